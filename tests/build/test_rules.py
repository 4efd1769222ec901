"""The rules of a master: the lessons keep them, and every way to break one is told with cell and remedy."""

import re

import pytest

from autograder.build.master import read_master
from autograder.build.rules import problems
from tests.build.lessons import TINY, Lesson, every_lesson

FLAGS = '"locked": {locked}, {points}"schema_version": 3, "solution": {solution}, "task": false'


def marker(name: str, *, grade: bool, solution: bool, locked: bool, points: str = "", kind: str = "") -> str:
    flags = FLAGS.format(locked=str(locked).lower(), solution=str(solution).lower(), points=points)
    return f'\n# %%{kind} nbgrader={{"grade": {str(grade).lower()}, "grade_id": "{name}", {flags}}}\n'


SETUP = marker("setup", grade=False, solution=False, locked=True) + "import numpy as np\n"
ORPHAN = marker("test_half", grade=True, solution=False, locked=True, points='"points": 1, ') + "pass\n"
MARKDOWN_TEST = marker(
    "test_why", grade=True, solution=False, locked=True, points='"points": 1, ', kind=" [markdown]"
)


def told(text: str) -> list[str]:
    return problems(read_master(text, "week0_tiny", "01_twice")["cells"])


@every_lesson
def test_the_lessons_keep_the_rules(lesson: Lesson):
    assert problems(lesson.source["cells"]) == []


def without(pattern: str) -> str:
    text, count = re.subn(pattern, "", TINY, flags=re.DOTALL)
    assert count == 1
    return text


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (TINY.replace('"grade_id": "setup"', '"grade_id": "start"'), "0 cells have the grade_id 'setup'"),
        (TINY + SETUP, "2 cells have the grade_id 'setup'"),
        (TINY.replace('"setup", "locked": true', '"setup", "locked": false'), "setup: must be a code cell"),
        (TINY.replace('"grade_id": "why"', '"grade_id": "twice"'), "twice: 2 cells have this grade_id"),
        (TINY.replace('"test_twice"', '"test_thrice"'), "twice: no test cell with the grade_id 'test_twice'"),
        (TINY.replace("def twice", "def double"), "twice: does not define twice"),
        (TINY + ORPHAN, "test_half: there is no solution cell with the grade_id 'half'"),
        (TINY.replace('"test_twice"', '"check_twice"'), "check_twice: a test cell's grade_id is 'test_' and"),
        (TINY.replace('"points": 2, ', ""), 'test_twice: is graded and needs "points"'),
        (TINY.replace('"points": 2', '"points": -2'), 'test_twice: is graded and needs "points"'),
        (
            TINY.replace('"points": 2', '"points": 2, "checksum": "0"'),
            "test_twice: nbgrader metadata has checksum",
        ),
        (TINY.replace(', "task": false}', "}", 1), 'setup: nbgrader metadata needs "task": true or false'),
        (TINY.replace('"schema_version": 3', '"schema_version": 2', 1), 'needs "schema_version": 3'),
        (
            TINY.replace('"grade_id": "why"', '"grade_id": "why so"'),
            'why so: nbgrader metadata needs a "grade_id"',
        ),
        (TINY.replace('"grade_id": "why", ', ""), "cell 7 ('Why is it even?'): nbgrader metadata needs"),
        (
            TINY.replace('"test_twice", "locked": true', '"test_twice", "locked": false'),
            "test_twice: is a test",
        ),
        (
            TINY.replace('"twice", "locked": false', '"twice", "locked": true'),
            "twice: is completed by the student",
        ),
        (TINY.replace('# %% tags=["demo"]', ORPHAN.split("\n")[1] + ' tags=["demo"]'), "is tagged demo"),
        (TINY + MARKDOWN_TEST + "# text\n", "test_why: is markdown, so it must have both grade and solution"),
        (TINY + "\n# %%\n\n# %% [markdown]\n# end\n", "cell 8 (''): is empty"),
        (without(r"    ### END SOLUTION\n"), "twice: a solution region does not end"),
        (without(r"### END HIDDEN TESTS\n"), "test_twice: a hidden test region does not end"),
        (without(r"# === BEGIN MARK SCHEME ===\n"), "why: '=== END MARK SCHEME ===' has no partner"),
        (
            TINY + "\n# %%\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION\n",
            "cell 8 ('### BEGIN SOLUTION'): has a solution region and is no solution cell",
        ),
        (
            TINY + "\n# %%\n### BEGIN HIDDEN TESTS\nx = 1\n### END HIDDEN TESTS\n",
            "cell 8 ('### BEGIN HIDDEN TESTS'): has hidden tests and is no test cell",
        ),
        (
            TINY + "\n# %% [markdown]\n# BEGIN MARK SCHEME\n# END MARK SCHEME\n",
            "cell 8 ('BEGIN MARK SCHEME'): has a marking scheme and is no written answer",
        ),
        (without(r"    ### BEGIN SOLUTION\n.*?    ### END SOLUTION\n"), "twice: has no solution region"),
        (
            TINY.replace("# ### BEGIN SOLUTION\n# Because two divides it.\n#\n", "").replace(
                "# ### END SOLUTION\n", "# ### BEGIN SOLUTION\n# ### END SOLUTION\n"
            ),
            "why: has its marking scheme outside of the solution region",
        ),
        (
            TINY.replace("    doubled =", "    import math\n    doubled ="),
            "twice: imports inside its solution",
        ),
        (TINY.replace("import numpy as np", "import numpy as np, torch"), "setup: imports torch"),
        (TINY.replace("print(twice", "from torch import nn\nprint(twice"), "cell 6 ('from torch import nn')"),
    ],
)
def test_a_broken_rule_is_told(text: str, told_of: str):
    assert text != TINY
    assert any(told_of in line for line in told(text)), told(text)


def test_every_problem_is_told_at_once():
    text = TINY.replace('"points": 2, ', "").replace("import numpy as np", "import torch")
    assert len(told(text)) == 2


def test_a_library_whose_name_begins_with_torch_is_no_matter():
    assert told(TINY.replace("import numpy as np", "import torchlike")) == []
