"""Feedback pages: a summary, a block an exercise with what was found there, and nothing of a hidden test."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.feedback.command import feedback
from autograder.grade.rows import Row, Verdict
from tests.grading.conftest import WEEK

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
HIDDEN_WRONG = "def double(x):\n    print('inputs', x)\n    return np.where(x < 2.5, 2.0 * x, 0.0)"


def page_of(course: Path, student: str) -> str:
    feedback(WEEK, course, None, None)
    return (course / "feedback" / student / WEEK / "lesson.html").read_text(encoding="utf-8")


def words(page: str) -> str:
    """The page's text, without its styles."""
    page = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def block(page: str, exercise: str) -> str:
    """The words of one exercise's block."""
    start = page.index(f'id="{exercise}"')
    return words(page[page.rindex("<", 0, start) : page.index("</section>", start)])


def gradebook_of(course: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{course / 'gradebook.db'}")


def mark_by_hand(course: Path, student: str, name: str, score: float, comment: str = "") -> None:
    with gradebook_of(course) as gradebook:
        grade = gradebook.find_grade(name, "lesson", WEEK, student)
        grade.manual_score, grade.needs_manual_grade = score, False
        gradebook.find_comment(name, "lesson", WEEK, student).manual_comment = comment
        gradebook.db.commit()


Grade = Callable[..., dict[str, Row]]
Submit = Callable[..., object]


def test_the_summary_says_the_verdict_on_every_exercise(course: Path, submit: Submit, grade: Grade) -> None:
    submit(
        "mia",
        start="release",
        double=HIDDEN_WRONG,
        batches="def batches(n, size, rng):\n    return [[0]",
        why="Two divides it.",
    )
    row = grade()["mia"]
    assert {mark.exercise: mark.verdict for mark in row.marks} == {
        "double": Verdict.WRONG,
        "Counter": Verdict.UNWRITTEN,
        "batches": Verdict.WRONG,
        "why": Verdict.WAITING,
    }
    assert row.total == "0 of 6, 2 by hand to come"
    page = page_of(course, "mia")
    summary = words(page[page.index('id="summary"') : page.index("</table>")])
    assert "0 of 6, 2 by hand to come" in summary
    assert "double ✗ wrong 0 of 2 Counter – not written 0 of 3" in summary
    assert "why … by hand, not yet marked of 2" in summary
    for name in ("double", "Counter", "batches", "why"):
        assert f'href="#{name}"' in page
        assert f'id="{name}"' in page


def test_a_mark_by_hand_and_its_comment_are_shown(course: Path, submit: Submit, grade: Grade) -> None:
    submit("ada")
    assert grade()["ada"].total == "6 of 6, 2 by hand to come"
    mark_by_hand(course, "ada", "why", 1.5, "Say **which** two.")
    page = page_of(course, "ada")
    assert "marked by hand 1.5 of 2" in block(page, "why")
    assert "<strong>which</strong>" in page
    assert "7.5 of 8" in page
    assert "to come" not in page
    assert grade()["ada"].total == "7.5 of 8"


def test_partial_credit_is_shown(course: Path, submit: Submit, grade: Grade) -> None:
    submit("ada")
    grade()
    mark = grade()["ada"].marks[0]
    assert mark.verdict == Verdict.RIGHT
    with gradebook_of(course) as gradebook:
        gradebook.find_grade("test_double", "lesson", WEEK, "ada").auto_score = 0.5
        gradebook.db.commit()
    assert "partly right 0.5 of 2" in block(page_of(course, "ada"), "double")


def test_a_hidden_test_shows_shapes_and_the_first_difference(
    course: Path, submit: Submit, grade: Grade
) -> None:
    submit("wrong", double=HIDDEN_WRONG)
    grade()
    page = page_of(course, "wrong")
    shown = block(page, "double")
    assert "double of 0…4" in shown
    assert "double(array of shape (5,))" in shown
    assert "entry [3] is 0, expected 6 (2 of 5 entries differ)" in shown
    assert "Largest error 8" in shown
    assert page.count('class="cell differs"') == 2
    for secret in ("HIDDEN TESTS", "hidden_input", "torch.arange", "inputs [", "[0, 2, 4, 0, 0]"):
        assert secret not in words(page)


LEAK = """
SEEN = []
def secret(x):
    SEEN.append("secret%d" % (7919 * np.sum(x)))
    return SEEN[-1]
def double(x):
    if np.size(x) < 5: return 2.0 * x
    {way}
"""
WAYS = {
    "message": "raise ValueError(secret(x))",
    "kind": "raise type(secret(x), (ValueError,), {})",
    "string": "return secret(x)",
    "class": "return type(secret(x), (), {})()",
    "name": "double.__name__ = secret(x); return [globals()['double'], x[99]]",
    "trace": "exec(compile('raise ValueError', secret(x), 'exec'))",
    "axes": "return np.zeros((0, 79190, 1, 1, 1))",
    "later": "print(secret(x)); return 2 * x",
}


@pytest.mark.slow
def test_nothing_that_the_code_words_brings_a_hidden_input_out(
    course: Path, submit: Submit, grade: Grade
) -> None:
    later = "print(SEEN)\nclass Counter:\n    pass\nraise ValueError(SEEN)"
    for name, way in WAYS.items():
        submit(name, double=LEAK.replace("{way}", way), Counter=later, last="print(SEEN)")
    rows = grade()
    assert rows["later"].marks[0].score == 2
    assert all(rows[name].marks[0].score == 0 for name in WAYS if name != "later")
    page_of(course, "later")
    for name in WAYS:
        page = words((course / "feedback" / name / WEEK / "lesson.html").read_text(encoding="utf-8"))
        assert "secret7" not in page, name
        assert page.count("79190") == (name == "axes"), name  # the student's own source
        assert page.count("What it showed is left out") == 2


def test_a_check_that_can_be_read_is_shown_with_its_values(
    course: Path, submit: Submit, grade: Grade
) -> None:
    submit("wrong", double="def double(x):\n    return x + 2")
    grade()
    shown = block(page_of(course, "wrong"), "double")
    assert "double([1, 2])" in shown
    assert "Came [3, 4] Expected [2, 4]" in shown
    assert "assert_allclose(double(np.array([1.0,2.0])),[2.0,4.0])" in shown.replace(" ", "")


def test_a_syntax_error_is_named_with_its_line(course: Path, submit: Submit, grade: Grade) -> None:
    submit("grace", double="def double(x):\n    return 2 *")
    reason = grade()["grace"].lost[0].reason
    assert reason == "SyntaxError in line 2: invalid syntax"
    assert f"its cell stopped with {reason}" in block(page_of(course, "grace"), "double")


def test_an_exercise_that_calls_a_wrong_one_says_so(course: Path, submit: Submit, grade: Grade) -> None:
    submit(
        "ida",
        double="def double(x):\n    return x",
        Counter="class Counter:\n    def __init__(self, bound): self.n = int(double(1))\n    def add(self, f, x): return self.n",
    )
    grade()
    assert "It uses double , which is not right either." in block(page_of(course, "ida"), "Counter")


def test_the_page_loads_nothing_and_may_run_nothing(course: Path, submit: Submit, grade: Grade) -> None:
    submit("ada", why="Because $2 \\mid 2n$.")
    grade()
    page = page_of(course, "ada")
    assert """content="default-src 'none'; style-src 'unsafe-inline'; img-src data:\"""" in page
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="(?!#|data:image/)[^"]*"', page)
    assert "<math" in page[page.index('id="why"') :]


