"""Markdown that students wrote, as HTML that runs nothing: nbconvert renders, nh3 takes out what could act.

Formulas are taken out before and put back afterwards, as MathML of our own making: nh3 would have to let
MathML through, whose parsing has been the way round many a sanitiser.

The filters stand in the place of nbconvert's own (``HTMLExporter.filters``),
for feedback pages and for formgrader.  What is sanitised is the HTML that the
browser gets, so it does not matter how the markdown was written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import Any

import nh3
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from autograder.feedback.mathml import to_mathml

MAX_RENDERED = 20_000  # characters; a parser may take the square of their number
PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
HIGHLIGHTED = re.compile(r"highlight|[a-z]{1,2}[0-9]?|tex-[0-9]{1,4}")
FORMULA = re.compile(r'<span class="tex-([0-9]{1,4})"></span>')  # quotes: it cannot stand in an attribute
STYLES = {"background-color", "color", "font-style", "font-weight", "text-align", "text-decoration"}
DROPPED = {"area", "map", "wbr"}
ATTRIBUTES = {
    "*": {"style", "title"},
    **{tag: {"class", "style"} for tag in ("div", "pre", "code", "span")},
    "a": {"href"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}


def sanitise(html: str) -> str:
    """The HTML with text, tables, links, pictures that it brings itself, and nothing that acts or loads."""
    return nh3.clean(
        html,
        tags=nh3.ALLOWED_TAGS - DROPPED,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "data"},
        filter_style_properties=STYLES,
        link_rel="noopener noreferrer",
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The attribute's value, or None to leave it out."""
    if name == "src":
        return value if PICTURE.fullmatch(value) else None
    if name == "href":
        return value if LINK.match(value) else None
    if name == "class":
        return " ".join(word for word in value.split() if HIGHLIGHTED.fullmatch(word)) or None
    return value


class Renderer(IPythonRenderer):
    """nbconvert's renderer, with a place kept for each formula."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._formulas: dict[int, str] = {}

    def formula(self, number: int) -> str:
        """The HTML of a formula, once; after that, and where there is none of that number, nothing."""
        return self._formulas.pop(number, "")

    def _place(self, tex: str, *, block: bool) -> str:
        dollars = "$$" if block else "$"
        typed = f"<code>{escape(dollars + tex + dollars)}</code>"
        number = len(self._formulas)
        self._formulas[number] = to_mathml(tex, block=block) or typed
        return f'<span class="tex-{number}"></span>'

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        """A heading, below those of the page that it stands on."""
        return str(super().heading(text, min(level + 2, 6), **attrs))

    def block_math(self, body: str) -> str:
        """A formula on a line of its own."""
        return self._place(body, block=True)

    def inline_math(self, body: str) -> str:
        """A formula in a line."""
        return self._place(body, block=False)

    def latex_environment(self, name: str, body: str) -> str:
        """Lines of formulas, such as align."""
        return self._place(f"\\begin{{{name}}}{body}\\end{{{name}}}", block=True)


@pass_context
def markdown_to_html(context: Any, source: str) -> str:
    """nbconvert's rendering of a cell's markdown, sanitised; what it cannot render is shown as typed."""
    attachments = context.get("cell", {}).get("attachments", {})
    return _render(source, attachments) if attachments else _rendered(source)


def cell_to_html(cell: NotebookNode) -> str:
    """The same of a markdown cell, for templates that have it at hand."""
    return str(markdown_to_html({"cell": cell}, cell.source))


@lru_cache(maxsize=2048)
def _rendered(source: str) -> str:
    """What the text of a lesson is, is worked out once for a class."""
    return _render(source, {})


def _render(source: str, attachments: dict[str, Any]) -> str:
    if len(source) > MAX_RENDERED:
        return _as_typed(source)
    renderer = Renderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    try:
        html = sanitise(str(MarkdownWithMath(renderer=renderer).render(source)))
        return FORMULA.sub(lambda found: renderer.formula(int(found[1])), html)
    except Exception:  # noqa: BLE001  one cell, such as one with a missing attachment, must not cost the page
        return _as_typed(source)


def _as_typed(source: str) -> str:
    return f"<pre>{escape(source)}</pre>"


def as_it_is(html: str) -> str:
    """The HTML as it is: to rewrite addresses after they were judged could make others of them."""
    return html


FILTERS = {
    "cell2html": f"{__name__}.{cell_to_html.__name__}",
    "markdown2html": f"{__name__}.{markdown_to_html.__name__}",
    "clean_html": f"{__name__}.{sanitise.__name__}",
    "strip_files_prefix": f"{__name__}.{as_it_is.__name__}",
}
