"""nbconvert's exporter for pages of ours: the template's output as it is."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbformat import NotebookNode


@lru_cache(maxsize=2048)
def highlighted(source: str) -> str:
    """Code as HTML; the lesson's is the same for a whole class."""
    return str(Highlight2HTML(pygments_lexer="ipython3")(source))


class PageExporter(HTMLExporter):
    """HTMLExporter without its last step, which parses the whole page again to add what our template has.

    That step took two thirds of a page's time, and what is written again after it was sanitised would have to
    be sanitised again.
    """

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page of a notebook."""
        exporter: Any = self  # nbconvert's own methods have no types
        exporter.register_filter("highlight_code", highlighted)
        return TemplateExporter.from_notebook_node(self, nb, exporter._init_resources(resources), **kw)
