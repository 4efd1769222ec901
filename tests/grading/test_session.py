"""A test cell sees the student's objects as it would in one process: values, identity, errors, callbacks, changes."""

import contextlib
import os
import signal
from dataclasses import replace

import pytest
from nbformat import NotebookNode

from autograder.errors import CandidateTimeout, SandboxLost
from autograder.examiner.limits import Limits
from autograder.examiner.nursery import Nursery
from autograder.examiner.session import Session
from tests.grading.conftest import HASTY, PATIENT, use

STUDENT = """
import numpy as np

class Keeper:
    def __init__(self, x): self.x = x
    def same(self): return self.x
    def get(self): return self

class Boxed(list): pass
def identity(x): return x
def spoil(x): x += 1
def fresh(x): return x + 1
def fail(): raise ValueError("on purpose")
def custom():
    class Odd(Exception): pass
    raise Odd("odd")
def call(f, *args, **kwargs): return f(*args, **kwargs)
def spoil_result(f): g = f(); g[...] = 99.0; return 0
def total(items): return sum(items)
def numbers(n):
    for i in range(n): yield i
def draw(rng, n): return rng.standard_normal(n)
def draws(rng):
    while True: yield rng.random()
def is_same(f): return f() is f()
def boxed(): return Boxed([1, 2])
def pair(): return [1.0, 2.0]
def swallow(f):
    try: f()
    except ZeroDivisionError: return "caught"
def again(f, depth): return f(depth)
def nudge(f, x):
    x[0] += 1
    value = f(x)
    x[0] -= 1
    return value
"""


def errors(outputs: list[NotebookNode]) -> list[NotebookNode]:
    return [output for output in outputs if output.output_type == "error"]


@pytest.fixture(scope="module")
def shared_session():  # type: ignore[no-untyped-def]
    with Session(PATIENT) as session:
        outputs = session.run_student_cell(STUDENT)
        assert not outputs, outputs
        session.run_setup_cell("import numpy as np")
        yield session


PASSES = {
    "arrays go and come": "np.testing.assert_array_equal(fresh(np.arange(3.0)), [1.0, 2.0, 3.0])",
    "an argument that is returned is the same object": "x = np.arange(3.0)\nassert identity(x) is x",
    "a new array shares nothing": "x = np.arange(3.0)\nassert not np.shares_memory(fresh(x), x)",
    "a change in place is seen": "x = np.zeros(2)\nspoil(x)\nassert x.tolist() == [1.0, 1.0]",
    "a change that is taken back is seen while it lasts": "x = np.zeros(2)\nassert nudge(lambda p: p[0] + x[0], x) == 2.0\nassert x.tolist() == [0.0, 0.0]",
    "an unchanged argument stays": "x = np.zeros(2)\nfresh(x)\nassert x.tolist() == [0.0, 0.0]",
    "a change of what a function returned is seen": "g = np.zeros(2)\nspoil_result(lambda: g)\nassert g.tolist() == [99.0, 99.0]",
    "a change of an array that nobody holds any more is no matter": "assert spoil_result(lambda: np.zeros(2)) == 0",
    "an array that a function returned may be returned": "assert call(lambda: np.ones(2)).tolist() == [1.0, 1.0]",
    "one buffer passed twice is one object": "b = np.zeros(2)\nassert is_same(lambda: b)\nassert not is_same(lambda: np.zeros(2))",
    "a kept buffer changes with the test's": (
        "b = np.zeros(2)\nk = Keeper(b)\nb[:] = 5\nidentity(b)\nassert k.same().tolist() == [5.0, 5.0]"
    ),
    "attributes are read": "assert Keeper(3).x == 3",
    "methods are called": "assert Keeper(4).same() == 4",
    "an object is the same when it comes again": "k = Keeper(1)\nassert k.get() is k",
    "an object goes back home": "k = Keeper(1)\nassert identity(k) is k",
    "two objects are two": "assert Keeper(1) is not Keeper(1)",
    "built-in errors keep their type": "try:\n    fail()\n    ok = False\nexcept ValueError as e:\n    ok = str(e) == 'on purpose'\nassert ok",
    "functions of the test's are called": "assert call(lambda a, *, b: a - b, 5, b=3) == 2",
    "an error in the test's function can be caught": "assert swallow(lambda: 1 / 0) == 'caught'",
    "generators of the test's are consumed": "assert total(i * i for i in range(4)) == 14",
    "generators of the student's are consumed": "assert list(numbers(4)) == [0, 1, 2, 3]\nassert next(numbers(1)) == 0",
    "random generators advance on both sides": (
        "a, b = np.random.default_rng(1), np.random.default_rng(1)\n"
        "np.testing.assert_array_equal(draw(a, 3), b.standard_normal(3))\nassert a.integers(99) == b.integers(99)"
    ),
    "a generator that draws later advances the test's random generator": (
        "a, b = np.random.default_rng(1), np.random.default_rng(1)\n"
        "lazy = draws(a)\nassert next(lazy) == b.random()\nassert a.random() == b.random()"
    ),
    "calls nest": "def down(n): return 0 if n == 0 else 1 + again(down, n - 1)\nassert down(5) == 5",
    "lists are lists": "assert type(pair()) is list",
    "names in functions resolve": "def inner(): return Keeper(2).x\nassert inner() == 2",
    "names in comprehensions resolve": "assert [Keeper(i).x for i in range(3)] == [0, 1, 2]",
    "built-ins are the examiner's": "assert sum([1, 2]) == 3 and len('ab') == 2",
    "torch is real": "import torch\nassert torch.ones(2).sum() == 2",
}


