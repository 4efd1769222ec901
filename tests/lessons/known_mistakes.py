"""The page that tells how the tests and the diagnosis fare against the known mistakes, an exercise a row.

``python -m tests.lessons.known_mistakes`` writes it anew for every week that keeps mistakes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.build.cells import TEST_PREFIX
from autograder.checkout import masters, weeks
from autograder.diagnosis.corpus import Corpus
from autograder.diagnosis.decide import decide
from autograder.diagnosis.known import learn, quiet, right_answers
from autograder.diagnosis.read import read_corpus
from autograder.examiner.test_cell import Globals, run_test_cell
from tests.lessons.lesson import Lesson

PAGE = "known_mistakes.md"
OPENING = """\
# Known mistakes

For every exercise the typical wrong solutions are kept as code in `source/mistakes/`, each with the sentence that a
student should be told. Here is, for each exercise,

- how many of them there are, and how many the **hidden tests** reject;
- how many the **check** that stands under the exercise rejects already in the student's own notebook;
- how many the **diagnosis** names after grading, by their own sentence and no other;
- how many **right solutions in other styles** get full marks.

| lesson | exercise | mistakes | hidden tests reject | check rejects | diagnosis names | right ones accepted |
|---|---|---:|---:|---:|---:|---:|
"""
CLOSING = """
This page is written by `python -m tests.lessons.known_mistakes`; a test holds it up to date.
"""


@dataclass(frozen=True)
class Row:
    """An exercise; each count says ``how many of how many``."""

    lesson: str
    exercise: str
    mistakes: int
    hidden: int
    visible: int
    named: int
    right: int
    accepted: int

    def __str__(self) -> str:
        counts = f"{self.mistakes} | {self.hidden} of {self.mistakes} | {self.visible} of {self.mistakes}"
        named = f"{self.named} of {self.mistakes} | {self.accepted} of {self.right}"
        return f"| {self.lesson} | `{self.exercise}` | {counts} | {named} |"


def rows(week: Path) -> list[Row]:
    """A row an exercise, in the order of the lessons."""
    found = []
    for path in masters(week):
        corpus, lesson = read_corpus(week, path.stem), Lesson(week.name, path.stem)
        found += [_row(corpus, lesson, exercise) for exercise in lesson.exercises if corpus.mistakes]
    return found


def _row(corpus: Corpus, lesson: Lesson, exercise: str) -> Row:
    codes = [mistake.code for mistake in corpus.mistakes if mistake.exercise == exercise]
    right = [variant.code for variant in lesson.right if variant.exercise == exercise]
    known = learn(corpus, exercise, lesson.by_id[TEST_PREFIX + exercise])
    return Row(
        lesson=lesson.name.replace("_", " "),
        exercise=exercise,
        mistakes=len(codes),
        hidden=_failing(codes, lesson.hidden(exercise), corpus),
        visible=_failing(codes, lesson.visible(exercise), corpus),
        named=sum(decide(trace.replies, known) == sentence for sentence, trace in known.mistakes),
        right=len(right),
        accepted=len(right) - _failing(right, lesson.by_id[TEST_PREFIX + exercise], corpus),
    )


def _failing(answers: Iterable[str], test: str, corpus: Corpus) -> int:
    """How many answers fail a test, each among the right answers to the other exercises."""
    return sum(_fails(answer, test, corpus) for answer in answers)


def _fails(answer: str, test: str, corpus: Corpus) -> bool:
    names = dict(right_answers(corpus))
    exec(compile(answer, "<answer>", "exec"), names)
    namespace = Globals(names.__getitem__)
    with quiet():
        run_test_cell(corpus.setup, namespace)
        return any(output.output_type == "error" for output in run_test_cell(test, namespace))


def page(week: Path) -> str:
    """The whole page."""
    found = rows(week)
    total = Row("**all**", "", *(sum(getattr(row, name) for row in found) for name in COUNTS))
    lines = [*map(str, found), str(total).replace("``", f"{len(found)} exercises")]
    return OPENING + "\n".join(lines) + "\n" + CLOSING


COUNTS = ("mistakes", "hidden", "visible", "named", "right", "accepted")


if __name__ == "__main__":
    for each in weeks():
        if (each / "source" / "mistakes").is_dir():
            (each / PAGE).write_text(page(each), encoding="utf-8")
