"""Formulas in TeX as MathML, which browsers draw by themselves: no script, no font, nothing from a network.

latex2mathml converts.  Students write TeX too, so of what it makes only elements and attributes that draw
are taken over; text and attributes are escaped on the way out.
"""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree as ET

from latex2mathml.converter import convert_to_element

MAX_TEX = 2_000  # characters
NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
ELEMENTS = {
    "math", "menclose", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom",
    "mprescripts", "mroot", "mrow", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd",
    "mtext", "mtr", "munder", "munderover", "none",
}  # fmt: skip
ATTRIBUTES = {
    "accent", "columnalign", "columnlines", "columnspacing", "display", "displaystyle", "fence", "form",
    "largeop", "linethickness", "lspace", "mathvariant", "maxsize", "minsize", "movablelimits", "notation",
    "rowlines", "rowspacing", "rspace", "scriptlevel", "separator", "stretchy", "width",
}  # fmt: skip
BARS = {"|", "‖"}
HARMLESS = re.compile(r"[\w .%+-]{1,40}")


def to_mathml(tex: str, *, block: bool) -> str | None:
    """The formula as MathML, or None where it cannot be converted.

    Parameters
    ----------
    tex : str
        Without the dollars.
    block : bool
        Whether it stands on a line of its own.
    """
    if len(tex) > MAX_TEX:
        return None
    try:
        root = convert_to_element(tex, display="block" if block else "inline")
        return ET.tostring(_drawn(root), encoding="unicode", short_empty_elements=False)
    except Exception:  # noqa: BLE001  whatever latex2mathml does not understand is shown as typed
        return None


def _drawn(element: ET.Element) -> ET.Element:
    """A copy with nothing but what draws.

    Raises
    ------
    ValueError
        There is another element in it.
    """
    name = element.tag.removeprefix(NAMESPACE)
    if name not in ELEMENTS:
        msg = f"{name} does not draw"
        raise ValueError(msg)
    kept = {
        key: value for key, value in element.attrib.items() if key in ATTRIBUTES and HARMLESS.fullmatch(value)
    }
    copy = ET.Element(name, kept)
    copy.text = unescape(element.text or "")  # latex2mathml writes symbols as entities
    if name == "mo" and copy.text in BARS:
        copy.attrib |= {"lspace": "0", "rspace": "0"}  # a bar may open or close: what stands beside it knows
    copy.extend([_drawn(child) for child in element])
    return copy
