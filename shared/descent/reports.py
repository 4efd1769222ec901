"""What a check says: one report, as plain text and as HTML that holds the same words.

A notebook in a browser shows the HTML, everything else the text. All that comes from a student is escaped.
Words take the page's own colour, on a ground with a tint, and so they read on a light page and on a dark one.
"""

from dataclasses import dataclass
from html import escape
from typing import Literal, Protocol

Tone = Literal["right", "wrong", "unwritten"]

SIGNS: dict[Tone, tuple[str, str]] = {  # the sign, and the red, green and blue of the ground
    "right": ("✓", "0, 158, 115"),
    "wrong": ("✗", "213, 94, 0"),
    "unwritten": ("✎", "0, 114, 178"),
}
CODE = "margin: 0.5em 0; padding: 0; background: none; color: inherit; white-space: pre; overflow-x: auto"


class Part(Protocol):
    """A piece of a report that looks better in HTML than as text."""

    def __str__(self) -> str:
        """The piece as text, with its own line breaks."""

    def html(self) -> str:
        """The same as HTML, safe to show."""


@dataclass(frozen=True)
class Report:
    """A headline, what explains it, and the likely slip.

    Attributes
    ----------
    headline : str
    parts : tuple of str or Part
        A string that begins with four spaces is code.
    slip : str
        A sentence, or nothing.
    tone : {"right", "wrong", "unwritten"}
    """

    headline: str
    parts: tuple[str | Part, ...] = ()
    slip: str = ""
    tone: Tone = "wrong"

    def __str__(self) -> str:
        slip = [f"Likely slip: {self.slip}"] if self.slip else []
        return "\n\n".join([self.headline, *map(str, self.parts), *slip])

    def html(self) -> str:
        """The report as a box that fits into a light page and into a dark one."""
        sign, colour = SIGNS[self.tone]
        weight = "normal" if self.tone == "right" else "bold"
        inner = [f'<div style="font-weight: {weight}">{sign} {_words(self.headline)}</div>']
        inner += [_part(part) for part in self.parts]
        if self.slip:
            inner.append(f"<div><strong>Likely slip:</strong> {_words(self.slip)}</div>")
        ground = f"border-left: 4px solid rgb({colour}); background: rgba({colour}, 0.12)"
        font = "font-size: 14px; line-height: 1.5; color: inherit"
        box = f"{ground}; {font}; margin: 2px 0; padding: 0.4em 0.9em; border-radius: 3px; overflow-x: auto"
        return f'<div class="descent-report" style="{box}">{"".join(inner)}</div>'


def _part(part: str | Part) -> str:
    if not isinstance(part, str):
        return part.html()
    if part.startswith("    "):
        lines = "\n".join(line.removeprefix("    ") for line in part.splitlines())
        return f'<pre style="{CODE}">{escape(lines)}</pre>'
    return f"<div>{_words(part)}</div>"


def _words(text: str) -> str:
    """Escape a sentence, and set what stands between backquotes as code."""
    pieces = [escape(piece) for piece in text.split("`")]
    if len(pieces) % 2 == 0:
        return escape(text)
    pieces[1::2] = [
        f'<code style="color: inherit; background: none">{piece}</code>' for piece in pieces[1::2]
    ]
    return "".join(pieces)
