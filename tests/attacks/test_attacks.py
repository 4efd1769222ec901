"""A hostile submission gets the marks that its file says it deserves, harms nobody, and puts nothing that acts on a page."""

import html
import os
import re
from pathlib import Path

import nbformat
import pytest

from autograder.build.regions import HIDDEN_TESTS, split
from autograder.build.weeks import Lesson
from autograder.grade.table import grade_table
from tests.attacks.conftest import ATTACKS, CANARY, FAMILIES, HERE, HONEST, Graded
from tests.attacks.page import active_content, additions

pytestmark = pytest.mark.slow

MAX_GRADED = 50 * 2**20
GRADABLE = [name for name, attack in ATTACKS.items() if attack.earns is not None]


def test_the_corpus_is_large_and_in_families() -> None:
    assert len(ATTACKS) >= 60
    assert len(FAMILIES) >= 8
    assert len(ATTACKS) == len(list(HERE.glob("*/*.py")))


@pytest.mark.parametrize("name", ATTACKS)
def test_the_mark_is_the_deserved_one(graded: Graded, name: str) -> None:
    attack, row = ATTACKS[name], graded.rows[name]
    if attack.earns is None:
        assert not row.marks
        assert row.problems
        return
    assert not row.problems
    tested = [mark for mark in row.marks if mark.grade_id.startswith("test_")]
    assert [mark.exercise for mark in tested if mark.score == mark.points] == attack.earns
    assert all(mark.score == 0 for mark in tested if mark.exercise not in attack.earns)
    assert len(tested) == 3
    assert row.max_score == 8


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_student_among_them_has_full_marks(graded: Graded, name: str) -> None:
    assert {mark.exercise: mark.score for mark in graded.rows[name].marks} == {
        "double": 2.0,
        "Counter": 3.0,
        "batches": 1.0,
        "why": None,
    }
    assert "Two divides it" in graded.feedback_page(name)


def test_nothing_outside_has_changed(graded: Graded) -> None:
    assert graded.after == graded.before
    assert dict(os.environ) == graded.environment | {"PYTEST_CURRENT_TEST": os.environ["PYTEST_CURRENT_TEST"]}
    assert not list(graded.course.parent.rglob("*OWNED*"))


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x</script>",
        "<img src=x>",
        "<b onclick=x>",
        "<a href=' JavaScript:x'>",
        "<svg>",
        "<svg class=descent-picture><script>x</script></svg>",
        "<math><mi>x</mi></math>",
        "<math display=inline><mtext><img src=x onerror=x></mtext></math>",
        "<iframe srcdoc=x>",
        "<p style='position:fixed'>",
        "<!-- x",
    ],
)
def test_what_acts_is_found(markup: str) -> None:
    assert additions(f"<p>text</p>{markup}</p>", [])
    assert additions(f"<p>text</p>{markup.replace('<', '&lt;')}</p>", []) == []


@pytest.mark.parametrize("name", GRADABLE)
def test_the_graded_notebook_is_valid_and_holds_no_secret(graded: Graded, name: str) -> None:
    path = graded.notebook(name)
    assert path.stat().st_size < MAX_GRADED
    text = path.read_text(encoding="utf-8")
    assert CANARY not in text
    nbformat.validate(nbformat.reads(text, as_version=nbformat.NO_CONVERT))


def hidden_lines(lesson: Lesson) -> set[str]:
    cells = nbformat.reads(lesson.source, as_version=4).cells
    inside = [line.strip() for cell in cells for line in split(cell.source, HIDDEN_TESTS).inside]
    return {line for line in inside if len(line) > 25}


@pytest.mark.parametrize("name", GRADABLE)
def test_the_feedback_page_has_nothing_that_acts_and_no_hidden_test(
    graded: Graded, lesson: Lesson, name: str
) -> None:
    page, usual = graded.feedback_page(name), active_content(graded.feedback_page(HONEST[0]))
    assert additions(page, usual.elements()) == []
    assert CANARY not in page
    text = html.unescape(re.sub(r"<[^>]+>", "", page))
    assert not [line for line in hidden_lines(lesson) if line in text]


@pytest.mark.parametrize("name", GRADABLE)
def test_the_page_in_formgrader_has_nothing_that_acts(graded: Graded, name: str) -> None:
    usual = active_content(graded.formgrader_page(HONEST[0]))
    assert additions(graded.formgrader_page(name), usual.elements()) == []


def test_no_control_character_reaches_the_table(graded: Graded, tmp_path: Path) -> None:
    import io

    from rich.console import Console

    shown = io.StringIO()
    Console(file=shown, width=200).print(grade_table(list(graded.rows.values()), "attacks"))
    assert not re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown.getvalue())
