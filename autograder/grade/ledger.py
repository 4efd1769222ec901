"""What has been graded from what, so that a rerun does what is left and nothing else.

A line of the ledger is written last, after the graded notebook and the marks.
A run that was killed before that finds no line, or an old one, and grades again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from autograder.grade.master import Master
from autograder.whole_file import write_whole


def fingerprint(text: str, master: Master) -> str:
    """Of all that decides the marks: the submission, the master's cells and the grader's version."""
    cells = {name: asdict(cell) for name, cell in sorted(master.items())}
    parts = [text, json.dumps(cells, sort_keys=True), version("descent-course")]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Ledger:
    """Fingerprints of one student's graded notebooks for one week, in ``DIR/.descent/WEEK/STUDENT.json``."""

    def __init__(self, course: Path, week: str, student: str) -> None:
        self._path = course / ".descent" / week / f"{student}.json"
        self._lines = self._read()

    def _read(self) -> dict[str, str]:
        try:
            lines = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return lines if isinstance(lines, dict) else {}

    def has(self, notebook: str, mark: str) -> bool:
        """Whether that notebook was graded from just this."""
        return self._lines.get(notebook) == mark

    def enter(self, notebook: str, mark: str) -> None:
        """Write the line of a notebook that is graded and recorded."""
        self._lines[notebook] = mark
        write_whole(self._path, json.dumps(self._lines, indent=1))

    def strike(self, notebook: str) -> None:
        """Take the line out before the notebook is graded again."""
        if self._lines.pop(notebook, None) is not None:
            write_whole(self._path, json.dumps(self._lines, indent=1))
