"""How the right answer and each known mistake of an exercise reply to what its test asks."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np

from autograder.diagnosis.ask import Reply, ask, same
from autograder.diagnosis.corpus import Corpus
from autograder.diagnosis.questions import Question
from autograder.diagnosis.record import Recording, record

NUDGES = (1, 2, 3, 4, 5, 6)  # seeds

Ask = Callable[..., list[Reply]]


@dataclass(frozen=True)
class Trace:
    """The replies of one answer to all questions, and whether each can be expected again."""

    replies: list[Reply]
    steady: list[bool]


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
        ask = partial(replies_of, exercise=exercise, corpus=corpus, recording=recording)
        solution = dict(corpus.solutions)[exercise]
        right = ask(solution)
        drawn = [question.generator is not None for question in recording.questions]
        loose = [draws or not stays for draws, stays in zip(drawn, _stays(ask, solution), strict=True)]
        known = [
            (mistake.sentence, mistake.code) for mistake in corpus.mistakes if mistake.exercise == exercise
        ]
        mistakes = [(sentence, _trace(ask, code, loose)) for sentence, code in known]
        return Known(recording, Trace(right, same(right, ask(solution))), mistakes)


def _trace(ask: Ask, code: str, loose: list[bool]) -> Trace:
    """A mistake's; where the right answer hangs on last digits too, as at a tie, it may well do so."""
    steady = [stays or free for stays, free in zip(_stays(ask, code), loose, strict=True)]
    return Trace(ask(code), steady)


def _stays(ask: Ask, code: str) -> list[bool]:
    """Where a reply stays when the last digits of all numbers change; that to a singular system does not."""
    first, second = (ask(code, nudge=seed) for seed in NUDGES[:2])
    stays = same(first, second)
    if not all(stays):  # where some reply hangs on them, others may have stayed by chance
        others = [same(first, ask(code, nudge=seed)) for seed in NUDGES[2:]]
        stays = [all(each) for each in zip(stays, *others, strict=True)]
    return stays


@lru_cache(maxsize=16)
def right_answers(corpus: Corpus) -> dict[str, Any]:
    """The names that the setup and the right answers define; not to be changed."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for source in (corpus.setup, *(source for _, source in corpus.solutions)):
        exec(compile(source, "<right>", "exec"), namespace)
    return namespace


def replies_of(
    code: str, exercise: str, corpus: Corpus, recording: Recording, nudge: int | None = None
) -> list[Reply]:
    """How ``code`` replies in the place of the right answer to ``exercise``."""
    namespace = dict(right_answers(corpus))
    exec(compile(code, "<answer>", "exec"), namespace)
    recording.tidy()
    return list(ask(recording.questions, namespace[exercise], nudge))


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """No warnings or prints of wrong code are shown; NumPy's old generator begins anew, and is put back."""
    state = np.random.get_state()  # noqa: NPY002
    np.random.seed(0)  # noqa: NPY002
    shown = io.StringIO()
    with warnings.catch_warnings(), np.errstate(all="ignore"), contextlib.redirect_stdout(shown):
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            np.random.set_state(state)  # noqa: NPY002
