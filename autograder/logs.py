"""What nbgrader has to say goes to a file in the course folder, not over our own lines."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

LOG_FILE = "descent.log"


class LogFile(logging.FileHandler):
    """A log without which the work goes on: a full disk or a read-only folder shows where it matters."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, where that is possible."""
        with contextlib.suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Keep the traceback of a line that could not be written off the terminal."""


def course_log(course: Path) -> logging.Logger:
    """The log of a course folder, ``DIR/descent.log``."""
    log = logging.getLogger(f"descent.{course}")
    if not log.handlers:
        handler = LogFile(course / LOG_FILE, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.propagate = False
        log.setLevel(logging.INFO)
    return log
