"""What a run shows while it works: a bar with rate and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from autograder.grade.files import Submission
from autograder.grade.rows import Row
from autograder.text import one_line


class Progress:
    """Use as a context manager; ``console`` None shows nothing."""

    def __init__(
        self,
        console: Console | None,
        total: int,
        doing: str = "grading",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._console = console or Console(quiet=True)
        self._done, self._total, self._clock, self._first = 0, total, clock, 0.0
        self._bar = Bar(
            TextColumn(doing),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TextColumn("gone,"),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=self._console,
            disable=not self._console.is_terminal,
            transient=True,
        )
        self._task = self._bar.add_task(doing, total=total, rate="")

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._bar.stop()

    def advance(self) -> None:
        """One more is done."""
        self._done += 1
        if self._done == 1:
            self._first = self._clock()
        rate = f"{self.rate:.1f}/s" if self._done > 1 else ""
        self._bar.update(self._task, completed=self._done, rate=rate)

    @property
    def rate(self) -> float:
        """How many a second since the first, so that the start of the workers does not count."""
        return (self._done - 1) / max(self._clock() - self._first, 1e-9)

    def tell(self, row: Row, submission: Submission, *, graded: bool) -> None:
        """A line for a student, with what went wrong under it."""
        marks = row.total if row.marks else "not graded"
        already = "" if graded or not row.marks else ", graded before"
        text = f"{row.student}: {marks}{already}"
        if graded:
            self.line(text)
        else:
            self._print(one_line(text))
        problems = [f"{name}: {reason}" for name, reason in row.problems.items()]
        for text in [*problems, *submission.notes]:
            self._print(f"    {one_line(text)}", "yellow")

    def line(self, text: str) -> None:
        """A line about what has just been done, with its number."""
        self._print(f"[{self._done}/{self._total}] {one_line(text)}")

    def _print(self, text: str, style: str | None = None) -> None:
        self._console.print(text, style=style, highlight=False, markup=False, soft_wrap=True)
