"""Throughput of ``descent grade`` beside stock ``nbgrader autograde``: same machine, same submissions, same run.

    .venv/bin/python benchmarks/grading.py --students 40
    .venv/bin/python benchmarks/grading.py --grow 10,100,1000 --stock 0

Each side starts as a user would start it, from a course folder with submitted notebooks and an empty gradebook,
and ends when the last mark is in the gradebook.  Stock nbgrader has its own preprocessors and the environment's
kernel.  The submissions are the master's solutions with a different comment in each, so that none is cached.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from autograder.build.weeks import Lesson, build_lesson, release_week
from autograder.checkout import CHECKOUT
from autograder.demo.make import hand_in, make_submission
from autograder.demo.student_file import DemoStudent

WEEK, LESSON = "week1_optimization", "07_optimizers"
STOCK_CONFIG = "c = get_config()\nc.CourseDirectory.course_id = 'descent'\n"
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def make_course(folder: Path, lesson: Lesson, students: int) -> Path:
    """Release the lesson and hand in for ``students`` students."""
    release_week(CHECKOUT / WEEK, [lesson], folder, lambda _: None)
    for number in range(students):
        first = f"# student {number}"
        who = DemoStudent(f"s{number:05d}", "", LESSON, "solutions", [], [], {"first": first})
        hand_in(folder, WEEK, who.name, make_submission(who, lesson))
    return folder


def timed(course: Path, *command: str) -> float:
    """Seconds that a command takes in the course folder."""
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    start = time.perf_counter()
    subprocess.run(command, cwd=course, env=env, check=True, **QUIET)
    return time.perf_counter() - start


def grade_ours(course: Path, workers: int) -> float:
    """Seconds of ``descent grade``."""
    program = str(Path(sys.executable).parent / "descent")
    return timed(course, program, "grade", WEEK, "--course", str(course), "--workers", str(workers))


def grade_stock(course: Path) -> float:
    """Seconds of ``nbgrader autograde`` with stock configuration."""
    (course / "nbgrader_config.py").write_text(STOCK_CONFIG)
    return timed(course, sys.executable, "-m", "nbgrader", "autograde", WEEK)


def marks(course: Path) -> dict[str, float]:
    """Points of each student in the gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {item["student"]: item["code_score"] for item in gradebook.submission_dicts(WEEK)}


def stages(lesson: Lesson, course: Path, repeat: int = 10) -> dict[str, float]:
    """Milliseconds of each stage for one submission, one at a time, in this process; medians."""
    import nbformat
    import numpy as np

    from autograder.examiner.candidate import Candidate
    from autograder.examiner.limits import Limits
    from autograder.grade.examine import examine
    from autograder.grade.record import Recorder
    from autograder.grade.restore import restore
    from autograder.grade.task import Graded
    from autograder.settings import load

    recorder = Recorder(load(course), WEEK)
    master, _ = recorder.masters()[LESSON]
    student = sorted(path.name for path in (course / "submitted").iterdir())[0]
    text = (recorder.submitted_folder(student) / f"{LESSON}.ipynb").read_text()
    recorder.begin(student)
    rows = []
    for _ in range(repeat + 1):
        times = [time.perf_counter()]

        def lap(times: list[float] = times) -> None:
            times.append(time.perf_counter())

        notebook = nbformat.reads(text, as_version=4)
        restore(notebook, master)
        lap()
        candidate = Candidate(Limits())
        lap()
        candidate.kill()
        lap()
        examine(notebook, master)
        lap()
        recorder.write(Graded(student, LESSON, json.dumps(notebook)))
        lap()
        rows.append(np.diff(times) * 1000)
    names = (
        "read and restore",
        "start a candidate",
        "end a candidate",
        "run and test, candidate included",
        "record",
    )
    return dict(zip(names, np.median(rows[1:], axis=0), strict=True))


def main() -> None:
    """Run what the command line asks for and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--students", type=int, default=40, help="submissions for the comparison (default 40)"
    )
    parser.add_argument(
        "--stock", type=int, default=None, help="fewer submissions for stock nbgrader; 0 for none"
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument(
        "--grow", default="", help="numbers of submissions to grade with ours alone: 10,100,1000"
    )
    options = parser.parse_args()
    lesson = build_lesson(CHECKOUT / WEEK / "source" / f"{LESSON}.py")
    with tempfile.TemporaryDirectory() as name:
        compare(Path(name), lesson, options)
        for count in [int(text) for text in options.grow.split(",") if text]:
            grow(Path(name), lesson, count, options.workers)


def compare(top: Path, lesson: Lesson, options: argparse.Namespace) -> None:
    """Grade the same class with both and print the ratio, then the stages."""
    count = options.students
    ours = make_course(top / "ours", lesson, count)
    seconds = grade_ours(ours, options.workers)
    print(f"descent grade      {count:5d} submissions  {seconds:8.1f} s  {seconds / count:7.3f} s each")
    fewer = count if options.stock is None else options.stock
    if fewer:
        stock = make_course(top / "stock", lesson, fewer)
        theirs = grade_stock(stock)
        print(f"nbgrader autograde {fewer:5d} submissions  {theirs:8.1f} s  {theirs / fewer:7.3f} s each")
        print(f"ratio {theirs / fewer / (seconds / count):.1f}")
        same = {student: score == marks(ours)[student] for student, score in marks(stock).items()}
        print(f"same marks for {sum(same.values())} of {len(same)}")
    for stage, milliseconds in stages(lesson, ours).items():
        print(f"    {stage:34s} {milliseconds:7.1f} ms")


def grow(top: Path, lesson: Lesson, count: int, workers: int) -> None:
    """Grade ``count`` submissions with ours and print time and memory."""
    course = make_course(top / f"grow{count}", lesson, count)
    seconds = grade_ours(course, workers)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"descent grade {count:6d} submissions  {seconds:8.1f} s  {count / seconds:6.1f}/s  largest process {peak:.0f} MiB"
    )
    shutil.rmtree(course)


if __name__ == "__main__":
    main()
