"""Feedback pages and the class report in Chromium: readable for everybody, at any width, and they ask nobody."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from autograder.feedback.command import feedback
from autograder.grade.rows import Row
from autograder.report.run import write_report
from tests.grading.conftest import (  # noqa: F401
    WEEK,
    course,
    grade,
    lesson,
    released,
    submit,
    week,
)

pytestmark = [pytest.mark.slow, pytest.mark.browser]

OPEN_ALL = "document.querySelectorAll('details').forEach((part) => { part.open = true; })"
FROM_THE_LESSONS = {
    "empty-table-header",  # axe-core does not see that MathML is text
    "heading-order",  # a lesson's headings have the levels that its author chose
}


@pytest.fixture
def pages(
    course: Path,  # noqa: F811
    submit: Callable[..., object],  # noqa: F811
    grade: Callable[..., dict[str, Row]],  # noqa: F811
) -> list[Path]:
    """One page with a verdict of each kind and all that a block can hold, and the report on the class."""
    submit(
        "mia",
        double="def double(x):\n    x = np.asarray(x, float)\n    return np.where(x < 2.5, 2.0 * x, 0.0)",
        Counter="class Counter:\n    def __init__(self, bound): raise ValueError('a long line ' * 40)",
        batches="def batches(n, size, rng):\n    raise NotImplementedError()",
        why="Because $\\sqrt{4n^2} = 2n$:\n\n$$\\frac{2n}{2} = n$$\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        first="import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprint('x' * 300)",
    )
    submit("ada")
    grade()
    feedback(WEEK, course, None, None)
    report = write_report(WEEK, course)[2]
    return [course / "feedback" / "mia" / WEEK / "lesson.html", report]


def opened(open_page: Callable[..., Page], path: Path, **options: object) -> Page:
    """The page, served from memory: pages of these tests reach this machine only."""
    page = open_page(**options)
    url = "http://localhost/page"
    page.route(
        url, lambda route: route.fulfill(body=path.read_text(encoding="utf-8"), content_type="text/html")
    )
    page.goto(url)
    page.evaluate(OPEN_ALL)
    return page


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:150]}"
        for violation in found
        for node in violation["nodes"]
        if violation["id"] not in FROM_THE_LESSONS
    ]


def test_everybody_can_read_them_and_nobody_is_asked(
    open_page: Callable[..., Page], pages: list[Path]
) -> None:
    for path in pages:
        for scheme in ("light", "dark"):
            assert violations(opened(open_page, path, color_scheme=scheme)) == []
    page = opened(open_page, pages[0])
    formula = page.locator("#why math").first.bounding_box()
    assert formula is not None
    assert formula["height"] > 8
    grounds = {
        opened(open_page, pages[0], color_scheme=scheme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    }
    assert len(grounds) == 2


def test_nothing_is_wider_than_a_phone(open_page: Callable[..., Page], pages: list[Path]) -> None:
    for path in pages:
        page = opened(open_page, path, viewport={"width": 360, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_summary_leads_to_the_exercise_by_keyboard(
    open_page: Callable[..., Page], pages: list[Path]
) -> None:
    page = opened(open_page, pages[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "double"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#double"


@pytest.mark.parametrize("obeyed", [True, False], ids=["with the policy", "without it"])
def test_a_script_that_got_into_a_page_would_not_run(
    browser: Browser, pages: list[Path], obeyed: bool
) -> None:
    markup = "<body><script>document.title = 'ran'</script><p id=mark onclick='document.title += 1'>x</p>"
    text = pages[0].read_text(encoding="utf-8").replace("<body>", markup)
    page = browser.new_page()
    page.set_content(text if obeyed else text.replace("default-src 'none';", ""))
    page.evaluate("document.getElementById('mark').click()")
    assert page.title() == ("Things that cross: feedback for mia" if obeyed else "ran1")
    page.close()
