"""A class with hostile students among the honest ones, graded by ``descent grade``, and every mark checked.

    .venv/bin/python benchmarks/hostile_class.py
    .venv/bin/python benchmarks/hostile_class.py --students 50 --hostile 10 --workers 4

The lesson is the one of the tests; the hostile submissions are taken in turn from the families of ``tests/attacks``,
and say themselves which marks they deserve.  The others are right, each with a comment of its own, but for every
fifth, which has a wrong exercise.  Exit status: 0 when every mark is the deserved one.
"""

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from autograder.checkout import CHECKOUT

sys.path.insert(0, str(CHECKOUT))

from autograder.build.command import build_week
from autograder.build.weeks import Lesson, build_lesson
from autograder.demo.make import hand_in, make_submission
from autograder.demo.student_file import DemoStudent
from autograder.demo.tamper import NOTEBOOK_CHANGES
from autograder.grade.record import Recorder
from autograder.grade.rows import Row
from autograder.settings import load
from tests.attacks.conftest import ATTACKS, FAMILIES, HERE
from tests.attacks.oddities import CHANGES
from tests.grading.conftest import WEEK
from tests.grading.lesson import LESSON

EXERCISES = ["double", "Counter", "batches"]
WRONG = "def double(x):\n    return x + 2"


def chosen(count: int) -> list[DemoStudent]:
    """``count`` attacks, from each family in turn."""
    families = [sorted(path.stem for path in (HERE / family).glob("*.py")) for family in FAMILIES]
    turns = [name for turn in itertools.zip_longest(*families) for name in turn if name]
    return [ATTACKS[name] for name in turns[:count]]


def honest(number: int) -> DemoStudent:
    """A student whose work is right, or has one wrong exercise."""
    name, comment = f"s{number:05d}", {"first": f"# student {number}"}
    if number % 5:
        return DemoStudent(name, "", "lesson", "solutions", list(EXERCISES), cells=comment)
    return DemoStudent(name, "", "lesson", "solutions", EXERCISES[1:], cells={**comment, "double": WRONG})


def mixed(honest_ones: list[DemoStudent], hostile: list[DemoStudent]) -> list[DemoStudent]:
    """The hostile ones at equal distances among the honest ones."""
    step = max(len(honest_ones) // max(len(hostile), 1), 1)
    chunks = [honest_ones[start : start + step] for start in range(0, len(honest_ones), step)]
    pairs = itertools.zip_longest(chunks, hostile)
    return [student for chunk, attack in pairs for student in [*(chunk or []), *([attack] if attack else [])]]


def make_class(top: Path, students: list[DemoStudent]) -> Path:
    """A course folder in which all have handed in."""
    source = top / WEEK / "source"
    source.mkdir(parents=True)
    (source / "lesson.py").write_text(LESSON, encoding="utf-8")
    build_week(top / WEEK, top / "course", None)
    lesson: Lesson = build_lesson(source / "lesson.py")
    NOTEBOOK_CHANGES.update(CHANGES)
    for student in students:
        hand_in(top / "course", WEEK, student.name, make_submission(student, lesson))
    return top / "course"


def faults(student: DemoStudent, row: Row) -> list[str]:
    """Where a row is not what the student deserves."""
    if student.earns is None:
        return [] if row.score == 0 else [f"{student.name}: {row.score:g} marks for what cannot be graded"]
    tested = [mark for mark in row.marks if mark.grade_id.startswith("test_")]
    full = [mark.exercise for mark in tested if mark.score == mark.points]
    partial = [mark.exercise for mark in tested if 0 < (mark.score or 0) < mark.points]
    if sorted(full) == sorted(student.earns) and not partial and len(tested) == len(EXERCISES):
        return []
    return [f"{student.name}: earned {full}, deserves {student.earns}"]


def main() -> None:
    """Make the class, grade it, check every mark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--students", type=int, default=200, help="the whole class (default 200)")
    parser.add_argument("--hostile", type=int, default=20, help="hostile ones among them (default 20)")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="default: one a core")
    options = parser.parse_args()
    hostile = chosen(options.hostile)
    students = mixed([honest(number) for number in range(options.students - len(hostile))], hostile)
    with tempfile.TemporaryDirectory() as name:
        course = make_class(Path(name), students)
        seconds = grade(course, options.workers)
        recorder = Recorder(load(course), WEEK)
        wrong = [fault for student in students for fault in faults(student, recorder.row(student.name))]
    print(
        f"{len(students)} submissions, {len(hostile)} of them hostile: {', '.join(s.name for s in hostile)}"
    )
    print(f"descent grade with {options.workers} workers: {seconds:.1f} s, {len(students) / seconds:.2f}/s")
    print(f"{len(students) - len(wrong)} of {len(students)} have the marks that they deserve")
    print(*wrong, sep="\n", end="")
    sys.exit(bool(wrong))


def grade(course: Path, workers: int) -> float:
    """Seconds that ``descent grade`` takes; some submissions cannot be graded, so it ends with 1."""
    program = str(Path(sys.executable).parent / "descent")
    start = time.perf_counter()
    words = [program, "grade", WEEK, "--course", str(course), "--workers", str(workers)]
    subprocess.run(words, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
