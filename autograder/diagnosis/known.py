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


@dataclass(frozen=True)
class Known:
    """Questions to an exercise's answers, as they were recorded, with replies.

    Attributes
    ----------
    right : list of Reply
    steady : list of bool
        Whether the right answer replies the same when it is asked again.
    mistakes : list of (str, list of Reply)
        By the sentence that belongs to the mistake.
    """

    recording: Recording
    right: list[Reply]
    steady: list[bool]
    mistakes: list[tuple[str, list[Reply]]]

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
        answers = right_answers(corpus)
        recording = record(corpus.setup, test, exercise, answers)
        questions = recording.questions
        right = list(ask(questions, answers[exercise]))
        steady = same(right, list(ask(questions, right_answers(corpus)[exercise])))
        mistakes = [
            (mistake.sentence, replies_of(mistake.code, exercise, corpus, questions))
            for mistake in corpus.mistakes
            if mistake.exercise == exercise
        ]
        recording.tidy()
    return Known(recording, right, steady, mistakes)


def right_answers(corpus: Corpus) -> dict[str, Any]:
    """The names that the setup and the right answers define."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for source in (corpus.setup, *(source for _, source in corpus.solutions)):
        exec(compile(source, "<right>", "exec"), namespace)
    return namespace


def replies_of(code: str, exercise: str, corpus: Corpus, questions: Sequence[Question]) -> list[Reply]:
    """How ``code`` replies in the place of the right answer to ``exercise``."""
    namespace = right_answers(corpus)
    exec(compile(code, "<mistake>", "exec"), namespace)
    return list(ask(questions, namespace[exercise]))


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
