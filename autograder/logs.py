"""What nbgrader has to say goes to a file in the course folder, not over our own lines."""

from __future__ import annotations

import logging
from pathlib import Path

LOG_FILE = "descent.log"


def course_log(course: Path) -> logging.Logger:
    """The log of a course folder, ``DIR/descent.log``."""
    log = logging.getLogger(f"descent.{course}")
    if not log.handlers:
        handler = logging.FileHandler(course / LOG_FILE, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.propagate = False
        log.setLevel(logging.INFO)
    return log