@pytest.mark.parametrize("source", PASSES.values(), ids=PASSES.keys())
def test_a_test_cell_passes(shared_session: Session, source: str) -> None:
    assert errors(shared_session.run_test_cell(source)) == []


FAILS = {
    "an undefined name": ("nobody(1)", "NameError", "'nobody' is not defined"),
    "an error of the student's own type": ("custom()", "Odd", "odd"),
    "an object in the place of an array": ("np.testing.assert_allclose(Keeper(1), 1)", "TypeError", "Keeper"),
    "a subclass of list": ("np.testing.assert_allclose(boxed(), [1, 2])", "TypeError", "Boxed"),
    "a wrong answer": ("assert fresh(np.zeros(1))[0] == 2, 'one more'", "AssertionError", "one more"),
    "a tensor handed over": ("import torch\nidentity(torch.ones(2))", "TypeError", "pass arrays"),
    "a module handed over": ("identity(np)", "TypeError", "cannot be handed"),
    "setting an attribute": ("Keeper(1).x = 2", "AttributeError", "cannot set"),
    "exit": ("import sys\nsys.exit(0)", "SystemExit", "0"),
    "endless nesting": ("def down(n): return again(down, n + 1)\ndown(0)", "RecursionError", "nested"),
}


@pytest.mark.parametrize(("source", "name", "message"), FAILS.values(), ids=FAILS.keys())
def test_a_test_cell_fails_with_a_reason(
    shared_session: Session, source: str, name: str, message: str
) -> None:
    last = shared_session.run_test_cell(source)[-1]
    assert (last.output_type, last.ename) == ("error", name)
    assert message in last.evalue


REACHES = {
    "globals of a function": "f.__globals__",
    "code of a function": "f.__code__",
    "any attribute of a function": "f.f_globals",
    "frame of a generator": "g.gi_frame",
    "class of an object": "o.__class__",
    "private attribute": "o._hidden",
    "made-up handle": "type(f)(f._ask, 4000, 'function', 'f')()",
}


@pytest.mark.parametrize("expression", REACHES.values(), ids=REACHES.keys())
def test_the_students_code_does_not_reach_the_tests_globals(expression: str) -> None:
    attack = f"def attack(f, g, o):\n    value = {expression}\n    return 'reached ' + repr(value)"
    cell = "class Plain:\n    _hidden = 'secret'\nanswer = attack(lambda: 'secret', (i for i in [1]), Plain())\nprint(answer)"
    with Session(PATIENT) as session:
        session.run_student_cell(attack)
        outputs = session.run_test_cell(cell)
    shown = "".join(output.get("text", "") for output in outputs)
    assert outputs[-1].output_type == "error" or "secret" not in shown
    assert "f_globals" not in shown


def test_partial_credit_is_the_last_number(shared_session: Session) -> None:
    assert shared_session.run_test_cell("0.5")[0].data == {"text/plain": "0.5"}
    assert "execute_result" not in {output.output_type for output in shared_session.run_test_cell("pair()")}


