"""The questions that a test cell asks of a right answer, written down while it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.diagnosis.questions import Freezer, Items, Question, materialised
from autograder.diagnosis.values import DATA
from autograder.examiner.test_cell import Globals, run_test_cell

MAX_QUESTIONS = 200
MAX_RANDOM = 40  # a test may draw hundreds of times; the first times tell enough


class QuestionLog:
    """Writes down what is asked of one object and of the objects that it makes."""

    def __init__(self, target: Any) -> None:
        self.questions: list[Question] = []
        self._count = 1
        self._freezer = Freezer(lambda value: value._position if isinstance(value, Recorded) else None)
        self.target = Recorded(self, 0, target)

    def ask(self, target: Recorded, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Pass the question on, and write it down."""
        args, kwargs = materialised(args), {key: materialised(value) for key, value in kwargs.items()}
        frozen = self._freezer.freeze(args), self._freezer.freeze(kwargs)
        function = getattr(target._value, name) if name else target._value
        value = function(*_ready(args), **{key: _ready(item) for key, item in kwargs.items()})
        question = Question(target._position, name, *frozen, makes=not isinstance(value, (*DATA, Iterator)))
        if self._wanted(question):
            self.questions.append(question)
        return self._stand_in(value, question) if question.makes else value

    def _wanted(self, question: Question) -> bool:
        random = sum(known.generator is not None for known in self.questions)
        return len(self.questions) < MAX_QUESTIONS and (question.generator is None or random < MAX_RANDOM)

    def _stand_in(self, value: Any, question: Question) -> Any:
        """Something that passes on questions; beyond the last question that counts, the object itself."""
        if self.questions[-1] is not question:
            return value
        self._count += 1
        return Recorded(self, self._count - 1, value)


class Recorded:
    """Stands for an object in a test cell, as the examiner's stand-in for a student's does."""

    def __init__(self, log: QuestionLog, position: int, value: Any) -> None:
        self._log, self._position, self._value = log, position, value

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the object."""
        return self._log.ask(self, "", args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") and name != "__name__":
            raise AttributeError(name)
        value = getattr(self._value, name)
        if not callable(value):
            return value
        return lambda *args, **kwargs: self._log.ask(self, name, args, kwargs)


@dataclass(frozen=True)
class Recording:
    """The questions of a test cell, and the lists that its functions may add to when they are called."""

    questions: list[Question]
    _lists: list[tuple[list[Any], int]]

    def tidy(self) -> None:
        """Take out of the test's lists what a round of questions has added: the next begins as it did."""
        for items, length in self._lists:
            del items[length:]


def record(setup: str, test: str, exercise: str, solutions: Mapping[str, Any]) -> Recording:
    """Run the test cell ``test`` on a right answer; there are no questions where that does not pass it.

    Parameters
    ----------
    setup, test
        Sources of the notebook's setup cell and of the exercise's test cell.
    exercise
        The name that the test cell tests.
    solutions
        The right answers to the exercises, by name.
    """
    log = QuestionLog(solutions[exercise])

    def answer(name: str) -> Any:
        if name not in solutions:
            raise NameError(name)
        return log.target if name == exercise else solutions[name]

    namespace = Globals(answer)
    for source in (setup, test):
        if any(output.output_type == "error" for output in run_test_cell(source, namespace)):
            return Recording([], [])
    lists = [(value, len(value)) for value in namespace.values() if type(value) is list]
    return Recording(log.questions, lists)


def _ready(value: Any) -> Any:
    """The value with its :class:`Items` turned into iterators, and stand-ins into what they stand for."""
    if type(value) in (list, tuple):
        return type(value)(_ready(item) for item in value)
    if isinstance(value, Items):
        return iter(value.content)
    return value._value if isinstance(value, Recorded) else value
