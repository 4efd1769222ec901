"""What a candidate showed, made fit for a notebook that instructors and students will open.

The candidate's word is not trusted: whatever is not plain text or a picture in
base64 is left out, and sizes are bounded.  Text is escaped by those who turn
notebooks into pages.
"""

from __future__ import annotations

import re
from typing import Any

from nbformat import NotebookNode

PICTURES = ("image/png", "image/jpeg")
BASE64 = re.compile(r"[A-Za-z0-9+/\s]*={0,2}\s*")
MAX_OUTPUTS = 200
MAX_SIZE = 8 * 2**20


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
    kept = {"text/plain": _text(data["text/plain"])} if "text/plain" in data else {}
    for kind in PICTURES:
        if isinstance(data.get(kind), str) and BASE64.fullmatch(data[kind]):
            kept[kind] = data[kind]
    return kept


def _text(value: Any) -> str:
    if not isinstance(value, str):
        msg = "an output holds something that is not text"
        raise ValueError(msg)
    return value.encode("utf-8", "replace").decode()


def stream(text: str, name: str = "stdout") -> NotebookNode:
    """A stream output."""
    return NotebookNode(output_type="stream", name=name, text=text)


def error(name: str, message: str, trace: list[str]) -> NotebookNode:
    """An error output; nbgrader gives no marks to a test cell that has one."""
    return NotebookNode(output_type="error", ename=name, evalue=message, traceback=trace)
