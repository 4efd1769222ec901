"""A disk that is really full, or read-only: named with the path and the reason, and a rerun ends the work."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.checkout import CHECKOUT
from autograder.grade.rows import Row
from tests.grading.books import book

Submit = Callable[..., object]
Grade = Callable[..., dict[str, Row]]
NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]
STUDENTS = ["ada", "hana", "wrong", "zoe"]


def on_a_small_disk(course: Path, what: str) -> list[dict[str, Any]]:
    """What each attempt printed (see small_disk.py)."""
    ended = subprocess.run(
        [*NAMESPACE, sys.executable, "-m", "tests.grading.small_disk", str(course), what],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")]


@pytest.fixture
def expected(course: Path, submit: Submit, grade: Grade, tmp_path: Path) -> list[tuple[object, ...]]:
    """The marks of an undisturbed run, which leaves no trace in the course."""
    import shutil

    submit("ada")
    submit("hana", start="release")
    submit("wrong", double="def double(x):\n    return x + 2")
    submit("zoe", last="# " + 300_000 * "x")  # more than the gradebook's journal needs
    fresh = shutil.copytree(course, tmp_path / "fresh")
    grade()
    marks = book(course)
    shutil.rmtree(course)
    shutil.copytree(fresh, course)
    return marks


@pytest.mark.slow
def test_a_full_disk_is_named_and_a_rerun_ends_the_work(
    course: Path, expected: list[tuple[object, ...]]
) -> None:
    sizes = [0, 8, 24, 64, 128]
    *full, last = on_a_small_disk(course, ",".join(str(size * 1024) for size in sizes))
    assert last == {"told": [], "graded": len(STUDENTS), "whole": True}
    assert all(attempt["whole"] for attempt in full)
    told = [text for attempt in full for text in attempt["told"]]
    assert any("No space left on device" in text and str(course) in text for text in told)
    assert any("gradebook.db failed: database or disk is full" in text for text in told)
    assert all(attempt["told"] for attempt in full)
    assert book(course.parent) == expected


@pytest.mark.slow
def test_a_read_only_course_is_named_and_a_rerun_ends_the_work(
    course: Path, expected: list[tuple[object, ...]]
) -> None:
    first, last = on_a_small_disk(course, "read-only")
    assert first["graded"] == 0
    assert len(first["told"]) in (1, len(STUDENTS))
    assert all("readonly" in text and str(course) in text for text in first["told"]), first
    assert last == {"told": [], "graded": len(STUDENTS), "whole": True}
    assert book(course.parent) == expected
