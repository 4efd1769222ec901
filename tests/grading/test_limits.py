"""What the examiner itself bounds: time per call, cell and notebook, outputs per cell and notebook, sizes, objects.

Each bound stops what it is for, and the same goes through when the bound is taken away.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.candidate import line, wire
from autograder.candidate.wire import Reader, WireError, Writer
from autograder.examiner import conversation, outputs
from autograder.examiner.limits import Limits
from autograder.examiner.outputs import Shown, stream
from autograder.examiner.session import Session
from tests.grading.conftest import PATIENT, use

SLOW = "import time\ndef slow():\n    time.sleep(0.7)\n    return 1"


def call(session: Session, limits: Limits) -> str:
    session.run_student_cell(SLOW)
    use(session, limits)
    return str(session.run_test_cell("assert slow() == 1"))


def cell(session: Session, limits: Limits) -> str:
    session.run_student_cell("import time")
    use(session, limits)
    return str(session.run_student_cell("time.sleep(1.5)"))


def whole_test(session: Session, limits: Limits) -> str:
    session.run_student_cell(SLOW)
    use(session, limits)
    return str(session.run_test_cell("assert sum(slow() for _ in range(4)) == 4"))


def notebook(session: Session, limits: Limits) -> str:
    use(session, limits)
    session.run_student_cell("import time\ntime.sleep(1.5)")
    session.run_student_cell("import os\nos._exit(0)")
    return str(session.run_student_cell("x = 1"))


TIMES: dict[str, tuple[str, float, Callable[[Session, Limits], str], str]] = {
    "of one call": ("call", 0.2, call, "had not returned after 0.2 s"),
    "of a student's cell": ("cell", 0.5, cell, "stopped after 0.5 s"),
    "of a test cell": ("cell", 1.5, whole_test, "was stopped"),
    "of a notebook": ("notebook", 1.0, notebook, "used up its 1 s"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("limit", "seconds", "act", "message"), TIMES.values(), ids=TIMES.keys())
def test_time_is_bounded_by_its_limit_alone(
    limit: str, seconds: float, act: Callable[[Session, Limits], str], message: str
) -> None:
    with Session(PATIENT) as session:
        assert "Timeout" not in act(session, PATIENT)
    with Session(PATIENT) as session:
        assert message in act(session, replace(PATIENT, **{limit: seconds}))


def text_of_a_cell() -> int:
    shown = Shown()
    for _ in range(30):
        shown.add([stream("x" * 10_000)])
    return sum(len(output.text) for output in shown.take())


def displays_of_a_cell() -> int:
    shown = Shown()
    for _ in range(4):
        shown.add([{"output_type": "display_data", "data": {"image/png": "A" * 2**22}}])
    return len(str(shown.take()))


def displays_of_a_notebook() -> int:
    shown = Shown()
    size = 0
    for _ in range(12):
        shown.add([{"output_type": "display_data", "data": {"image/png": "A" * 2**22}}])
        size += len(str(shown.take()))
    return size


OUTPUTS: dict[str, tuple[Callable[[], int], str]] = {
    "text of a cell": (text_of_a_cell, "MAX_CELL_TEXT"),
    "displays of a cell": (displays_of_a_cell, "MAX_CELL"),
    "displays of a notebook": (displays_of_a_notebook, "MAX_NOTEBOOK"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("shown", "bound"), OUTPUTS.values(), ids=OUTPUTS.keys())
def test_output_is_bounded_by_its_limit_alone(
    shown: Callable[[], int], bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = getattr(outputs, bound)
    assert shown() <= limit + 10_000
    monkeypatch.setattr(outputs, bound, 2**40)
    assert shown() > limit + 10_000


def crossed(value: Any) -> Any:
    writer = Writer(refer=lambda value: ["handle", 1, "instance", "x"])
    node = writer.write(value)
    reader = Reader(bytes(writer.blob), handle=lambda *_: None, yours=lambda n: n, same=lambda k: k)
    return reader.read(node)


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


SIZES: dict[str, tuple[Any, str]] = {
    "depth": (nested(40), "MAX_DEPTH"),
    "elements of an array": (np.zeros(2**22 + 1, dtype=bool), "MAX_ELEMENTS"),
    "keys of dicts": (dict.fromkeys(range(10_001)), "MAX_KEYS"),
    "items": ([0] * 200_001, "MAX_ITEMS"),
    "bits of an integer": (1 << 5_000, "MAX_INT_BITS"),
}


@pytest.mark.parametrize(("value", "bound"), SIZES.values(), ids=SIZES.keys())
def test_values_are_bounded_by_their_limit_alone(
    value: Any, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(WireError):
        crossed(value)
    monkeypatch.setattr(wire, bound, 2**40)
    crossed(value)


def test_a_message_is_bounded_by_its_limit_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    message = {"text": "x" * line.MAX_JSON}
    with pytest.raises(WireError, match="exceeds"):
        line.pack(message)
    monkeypatch.setattr(line, "MAX_JSON", 2**40)
    assert len(line.pack(message)) > 2**24


def test_objects_and_elements_of_a_test_are_bounded_by_their_limits_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    student = "import numpy as np\nclass Thing: pass\ndef some(n): return [Thing() for _ in range(n)]\ndef zeros(): return np.zeros(1000)"
    objects, arrays = "assert len(some(20)) == 20", "kept = [zeros() for _ in range(5)]"
    with Session(PATIENT) as session:
        session.run_student_cell(student)
        assert "Error" not in str(session.run_test_cell(objects) + session.run_test_cell(arrays))
        monkeypatch.setattr(conversation, "MAX_STAND_INS", 10)
        assert "objects are held at once" in str(session.run_test_cell(objects))
        monkeypatch.setattr(conversation, "MAX_CELL_ELEMENTS", 2_000)
        assert "elements" in str(session.run_test_cell(arrays))
