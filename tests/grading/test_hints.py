"""Hints in the sandbox: mistakes are named after the last cell, marks stay, and no fault of ours costs more."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.diagnosis import known
from autograder.diagnosis.read import read_corpus
from autograder.examiner.finding import Finding, find
from autograder.examiner.limits import Limits
from autograder.examiner.watched import watched
from autograder.grade import examine, run
from autograder.grade.rows import Row
from autograder.grade.run import Options, grade_class
from tests.grading.conftest import QUICK, WEEK, one_worker

MISTAKES = {
    "double/squared": """A square is not twice.""",
    "double/in_place": """The argument is changed.""",
    "Counter/shared": """All objects count together.""",
    "Counter/all": """Everything is counted.""",
    "batches/last_dropped": """The last batch is missing.""",
}
CODE = {
    "double/squared": "def double(x): return np.asarray(x) ** 2.0",
    "double/in_place": "def double(x):\n    x *= 2\n    return x.copy()",
    "Counter/shared": """
class Counter:
    count = 0
    def __init__(self, bound): self.bound = bound
    def add(self, f, x):
        Counter.count += int(f(x) > self.bound)
        return Counter.count
""",
    "Counter/all": """
class Counter:
    def __init__(self, bound): self.count = 0
    def add(self, f, x):
        self.count += 1
        return self.count
""",
    "batches/last_dropped": """
def batches(n, size, rng):
    order = rng.permutation(n)
    return [order[start : start + size] for start in range(0, n - size + 1, size)]
""",
}

PATIENT = Limits(call=60, cell=120, notebook=600, diagnosis=300)  # a hint comes in time on a busy machine too


@pytest.fixture(autouse=True)
def mistakes(week: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, sentence in MISTAKES.items():
        path = week / "source" / "mistakes" / "lesson" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'"""{sentence}"""\n{CODE[name]}', encoding="utf-8")
    corpus = read_corpus(week, "lesson")
    monkeypatch.setattr(run, "find_corpus", lambda *_: corpus)


def findings(course: Path, student: str) -> dict[str, Finding]:
    path = course / "autograded" / student / WEEK / "lesson.ipynb"
    cells = nbformat.from_dict(json.loads(path.read_text(encoding="utf-8"))).cells
    found = {cell.metadata.get("nbgrader", {}).get("grade_id", ""): find(cell) for cell in cells}
    return {name.removeprefix("test_"): finding for name, finding in found.items() if finding is not None}


@pytest.fixture
def hints(course: Path, submit: Any) -> Callable[..., tuple[dict[str, str], Row]]:
    def of(limits: Limits = PATIENT, **cells: str) -> tuple[dict[str, str], Row]:
        submit("ada", **cells)
        with one_worker():
            (row,) = grade_class(WEEK, course, Options(force=True, limits=limits))
        return {
            name: found.diagnosis for name, found in findings(course, "ada").items() if found.diagnosis
        }, row

    return of


def test_each_mistake_is_named(hints: Any) -> None:
    for chosen in (
        ["double/squared", "Counter/shared", "batches/last_dropped"],
        ["double/in_place", "Counter/all"],
    ):
        said, row = hints(**{name.partition("/")[0]: CODE[name] for name in chosen})
        assert said == {name.partition("/")[0]: MISTAKES[name] for name in chosen}
        assert {mark.exercise for mark in row.lost} == set(said)


def test_marks_are_the_same_without_a_corpus(hints: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = {"double": CODE["double/squared"], "Counter": CODE["Counter/all"]}
    said, row = hints(**cells)
    monkeypatch.setattr(run, "find_corpus", lambda *_: None)
    nothing, plain = hints(**cells)
    assert len(said) == 2
    assert not nothing
    assert [(mark.grade_id, mark.score) for mark in row.marks] == [
        (mark.grade_id, mark.score) for mark in plain.marks
    ]


def test_a_right_answer_an_unknown_mistake_and_an_unwritten_one_get_no_hint(hints: Any) -> None:
    said, row = hints(
        double="def double(x): return 3.0 * np.asarray(x)",
        Counter="class Counter: pass",
        batches="def batches(*_): raise NotImplementedError",
    )
    assert said == {}
    assert len(row.lost) == 3


def test_an_answer_that_calls_a_wrong_one_is_not_blamed_for_it(hints: Any) -> None:
    counter = CODE["Counter/all"].replace("self.count += 1", "self.count += int(double(1) > 0)")
    said, _ = hints(double=CODE["double/squared"], Counter=counter)
    assert said == {"double": MISTAKES["double/squared"]}
    said, _ = hints(Counter=counter)
    assert said == {"Counter": MISTAKES["Counter/all"]}


def test_an_answer_that_hangs_when_it_is_asked_again_costs_only_the_hints(hints: Any) -> None:
    hangs = """
calls = []
def double(x):
    calls.append(1)
    while len(calls) > 1: pass
    return np.asarray(x) ** 2.0
"""
    said, row = hints(QUICK, double=hangs, Counter=CODE["Counter/all"])
    assert said == {}
    assert {mark.exercise for mark in row.lost} == {"double", "Counter"}


@pytest.fixture
def new_examiner() -> Iterator[None]:
    """A process that is forked with what the test patches, and ends with it."""
    watched().close()
    yield
    watched().close()


@pytest.mark.usefixtures("new_examiner")
def test_a_defect_of_ours_costs_only_the_hints(hints: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "record", lambda *_: 1 / 0)
    known.learn.cache_clear()
    said, row = hints(double=CODE["double/squared"])
    assert said == {}
    assert [mark.exercise for mark in row.lost] == ["double"]


@pytest.mark.usefixtures("new_examiner")
def test_so_does_the_end_of_the_examiner_while_it_asks(hints: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine, "add_hints", lambda *_: os._exit(1))
    said, row = hints(double=CODE["double/squared"])
    assert said == {}
    assert [mark.exercise for mark in row.lost] == ["double"]
