"""Reading a master: jupytext leaves no trace, the lesson stays as it is, what was not understood is told."""

import json
import re

import nbformat
import pytest

from autograder.build.master import read_master, source_text
from autograder.errors import BuildError
from tests.build.lessons import TINY, Lesson, every_lesson


@every_lesson
def test_the_notebook_is_valid_and_says_what_it_is(lesson: Lesson):
    notebook = nbformat.reads(source_text(lesson.source), as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.descent == {"week": lesson.week, "notebook": lesson.name}
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) == {"descent", "kernelspec", "language_info"}


@every_lesson
def test_two_builds_are_byte_identical(lesson: Lesson):
    assert source_text(lesson.source) == source_text(lesson.source)


@every_lesson
def test_nothing_of_jupytext_is_left(lesson: Lesson):
    notebook = lesson.source
    metadata = [notebook.metadata, *(cell.metadata for cell in notebook.cells)]
    assert not re.search(r"jupytext|lines_to_", json.dumps(metadata))


def test_tags_are_kept():
    notebook = read_master(TINY, "week0_tiny", "01_twice")
    assert [cell.source for cell in notebook.cells if "demo" in cell.metadata.get("tags", [])] == [
        "print(twice(21))"
    ]


def test_metadata_that_cannot_be_parsed_is_told():
    slip = TINY.replace('"points": 2', "points: 2")
    with pytest.raises(BuildError, match="4 cells are marked nbgrader=, 3 of them can be read"):
        read_master(slip, "week0_tiny", "01_twice")


@pytest.mark.parametrize("header", ["", "# ---\n# jupyter:\n#   jupytext:\n#     formats: py:light\n# ---\n"])
def test_the_header_does_not_matter(header: str):
    body = TINY[TINY.index("# %% [markdown]") :]
    assert (
        read_master(header + body, "week0_tiny", "01_twice") == Lesson("week0_tiny", "01_twice", TINY).source
    )
