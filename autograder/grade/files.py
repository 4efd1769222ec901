"""What lies in a student's folder, compared with what was released: decided before anything is graded."""

from __future__ import annotations

import difflib
import json
import stat
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.text import one_line

MAX_BYTES = 64 * 2**20


@dataclass
class Submission:
    """One student's notebooks for one week.

    Attributes
    ----------
    notebooks : list of str
        Names (without ``.ipynb``) of the released notebooks that are there and can be read.
    problems : dict of str to str
        What cannot be graded, by file name, and why.
    notes : list of str
        What is odd but does no harm.
    """

    student: str
    notebooks: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def survey(student: str, folder: Path, released: list[str]) -> Submission:
    """Sort the notebooks in ``folder`` into those to grade and those that cannot be."""
    submission = Submission(student)
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        submission.problems[folder.name] = f"the folder cannot be read: {error}"
        return submission
    present = {path.stem: path for path in paths if path.suffix == ".ipynb"}
    extra = [name for name in present if name not in released]
    submission.problems |= _renamed(released, present, extra)
    for name in released:
        if name not in present:
            continue
        fault = unreadable(present[name])
        if fault is None:
            submission.notebooks.append(name)
        else:
            submission.problems[f"{name}.ipynb"] = fault
    if not any(released_name in present for released_name in released) and not extra:
        submission.problems[folder.name] = "the folder holds no notebook"
    submission.notes += [
        f"{one_line(name)}.ipynb is not part of this week and was left alone" for name in extra
    ]
    return submission


def _renamed(released: list[str], present: Iterable[str], extra: list[str]) -> dict[str, str]:
    """Problems, by file name: a missing notebook matters only if it may lie there under another name."""
    missing, problems = [name for name in released if name not in present], {}
    for other in extra:
        if alike := _most_alike(other, missing):
            said = f"not there, but {one_line(other)}.ipynb is; if it was renamed, name it {alike}.ipynb"
            problems[f"{alike}.ipynb"] = said
        elif missing == released:
            said = f"is not a notebook of this week; if it was renamed, name it {' or '.join(released)}"
            problems[f"{one_line(other)}.ipynb"] = said
    return problems


def _most_alike(name: str, names: list[str]) -> str:
    """The one of ``names`` that ``name`` was made of by renaming, as far as can be told, or ""."""
    lower = {known.lower(): known for known in names}
    for known in lower:
        if known in name.lower() or name.lower() in known:
            return lower[known]
    found = difflib.get_close_matches(name.lower(), lower, n=1, cutoff=0.7)
    return lower[found[0]] if found else ""


def read_text(path: Path) -> str:
    """The text of a file that was handed in; some editors put a mark in front of it."""
    return path.read_text(encoding="utf-8-sig")


def unreadable(path: Path) -> str | None:
    """Why the file cannot hold a notebook, as far as a glance tells, or None."""
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode):  # a link may lead to another's work, and a pipe never ends
            return "it is a link, not a file" if path.is_symlink() else "it is not a file"
        if about.st_size > MAX_BYTES:
            return f"the file has more than {MAX_BYTES // 2**20} MiB"
        text = read_text(path)
        content = json.loads(text)
    except UnicodeDecodeError:
        return "not a notebook: the file is not UTF-8 text"
    except json.JSONDecodeError as error:
        return f"not valid JSON: {error}" if text.strip() else "the file is empty"
    except (OSError, RecursionError) as error:
        return f"cannot be read: {error}"
    if not isinstance(content, dict) or not isinstance(content.get("nbformat"), int):
        return "valid JSON, but not a notebook: it has no nbformat"
    return None


def read_notebook(text: str) -> NotebookNode:
    """The notebook in a text that is JSON; this takes long enough to be done by the workers.

    Raises
    ------
    ValueError
        It is none; the message says why.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # such as a cell id that is there twice, which is mended
            notebook: NotebookNode = nbformat.reads(text, as_version=4)
    except Exception as error:
        said = f"not a notebook that nbformat can read: {type(error).__name__}: {error}"
        raise ValueError(one_line(said)) from error
    if not isinstance(notebook.get("cells"), list):
        msg = "not a notebook: it has no list of cells"
        raise ValueError(msg)
    return notebook
