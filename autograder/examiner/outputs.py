"""What a candidate showed, made fit for a notebook that instructors and students will open.

The candidate's word is not trusted: whatever is not plain text or a picture in
base64 is left out, and sizes are bounded.  Text is escaped by those who turn
notebooks into pages.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from nbformat import NotebookNode

from autograder.text import clean_text

PICTURES = ("image/png", "image/jpeg")
BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
MAX_OUTPUTS = 200
MAX_SIZE = 8 * 2**20
MAX_CELL_TEXT = 200_000
MAX_CELL = 8 * 2**20
MAX_NOTEBOOK = 32 * 2**20
WEIGHT = 20_000  # what an output counts beside its own size, unless it is text


def clean_outputs(raw: Any) -> list[NotebookNode]:
    """Valid notebook outputs from what the candidate sent.

    Raises
    ------
    ValueError
        It is not a list of outputs, or is too large.
    """
    if not isinstance(raw, list) or len(raw) > MAX_OUTPUTS:
        msg = "the outputs are not a list, or too many"
        raise ValueError(msg)
    outputs = [output for item in raw if (output := _clean(item)) is not None]
    if len(str(outputs)) > MAX_SIZE:
        msg = "the outputs are too large"
        raise ValueError(msg)
    return outputs


def _clean(item: Any) -> NotebookNode | None:
    if not isinstance(item, dict):
        msg = "an output is not an object"
        raise ValueError(msg)
    kind = item.get("output_type")
    if kind == "stream":
        return stream(_text(item.get("text")), "stderr" if item.get("name") == "stderr" else "stdout")
    if kind == "error":
        lines = item.get("traceback")
        trace = [_text(line) for line in lines] if isinstance(lines, list) else []
        return error(_text(item.get("ename")), _text(item.get("evalue")), trace)
    data = _clean_data(item.get("data"))
    return NotebookNode(output_type="display_data", data=data, metadata={}) if data else None


def _clean_data(data: Any) -> dict[str, str]:
    data = data if isinstance(data, dict) else {}
    kept = {"text/plain": clean_text(_text(data["text/plain"]))} if "text/plain" in data else {}
    for kind in PICTURES:
        picture = "".join(data[kind].split()) if isinstance(data.get(kind), str) else ""
        if picture and BASE64.fullmatch(picture):
            kept[kind] = picture
    return kept


def _text(value: Any) -> str:
    if not isinstance(value, str):
        msg = "an output holds something that is not text"
        raise ValueError(msg)
    return value


def stream(text: str, name: str = "stdout") -> NotebookNode:
    """A stream output."""
    return NotebookNode(output_type="stream", name=name, text=clean_text(text))


def error(name: str, message: str, trace: list[str]) -> NotebookNode:
    """An error output; nbgrader gives no marks to a test cell that has one."""
    trace = [clean_text(line) for line in trace]
    return NotebookNode(
        output_type="error", ename=clean_text(name), evalue=clean_text(message), traceback=trace
    )


class Shown:
    """What a cell has shown so far: bounded for the cell and, over all cells, for the notebook."""

    def __init__(self) -> None:
        self._notebook_left = MAX_NOTEBOOK
        self._open()

    def _open(self) -> None:
        self._outputs: list[NotebookNode] = []
        self._text_left, self._cell_left, self._cut = MAX_CELL_TEXT, MAX_CELL, False

    def add(self, raw: Any) -> None:
        """Add what the candidate sent; raises as :func:`clean_outputs` does."""
        for output in clean_outputs(raw):
            if output.output_type == "stream":
                self._cut |= len(output.text) > self._text_left
                output.text = output.text[: self._text_left]
                self._text_left -= len(output.text)
            size = len(str(output)) + (0 if output.output_type == "stream" else WEIGHT)
            if size > min(self._cell_left, self._notebook_left):
                self._cut = True
            elif output.get("text") != "":
                self._cell_left, self._notebook_left = self._cell_left - size, self._notebook_left - size
                self._outputs.append(output)

    def take(self) -> list[NotebookNode]:
        """The cell's outputs; what comes after this is the next cell's."""
        outputs, cut = self._outputs, self._cut
        self._open()
        return [*outputs, stream("… further output is not shown …\n")] if cut else outputs


def joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """The outputs, with neighbours on the same stream made one."""
    result: list[NotebookNode] = []
    for name, group in groupby(outputs, lambda output: output.get("name")):
        parts = list(group)
        result += parts if name is None else [stream("".join(part.text for part in parts), name)]
    return result
