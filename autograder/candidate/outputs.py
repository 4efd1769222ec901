"""Catching what a cell shows: streams, displays, results and errors, as notebook outputs.

One :class:`Record` lives as long as the candidate.  Everything that writes
(``print``, ``display``, a plot, a traceback) appends to it; :meth:`Record.take`
hands over what has come since the last time.  Its size is bounded, and what
goes beyond is replaced by one line that says so.
"""

from __future__ import annotations

import io
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher

MAX_TEXT = 100_000
MAX_DISPLAY = 4 * 2**20
MAX_OUTPUTS = 150

Output = dict[str, Any]
TOO_MANY: Output = {
    "output_type": "stream",
    "name": "stdout",
    "text": f"… only the first {MAX_OUTPUTS} outputs are shown …\n",
}


class Record:
    """What was shown since the last :meth:`take`."""

    def __init__(self) -> None:
        self._outputs: list[Output] = []
        self._text_left, self._display_left = MAX_TEXT, MAX_DISPLAY

    def take(self) -> list[Output]:
        """The outputs so far, in order; the record starts anew."""
        outputs = self._outputs
        if outputs:
            self.__init__()  # type: ignore[misc]
        return outputs

    def stream(self, name: str, text: str) -> None:
        """Append to stdout or stderr; text that follows text of the same stream joins it."""
        if self._text_left <= 0:
            return
        kept = text[: self._text_left]
        self._text_left -= len(kept)
        if self._text_left <= 0:
            kept += f"\n… output beyond {MAX_TEXT} characters is not shown …\n"
        last = self._outputs[-1] if self._outputs else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += kept
        else:
            self._append({"output_type": "stream", "name": name, "text": kept})

    def display(self, kind: str, data: dict[str, Any]) -> None:
        """Append a display or a result; only text in string form is kept."""
        data = {mime: text for mime, text in data.items() if isinstance(mime, str) and isinstance(text, str)}
        size = sum(len(text) for text in data.values())
        if size > self._display_left:
            self.stream("stdout", f"… a display of {size} characters is not shown …\n")
            return
        self._display_left -= size
        self._append({"output_type": kind, "data": data})

    def error(self, name: str, message: str, traceback: list[str]) -> None:
        """Append an error; each part is cut to a sane length."""
        lines = [line[:20_000] for line in traceback[-100:]]
        self._append(
            {"output_type": "error", "ename": name[:200], "evalue": message[:5_000], "traceback": lines}
        )

    def _append(self, output: Output) -> None:
        """Add an output; when there are too many, the last place goes to the latest error, or to a note."""
        if len(self._outputs) < MAX_OUTPUTS:
            self._outputs.append(output)
        elif output["output_type"] == "error":
            self._outputs[-1] = output
        elif self._outputs[-1] != TOO_MANY and self._outputs[-1]["output_type"] != "error":
            self._outputs[-1] = dict(TOO_MANY)


class Stream(io.TextIOBase):
    """A text stream that writes to the record."""

    encoding = "utf-8"

    def __init__(self, record: Record, name: str) -> None:
        self._record, self._name = record, name

    def write(self, text: str) -> int:
        """Add to the record."""
        if not isinstance(text, str):
            msg = f"write() argument must be str, not {type(text).__name__}"
            raise TypeError(msg)
        self._record.stream(self._name, str(text))
        return len(text)

    def writable(self) -> bool:
        """Yes."""
        return True


class Publisher(DisplayPublisher):
    """``display(…)`` and plots go to the shell's record."""

    def publish(self, data: Any, *_args: Any, **_kwargs: Any) -> None:
        """Add to the record."""
        _record(self).display("display_data", data)

    def clear_output(self, wait: bool = False) -> None:
        """Nothing: what was shown stays shown."""


class Hook(DisplayHook):
    """The value of a cell's last expression goes to the shell's record."""

    def write_output_prompt(self) -> None:
        """Nothing: the notebook has its own prompt."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: Any = None) -> None:
        """Add to the record."""
        _record(self).display("execute_result", format_dict)

    def finish_displayhook(self) -> None:
        """Nothing: there is no line to end."""


def _record(part: Any) -> Record:
    """The record of the shell that ``part`` belongs to."""
    record: Record = part.shell.record
    return record