def test_what_a_test_sets_in_numpy_and_torch_is_as_before_in_the_next(shared_session: Session) -> None:
    shared_session.run_test_cell(
        "import torch\ntorch.set_default_dtype(torch.float64)\nnp.seterr(all='raise')"
    )
    after = shared_session.run_test_cell("assert torch.get_default_dtype() == torch.float32\nnp.ones(1) / 0")
    assert errors(after) == []


def test_a_candidate_is_rebuilt_without_the_cell_that_killed_it() -> None:
    with Session(PATIENT) as session:
        session.run_student_cell("x = 1")
        dead = session.run_student_cell("import os\nos._exit(1)")
        assert dead[-1].ename == "Died"
        session.run_student_cell("y = x + 1")
        assert errors(session.run_test_cell("assert y == 2")) == []


def test_a_call_that_hangs_ends_at_its_deadline_and_names_the_function() -> None:
    with Session(PATIENT) as session:
        session.run_student_cell("def hang():\n    while True: pass\ndef fine(): return 1")
        use(session, HASTY)
        last = session.run_test_cell("hang()")[-1]
        use(session, PATIENT)
        assert last.ename == "Timeout"
        assert "hang was stopped" in last.evalue
        assert errors(session.run_test_cell("assert fine() == 1")) == []


def test_an_endless_generator_ends_with_the_cells_time() -> None:
    with Session(PATIENT) as session:
        session.run_student_cell("def forever():\n    while True: yield 1")
        use(session, replace(PATIENT, cell=1.0))
        assert session.run_test_cell("list(forever())")[-1].ename == "Timeout"


def test_a_notebook_has_a_time_of_its_own() -> None:
    with Session(Limits(call=1.0, cell=1.0, notebook=1.5)) as session:
        for _ in range(3):
            outputs = session.run_student_cell("import time\ntime.sleep(5)")
        assert "used up" in outputs[-1].evalue
        with pytest.raises(CandidateTimeout):
            session._check_time()


GARBAGE = {
    "no message": "b'garbage' * 100",
    "wrong shape of message": "pack({'op': 'return'})",
    "unknown operation": "pack({'op': 'dance', 'changed': [], 'outputs': []})",
    "false handle": "pack({'op': 'return', 'value': ['yours', 99], 'changed': [], 'outputs': []})",
    "false change": "pack({'op': 'return', 'value': 1, 'changed': [[77, 1]], 'outputs': []})",
    "outputs that are none": "pack({'op': 'return', 'value': 1, 'changed': [], 'outputs': 7})",
    "deep value": "pack({'op': 'return', 'value': __import__('functools').reduce(lambda v, _: ['list', v], range(60), 1), 'changed': [], 'outputs': []})",
}


@pytest.mark.parametrize("message", GARBAGE.values(), ids=GARBAGE.keys())
def test_a_forged_message_ends_the_candidate_with_a_verdict(message: str) -> None:
    forge = f"""
import gc, sys
sys.path.append("/opt")
from candidate.line import Line, pack
def forge():
    line = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Line")
    line._sock.sendall({message})
    import time; time.sleep(30)
def honest(): return 1
"""
    with Session(PATIENT) as session:
        assert session.run_student_cell(forge) == []
        use(session, HASTY)
        last = session.run_test_cell("forge()")[-1]
        use(session, PATIENT)
        assert last.ename in ("ProtocolError", "Timeout")
        assert errors(session.run_test_cell("assert honest() == 1")) == []


@pytest.mark.parametrize("when", ["before", "within"])
def test_a_sandbox_killed_from_outside_is_no_fault_of_the_submissions(when: str) -> None:
    with contextlib.closing(Nursery()) as nursery, Session(PATIENT, nursery) as session:
        session.run_student_cell("def f(x):\n    return x\ndef g():\n    pass")
        if when == "before":
            os.kill(nursery.pid, signal.SIGKILL)
            with pytest.raises(SandboxLost):
                session.run_test_cell("f(1)")
            return
        session._globals["kill"] = lambda: os.kill(nursery.pid, signal.SIGKILL)
        with pytest.raises(SandboxLost):
            session.run_test_cell("g()\ntry:\n    kill()\n    while True: g()\nexcept Exception:\n    pass")


def test_a_candidate_that_ends_itself_is_the_submissions_fault(session: Session) -> None:
    session.run_student_cell("import os\ndef f():\n    os._exit(0)")
    outputs = session.run_test_cell("f()")
    assert outputs[-1].ename == "Died"
