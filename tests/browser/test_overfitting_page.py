"""OverfittingExplorer in a blank page: degree and fold move without the kernel, strength and shuffle ask it.

The curve, its misses and the errors follow; what leaves the chart is told by an arrow and number in words.
"""

import pytest
from playwright.sync_api import Page, expect

from descent.palette import CURVE_STYLES
from tests.browser.lesson_widgets import overfitting, sent, wait_until_kept
from tests.browser.looks import picture, pixels
from tests.descent.students_answers import unwritten

pytestmark = [pytest.mark.browser, pytest.mark.slow]

INK, BLUE, ORANGE = CURVE_STYLES[:3]  # of the curve, of training and of validation


def control(page: Page, name: str):
    return page.get_by_role("slider", name=name, exact=True)


def canvas(page: Page, k: int):
    return page.locator("canvas").nth(k)


def reading(page: Page, k: int):
    return page.locator(".descent-readings dd").nth(k)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_parts_of_a_fold_and_both_errors_are_drawn(show, scheme):
    page = show(overfitting(fit_ridge=None), color_scheme=scheme)
    for k in range(2):
        for style in (BLUE, ORANGE):
            assert pixels(canvas(page, k), getattr(style, scheme)) > 60
    assert pixels(canvas(page, 0), getattr(INK, scheme)) > 60
    expect(control(page, "strength λ")).to_be_hidden()
    expect(page.get_by_label("errors against")).to_be_hidden()


def test_degree_and_fold_move_by_keys_without_the_kernel(show):
    widget = overfitting()
    page = show(widget, answers=False)
    page.evaluate("document.addEventListener('keydown', () => { globalThis.leaked = true; })")
    training, validation = widget.sweep.training, widget.sweep.validation
    control(page, "degree").focus()
    for degree in (5, 6):
        before = [picture(canvas(page, k)) for k in range(2)]
        page.keyboard.press("ArrowRight")
        expect(reading(page, 0)).to_contain_text(f"mean {training[degree].mean():.3g}")
        expect(reading(page, 1)).to_contain_text(f"mean {validation[degree].mean():.3g}"[:8])
        assert all(picture(canvas(page, k)) != before[k] for k in range(2))
    control(page, "fold").focus()
    page.keyboard.press("End")
    expect(page.locator(".descent-counter")).to_have_text("degree 6, λ = 0, fold 4 of 4")
    assert page.evaluate("globalThis.leaked") is None


def test_what_is_chosen_is_kept_and_told(show):
    widget = overfitting()
    page = show(widget)
    control(page, "degree").fill("9")
    control(page, "fold").fill("2")
    wait_until_kept(page)
    assert (widget.sweep.setting.degree, widget.sweep.setting.fold) == (9, 2)
    expect(reading(page, 0)).to_contain_text("mean 0, fold 3: 0")
    expect(reading(page, 2)).to_contain_text("at degree 4")
    expect(page.get_by_role("status")).to_contain_text("degree 9, λ = 0, fold 3 of 4; mean training error 0;")


def test_a_penalty_is_asked_of_python_and_straightens_the_curve(show):
    widget = overfitting(degree=9)
    page = show(widget)
    before = picture(canvas(page, 0))
    control(page, "strength λ").fill("10")
    wait_until_kept(page)
    expect(page.locator(".descent-counter")).to_have_text("degree 9, λ = 0.03, fold 1 of 4")
    assert picture(canvas(page, 0)) != before
    page.get_by_label("errors against").select_option("strength λ")
    wait_until_kept(page)
    expect(reading(page, 2)).to_contain_text("at λ = 0.")
    asked = len(sent(page))
    control(page, "strength λ").evaluate(
        "node => { node.value = 4; node.dispatchEvent(new Event('input')); }"
    )
    expect(page.locator(".descent-counter")).to_have_text("degree 9, λ = 0.00003, fold 1 of 4")
    assert len(sent(page)) == asked


def test_the_folds_are_shuffled_anew_and_the_table_shows_each(show):
    widget = overfitting()
    page = show(widget)
    page.get_by_text("The numbers as a table").first.click()
    row = page.get_by_role("row").nth(5)
    expect(row).to_contain_text(f"{widget.sweep.validation[4, 3]:.4f}"[:5])
    before = row.text_content()
    page.get_by_role("button", name="Shuffle anew").click()
    wait_until_kept(page)
    expect(row).not_to_have_text(before)
    expect(row).to_contain_text(f"{widget.sweep.validation[4, 3]:.4f}"[:5])


def test_without_folds_everybody_trains_and_the_line_is_named(show):
    page = show(overfitting(kfold_indices=unwritten))
    line = unwritten.__code__.co_firstlineno + 1
    problems = page.locator(".descent-problems")
    expect(problems).to_contain_text(f"kfold_indices, line {line} of unwritten: not written yet")
    expect(reading(page, 0)).to_contain_text("on all samples: kfold_indices is missing")
    assert pixels(canvas(page, 0), ORANGE.light) == 0
    assert pixels(canvas(page, 0), BLUE.light) > 60
    expect(control(page, "fold")).to_be_hidden()
    expect(page.get_by_role("button", name="Shuffle anew")).to_be_hidden()


def test_a_cross_validate_that_disagrees_is_named(show):
    page = show(overfitting(cross_validate=lambda fit, predict, X, y, folds: [1.0] * 4))
    expect(reading(page, 3)).to_contain_text("at degree 0 cross_validate says other errors than the curves")
