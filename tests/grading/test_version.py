"""Which grader this is: what differs from another's is named, with what is there and what was expected."""

import pytest

from autograder.errors import UsageError
from autograder.grade import version
from autograder.grade.task import Task, grade_notebook
from autograder.grade.version import differences, grader_parts, grader_version


def test_the_same_grader_differs_in_nothing() -> None:
    assert differences(grader_parts(), dict(grader_parts())) == ""


def test_a_difference_is_named_with_both_sides() -> None:
    other = {**grader_parts(), "the grader's sources": "0" * 64, "numpy": "1.0.0"}
    del other["torch"]
    mine = grader_parts()
    sources = mine["the grader's sources"][:12]
    assert differences(other, mine).split(", ") == [
        f"the grader's sources: 000000000000 instead of {sources}",
        f"numpy: 1.0.0 instead of {mine['numpy']}",
        f"torch: none instead of {mine['torch']}",
    ]


def test_a_worker_that_joins_later_refuses_another_graders_task() -> None:
    with pytest.raises(UsageError, match=r"has another grader \(numpy: .* instead of 1\.0\.0\)"):
        grade_notebook(Task("ada", "lesson", "{}", {}, grader={**grader_parts(), "numpy": "1.0.0"}))
    assert grade_notebook(Task("ada", "lesson", "{}", {}, grader=grader_parts())).problem


def test_a_library_that_is_not_there_is_a_part_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "LIBRARIES", ("no-such-library",))
    assert grader_parts.__wrapped__()["no-such-library"] == "not installed"


def test_every_part_stands_in_the_version() -> None:
    assert all(f"{name} {which}" in grader_version() for name, which in grader_parts().items())
