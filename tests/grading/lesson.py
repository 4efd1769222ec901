"""A lesson with one exercise of each kind that crosses the wire, for the tests of grading."""

META = '{{"grade": {grade}, "grade_id": "{name}", "locked": {locked}, {points}"schema_version": 3, "solution": {solution}, "task": false}}'


def _cell(name: str, kind: str, source: str, points: int | None = None) -> str:
    words = {
        "grade": str(points is not None),
        "locked": str(kind in ("setup", "test")),
        "solution": str(kind in ("solution", "answer")),
    }
    lower = {key: value.lower() for key, value in words.items()}
    meta = META.format(name=name, points=f'"points": {points}, ' if points else "", **lower)
    markdown = "[markdown] " if kind == "answer" else ""
    return f"# %% {markdown}nbgrader={meta}\n{source}\n\n"


LESSON = (
    "# %% [markdown]\n# # Things that cross\n\n"
    + _cell("setup", "setup", "import numpy as np")
    + _cell(
        "double",
        "solution",
        '''def double(x):
    """Twice ``x``, as a new array."""
    ### BEGIN SOLUTION
    return 2.0 * np.asarray(x)
    ### END SOLUTION''',
    )
    + _cell(
        "test_double",
        "test",
        """np.testing.assert_allclose(double(np.array([1.0, 2.0])), [2.0, 4.0])
### BEGIN HIDDEN TESTS
import torch

hidden_input = np.arange(5.0)
np.testing.assert_allclose(double(hidden_input), 2 * torch.arange(5.0), err_msg="double of 0…4")
np.testing.assert_array_equal(hidden_input, np.arange(5.0), err_msg="double changed its argument")
### END HIDDEN TESTS""",
        2,
    )
    + _cell(
        "Counter",
        "solution",
        '''class Counter:
    """Counts how often ``add`` was called with a function's value above ``bound``."""

    def __init__(self, bound):
        self.bound = bound
        ### BEGIN SOLUTION
        self.count = 0
        ### END SOLUTION

    def add(self, f, x):
        """Call ``f(x)`` and return the count."""
        ### BEGIN SOLUTION
        self.count += int(f(x) > self.bound)
        return self.count
        ### END SOLUTION''',
    )
    + _cell(
        "test_Counter",
        "test",
        """counter = Counter(1)
assert [counter.add(lambda x: x * x, x) for x in (1, 2, 3)] == [0, 1, 2]
### BEGIN HIDDEN TESTS
first, second = Counter(0), Counter(0)
assert first.add(abs, -1) == 1, "a first object counts to 1"
assert second.add(abs, -1) == 1, "a second object starts at 0"
### END HIDDEN TESTS""",
        3,
    )
    + _cell(
        "batches",
        "solution",
        '''def batches(n, size, rng):
    """Index arrays of ``size`` that cover a fresh shuffle."""
    ### BEGIN SOLUTION
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]
    ### END SOLUTION''',
    )
    + _cell(
        "test_batches",
        "test",
        """parts = list(batches(7, 3, np.random.default_rng(0)))
assert sorted(np.concatenate(parts)) == list(range(7))
### BEGIN HIDDEN TESTS
assert [len(part) for part in parts] == [3, 3, 1], "the last batch is the shorter one"
### END HIDDEN TESTS""",
        1,
    )
    + '# %% tags=["demo"]\nprint("a demo", double(21))\n\n'
    + _cell(
        "why",
        "answer",
        """# Why is it even?
#
# ### BEGIN SOLUTION
# Two divides it.
#
# === BEGIN MARK SCHEME ===
# 2 points for "divides".
# === END MARK SCHEME ===
# ### END SOLUTION""",
        2,
    )
)
