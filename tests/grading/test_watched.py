"""What a test cell does with a student's number is bounded: an alarm ends Python, the examiner's parent ends the rest."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder.checkout import CHECKOUT
from autograder.errors import SubmissionError
from autograder.examiner import nursery
from autograder.examiner.alarm import Alarm
from autograder.examiner.session import Session
from autograder.examiner.watched import Report, Stopped, Watched, watched
from autograder.grade.examine import examine
from autograder.grade.master import MasterCell
from tests.grading.conftest import PATIENT, use
from tests.grading.processes import descendants, running

HUGE = "def huge(): return 2**60\ndef fine(): return 1"


LOOPS = {
    "a for loop": "for _ in range(n): pass",
    "one that expects errors": "i = 0\nwhile i < n:\n    try: i += 1\n    except Exception: pass",
    "a pattern": "import re\nre.match('(a+)+$', 'a' * n.bit_length() + 'b')",
    "a pause": "import time\ntime.sleep(n // 2**50)",
}


@pytest.mark.slow
@pytest.mark.parametrize("test", LOOPS.values(), ids=LOOPS.keys())
def test_a_test_that_loops_over_an_answer_fails_and_the_next_one_goes_on(test: str) -> None:
    with Session(PATIENT) as session:
        session.run_student_cell(HUGE)
        session.run_test_cell("n = huge()")  # by itself: the answer may take its time
        use(session, replace(PATIENT, cell=1.0))
        last = session.run_test_cell(test)[-1]
        use(session, PATIENT)
        assert (last.ename, last.evalue[:20]) == ("Timeout", "the test was stopped")
        after = session.run_test_cell("assert fine() == 1")
        assert not [output for output in after if output.output_type == "error"]


def test_an_alarm_leaves_nothing_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with Alarm(1000.0):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == before


@pytest.fixture
def child() -> Iterator[Watched]:
    mine = Watched()
    yield mine
    mine.close()


def add(report: Report, *numbers: int) -> tuple[int, int]:
    return sum(numbers), os.getpid()


def refuse(report: Report) -> None:
    raise SubmissionError("ada", "lesson", "on purpose")


def test_a_lock_that_is_held_when_the_child_is_forked_does_not_stop_it(child: Watched) -> None:
    with nursery._shared_lock:  # as another thread would, which starts its sandbox
        assert child.call(add, 1, 2)[0] == 3


def hang_in_c(report: Report) -> None:
    report("step 1", 1000.0)
    report("step 2", 0.5)
    sum(range(2**60))


def die(report: Report) -> None:
    report("step 3", 1000.0)
    os.kill(os.getpid(), signal.SIGKILL)


def take_memory(report: Report) -> str:
    try:
        bytearray(2**34)
    except MemoryError:
        return "refused"
    return "taken"


def test_jobs_are_done_one_after_the_other_in_one_child(child: Watched) -> None:
    (total, pid), (other, same) = child.call(add, 1, 2), child.call(add, 3, 4)
    assert (total, other) == (3, 7)
    assert pid == same != os.getpid()


def test_an_error_of_the_job_is_raised_here_and_the_child_goes_on(child: Watched) -> None:
    _, pid = child.call(add)
    with pytest.raises(SubmissionError, match="on purpose") as caught:
        child.call(refuse)
    assert "in refuse" in caught.value.__notes__[0]
    assert child.call(add) == (0, pid)


@pytest.mark.parametrize(("job", "step", "why"), [(hang_in_c, "step 2", "0.5 s"), (die, "step 3", "memory")])
def test_a_child_that_hangs_or_dies_is_replaced(
    child: Watched, job: Callable[..., Any], step: str, why: str
) -> None:
    _, pid = child.call(add)
    with pytest.raises(Stopped, match=why) as caught:
        child.call(job)
    assert caught.value.step == step
    assert not running(pid)
    assert child.call(add, 1)[0] == 1


def test_a_test_cannot_take_all_memory(child: Watched) -> None:
    assert child.call(take_memory) == "refused"


def interrupt(report: Report) -> None:
    report("step 1", 1000.0)
    os.kill(os.getppid(), signal.SIGINT)
    time.sleep(1000)


def test_after_control_c_no_answer_of_the_last_job_is_taken_for_one_of_the_next(child: Watched) -> None:
    with pytest.raises(KeyboardInterrupt):
        child.call(interrupt)
    assert child.call(add, 1)[0] == 1


def exercise(number: int, source: str) -> tuple[NotebookNode, MasterCell]:
    """The first cell is the student's, the others are tests."""
    cell = new_code_cell(source, metadata={"nbgrader": {"grade_id": f"cell{number}"}})
    points = 1.0 if number else None
    return cell, MasterCell(f"cell{number}", "code", source, "", number > 0, number == 0, False, points)


def test_a_test_that_ends_the_examiner_costs_its_own_marks_only() -> None:
    kills = "import os\nos.kill(os.getpid(), 9 * f())"
    sources = ["def f(): return 1", kills, "assert f() == 1", "assert f() == 2"]
    cells, masters = zip(*map(exercise, range(4), sources), strict=True)
    notebook = new_notebook(cells=list(cells))
    examine(notebook, {master.grade_id: master for master in masters}, PATIENT)
    errors = [[output.ename for output in cell.outputs if "ename" in output] for cell in notebook.cells]
    assert errors == [[], ["Timeout"], [], ["AssertionError"]]


WORKER = """
import time
from autograder.examiner.watched import watched

def loop(report):
    report("step", 1000.0)
    sum(range(2**60))

watched().start()
print("started", flush=True)
watched().call(loop)
"""


def test_the_child_holds_no_pipe_of_its_parent_open(child: Watched) -> None:
    """As when another thread starts a program just then, and waits for its pipe to end."""
    ours, theirs = os.pipe()
    child.start()
    child.call(add, 1, 2)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        assert select.select([pipe], [], [], 60)[0], "the child keeps the pipe open"
        assert pipe.read() == b""


THREADED = """
import torch
from autograder.examiner.watched import Watched

torch.set_num_threads(2)
large = torch.ones(1000, 1000)
torch.exp(large).sum()  # PyTorch starts its threads

def compute(report):
    report("exp", 60.0)
    return torch.exp(large).sum().item() > 0

child = Watched()
assert child.call(compute)
child.close()
"""


@pytest.mark.slow
def test_pytorch_computes_in_the_child_whatever_its_parent_has_done_with_it() -> None:
    subprocess.run([sys.executable, "-c", THREADED], check=True, timeout=600, cwd=CHECKOUT)


@pytest.mark.slow
def test_nothing_survives_a_killed_worker() -> None:
    with subprocess.Popen([sys.executable, "-c", WORKER], stdout=subprocess.PIPE, cwd=CHECKOUT) as worker:
        assert worker.stdout
        worker.stdout.readline()
        while len(started := descendants(worker.pid)) < 3:  # the examiner, bubblewrap and the warm process
            assert worker.poll() is None
            time.sleep(0.05)
        worker.kill()
        for _ in range(1200):
            if not any(map(running, started)):
                return
            time.sleep(0.05)
    for pid in started:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    pytest.fail("processes outlive their worker")


def test_a_fork_never_gets_the_answers_that_its_parent_waits_for() -> None:
    ours = watched().call(add, 1, 2)
    pid = os.fork()
    if pid == 0:
        theirs = watched().call(add, 1, 2)
        watched().close()
        os._exit(0 if theirs[1] != ours[1] else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert watched().call(add, 2, 3) == (5, ours[1])
