"""Makes the demo students' submissions and puts them where nbgrader expects them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat

from autograder.build.cells import grade_id, nbgrader
from autograder.build.regions import MARK_SCHEME, SOLUTION, split
from autograder.build.weeks import Lesson
from autograder.demo.student_file import DemoStudent
from autograder.demo.tamper import FILE_CHANGES, NOTEBOOK_CHANGES, Files, Notebook, find
from autograder.errors import BuildError


def to_bytes(content: bytes | Notebook) -> bytes:
    """A file's bytes; a notebook as JSON."""
    return content if isinstance(content, bytes) else json.dumps(content, indent=1).encode() + b"\n"


def make_submission(student: DemoStudent, lesson: Lesson) -> dict[str, bytes]:
    """The files that a student hands in, by name."""
    notebook: Notebook = json.loads(lesson.student)
    if student.start == "solutions":
        _fill_in(notebook, lesson)
    for name, text in student.cells.items():
        _put(notebook, name, text)
    files: Files = {f"{student.notebook}.ipynb": notebook}
    for line in student.do:
        _change(files, f"{student.notebook}.ipynb", line.split())
    return {name: to_bytes(content) for name, content in files.items()}


def _fill_in(notebook: Notebook, lesson: Lesson) -> None:
    """Put the master's solutions and model answers into the student's notebook."""
    for cell in nbformat.reads(lesson.source, as_version=4).cells:
        if nbgrader(cell).get("solution"):
            text = "\n".join(split(cell.source, MARK_SCHEME).outside)
            lines = (
                line for line in text.split("\n") if SOLUTION.begin not in line and SOLUTION.end not in line
            )
            _put(notebook, grade_id(cell), "\n".join(lines))


def _put(notebook: Notebook, name: str, text: str) -> None:
    if name in ("first", "last"):
        cell: Notebook = {
            "id": name,
            "cell_type": "code",
            "metadata": {},
            "source": text,
            "outputs": [],
            "execution_count": None,
        }
        notebook["cells"].insert(0 if name == "first" else len(notebook["cells"]), cell)
        return
    try:
        notebook["cells"][find(notebook, name)]["source"] = text
    except KeyError:
        msg = f"a demo student answers {name!r}, which the lesson does not ask"
        raise BuildError(msg) from None


def _change(files: Files, name: str, words: list[str]) -> None:
    verb, *args = words
    content: Any = files[name]
    if verb in NOTEBOOK_CHANGES:
        NOTEBOOK_CHANGES[verb](content, *args)
    elif verb in FILE_CHANGES:
        FILE_CHANGES[verb](files, name, *args)
    else:
        msg = f"nothing is called {verb!r}; there is: {', '.join([*NOTEBOOK_CHANGES, *FILE_CHANGES])}"
        raise BuildError(msg)


def hand_in(course: Path, week: str, student: str, files: dict[str, bytes]) -> None:
    """Write the files into ``course/submitted/STUDENT/WEEK``; what lay there before is replaced."""
    folder = course / "submitted" / student / week
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.ipynb"):
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
