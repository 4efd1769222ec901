"""OverfittingExplorer's Python half: fits and errors by NumPy and by hand, folds checked, failures told by function.

The training error never rises with the degree, nor falls with the strength; what `cross_validate` says is compared with
the errors of the curves that are drawn.
"""

import json
import re

import numpy as np
import pytest

from descent.widgets import OverfittingExplorer
from descent.widgets.overfitting.sweep import STRENGTHS, fit_penalised, predict
from tests.descent.students_answers import (
    cross_validate,
    fit_ridge,
    kfold_indices,
    polynomial_features,
    unwritten,
)

RNG = np.random.default_rng(3)
X = np.linspace(-1, 1, 13)
Y = np.cos(2.5 * X) + RNG.normal(0, 0.2, size=13)


def explorer(x=X, y=Y, **changes):
    functions = {
        "polynomial_features": polynomial_features,
        "kfold_indices": kfold_indices,
        "cross_validate": cross_validate,
        "fit_ridge": fit_ridge,
    }
    return OverfittingExplorer(x, y, **functions | {"highest_degree": 8, "time_limit": 60.0} | changes)


def run(widget, **message):
    return widget.respond({"type": "run", "seq": 1, "view": "a", **message})


# ---- numbers


def test_four_points_in_two_folds_by_hand():
    # Folds {0, 1} and {2, 3}. Degree 0 predicts the mean of the others, degree 1 the line through the other two.
    def halves(n, k, rng):
        return [(np.array([0, 1]), np.array([2, 3])), (np.array([2, 3]), np.array([0, 1]))]

    settings = {"highest_degree": 1, "folds": 2, "kfold_indices": halves, "fit_ridge": None}
    shown = explorer([0.0, 1.0, 2.0, 3.0], [0.0, 2.0, 2.0, 0.0], **settings).sweep
    np.testing.assert_allclose(shown.training, [[1.0, 1.0], [0.0, 0.0]], atol=1e-12)
    # From 0, 2 the line goes on to 4 and 6 where 2 and 0 were measured: (4 + 36) / 2.
    np.testing.assert_allclose(shown.validation, [[1.0, 1.0], [20.0, 20.0]])
    assert shown.best == 0
    np.testing.assert_allclose(shown.fitted[1, 0], [0.0, 2.0, 4.0, 6.0], atol=1e-12)


def test_curves_are_those_of_numpys_least_squares():
    shown = explorer().sweep
    for fold, rest in enumerate(shown.table):
        curve = np.polynomial.Polynomial.fit(X[~rest], Y[~rest], 5)
        grid = np.linspace(*explorer()._window.bounds[0], shown.curves.shape[2])
        np.testing.assert_allclose(shown.curves[5, fold], curve(grid), rtol=1e-6, atol=1e-8)
        assert shown.training[5, fold] == pytest.approx(np.mean((curve(X) - Y)[~rest] ** 2))
        assert shown.validation[5, fold] == pytest.approx(np.mean((curve(X) - Y)[rest] ** 2))


def test_a_penalised_fit_has_the_lowest_penalised_loss():
    columns = polynomial_features(X, 4)
    level, coefficients = fit_penalised(columns, Y, 0.3, fit_ridge)
    spreads = columns.std(axis=0)

    def loss(constant, rest):
        return np.mean((constant + columns @ rest - Y) ** 2) + 0.3 * np.sum((rest * spreads)[1:] ** 2)

    least = loss(level, coefficients)
    assert coefficients[0] == 0.0
    for k in range(5):
        for step in (1e-3, -1e-3):
            moved = coefficients + step * (np.arange(5) == k)
            assert loss(level, moved) > least
    np.testing.assert_allclose(predict(columns, (level, coefficients)).mean(), Y.mean())


def test_training_error_never_rises_with_the_degree_and_validation_error_turns():
    shown = explorer(fit_ridge=None).sweep
    assert np.all(np.diff(shown.training, axis=0) < 1e-9)
    means = shown.validation.mean(axis=1)
    assert 0 < shown.best < 8
    assert means[-1] > 10 * means[shown.best]


def test_training_error_never_falls_with_the_strength():
    shown = explorer(degree=8, against="strength", strength=0.1).sweep
    assert len(shown.training) == len(STRENGTHS)
    assert np.all(np.diff(shown.training, axis=0) > -1e-9)
    assert STRENGTHS[shown.setting.strength] == 0.1
    assert STRENGTHS[shown.best] > 0.0


def test_a_wrong_cross_validate_is_compared_with_the_curves():
    def summed(fit, predict, X, y, folds):
        errors = [(predict(X[rest], fit(X[train], y[train])) - y[rest]) ** 2 for train, rest in folds]
        return [error.sum() for error in errors]

    assert explorer().scene["disagrees_at"] is None
    assert explorer(cross_validate=summed).scene["disagrees_at"] == 0


# ---- folds


