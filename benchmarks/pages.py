"""Time and memory of ``descent feedback`` and ``descent report`` for classes of different sizes.

    .venv/bin/python benchmarks/pages.py --sizes 100,1000
    .venv/bin/python benchmarks/pages.py --sizes 10,100,1000 --workers 4

The demo class's submissions to one lesson (right, wrong in typical ways, unfinished, hostile) are graded once.
Each class then has them in turn under other names, with rows in the gradebook of their own, so that no class has
to be graded anew.  A report needs every student's row, a page the student's notebook.
"""

import argparse
import os
import shutil
import tempfile
import time
from pathlib import Path

from grading import LESSON, MIB, PROGRAMS, WEEK, Run, grade_ours, numbers, run

from autograder.build.weeks import Lesson, build_lesson, release_week
from autograder.checkout import CHECKOUT
from autograder.demo.make import hand_in, make_submission
from autograder.demo.student_file import read_class
from autograder.grade.record import Recorder
from autograder.grade.task import Graded
from autograder.settings import load


def graded_once(course: Path, lesson: Lesson, workers: int) -> Path:
    """A course in which the demo class's submissions to the lesson are graded."""
    release_week(CHECKOUT / WEEK, [lesson], course, lambda _: None)
    shutil.copy(course / "gradebook.db", course / "released.db")
    for student in read_class(CHECKOUT / WEEK):
        if student.notebook == LESSON and not student.do:
            hand_in(course, WEEK, student.name, make_submission(student, lesson))
    grade_ours(course, workers)
    return course


def make_class(course: Path, models: Path, count: int) -> Path:
    """A graded class of ``count`` students after these models."""
    for name in ("source", "release"):
        shutil.copytree(models / name, course / name)
    shutil.copy(models / "released.db", course / "gradebook.db")
    shutil.copy(models / "nbgrader_config.py", course)
    names = sorted(path.parent.name for path in (models / "autograded").glob(f"*/{WEEK}"))
    recorder = Recorder(load(course), WEEK)
    recorder.prepare()
    for number in range(count):
        model, student = names[number % len(names)], f"s{number:05d}"
        shutil.copytree(models / "submitted" / model, course / "submitted" / student)
        text = (models / "autograded" / model / WEEK / f"{LESSON}.ipynb").read_text(encoding="utf-8")
        recorder.begin(student)
        recorder.write(Graded(student, LESSON, text))
    recorder.close()
    return course


def show(what: str, count: int, result: Run) -> None:
    """A line of the table."""
    worker = max(result.workers.values(), default=0) / MIB
    print(
        f"{what:9s} {count:6d} students  {result.seconds:7.2f} s  {1000 * result.seconds / count:7.2f} ms each"
        f"  coordinator {result.coordinator / MIB:4.0f} MiB  largest worker {worker:4.0f} MiB",
        flush=True,
    )


def measure(course: Path, count: int, workers: int) -> None:
    """Write the class's pages, then its report."""
    descent, words = str(PROGRAMS / "descent"), (WEEK, "--course", str(course))
    show("feedback", count, run(course, descent, "feedback", *words, "--workers", str(workers), look=True))
    pages = list((course / "feedback").rglob("*.html"))
    show("report", count, run(course, descent, "report", *words, look=True))
    report = course / "reports" / f"{WEEK}.html"
    print(f"    {len(pages)} pages; the report has {report.stat().st_size / 1024:.0f} KiB")


def main() -> None:
    """Run what the command line asks for and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--sizes", type=numbers, default=[100, 1000], metavar="N,N", help="students (default 100,1000)")
    add(
        "--workers",
        type=int,
        default=os.cpu_count(),
        help="processes of descent feedback (default one a core)",
    )
    options = parser.parse_args()
    lesson = build_lesson(CHECKOUT / WEEK / "source" / f"{LESSON}.py")
    with tempfile.TemporaryDirectory() as name:
        models = graded_once(Path(name) / "models", lesson, options.workers)
        for count in options.sizes:
            start = time.perf_counter()
            (Path(name) / str(count)).mkdir()
            course = make_class(Path(name) / str(count), models, count)
            print(f"a graded class of {count} made in {time.perf_counter() - start:.1f} s", flush=True)
            measure(course, count, options.workers)


if __name__ == "__main__":
    main()
