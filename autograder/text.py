"""Text that students chose, made safe to store and to show on a terminal.

HTML is another matter: who makes a page escapes or sanitises there.
"""

from __future__ import annotations

import re

COLOUR_OR_CONTROL = re.compile(r"(\x1b\[[0-9;]{0,20}m)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
NOT_PRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


def clean_text(text: str) -> str:
    """The text without control characters (but line ends, tabs and colours) and half surrogates."""
    whole = text.encode("utf-8", "replace").decode()
    return COLOUR_OR_CONTROL.sub(lambda found: found[1] or "", whole)


def one_line(text: str, limit: int = 500) -> str:
    """The text as one line without escape sequences, cut to ``limit`` characters."""
    line = NOT_PRINTED.sub(" ", text.encode("utf-8", "replace").decode()).strip()
    return line if len(line) <= limit else line[: limit - 1] + "…"
