"""What nbgrader would refuse: cells and notebooks that come, go or change in kind."""

import pytest

from autograder.build.recorded import differences, notebook_cells
from tests.build.lessons import TINY, Lesson

READ_ONLY, GRADED = frozenset({"source"}), frozenset({"source", "grade"})


def test_the_recorded_cells_of_the_tiny_lesson():
    assert notebook_cells(Lesson("week0_tiny", "01_twice", TINY).source) == {
        "setup": {"source"},
        "twice": {"source", "solution"},
        "test_twice": {"source", "grade"},
        "why": {"source", "grade", "solution"},
    }


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"n": {"a": GRADED}}, {"n": {"a": GRADED}}, []),
        ({"n": {}}, {"n": {"a": GRADED}}, ["n.ipynb: a is new"]),
        ({"n": {"a": GRADED}}, {"n": {}}, ["n.ipynb: a is gone"]),
        ({"n": {"a": GRADED}}, {"n": {"a": READ_ONLY}}, ["n.ipynb: a is of another kind"]),
        ({"n": {}}, {"m": {}}, ["m.ipynb is new", "n.ipynb is gone"]),
    ],
)
def test_differences(old, new, told):
    assert differences(old, new) == told
