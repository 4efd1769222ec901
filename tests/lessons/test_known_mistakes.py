"""The page about the known mistakes says what is true today."""

from pathlib import Path

import pytest

from autograder.checkout import weeks
from tests.lessons.known_mistakes import PAGE, page


@pytest.mark.slow
@pytest.mark.parametrize(
    "week", [week for week in weeks() if (week / "source" / "mistakes").is_dir()], ids=lambda week: week.name
)
def test_the_page_is_up_to_date(week: Path) -> None:
    assert (week / PAGE).read_text(encoding="utf-8") == page(week)
