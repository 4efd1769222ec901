"""The progress display: a bar with rate and time left on a terminal, plain numbered lines elsewhere."""

import io

from rich.console import Console

from autograder.grade.progress import Progress


def shown(*, terminal: bool) -> str:
    """What three students look like, who are done 10, 12 and 14 seconds after the start."""
    times, written = iter([10.0, 12.0, 14.0]), io.StringIO()
    console = Console(file=written, force_terminal=terminal, width=90)
    with Progress(console, 3, "writing pages", lambda: next(times)) as progress:
        for name in ("ada", "emmy [b]", "sofia\x1b[2J"):
            progress.advance()
            progress.line(f"{name}: done")
    return written.getvalue()


def test_elsewhere_a_numbered_line_each_and_nothing_else() -> None:
    lines = shown(terminal=False).splitlines()
    assert lines[:2] == ["[1/3] ada: done", "[2/3] emmy [b]: done"]
    assert len(lines) == 3
    assert "\x1b" not in lines[2]


def test_a_terminal_shows_rate_and_time_left() -> None:
    text = shown(terminal=True)
    assert "writing pages" in text
    assert "0.5/s" in text
    assert "left" in text
    assert "[2/3] emmy [b]: done" in text
