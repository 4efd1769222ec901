"""Regions: the lines inside and outside of them, and each way in which markers can be unbalanced."""

import pytest

from autograder.build.regions import SOLUTION, split


def test_lines_are_parted():
    parts = split("a\n### BEGIN SOLUTION\nb\nc\n### END SOLUTION\nd", SOLUTION)
    assert (parts.inside, parts.outside, parts.count) == (["b", "c"], ["a", "d"], 1)


def test_two_regions_are_counted():
    region = "### BEGIN SOLUTION\nx\n### END SOLUTION\n"
    assert split(region * 2, SOLUTION).count == 2


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("### BEGIN SOLUTION\nx", "a solution region does not end; add a line with 'END SOLUTION'"),
        ("x\n### END SOLUTION", "'### END SOLUTION' has no partner"),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION", "'### BEGIN SOLUTION' has no partner"),
    ],
)
def test_unbalanced_markers_are_refused(source: str, complaint: str):
    with pytest.raises(ValueError, match=complaint):
        split(source, SOLUTION)