@pytest.mark.parametrize(
    ("folds", "text"),
    [
        (None, "returned None, expected 3 pairs"),
        ([([0, 1, 2, 3], [4, 5])], "returned 1 folds, expected 3 pairs"),
        ([([0, 1, 2, 3], [4, 5])] * 3, "folds in which sample 0 validates 0 times, expected once"),
        ([([0, 1, 2, 3], [4, 7])] * 3, "a fold 1 that does not divide the samples 0 to 5"),
        ([([0, 1, 2, 3, 4, 5], [])] * 3, "in fold 1 something else than two arrays of whole numbers"),
        ([(np.arange(6), np.zeros(0, dtype=int))] * 3, "a fold 1 with an empty part"),
        ([([0.5, 1, 2, 3], [4, 5])] * 3, "something else than two arrays of whole numbers"),
    ],
)
def test_folds_that_are_none_are_told_and_everybody_trains(folds, text):
    widget = explorer(X[:6], Y[:6], folds=3, highest_degree=2, kfold_indices=lambda n, k, rng: folds)
    (problem,) = widget.scene["problems"]
    assert problem["name"] == "kfold_indices"
    assert text in problem["text"]
    assert (widget.scene["table"], widget.scene["validation"]) == ([[0] * 6], None)
    curve = np.polynomial.Polynomial.fit(X[:6], Y[:6], 2)
    assert widget.sweep.training[2, 0] == pytest.approx(np.mean((curve(X[:6]) - Y[:6]) ** 2))


def test_lists_are_folds_too_and_the_seed_divides_anew():
    def listed(n, k, rng):
        return [[train.tolist(), rest.tolist()] for train, rest in kfold_indices(n, k, rng)]

    widget = explorer(kfold_indices=listed)
    assert widget.scene["problems"] == []
    np.testing.assert_array_equal(widget.sweep.table, explorer().sweep.table)
    assert run(widget, seed=1)[0]["scene"]["table"] != widget.scene["table"]


# ---- the student's code


@pytest.mark.parametrize("missing", ["polynomial_features", "kfold_indices", "cross_validate", "fit_ridge"])
def test_each_missing_function_is_told_alone_and_leaves_the_others(missing):
    widget = explorer(strength=0.1, **{missing: unwritten})
    assert [problem["name"] for problem in widget.scene["problems"]] == [missing]
    assert widget.scene["has_curves"] == (missing in ("kfold_indices", "cross_validate"))
    assert widget.scene["has_folds"] == (missing != "kfold_indices")
    assert widget.scene["validation"] is None
    json.dumps(widget.scene, allow_nan=False)
    assert f"{missing}: line" in widget.describe()
    assert widget.png()[0].startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        (lambda x, degree: np.ones((len(x), degree)), "polynomial_features returned shape"),
        (lambda x, degree: np.full((len(x), degree + 1), np.nan), "polynomial_features returned NaN"),
    ],
)
def test_wrong_columns_are_told(broken, text):
    (problem,) = explorer(polynomial_features=broken).scene["problems"]
    assert text in problem["text"]


def test_one_error_for_all_folds_is_told():
    (problem,) = explorer(cross_validate=lambda *arguments: 1.0).scene["problems"]
    assert problem["text"] == "cross_validate returned shape (), expected an array of shape (4,)"


def test_the_student_cannot_change_the_data():
    def spoil(fit, predict, X, y, folds):
        errors = cross_validate(fit, predict, X, y, folds)
        X[:] = y[:] = 0
        folds[0][0][:] = 0
        return errors

    widget = explorer(cross_validate=spoil)
    assert widget.scene["disagrees_at"] is None
    np.testing.assert_array_equal(widget._samples.y, Y)


# ---- messages


def test_a_message_sets_what_it_names():
    widget = explorer(degree=3)
    reply, arrays = run(widget, against="strength", strength=4, fold=2)
    assert reply["names"] == ["curves", "fitted"]
    scene = reply["scene"]
    assert [scene[name] for name in ("degree", "strength", "fold", "against")] == [3, 4, 2, "strength"]
    assert len(np.frombuffer(arrays[0], np.float32)) == len(STRENGTHS) * 4 * scene["grid"]
    assert widget.scene["against"] == "degree"
    assert run(widget, fold=2, final=True)[0]["type"] == "kept"
    assert widget.scene["fold"] == 2


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"degree": 9}, "degree is 9, expected 0 to 8"),
        ({"degree": 1.5}, "degree is 1.5, expected a whole number"),
        ({"strength": 99}, "strength is 99, expected 0 to 15"),
        ({"fold": 4}, "fold is 4, expected 0 to 3"),
        ({"against": ["degree"]}, r"against is \['degree'\], expected 'degree'"),
    ],
)
def test_a_malformed_message_is_answered_with_an_error(message, text):
    reply, _ = run(explorer(), **message)
    assert reply["type"] == "error"
    assert re.search(text, reply["text"])


def test_without_a_ridge_there_is_no_strength():
    widget = explorer(fit_ridge=None)
    assert widget.scene["problems"] == []
    assert "strength" not in widget.describe()
    assert run(widget, against="strength")[0]["type"] == "error"
    assert run(widget, strength=1)[0]["type"] == "error"


def test_the_words_name_both_errors():
    words = (
        r"degree 1, strength 0, mean training error 0\.\d+, mean validation error 0\.\d+, lowest at degree \d"
    )
    assert re.search(words, explorer().describe())
    assert "errors against the strength" not in explorer().alt_text()
    assert "error against the strength of the penalty" in explorer(against="strength").alt_text()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"y": Y[:5]}, r"y has shape \(5,\), expected \(13,\)"),
        ({"folds": 14}, "folds is 14, expected 2 to 10"),
        ({"degree": 12}, "degree is 12, expected 0 to 8"),
        ({"strength": -1.0}, "strength is -1.0, expected a finite number"),
        ({"x": X[:3], "y": Y[:3]}, "the number of samples is 3, expected 4 to 200"),
        ({"fit_ridge": None, "against": "strength"}, "against is 'strength'"),
    ],
)
def test_wrong_arguments_are_named(arguments, text):
    with pytest.raises(ValueError, match=text):
        explorer(**arguments)
