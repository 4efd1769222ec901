"""What the tests of a lesson show, as a class to derive from.

- The solutions pass; the student's version, run from top to bottom, raises only NotImplementedError.
- The hidden tests alone reject every typical mistake and accept right solutions in other styles.
- No function of a cell above an exercise passes as its solution, another exercise's solution included.
- The visible checks do the same but for few mistakes; a slip that they name is the mistake's own sentence,
  and every slip that they can name is named for some mistake.
- Every exercise has enough of both.
- The master runs from top to bottom, and its figures come with a text.
"""

import ast
import re
from collections import Counter
from collections.abc import Collection
from typing import Any, ClassVar

import pytest

from tests.lessons.lesson import Lesson, Variant

Errors = tuple[type[Exception], ...]
CRASHES: Errors = (TypeError, ValueError, IndexError)  # not a missing name or NotImplementedError


class Proofs:
    """Set ``lesson`` and how many ``figures`` its master shows, and what is special about it."""

    lesson: ClassVar[Lesson]
    figures: ClassVar[int]
    crashes: ClassVar[Errors] = ()  # what a mistake may end with besides the words of a check
    calls_earlier: ClassVar[Collection[str]] = ()  # exercises whose solution or a mistake calls those before
    unseen: ClassVar[Collection[str]] = ()  # mistakes that the visible checks let pass
    other_words: ClassVar[Collection[str]] = ()  # mistakes, without exercise, shown in a check's own words

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Make one test an exercise or variant."""
        for argument, values in (
            ("exercise", self.lesson.exercises),
            ("mistake", self.lesson.mistakes),
            ("right", self.lesson.right),
        ):
            if argument in metafunc.fixturenames:
                metafunc.parametrize(
                    argument, values, ids=[getattr(value, "name", value) for value in values]
                )

    def run(self, exercise: str, *sources: str) -> None:
        """Run ``sources``, where ``exercise`` needs it after the solutions of the exercises before it."""
        exercises = self.lesson.exercises
        earlier = exercises[: exercises.index(exercise)] if exercise in self.calls_earlier else []
        self.lesson.run(*(self.lesson.by_id[name] for name in earlier), *sources)

    def refusal(self, mistake: Variant, check: str) -> str:
        """Return what ``check`` says to a mistake; nothing where it lets it pass."""
        try:
            self.run(mistake.exercise, mistake.code, check)
        except AssertionError as error:
            return str(error)
        except self.crashes as error:
            return f"{mistake.exercise}: {error}"
        return ""

    def slips(self, exercise: str) -> set[str]:
        """Return the sentences that the visible check of an exercise may show."""
        nodes = ast.walk(ast.parse(self.lesson.visible(exercise)))
        tables = [node.value for node in nodes if isinstance(node, ast.keyword) and node.arg == "slips"]
        return {ast.literal_eval(key) for table in tables for key in table.keys}

    @pytest.mark.filterwarnings("error")
    def test_the_solution_passes_without_a_warning(self, exercise: str, capsys: pytest.CaptureFixture[str]):
        code = self.lesson.by_id[exercise]
        self.run(exercise, code, self.lesson.visible(exercise), self.lesson.hidden(exercise))
        assert capsys.readouterr().err == ""

    @pytest.mark.filterwarnings("ignore::RuntimeWarning")  # wrong solutions overflow or divide by zero
    def test_the_hidden_tests_reject_a_mistake(self, mistake: Variant):
        assert mistake.exercise in self.refusal(mistake, self.lesson.hidden(mistake.exercise))

    @pytest.mark.filterwarnings("ignore::RuntimeWarning")
    def test_the_visible_check_rejects_a_mistake_and_names_no_other_slip(self, mistake: Variant):
        said = self.refusal(mistake, self.lesson.visible(mistake.exercise))
        if mistake.name in self.unseen:
            assert not said
            return
        assert said.startswith(f"{mistake.exercise}: ")
        slip = re.search(r"Likely slip: (.*)", said)
        if slip and mistake.path.stem not in self.other_words:
            assert slip[1] == mistake.sentence

    @pytest.mark.filterwarnings("ignore::RuntimeWarning")
    def test_every_slip_of_a_visible_check_is_shown_for_some_mistake(self, exercise: str):
        check = self.lesson.visible(exercise)
        shown = {
            mistake.sentence
            for mistake in self.lesson.mistakes
            if mistake.exercise == exercise
            and self.refusal(mistake, check).endswith(f"Likely slip: {mistake.sentence}")
        }
        assert self.slips(exercise) <= shown

    def test_a_check_begins_with_what_a_student_sees_of_it(self, exercise: str):
        assert self.lesson.visible(exercise).startswith(f"# Run this cell to check `{exercise}`.\n")

    @pytest.mark.slow
    @pytest.mark.filterwarnings("ignore::RuntimeWarning")
    def test_nothing_that_is_defined_above_passes_under_the_exercises_name(self, exercise: str):
        exercises = self.lesson.exercises
        solved = [self.lesson.by_id[name] for name in exercises[: exercises.index(exercise)]]
        for name, code in self.lesson.defined_above(exercise).items():
            copied = re.sub(rf"\b{name}\b", exercise, code)
            with pytest.raises((AssertionError, AttributeError, NameError, *CRASHES)):
                self.lesson.run(*solved, copied, self.lesson.hidden(exercise))

    @pytest.mark.filterwarnings("error")
    def test_a_right_solution_passes_in_another_style(self, right: Variant):
        exercise = right.exercise
        self.lesson.run(right.code, self.lesson.visible(exercise), self.lesson.hidden(exercise))

    @pytest.mark.parametrize(("kind", "fewest"), [("mistakes", 6), ("right", 3)])
    def test_every_exercise_has_enough_variants(self, kind: str, fewest: int):
        variants = getattr(self.lesson, kind)
        count = Counter(variant.exercise for variant in variants)
        assert set(count) == set(self.lesson.exercises)
        assert min(count.values()) >= fewest
        assert all(variant.sentence.endswith(".") for variant in variants)

    @pytest.mark.slow
    def test_the_master_runs_from_top_to_bottom_and_its_figures_come_with_a_text(self):
        figures = self.lesson.master.figures
        assert len(figures) == self.figures
        for figure in figures:
            assert len(figure.alt) > 40
            assert "<img " in figure._repr_html_()

    def test_the_students_version_raises_only_not_implemented(self):
        namespace: dict[str, Any] = {"__name__": "__main__"}
        raised = []
        for source in self.lesson.code_cells(student=True):
            try:
                exec(source, namespace)
            except NotImplementedError:
                raised.append(source)
        assert len(raised) >= len(self.lesson.exercises)
