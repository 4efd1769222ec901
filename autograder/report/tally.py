"""Counting over a class: verdicts and slips of each exercise, and how the marks are spread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from autograder.grade.rows import Mark, Row, Verdict

BINS = 10


@dataclass
class Tally:
    """One exercise over a class.

    Attributes
    ----------
    points : float
        What it is worth.
    students : dict of Verdict to list of str
        Who has which verdict.
    slips : Counter of str
        What went wrong, in words, and for how many; those who have not written it do not count.
    earned : list of float
        The points of everybody whose answer is marked.
    """

    notebook: str
    exercise: str
    points: float
    students: dict[Verdict, list[str]] = field(default_factory=lambda: {verdict: [] for verdict in Verdict})
    slips: Counter[str] = field(default_factory=Counter)
    earned: list[float] = field(default_factory=list)

    def add(self, student: str, mark: Mark) -> None:
        """Count one student's mark."""
        self.students[mark.verdict].append(student)
        if mark.score is not None:
            self.earned.append(mark.score)
        if mark.verdict in (Verdict.WRONG, Verdict.PARTLY):
            self.slips[mark.slip or mark.reason or str(mark.verdict)] += 1

    def count(self, verdict: Verdict) -> int:
        """How many have that verdict."""
        return len(self.students[verdict])

    @property
    def total(self) -> int:
        """How many handed the exercise in."""
        return sum(map(len, self.students.values()))

    @property
    def mean(self) -> float | None:
        """Mean of the points given; None while an answer waits to be marked."""
        if not self.earned or self.students[Verdict.WAITING]:
            return None
        return sum(self.earned) / len(self.earned)


def tallies(rows: list[Row]) -> list[Tally]:
    """A tally for each exercise that anybody handed in, in the lessons' order.

    Parameters
    ----------
    rows : list of Row
        One a student.
    """
    found: dict[tuple[str, str], Tally] = {}
    for row in rows:
        for mark in row.marks:
            key = mark.notebook, mark.grade_id
            if key not in found:
                found[key] = Tally(mark.notebook, mark.exercise, mark.points)
            found[key].add(row.student, mark)
    order = {notebook: number for number, notebook in enumerate(sorted({key[0] for key in found}))}
    return sorted(found.values(), key=lambda tally: order[tally.notebook])


def spread(rows: list[Row]) -> list[int]:
    """How many students have earned up to a tenth, up to two tenths, … of what is marked so far."""
    counts = [0] * BINS
    for row in rows:
        worth = row.max_score - sum(mark.points for mark in row.waiting)
        share = row.score / worth if worth else 0.0
        counts[min(int(share * BINS), BINS - 1)] += 1
    return counts
