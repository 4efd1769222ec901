"""Reports: the same words as text and as HTML, nothing of a student's taken for HTML, a sign for each colour.

- Text: headline, parts and slip, with an empty line between.
- HTML: holds every word of the text; code in backquotes; what came from a student is escaped.
- Tables and boxes mark what differs by a frame; a picture of paths is made only where it can be drawn.
- Hints: the sentence that fits what Python said.
"""

import re
from html import unescape

import numpy as np
import pytest

from descent.answers import check_answer
from descent.checks import CheckFailed, optimizer_path
from descent.hints import GONE, LISTS, SHAPES, WHOLE, hint
from descent.index_checks import check_partition
from descent.reports import Report
from descent.tables import boxes, table, two_paths


def words(text: str) -> list[str]:
    return re.findall(r"[\w.]+", text)


def read(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", html))


def report_of(check, *args, **settings) -> Report:
    with pytest.raises(CheckFailed) as caught:
        check(*args, **settings)
    return caught.value.report


def test_text_is_headline_parts_and_slip():
    report = Report("f: wrong", ("    f(1)", "Some words."), "A sign.")
    assert str(report) == "f: wrong\n\n    f(1)\n\nSome words.\n\nLikely slip: A sign."


@pytest.mark.parametrize(("tone", "sign"), [("right", "✓"), ("wrong", "✗"), ("unwritten", "✎")])
def test_a_sign_says_what_the_colour_says(tone, sign):
    assert sign in Report("f", tone=tone).html()


def test_what_a_student_wrote_is_no_html():
    report = Report("<b>f</b>", ("    f('<script>')", "<i>"), "`<x>` & `y`")
    assert not re.search(r"<(b|script|i|x)>", report.html())
    assert "<script>" in read(report.html())


def test_a_single_backquote_stays():
    assert "a ` b" in Report("a ` b").html()


def test_the_html_of_an_answer_has_the_words_of_its_text():
    def own(x):
        return [[1.0, 2.0], [3.0, 7.0]]

    report = report_of(check_answer, own, [5], expected=[[1, 2], [3, 4]], slips={"So so.": [[1, 2], [3, 7]]})
    assert set(words(str(report))) <= set(words(read(report.html())))
    assert report.html().count("outline:") == 1


@pytest.mark.parametrize("answer", [3.0, "<b>", [[1.0], [2.0]], np.ones((30, 2)), np.ones((2, 2, 2))])
def test_every_kind_of_answer_can_be_shown(answer):
    html = report_of(check_answer, lambda: answer, expected=[1.0, 2.0]).html()
    assert "yours" in read(html)
    assert "<b>" not in html


def test_parts_that_are_too_few_can_be_shown():
    html = report_of(check_answer, lambda: [np.ones(2)], expected=(np.ones(2), np.zeros((3, 2)))).html()
    assert read(html).count("expected") >= 2


class Lazy:
    """An optimiser that stays where it is."""

    def __init__(self, rate):
        self.rate = rate

    def step(self, w, gradient):
        return np.array(w, dtype=float)


def test_the_html_of_a_path_has_a_table_and_a_picture():
    expected = [[2.0, 1.0], [1.0, 0.5], [0.5, 0.25]]
    html = report_of(optimizer_path, Lazy, {"rate": 0.5}, lambda w: np.asarray(w), expected).html()
    assert "the first that differs" in read(html)
    assert "leaves it at step 1" in html


def test_paths_that_cannot_be_drawn_have_no_picture():
    path = np.zeros((3, 2))
    assert "<svg" in two_paths(path, path + 1, 1)
    assert two_paths(path, path + np.inf, 1) == ""
    assert two_paths(np.zeros((3, 3)), np.ones((3, 3)), 1) == ""


def test_the_html_of_a_division_shows_where_each_sample_is():
    report = report_of(check_partition, "deal(4, rng)", lambda rng: [[0, 1], [1, 2]], 4)
    assert str(report).endswith("one shuffled list of all samples into parts.")
    assert words(read(report.html())).count("none") == 1
    assert "0 1" in read(report.html())


def test_a_table_has_a_frame_where_marked_and_a_head():
    html = table([["1", "2"], ["3", "<"]], [[False, True], [False, False]], "name", ["a", "b"])
    assert html.count("outline:") == 1
    assert words(read(html)) == ["name", "a", "b", "1", "2", "3"]
    assert html.count("&lt;") == 1


def test_boxes_are_numbered():
    assert words(read(boxes("parts", ["x", "y"], [False, True]))) == ["parts", "0", "1", "x", "y"]


def _multiplies(numbers):
    return numbers * 0.5


def _subtracts(numbers):
    return numbers - numbers


def _adds_shapes(numbers):
    return np.ones((2, 3)) + np.ones(2)


def _cuts_decimals(numbers):
    whole = np.array(numbers)
    whole -= 0.5
    return whole


@pytest.mark.parametrize(
    ("mistake", "said"),
    [(_multiplies, LISTS), (_subtracts, LISTS), (_adds_shapes, SHAPES), (_cuts_decimals, WHOLE)],
)
def test_the_hint_fits_what_python_says(mistake, said):
    with pytest.raises((TypeError, ValueError)) as caught:
        mistake([1, 2])
    assert hint(caught.value) == said


def test_a_missing_name_has_a_hint_and_an_unknown_error_none():
    assert hint(NameError("name 'softmax' is not defined")) == GONE
    assert hint(RuntimeError("out of luck")) == ""


def test_a_walk_that_is_wrong_is_drawn():
    path = np.array([[1.0, 2.0], [0.5, 1.0], [0.25, 0.5]])
    wrong = path + np.array([[0, 0], [0, 0], [0, 1]])
    html = report_of(check_answer, lambda: wrong, expected=path, walk=True).html()
    assert "leaves it at step 2" in html
    assert "<svg" not in report_of(check_answer, lambda: wrong[:2], expected=path, walk=True).html()
    assert "<svg" not in report_of(check_answer, lambda: wrong, expected=path).html()
