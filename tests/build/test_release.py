"""The release: the student's notebook byte for byte, every cell recorded, and no class loses anything."""

from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.build.weeks import build_lessons, release_week
from autograder.errors import BuildError
from autograder.settings import CONFIG_FILE
from tests.build.lessons import TINY, Lesson, every_lesson

pytestmark = pytest.mark.slow
TWO_TESTS = TINY + (
    TINY[TINY.index('# %% nbgrader={"grade": false, "grade_id": "twice"') : TINY.index("# %% tags")]
    .replace("twice", "thrice")
    .replace("x + x", "x + x + x")
)


def release(week: Path, course: Path) -> list[str]:
    said: list[str] = []
    release_week(week, build_lessons(week), course, said.append)
    return said


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a course, without the database, whose bytes change at every look."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".db")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def hand_in(course: Path, student: str = "ada") -> None:
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        gradebook.add_student(student)
        gradebook.add_submission("week0_tiny", student)


def grade_cells(course: Path, assignment: str, notebook: str) -> dict[str, float]:
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        return {
            cell.name: cell.max_score for cell in gradebook.find_notebook(notebook, assignment).grade_cells
        }


@every_lesson
def test_release_is_the_students_notebook_and_every_graded_cell_is_recorded(
    lesson: Lesson, tmp_path: Path, course: Path
):
    week = tmp_path / lesson.week
    (week / "source").mkdir(parents=True)
    (week / "source" / f"{lesson.name}.py").write_text(lesson.text, encoding="utf-8")
    release(week, course)
    (built,) = build_lessons(week)
    part = f"{lesson.week}/{lesson.name}.ipynb"
    assert (course / "source" / part).read_text(encoding="utf-8") == built.source
    assert (course / "release" / part).read_text(encoding="utf-8") == built.student
    points = {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points
        for cell in lesson.source.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    assert grade_cells(course, lesson.week, lesson.name) == points


def test_two_builds_are_byte_identical(week: Path, course: Path):
    release(week, course)
    first = contents(course)
    assert all(line.endswith("unchanged") for line in release(week, course))
    assert contents(course) == first


def test_the_instructors_configuration_stays(week: Path, course: Path):
    release(week, course)
    (course / CONFIG_FILE).write_text("c.ClearSolutions.text_stub = 'Write here'\n")
    release(week, course)
    assert (course / CONFIG_FILE).read_text() == "c.ClearSolutions.text_stub = 'Write here'\n"
    assert "Write here" in (course / "release/week0_tiny/01_twice.ipynb").read_text()


def test_what_the_instructor_added_is_released_too(week: Path, course: Path):
    release(week, course)
    own = course / "source/week0_tiny"
    (own / "02_own.ipynb").write_text((own / "01_twice.ipynb").read_text())
    (own / "data.csv").write_text("1,2\n")
    said = release(week, course)
    assert said[-1] == f"02_own.ipynb has no master and comes from {course}; it stays a part of week0_tiny"
    assert (course / "release/week0_tiny/data.csv").read_text() == "1,2\n"
    assert "YOUR CODE HERE" in (course / "release/week0_tiny/02_own.ipynb").read_text()
    assert "YOUR CODE HERE" not in (own / "02_own.ipynb").read_text()


def test_changed_text_and_tests_are_released_to_a_class_with_submissions(week: Path, course: Path):
    release(week, course)
    hand_in(course)
    (week / "source/01_twice.py").write_text(TINY.replace('"points": 2', '"points": 5'))
    release(week, course)
    assert grade_cells(course, "week0_tiny", "01_twice") == {"test_twice": 5, "why": 3}
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        assert len(gradebook.find_assignment("week0_tiny").submissions) == 1


def test_new_cells_are_refused_for_a_class_with_submissions_and_nothing_changes(week: Path, course: Path):
    release(week, course)
    hand_in(course)
    before = contents(course)
    (week / "source/01_twice.py").write_text(TWO_TESTS)
    with pytest.raises(BuildError) as refused:
        release(week, course)
    assert "week0_tiny has 1 submissions" in str(refused.value)
    assert "01_twice.ipynb: test_thrice is new\n  01_twice.ipynb: thrice is new" in str(refused.value)
    assert "--course" in str(refused.value)
    assert contents(course) == before
    assert grade_cells(course, "week0_tiny", "01_twice") == {"test_twice": 2, "why": 3}


def test_what_nbgrader_refuses_is_told_with_its_reason_and_nothing_changes(week: Path, course: Path):
    release(week, course)
    broken = course / "source/week0_tiny/02_own.ipynb"
    broken.write_text("no notebook")
    before = contents(course)
    with pytest.raises(BuildError, match=r"nbgrader could not release week0_tiny: .*JSON"):
        release(week, course)
    assert contents(course) == before


def test_a_gradebook_that_is_none_is_told(week: Path, course: Path):
    course.mkdir()
    (course / "gradebook.db").write_text("no database, but long enough to be looked at" * 30)
    with pytest.raises(BuildError, match=r"gradebook\.db cannot be read"):
        release(week, course)
