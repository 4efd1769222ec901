"""axe-core finds nothing to object to in the OptimizerExplorer, in light and dark, and does find what is wrong."""

import pytest

from tests.browser.accessibility import violations
from tests.browser.racers import Failing, six

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(show, scheme):
    page = show(six(failing=Failing()), color_scheme=scheme)
    page.get_by_text("Data table").first.click()
    page.get_by_label("Step", exact=True).fill("3")
    assert violations(page) == []


def test_axe_would_find_a_missing_name_and_poor_contrast(show):
    page = show(six())
    page.evaluate("""() => {
      document.querySelector(".descent-player input").removeAttribute("aria-label");
      document.querySelector(".descent-title").style.color = "#dddddd";
    }""")
    found = " ".join(violations(page))
    assert "label: " in found
    assert "color-contrast: " in found
