"""Writing what was built, so that nothing which somebody has worked on is lost."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from autograder.whole_file import write_whole

LEDGER = ".built.json"
KEPT = "kept"
Say = Callable[[str], None]


def digest(content: bytes) -> str:
    """The name of a content."""
    return hashlib.sha256(content).hexdigest()


def read_ledger(folder: Path) -> dict[str, str]:
    """The digests of what was built into ``folder`` last; empty where that is not known."""
    try:
        ledger: dict[str, str] = json.loads((folder / LEDGER).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return ledger


def keep(folder: Path, name: str) -> Path:
    """Move a file that somebody has changed out of the way of the build, and say where to."""
    path = folder / name
    changed = digest(path.read_bytes())[:8]
    kept = folder / KEPT / Path(name).with_suffix(f".{changed}{path.suffix}")
    kept.parent.mkdir(parents=True, exist_ok=True)
    path.replace(kept)
    return kept


def write(folder: Path, contents: dict[str, bytes], say: Say) -> None:
    """Write built files and tell of each whether it is new.

    A file that is not as the last build left it was changed by somebody; it goes to ``folder/kept/`` first.

    Parameters
    ----------
    folder
        Where the names start, and where the build remembers what it wrote.
    contents
        The files' contents by their names below ``folder``, with ``/``.
    say
        Takes one line of progress.
    """
    ledger = read_ledger(folder)
    for name, content in contents.items():
        path = folder / name
        before = digest(path.read_bytes()) if path.exists() else None
        if before == digest(content):
            say(f"{path}  unchanged")
        else:
            if before not in (None, ledger.get(name)):
                say(f"{path}  was changed since it was built; that version is kept as {keep(folder, name)}")
            write_whole(path, content)
            say(f"{path}  written")
        ledger[name] = digest(content)
        write_whole(folder / LEDGER, json.dumps(ledger, indent=1, sort_keys=True))
