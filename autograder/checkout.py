"""Where the checkout, its weeks and their masters are."""

from pathlib import Path

from autograder.errors import UsageError

CHECKOUT = Path(__file__).resolve().parents[1]


def masters(week: Path) -> list[Path]:
    """The masters of a week's folder, in the order of their names."""
    return sorted((week / "source").glob("*.py"))


def weeks(checkout: Path = CHECKOUT) -> list[Path]:
    """The folders of a checkout that hold masters."""
    return sorted(folder.parent for folder in checkout.glob("*/source") if masters(folder.parent))


def week_folder(name: str, checkout: Path = CHECKOUT) -> Path:
    """The folder of the week called ``name``; a trailing slash, as a shell completes it, is no matter.

    Raises
    ------
    UsageError
        If the checkout has no such week; the message lists those that it has.
    """
    folder = checkout / Path(name).name
    known = weeks(checkout)
    if folder not in known:
        listed = ", ".join(week.name for week in known) or "none"
        raise UsageError(f"no week called {name!r} in {checkout}; it has: {listed}")
    return folder
