"""What has been graded from what, so that a rerun does what is left and nothing else.

A line of the ledger is written last, after the graded notebook and the marks.
A run that was killed before that finds no line, or an old one, and grades again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from autograder.grade.master import Master
from autograder.grade.scores import Score
from autograder.grade.version import grader_version
from autograder.whole_file import write_whole


def fingerprint(text: str, master: Master, settings: str = "") -> str:
    """Of all that decides the marks: the submission, the master's cells, the course's settings, the grader.

    The grader stands in it as a digest of its own sources (:mod:`autograder.grade.version`), so a mended
    grader grades again also where nobody thought of raising its version.
    """
    cells = {name: asdict(cell) for name, cell in sorted(master.items())}
    parts = [text, settings, json.dumps(cells, sort_keys=True), grader_version()]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Ledger:
    """One student's graded notebooks for one week, in ``DIR/.descent/WEEK/STUDENT.json``.

    A line holds the fingerprint of what was graded, and the marks by test that were written.  The gradebook
    has the last word: where it holds other marks, because an older copy of it was put back, the notebook
    counts as not graded.
    """

    def __init__(self, course: Path, week: str, student: str) -> None:
        self._path = course / ".descent" / week / f"{student}.json"
        self._lines = self._read()

    def _read(self) -> dict[str, Any]:
        try:
            lines = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return lines if isinstance(lines, dict) else {}

    def __bool__(self) -> bool:
        return bool(self._lines)

    def has(self, notebook: str, mark: str, scores: Mapping[str, Score]) -> bool:
        """Whether that notebook was graded from just this, and has earned just these scores."""
        return bool(self._lines.get(notebook) == _line(mark, scores))

    def enter(self, notebook: str, mark: str, scores: Mapping[str, Score]) -> None:
        """Write the line of a notebook that is graded and recorded."""
        self._lines[notebook] = _line(mark, scores)
        self._write()

    def strike(self, notebook: str) -> None:
        """Take the line out before the notebook is graded again."""
        if self._lines.pop(notebook, None) is not None:
            self._write()

    def _write(self) -> None:
        write_whole(self._path, json.dumps(self._lines, indent=1))


def _line(mark: str, scores: Mapping[str, Score]) -> dict[str, Any]:
    return {"from": mark, "scores": {name: score.by_test for name, score in sorted(scores.items())}}
