"""The handles of the lessons' widgets while answers come late: none jumps back, none of two movements is lost."""

import pytest

from tests.browser.lesson_widgets import (
    batches,
    classification,
    drag,
    handle,
    learning_rate,
    least_squares,
    penalty,
    sent,
    value_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HANDLES = [
    (least_squares, "point 3 of 6"),
    (classification, "boundary"),
    (classification, "tip of the weights"),
    (classification, "place of the boundary"),
    (learning_rate, "start"),
    (learning_rate, "learning rate"),
    (batches, "start"),
    (penalty, "least-squares point"),
]


@pytest.fixture
def show_late(show):
    """Show a widget that gets answers only when a test gives them, and that waits for them for ever."""

    def show_one(widget):
        page = show(widget, answers=False)
        page.evaluate("""() => {
          const usual = setTimeout;
          globalThis.setTimeout = (call, milliseconds) => (milliseconds < 8000 ? usual(call, milliseconds) : 0);
        }""")
        return page

    return show_one


def answer(page, index):
    """Let Python answer one of the messages; returns when the page has drawn the answer."""
    page.evaluate("(index) => model.answer(model.sent[index])", index)


@pytest.mark.parametrize(("make", "name"), HANDLES)
def test_an_answer_to_an_earlier_movement_leaves_the_handle_where_it_was_dropped(show_late, make, name):
    page = show_late(make())
    grip = handle(page, name)
    before = value_of(grip)
    drag(page, grip, 30, -40)
    dropped, first = value_of(grip), len(sent(page)) - 1
    assert dropped != before
    answer(page, first)  # the widget then sends where it was dropped
    assert len(sent(page)) == first + 2
    assert value_of(grip) == dropped
    assert sent(page)[-1]["final"]
    answer(page, first + 1)
    assert value_of(grip) == pytest.approx(dropped, rel=0.01, abs=0.01)


def test_a_handle_that_was_not_moved_follows_while_another_is_dragged(show_late):
    page = show_late(classification())
    tip = handle(page, "tip of the weights")
    before = value_of(tip)
    drag(page, handle(page, "boundary"), 30, -40)
    answer(page, 0)
    assert value_of(tip) != before


def test_boundary_and_tip_moved_one_after_the_other_are_both_asked_for(show_late):
    page = show_late(classification())
    drag(page, handle(page, "boundary"), 30, -40)
    drag(page, handle(page, "tip of the weights"), 20, 20)
    answer(page, 0)
    asked = sent(page)[-1]
    assert asked["final"]
    assert asked["anchor"] != page.evaluate("model.state.scene.anchor")
    assert asked["weights"] != page.evaluate("model.state.scene.weights")
    answer(page, 1)
    assert value_of(handle(page, "boundary")) == pytest.approx(asked["anchor"], abs=0.01)


def test_points_put_back_stay_there_while_an_earlier_answer_comes(show_late):
    page = show_late(least_squares())
    grip = handle(page, "point 3 of 6")
    before = value_of(grip)
    grip.focus()  # chooses the point, and asks
    answer(page, 0)
    drag(page, grip, 30, -40)
    page.get_by_role("button", name="Points back").click()
    answer(page, len(sent(page)) - 1)
    assert value_of(grip) == before
