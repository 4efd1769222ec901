"""The lessons that the tests of the build go through: a tiny one, and every master of the checkout."""

from dataclasses import dataclass

import pytest
from nbformat import NotebookNode

from autograder.build.master import read_master
from autograder.checkout import masters, weeks

TINY = r'''# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.0
# ---

# %% [markdown]
# # Doubling

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np

# %% [markdown]
# ### Twice
# `twice(x)` is $2x$.

# %% nbgrader={"grade": false, "grade_id": "twice", "locked": false, "schema_version": 3, "solution": true, "task": false}
def twice(x):
    """Return twice ``x``."""
    ### BEGIN SOLUTION
    doubled = x + x
    return doubled
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test_twice", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
np.testing.assert_allclose(twice(np.array([1.0, 2.0])), [2.0, 4.0])
### BEGIN HIDDEN TESTS
import torch

hidden_input = torch.arange(3.0)
np.testing.assert_allclose(twice(hidden_input.numpy()), 2 * hidden_input)
### END HIDDEN TESTS

# %% tags=["demo"]
print(twice(21))

# %% [markdown] nbgrader={"grade": true, "grade_id": "why", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# Why is it even?
#
# ### BEGIN SOLUTION
# Because two divides it.
#
# === BEGIN MARK SCHEME ===
# 3 points for the word "divides".
# === END MARK SCHEME ===
# ### END SOLUTION
'''


@dataclass(frozen=True)
class Lesson:
    """A master's text, its week and its name."""

    week: str
    name: str
    text: str

    @property
    def source(self) -> NotebookNode:
        """The source notebook, read anew at each access."""
        return read_master(self.text, self.week, self.name)


LESSONS = [Lesson("week0_tiny", "01_twice", TINY)] + [
    Lesson(week.name, master.stem, master.read_text(encoding="utf-8"))
    for week in weeks()
    for master in masters(week)
]
every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
