"""A race as a film for slides. Drawn without pyplot."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from matplotlib.animation import FFMpegWriter, PillowWriter
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D

from descent.surfaces import Surface
from descent.widgets.optimizer_explorer.picture import draw
from descent.widgets.optimizer_explorer.trajectories import Trajectory

DPI = 110


def write_movie(
    file: Path, surface: Surface, trajectories: Sequence[Trajectory], seconds: float, frames_per_second: int
) -> None:
    """Write the paths growing from the start to their ends, the last picture a second longer."""
    writer = _writer(file, frames_per_second)
    figure = draw(surface, trajectories)
    FigureCanvasAgg(figure)
    title = figure.axes[0].get_title(loc="left")
    lines = [line for line in figure.axes[0].lines if line.get_gid() == "path"]
    last = max(len(run.points) for run in trajectories) - 1
    count = max(2, round(seconds * frames_per_second))
    moments = [*np.linspace(0, last, count).round().astype(int), *[last] * frames_per_second]
    with writer.saving(figure, str(file), DPI):
        for step in moments:
            figure.axes[0].set_title(f"{title}, step {step}", loc="left", fontsize=9)
            for line, run in zip(lines, trajectories, strict=True):
                _grow(line, run, int(step))
            writer.grab_frame()


def _grow(line: Line2D, run: Trajectory, step: int) -> None:
    points = run.points[: step + 1]
    line.set_data(points[:, 0], points[:, 1])
    line.set_markevery([len(points) - 1])


def _writer(file: Path, frames_per_second: int) -> PillowWriter | FFMpegWriter:
    if file.suffix.lower() == ".gif":
        return PillowWriter(fps=frames_per_second)
    if file.suffix.lower() != ".mp4":
        msg = f"file is {file.name!r}, expected a name that ends with .gif or .mp4"
        raise ValueError(msg)
    if not FFMpegWriter.isAvailable():
        msg = f"file is {file.name!r}, which needs the program ffmpeg, and that is not installed; use .gif"
        raise ValueError(msg)
    return FFMpegWriter(fps=frames_per_second)
