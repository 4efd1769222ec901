"""Questions put to an answer, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.diagnosis.questions import Held, Question, Thawer
from autograder.diagnosis.shuffles import describe, is_telling
from autograder.diagnosis.values import DATA, agree, comparable
from autograder.errors import CandidateError
from autograder.examiner.student_error import StudentError

MISSING = object()


@dataclass(frozen=True)
class Reply:
    """What one question brought.

    Attributes
    ----------
    value
        A comparable value, or the name of an exception where ``failed``.
    changes
        Which of the arrays that were handed over are changed now.
    given
        The largest number that was handed over.
    """

    value: Any
    failed: bool = False
    changes: tuple[str, ...] = ()
    given: float = 0.0

    def says(self, other: Reply) -> bool:
        """Whether the two answers are the same but for rounding."""
        return self.failed == other.failed and agree(self.value, other.value, self.given)

    def agrees(self, other: Reply) -> bool:
        """Whether they also change the same arguments."""
        return self.changes == other.changes and self.says(other)


def ask(questions: Sequence[Question], target: Any, nudge: int | None = None) -> Iterator[Reply]:
    """Ask one after the other; ``target`` is a function, a class, or a stand-in for one.

    With a ``nudge``, a seed, the last digits of all numbers are changed.

    Raises
    ------
    CandidateError
        The target's process has ended.
    """
    asking = _Asking(target, nudge)
    for question in questions:
        yield asking.ask(question)


class _Asking:
    """One round of questions to one answer."""

    def __init__(self, target: Any, nudge: int | None) -> None:
        self._objects = [target]
        self._thawer = Thawer(self._objects, nudge)
        self._shuffles: list[tuple[str, Any, Any]] = []

    def ask(self, question: Question) -> Reply:
        value, made, failed = MISSING, False, False
        try:
            value = self._call(question)
            made = question.makes and not isinstance(value, DATA)
            shown: Any = "made" if made else comparable(value)
        except CandidateError:
            raise
        except Exception as error:  # noqa: BLE001  whatever the code raises is its answer
            shown, failed = error.kind if isinstance(error, StudentError) else type(error).__name__, True
        if question.makes:
            self._objects.append(value if made else MISSING)
        if question.generator is not None and not failed:
            shown = self._shuffle(question, question.generator, shown)
        return Reply(shown, failed, self._thawer.changes(), question.largest)

    def _call(self, question: Question) -> Any:
        target = self._objects[question.target]
        if target is MISSING:
            msg = "an earlier question should have made this object"
            raise LookupError(msg)
        args, kwargs = self._thawer.thaw(question.args), self._thawer.thaw(question.kwargs)
        return (getattr(target, question.name) if question.name else target)(*args, **kwargs)

    def _shuffle(self, question: Question, generator: Held, value: Any) -> Any:
        """What a random answer is like, and whether it depends on nothing but the generator."""
        about = describe(value)
        if about is None:
            return value
        key, state = question.without_generator, generator.content
        about += f"; used {self._thawer.state(generator) != state}"
        if is_telling(list(value)):
            again = [agree(value, old) for *of, old in self._shuffles if of == [key, state]]
            other = [agree(value, old) for one, then, old in self._shuffles if one == key and then != state]
            self._shuffles.append((key, state, value))
            about += f"; again {again[-1:]}; other {other[-1:]}"
        return about


def same(replies: Sequence[Reply], others: Sequence[Reply]) -> list[bool]:
    """Where two rounds agree."""
    return [one.agrees(other) for one, other in zip(replies, others, strict=True)]
