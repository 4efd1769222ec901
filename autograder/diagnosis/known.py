"""How the right answer and each known mistake of an exercise reply to what its test asks."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.diagnosis.ask import Reply, ask, same
from autograder.diagnosis.corpus import Corpus
from autograder.diagnosis.questions import Question
from autograder.diagnosis.record import Recording, record

NUDGES = (1, 2, 3, 4, 5, 6)  # seeds


@dataclass(frozen=True)
class Trace:
    """The replies of one answer to all questions.

    Attributes
    ----------
    steady : list of bool
        Whether a reply can be expected again.
    nudged : list of bool
        Whether it stays when the last digits of all numbers change. That to a singular system does not. What
        is drawn at random counts as staying.
    """

    replies: list[Reply]
    steady: list[bool]
    nudged: list[bool]


@dataclass(frozen=True)
class Known:
    """Questions to an exercise's answers, as they were recorded, with the replies of answers that are known.

    Attributes
    ----------
    mistakes : list of (str, Trace)
        By the sentence that belongs to the mistake.
    """

    recording: Recording
    right: Trace
    mistakes: list[tuple[str, Trace]]

    @property
    def questions(self) -> list[Question]:
        """What is asked."""
        return self.recording.questions


@lru_cache(maxsize=256)
def learn(corpus: Corpus, exercise: str, test: str) -> Known:
    """What is known of an exercise; without questions where its right answer does not pass ``test``.

    The mistakes run among the right answers to the other exercises, so each is the only thing that is wrong.
    """
    with quiet():
        recording = record(corpus.setup, test, exercise, right_answers(corpus))
        right = trace(dict(corpus.solutions)[exercise], exercise, corpus, recording.questions)
        mistakes = [
            (mistake.sentence, trace(mistake.code, exercise, corpus, recording.questions, right))
            for mistake in corpus.mistakes
            if mistake.exercise == exercise
        ]
        recording.tidy()
    return Known(recording, right, mistakes)


def trace(
    code: str, exercise: str, corpus: Corpus, questions: Sequence[Question], right: Trace | None = None
) -> Trace:
    """How ``code`` replies in the place of the right answer.

    A question whose right answer hangs on the last digits, such as one about a tie, says nothing about those
    of a mistake.
    """
    rounds = [replies_of(code, exercise, corpus, questions, nudge) for nudge in (None, None, *NUDGES)]
    steady = same(rounds[0], rounds[1])
    pairs = [same(rounds[2], other) for other in rounds[3:]]
    random = [question.generator is not None for question in questions]
    nudged = [all(stays) or draws for draws, *stays in zip(random, *pairs, strict=True)]
    if right is not None:
        steady = [a and (b or not c) for a, b, c in zip(steady, nudged, right.nudged, strict=True)]
    return Trace(rounds[0], steady, nudged)


@lru_cache(maxsize=16)
def right_answers(corpus: Corpus) -> dict[str, Any]:
    """The names that the setup and the right answers define; not to be changed."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for source in (corpus.setup, *(source for _, source in corpus.solutions)):
        exec(compile(source, "<right>", "exec"), namespace)
    return namespace


def replies_of(
    code: str, exercise: str, corpus: Corpus, questions: Sequence[Question], nudge: int | None = None
) -> list[Reply]:
    """How ``code`` replies in the place of the right answer to ``exercise``."""
    namespace = dict(right_answers(corpus))
    exec(compile(code, "<answer>", "exec"), namespace)
    return list(ask(questions, namespace[exercise], nudge))


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Neither warnings nor prints of wrong code are shown; NumPy's old generator is left as it was."""
    state = np.random.get_state()  # noqa: NPY002
    shown = io.StringIO()
    with warnings.catch_warnings(), np.errstate(all="ignore"), contextlib.redirect_stdout(shown):
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            np.random.set_state(state)  # noqa: NPY002