def test_a_picture_that_a_student_pasted_is_shown(course: Path, submit: Submit, grade: Grade) -> None:
    submit("ada", why="See ![my sketch](attachment:a.png)")
    path = course / "submitted" / "ada" / WEEK / "lesson.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    next(cell for cell in notebook["cells"] if cell["id"] == "why")["attachments"] = {
        "a.png": {"image/png": PIXEL}
    }
    path.write_text(json.dumps(notebook), encoding="utf-8")
    grade()
    assert f'<img src="data:image/png;base64,{PIXEL}" alt="my sketch">' in page_of(course, "ada")


def test_the_markers_in_a_students_own_cell_do_not_stop_the_page(
    course: Path, submit: Submit, grade: Grade
) -> None:
    submit("sly", first="### BEGIN HIDDEN TESTS\nprint(1)")
    grade()
    assert "print" in page_of(course, "sly")


def test_text_that_a_student_prints_is_escaped(course: Path, submit: Submit, grade: Grade) -> None:
    shows = "from IPython.display import HTML, display\nprint('<script>alert(1)</script>')\n"
    shows += "display(HTML('<img src=x onerror=alert(2)>'))\nraise ValueError('<svg onload=alert(3)>')"
    submit("eve", first=shows)
    grade()
    page = page_of(course, "eve")
    assert "A cell that you added" in page
    for markup in ("<script>alert(1)", "<img src=x", "<svg onload"):
        assert markup not in page


@pytest.mark.parametrize("name", ["</style><script>alert(1)</script>", "<b>"])
def test_a_name_that_a_student_chose_is_escaped(
    course: Path, submit: Submit, grade: Grade, name: str
) -> None:
    submit("eve", double=f"def double(x): return x\ndouble.__name__ = {name!r}")
    grade()
    assert name not in page_of(course, "eve")


def test_a_page_without_findings_still_says_why(course: Path, submit: Submit, grade: Grade) -> None:
    submit("old", double="def double(x):\n    return x + 2")
    grade()
    path = course / "autograded" / "old" / WEEK / "lesson.ipynb"
    text = path.read_text(encoding="utf-8").replace(
        "application/vnd.descent.finding+json", "application/x-other+json"
    )
    path.write_text(text, encoding="utf-8")
    assert "AssertionError" in block(page_of(course, "old"), "double")
