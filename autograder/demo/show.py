"""The demo itself: build, hand in, grade, feed back, print."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from autograder.build.weeks import Lesson, build_lessons, release_week
from autograder.checkout import week_folder
from autograder.demo.make import hand_in, make_submission
from autograder.demo.student_file import DemoStudent, read_class
from autograder.errors import BuildError
from autograder.feedback.pages import graded_students, write_pages
from autograder.grade.rows import Row
from autograder.grade.run import Options, grade_class, require_tools
from autograder.grade.table import grade_table
from autograder.report.run import write_report
from autograder.report.show import report_table
from autograder.settings import load


def run_demo(week: str, course: Path, console: Console) -> list[Row]:
    """Run it and return the rows of the gradebook."""
    folder = week_folder(week)
    require_tools()
    taken = {student.notebook for student in read_class(folder)}
    lessons = [lesson for lesson in build_lessons(folder) if lesson.name in taken]
    release_week(folder, lessons, course, print)
    students = write_class(week, course, folder, lessons)
    console.print(f"\n{len(students)} students hand in {week}; now grading in the sandbox")
    rows = grade_class(week, course, Options(), console)
    _write_feedback(week, course)
    console.print()
    console.print(grade_table(rows, f"{week}: the demo class"))
    found, count, page = write_report(week, course)
    console.print()
    console.print(report_table(found, f"{week}: what the {count} whose work could be graded got wrong"))
    places = {"gradebook": course / "gradebook.db", "feedback": course / "feedback", "report": page}
    for name, place in places.items():
        console.print(f"{name:<9} {place}", highlight=False, soft_wrap=True)
    return rows


def write_class(week: str, course: Path, folder: Path, lessons: list[Lesson]) -> list[DemoStudent]:
    """Write every demo student's submission; returns the students."""
    by_name = {lesson.name: lesson for lesson in lessons}
    students = read_class(folder)
    if not students:
        msg = f"{week} has no demo class: {folder / 'source' / 'demo_class'} holds no students"
        raise BuildError(msg)
    for student in students:
        hand_in(course, week, student.name, make_submission(student, _lesson(by_name, student)))
    return students


def _lesson(lessons: dict[str, Lesson], student: DemoStudent) -> Lesson:
    try:
        return lessons[student.notebook]
    except KeyError:
        msg = f"demo student {student.name}: there is no lesson {student.notebook!r}"
        raise BuildError(msg) from None


def _write_feedback(week: str, course: Path) -> None:
    config = load(course)
    for student in graded_students(course, week):
        write_pages(config, week, student)
