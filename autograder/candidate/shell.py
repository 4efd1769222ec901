"""The student's shell: IPython without a kernel, so that magics, displays and plots work."""

from __future__ import annotations

import sys
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from .outputs import Hook, Output, Publisher, Record, Stream


class StudentShell(InteractiveShell):
    """An IPython shell whose displays, results and tracebacks go to a :class:`Record`."""

    displayhook_class = Hook
    display_pub_class = Publisher
    record: Record

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        self.record.error(getattr(etype, "__name__", "Error"), describe(evalue), list(stb))


def describe(error: object) -> str:
    """The text of an exception, also of one whose ``__str__`` raises."""
    try:
        return str(error)
    except BaseException:  # noqa: BLE001  the student wrote it
        return "(the error's own text could not be made)"


def make_shell(record: Record) -> StudentShell:
    """The one shell of this process, with its streams caught."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    StudentShell.record = record
    sys.stdout, sys.stderr = Stream(record, "stdout"), Stream(record, "stderr")
    return StudentShell.instance(config=config)


def run_cell(shell: StudentShell, source: str) -> tuple[bool, list[Output]]:
    """Run one cell; returns whether it ended without an error, and what it showed."""
    result = shell.run_cell(source, store_history=False)  # type: ignore[no-untyped-call]
    return bool(result.success), shell.record.take()
