"""Which of the known mistakes an answer is, from its replies alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.diagnosis.ask import Reply
from autograder.diagnosis.known import Known, Trace

ENOUGH = 2  # wrong values in common, where not all replies are the same


@dataclass
class Suspect:
    """A mistake that nothing has spoken against so far.

    Attributes
    ----------
    shared : int
        How many replies it has in common with the answer that the right answer does not give.
    values : int
        How many of these are values, not exceptions or changed arguments.
    other : int
        How many of the answer's replies are others, for a reason that a second fault explains: it fails where
        the mistake does not, or changes an argument besides; or since the mistake's own hangs on last digits.
    failures : int
        In how many of these the answer fails.
    """

    sentence: str
    trace: Trace
    shared: int = 0
    values: int = 0
    other: int = 0
    failures: int = 0

    def hear(self, reply: Reply, number: int, right: Reply) -> bool:
        """Whether it can still be this mistake after the answer's ``reply``."""
        mine = self.trace.replies[number]
        if mine.agrees(reply):
            self.shared += not right.agrees(reply)
        else:
            self.other += 1
            self.failures += reply.failed
        if mine.says(reply):
            self.values += not right.says(reply) and not reply.failed
            return mine.agrees(reply) or not mine.changes
        return not right.says(reply) if not self.trace.steady[number] else reply.failed and not mine.failed


def decide(replies: Iterable[Reply], known: Known) -> str | None:
    """The sentence of the one mistake that the answer behaves like; None if it is none, or may be several.

    Parameters
    ----------
    replies
        The answer's, to ``known.questions``; no more are asked for when no mistake is left.
    known
        What there is to compare with.
    """
    suspects = [Suspect(*mistake) for mistake in known.mistakes]
    for number, reply in enumerate(replies):
        if known.right.steady[number]:
            right = known.right.replies[number]
            suspects = [one for one in suspects if one.hear(reply, number, right)]
        if not suspects:
            return None
    exact = [one for one in suspects if one.shared and not one.other]
    most = len(known.questions) // 2
    likely = [one for one in suspects if one.values >= ENOUGH and one.failures <= most]
    sentences = {one.sentence for one in exact or likely}
    return sentences.pop() if len(sentences) == 1 else None
