"""A week's way from its masters to its folder and to the course folder."""

from dataclasses import dataclass
from pathlib import Path

from autograder.build.files import Say, write
from autograder.build.master import read_master, source_text
from autograder.build.release import release
from autograder.build.rules import problems
from autograder.build.student import student_text
from autograder.checkout import masters
from autograder.errors import BuildError
from autograder.settings import load, prepare


@dataclass(frozen=True)
class Lesson:
    """A built notebook: its name, nbgrader's source and the student's version."""

    name: str
    source: str
    student: str


def build_lesson(master: Path) -> Lesson:
    """Build one master, ``WEEK/source/NAME.py``.

    Raises
    ------
    BuildError
        If the master breaks a rule; the message lists every broken one.
    """
    try:
        notebook = read_master(master.read_text(encoding="utf-8"), master.parent.parent.name, master.stem)
    except BuildError as error:
        raise BuildError(f"{master}: {error}") from error
    found = problems(notebook["cells"])
    if found:
        raise BuildError("\n  ".join([f"{master} cannot be built:", *found]))
    return Lesson(master.stem, source_text(notebook), student_text(notebook))


def build_lessons(week: Path) -> list[Lesson]:
    """Build all masters of a week, or none.

    Raises
    ------
    BuildError
        If one of them breaks a rule; the message lists the broken rules of all.
    """
    lessons, failures = [], []
    for master in masters(week):
        try:
            lessons.append(build_lesson(master))
        except BuildError as error:
            failures.append(str(error))
    if failures:
        raise BuildError("\n".join(failures))
    return lessons


def write_student_notebooks(week: Path, lessons: list[Lesson], say: Say) -> None:
    """Write the notebooks that students open into the week's folder."""
    write(week, {f"{lesson.name}.ipynb": lesson.student.encode() for lesson in lessons}, say)


def release_week(week: Path, lessons: list[Lesson], course: Path, say: Say, db: str | None = None) -> None:
    """Write nbgrader's source and release of a week, and record its cells in the gradebook.

    Raises
    ------
    BuildError
        If nbgrader does not accept them; the course folder stays as it was.
    """
    prepare(course)
    texts = {lesson.name: lesson.source for lesson in lessons}
    files = release(week.name, texts, load(course, db))
    write(course, files, say)
    for extra in sorted({Path(name).stem for name in files if name.endswith(".ipynb")} - set(texts)):
        say(f"{extra}.ipynb has no master and comes from {course}; it stays a part of {week.name}")
