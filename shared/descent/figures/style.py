"""The one look of the lessons' figures: colours, dashes, white ground, and a text in the picture's place."""

import base64
from collections.abc import Iterable
from html import escape
from io import BytesIO
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from descent.palette import CURVE_STYLES

INK, GREY, FAINT = "#222222", "#6b6b6b", "#b8c2cc"
MARKERS = {"circle": "o", "square": "s", "triangle": "^", "diamond": "D", "pentagon": "p", "down": "v"}
MARKERS |= {"plus": "P", "star": "*"}
PIXELS_PER_INCH = 88


class LessonFigure(Figure):
    """A matplotlib figure that brings its alternative text along.

    It is made without pyplot, so that it is shown once, where a cell returns it. The ground is white and
    opaque: the figure reads the same on a light page and on a dark one.

    Attributes
    ----------
    alt : str
        What the figure shows, in words.
    """

    def __init__(self, alt: str, size: tuple[float, float] = (9.0, 3.6)) -> None:
        super().__init__(figsize=size, dpi=PIXELS_PER_INCH, layout="constrained", facecolor="white")
        self.alt = alt

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_html_(self) -> str:
        buffer = BytesIO()
        self.savefig(buffer, format="png", dpi=2 * PIXELS_PER_INCH)
        data = base64.b64encode(buffer.getvalue()).decode()
        width = round(self.get_figwidth() * PIXELS_PER_INCH)
        source = f'src="data:image/png;base64,{data}" alt="{escape(self.alt)}"'
        return f'<img {source} width="{width}" style="max-width: 100%; height: auto; border-radius: 4px">'


def plain(axes: Axes, title: str = "", **settings: Any) -> Axes:
    """Dress axes in the lessons' style: title on the left, no box, small ticks.

    ``settings`` are those of ``Axes.set``.
    """
    axes.set(**settings)
    axes.set_title(title, loc="left", fontsize=10, color=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8, colors=GREY)
    axes.xaxis.label.set(fontsize=9, color=INK)
    axes.yaxis.label.set(fontsize=9, color=INK)
    return axes


def line_style(index: int) -> dict[str, Any]:
    """Colour, dash and marker of the curve number ``index``, as keyword arguments of ``Axes.plot``."""
    style = CURVE_STYLES[index % len(CURVE_STYLES)]
    dash = (0, tuple(0.5 * part for part in style.dash)) if style.dash else "solid"
    return {"color": style.light, "linestyle": dash, "marker": MARKERS[style.marker]}


def legend(figure: Figure, axes: Axes) -> None:
    """Put the legend of ``axes`` below the whole figure, in rows of at most four."""
    handles, labels = axes.get_legend_handles_labels()
    look = {"ncols": min(4, len(labels)), "fontsize": 9, "frameon": False, "handlelength": 3.5}
    figure.legend(handles, labels, loc="outside lower center", **look)


def sentence(parts: Iterable[str]) -> str:
    """The parts joined as in a sentence: ``a, b and c``."""
    parts = list(parts)
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
