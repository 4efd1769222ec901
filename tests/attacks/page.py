"""What in a page could act: scripts, frames, handlers, addresses that run, and forms."""

from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

from autograder.feedback.mathml import ELEMENTS

ACTIVE = {
    "applet", "audio", "base", "button", "embed", "form", "frame", "iframe", "input", "link", "meta", "object",
    "script", "select", "source", "style", "template", "textarea", "title", "video",
}  # fmt: skip
FORMULA = [[("display", "inline")], [("display", "block")]]
DRAWN = {  # our own pictures and formulas: the attributes that they begin with, and what may stand inside
    "svg": ([[("class", "descent-picture")]], {"circle", "path", "rect", "text"}),
    "math": (FORMULA, ELEMENTS),
}
ADDRESSES = {
    "action",
    "background",
    "cite",
    "data",
    "formaction",
    "href",
    "poster",
    "src",
    "srcdoc",
    "srcset",
    "xlink:href",
}
HARMLESS = ("http://", "https://", "mailto:", "#", "data:image/png;base64,", "data:image/jpeg;base64,")


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self._inside: list[str] = []
        self._drawing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_foreign(tag, attrs):
            self.found[f"<{tag}> {sorted((name, value or '') for name, value in attrs)}"] += 1
        self._inside = [tag] if tag in ("script", "style") else []
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or (name in ADDRESSES and not address.startswith(HARMLESS)):
                self.found[f"{name}={value}"] += 1
            if name == "style" and ("url" in address or "expression" in address or "position" in address):
                self.found[f"style={value}"] += 1

    def _is_foreign(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        """Whether neither the page's own drawings nor harmless text have such a tag."""
        if self._drawing:
            return tag not in DRAWN[self._drawing][1]
        if tag in DRAWN:
            self._drawing = tag
            return attrs[:1] not in DRAWN[tag][0]
        return tag in ACTIVE

    def handle_data(self, data: str) -> None:
        for tag in self._inside:
            self.found[f"{tag}: {data}"] += 1

    def handle_endtag(self, tag: str) -> None:
        self._drawing = "" if tag == self._drawing else self._drawing
        self._inside = []


def active_content(page: str) -> Counter[str]:
    """Each thing that could act, with how often it is there."""
    finder = _Finder()
    finder.feed(page)
    finder.close()
    finder.found["<!--"] = page.count("<!--")  # also one without an end, which swallows what follows
    return finder.found


def additions(page: str, usual: Iterable[str]) -> list[str]:
    """What could act in ``page`` and is not among the ``usual``, or is there more often."""
    return sorted((active_content(page) - Counter(usual)).elements())
