"""Markdown that students wrote, as HTML that runs nothing: nbconvert renders, nh3 takes out what could act.

The filters stand in the place of nbconvert's own (``HTMLExporter.filters``),
for feedback pages and for formgrader.  What is sanitised is the HTML that the
browser gets, so it does not matter how the markdown was written.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

import nh3
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

MAX_RENDERED = 20_000  # characters; a parser may take the square of their number
PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
HIGHLIGHTED = re.compile(r"highlight|[a-z]{1,2}[0-9]?")
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


@pass_context
def markdown_to_html(context: Any, source: str) -> str:
    """nbconvert's rendering of a cell's markdown, sanitised; what it cannot render is shown as typed."""
    if len(source) > MAX_RENDERED:
        return _as_typed(source)
    attachments = context.get("cell", {}).get("attachments", {})
    renderer = IPythonRenderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    try:
        return sanitise(str(MarkdownWithMath(renderer=renderer).render(source)))
    except Exception:  # noqa: BLE001  one cell, such as one with a missing attachment, must not cost the page
        return _as_typed(source)


def _as_typed(source: str) -> str:
    return f"<pre>{escape(source)}</pre>"


def as_it_is(html: str) -> str:
    """The HTML as it is: to rewrite addresses after they were judged could make others of them."""
    return html


FILTERS = {
    "markdown2html": f"{__name__}.{markdown_to_html.__name__}",
    "clean_html": f"{__name__}.{sanitise.__name__}",
    "strip_files_prefix": f"{__name__}.{as_it_is.__name__}",
}
