"""Pictures of a failed comparison: which kind, that they are well-formed, and that a hidden test's has no values."""

from xml.etree import ElementTree as ET

import numpy as np
import pytest

from autograder.examiner.observe import value
from autograder.feedback.pictures import picture

LINE = np.linspace(0.0, 1.0, 9)
PATH = np.array([[4.0, -2.0], [2.0, 1.0], [1.0, -0.5]])
MATRIX = np.arange(35.0).reshape(7, 5)


def drawn(came: np.ndarray, expected: np.ndarray, *, hidden: bool = False) -> ET.Element:  # type: ignore[type-arg]
    return ET.fromstring(f"<figure>{picture(value(came), value(expected), hidden=hidden)}</figure>")


def kinds(figure: ET.Element) -> list[str]:
    return [element.get("class", "") for element in figure.iter()]


def test_numbers_in_a_row_are_two_curves_with_a_mark_each() -> None:
    found = kinds(drawn(LINE**2, LINE))
    assert found.count("curve expected") == found.count("curve came") == 1
    assert found.count("mark came") == 9


def test_points_from_a_common_start_are_a_path() -> None:
    figure = drawn(PATH + np.array([[0, 0], [0.5, 0], [0, 1]]), PATH)
    assert "Paths of 2 steps" in (figure[0].get("aria-label") or "")
    assert "start" in [element.text for element in figure.iter()]


def test_a_matrix_is_three_fields_of_squares() -> None:
    found = kinds(drawn(MATRIX + (MATRIX == 7), MATRIX))
    assert found.count("cell") == found.count("above") == 3 * 35
    assert kinds(drawn(-MATRIX, MATRIX)).count("below") == 2 * 34


def test_what_is_not_finite_is_marked_and_no_curve_breaks() -> None:
    holes = np.where(MATRIX == 3, np.nan, np.where(MATRIX == 4, np.inf, MATRIX))
    assert kinds(drawn(holes, MATRIX)).count("cell odd") == 4
    line = drawn(np.where(LINE == 0.5, np.nan, LINE), LINE)
    assert kinds(line).count("mark came") == 8
    assert "nan" not in ET.tostring(line, encoding="unicode")


@pytest.mark.parametrize(("came", "expected"), [(LINE**2, LINE), (MATRIX + (MATRIX > 20), MATRIX)])
def test_of_a_hidden_test_only_the_places_show(came: np.ndarray, expected: np.ndarray) -> None:  # type: ignore[type-arg]
    figure = drawn(came, expected, hidden=True)
    assert kinds(figure).count("cell differs") == int((came != expected).sum())
    assert not [element for element in figure.iter() if element.tag in ("path", "text", "circle")]
    other = drawn(came + 3 * (came != expected), expected, hidden=True)
    assert ET.tostring(other) == ET.tostring(figure)


@pytest.mark.parametrize(
    ("came", "expected", "hidden"),
    [
        (np.ones(3), np.zeros(3), False),  # few enough to read
        (np.ones(9), np.zeros(9), True),  # all differ: nothing to see
        (np.ones((2, 3, 4)), np.zeros((2, 3, 4)), False),
        (np.ones(900), np.zeros(900), False),
        (np.ones(9), np.zeros(8), False),
        (np.full(9, np.nan), np.full(9, np.inf), False),
        (np.full(9, 1e308), np.full(9, -1e308), False),
    ],
)
def test_no_picture_where_it_says_nothing(came: np.ndarray, expected: np.ndarray, hidden: bool) -> None:  # type: ignore[type-arg]
    assert picture(value(came), value(expected), hidden=hidden) == ""


def test_no_picture_of_what_is_no_array() -> None:
    assert picture(None, value(LINE), hidden=False) == ""
    assert picture({"text": "a function"}, value(LINE), hidden=False) == ""
