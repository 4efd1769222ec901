"""A whole week in the sandbox: the masters' own solutions earn every mark, the released notebooks none."""

from pathlib import Path

import pytest

from autograder.build.weeks import build_lessons, release_week
from autograder.checkout import weeks
from autograder.demo.make import hand_in, make_submission
from autograder.demo.student_file import DemoStudent
from autograder.grade.run import Options, grade_class
from tests.grading.conftest import one_worker


@pytest.mark.slow
@pytest.mark.parametrize("week", weeks(), ids=lambda week: week.name)
def test_a_whole_week_is_graded_as_it_deserves(week: Path, tmp_path: Path) -> None:
    lessons = build_lessons(week)
    release_week(week, lessons, tmp_path, lambda _: None)
    for name, start in (("ada", "solutions"), ("hana", "release")):
        files: dict[str, bytes] = {}
        for lesson in lessons:
            files |= make_submission(DemoStudent(name, "", lesson.name, start, None), lesson)
        hand_in(tmp_path, week.name, name, files)
    with one_worker():
        ada, hana = grade_class(week.name, tmp_path, Options())
    assert not ada.problems
    assert {mark.notebook for mark in ada.marks} == {lesson.name for lesson in lessons}
    assert [mark for mark in ada.lost if mark.grade_id.startswith("test_")] == []
    assert hana.score == 0
    assert {mark.reason for mark in hana.lost if mark.grade_id.startswith("test_")} == {"not written yet"}
