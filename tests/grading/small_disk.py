"""Grades a course on a disk of its own that gets full, or read-only; run in a mount namespace by test_full_disk.py.

Prints a line of JSON for each attempt: what was told, and how many graded notebooks there are, all of them whole.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from autograder.errors import DescentError
from autograder.grade.run import Options, grade_class
from tests.grading.conftest import PATIENT, WEEK, one_worker

SIZE = 16 * 2**20


def mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


def disk_of_its_own(course: Path) -> None:
    """Put the course onto a small disk in memory, which ends with this process."""
    before = shutil.move(course, course.with_name("before"))
    course.mkdir()
    mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(course))
    shutil.copytree(before, course, dirs_exist_ok=True)


@contextlib.contextmanager
def only_free(course: Path, size: int) -> Iterator[None]:
    """Leave no more than ``size`` bytes of the disk."""
    filler = course / "filler"
    with filler.open("wb") as file:
        about = os.statvfs(course)
        os.posix_fallocate(file.fileno(), 0, about.f_bavail * about.f_bsize - size)
    yield
    filler.unlink()


@contextlib.contextmanager
def read_only(course: Path) -> Iterator[None]:
    mount("-o", "remount,ro", str(course))
    yield
    mount("-o", "remount,rw", str(course))


def attempt(course: Path) -> None:
    told = []
    try:
        with one_worker():
            rows = grade_class(WEEK, course, Options(limits=PATIENT))
        told = [f"{row.student}: {reason}" for row in rows for reason in row.problems.values()]
    except DescentError as error:
        told = [str(error)]
    files = list(course.glob("autograded/*/*/*.ipynb"))
    whole = all(json.loads(path.read_text())["nbformat"] == 4 for path in files)
    print(json.dumps({"told": told, "graded": len(files), "whole": whole}), flush=True)


def main(course: Path, what: str) -> None:
    disk_of_its_own(course)
    if what == "read-only":
        with read_only(course):
            attempt(course)
    else:
        for size in map(int, what.split(",")):
            with only_free(course, size):
                attempt(course)
    attempt(course)
    shutil.copy(course / "gradebook.db", course.with_name("gradebook.db"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
