"""What the tests of a lesson show, as a class to derive from: its solutions pass, its known mistakes do not."""

import re
from collections import Counter
from collections.abc import Collection
from typing import Any, ClassVar

import pytest

from tests.lessons.lesson import Lesson, Variant

FAILS = (AssertionError, ValueError, TypeError, LookupError)  # not a missing name or NotImplementedError


class Proofs:
    """Set ``lesson``; ``unseen`` names the mistakes that its visible checks let pass."""

    lesson: ClassVar[Lesson]
    unseen: ClassVar[Collection[str]] = ()

    def run(self, exercise: str, *sources: str) -> dict[str, Any]:
        """Run ``sources`` after the solutions of the exercises before ``exercise``."""
        exercises = self.lesson.exercises
        earlier = [self.lesson.by_id[name] for name in exercises[: exercises.index(exercise)]]
        return self.lesson.run(*earlier, *sources)

    @pytest.mark.filterwarnings("error")
    def test_the_solution_passes_without_a_warning(self, exercise: str, capsys: pytest.CaptureFixture[str]):
        code = self.lesson.by_id[exercise]
        self.run(exercise, code, self.lesson.visible(exercise), self.lesson.hidden(exercise))
        assert capsys.readouterr().err == ""

    @pytest.mark.filterwarnings("ignore::RuntimeWarning")  # wrong solutions divide by zero
    def test_the_hidden_tests_reject_a_mistake(self, mistake: Variant):
        with pytest.raises(FAILS):
            self.run(mistake.exercise, mistake.code, self.lesson.hidden(mistake.exercise))

    @pytest.mark.filterwarnings("ignore::RuntimeWarning")
    def test_the_visible_check_rejects_a_mistake_and_names_no_other_slip(self, mistake: Variant):
        def check() -> None:
            self.run(mistake.exercise, mistake.code, self.lesson.visible(mistake.exercise))

        if mistake.name in self.unseen:
            check()
            return
        with pytest.raises(FAILS) as caught:
            check()
        slip = re.search(r"Likely slip: (.*)", str(caught.value))
        assert not slip or slip[1] == mistake.sentence

    @pytest.mark.filterwarnings("error")
    def test_a_right_solution_passes_in_another_style(self, right: Variant):
        exercise = right.exercise
        self.run(exercise, right.code, self.lesson.visible(exercise), self.lesson.hidden(exercise))

    @pytest.mark.parametrize(("kind", "fewest"), [("mistakes", 6), ("right", 3)])
    def test_every_exercise_has_enough_variants(self, kind: str, fewest: int):
        variants = getattr(self.lesson, kind)
        count = Counter(variant.exercise for variant in variants)
        assert set(count) == set(self.lesson.exercises)
        assert min(count.values()) >= fewest
        assert all(variant.sentence.endswith(".") for variant in variants)

    def test_the_students_version_raises_only_not_implemented(self):
        namespace: dict[str, Any] = {"__name__": "__main__"}
        raised = []
        for source in self.lesson.code_cells(student=True):
            try:
                exec(source, namespace)
            except NotImplementedError:
                raised.append(source)
        assert len(raised) >= len(self.lesson.exercises)


def parametrize(metafunc: pytest.Metafunc) -> None:
    """What a test module's ``pytest_generate_tests`` calls: one test an exercise or variant."""
    lesson = getattr(metafunc.cls, "lesson", None)
    if lesson is None:
        return
    for argument, values in (
        ("exercise", lesson.exercises),
        ("mistake", lesson.mistakes),
        ("right", lesson.right),
    ):
        if argument in metafunc.fixturenames:
            metafunc.parametrize(argument, values, ids=[getattr(value, "name", value) for value in values])
