"""Nothing is lost: after kills at random points, or a full disk, a rerun ends where an undisturbed run ends."""

import errno
import json
import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from autograder.grade import record
from autograder.grade.run import Options, grade_class
from tests.grading.books import book
from tests.grading.conftest import PATIENT, WEEK, Grade, Submit, hand_in_three, one_worker

KILLS = 50


def graded_files(course: Path) -> dict[str, object]:
    """The graded notebooks, each of them whole."""
    return {
        str(path.relative_to(course)): json.loads(path.read_text())
        for path in course.glob("autograded/*/*/*.ipynb")
    }


def grade_in_a_child_and_kill_it(course: Path, after: float) -> bool:
    """Grade in a process of its own and kill it; returns whether it had come to the end."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.setpgid(0, 0)
            with one_worker():
                grade_class(WEEK, course, Options(limits=PATIENT))
            status = 0
        finally:
            os._exit(status)
    end = time.monotonic() + after
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            assert os.waitstatus_to_exitcode(status) == 0
            return True
        time.sleep(0.002)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return False


@pytest.mark.slow
def test_fifty_kills_at_random_points_change_nothing_in_the_end(
    course: Path, submit: Submit, grade: Grade, tmp_path: Path
) -> None:
    hand_in_three(submit)
    undisturbed = Path(shutil.copytree(course, tmp_path / "undisturbed"))
    with one_worker():
        grade_class(WEEK, undisturbed, Options(limits=PATIENT))
    fresh = Path(shutil.copytree(course, tmp_path / "fresh"))
    randomly, kills, longest = random.Random(7), 0, 3.0
    while kills < KILLS:
        if grade_in_a_child_and_kill_it(course, randomly.uniform(0.0, longest)):
            assert book(course) == book(undisturbed)
            shutil.rmtree(course)
            shutil.copytree(fresh, course)
            continue
        kills += 1
        assert all(file in graded_files(undisturbed) for file in graded_files(course))
    with one_worker():
        grade_class(WEEK, course, Options(limits=PATIENT))
    assert book(course) == book(undisturbed)
    assert {name: text["cells"] for name, text in graded_files(course).items()} == {  # type: ignore[index]
        name: text["cells"]
        for name, text in graded_files(undisturbed).items()  # type: ignore[index]
    }


def test_a_full_disk_is_named_and_a_rerun_ends_the_work(
    course: Path, submit: Submit, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_three(submit)
    with monkeypatch.context() as patch:
        patch.setattr(record, "write_whole", full_disk)
        rows = grade()
    assert all("No space left on device" in row.problems["lesson.ipynb"] for row in rows.values())
    rows = grade()
    assert not any(row.problems for row in rows.values())
    assert rows["ada"].score == 6


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
