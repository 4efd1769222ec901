# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Linear regression: what a coefficient says, and how sure it is
#
# 442 diabetes patients were measured once, and a year later it was noted how far the disease had progressed.
# Does cholesterol go along with a bad year? Fit a straight line, and each mg/dl of total cholesterol goes with
# 0.47 **more** progression. A textbook test calls that beyond doubt: the slope is 4.6 times its standard error.
#
# Now give the model the other nine measurements as well. The coefficient of the same column, from the same
# patients, becomes 1.09 **less**.
#
# Both numbers are computed correctly. Write down which one you would tell a doctor, and why. At the end of this
# lesson you will be asked again.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np

from descent.answers import check_answer

# %% tags=["demo"]
from descent import figures, student_t
from descent.data import load_diabetes
from descent.widgets import LeastSquaresExplorer

# %% tags=["demo"]
patients = load_diabetes()
figures.measurements(
    {
        "body mass index": patients.X[:, 2],
        "total cholesterol, mg/dl": patients.X[:, 4],
    },
    patients.y,
    ylabel="progression after a year",
)

# %% [markdown]
# ## 1. A model that is linear in its parameters
#
# A linear model predicts a number from $p$ inputs $X_1, \dots, X_p$ by
#
# $$f(X) = \beta_0 + \sum_{j=1}^p X_j\, \beta_j .$$
#
# It is the smallest neural network: one neuron, no activation. With few samples, much noise or sparse inputs it
# often predicts better than anything fancier, because there is little in it that could go wrong.

# %% [markdown]
# It is called linear because it is linear **in the coefficients** $\beta_j$. The inputs may come from anywhere:
#
# - measured quantities, such as the body mass index;
# - transformed ones: logarithm, square root, square;
# - powers of one quantity, $X_2 = X_1^2,\ X_3 = X_1^3$, which make the model a polynomial (lesson 04);
# - codes for categories, "dummies" that are 1 for members and 0 for others;
# - products such as $X_3 = X_1 X_2$, by which the effect of one input depends on another.

# %% [markdown]
# ### Exercise: `add_intercept`
#
# $\beta_0$ is a nuisance in formulas. Give every sample a further input that is always 1, and it becomes a
# coefficient like the others: $f(x_i) = x_i^\top \beta$.
#
# **Convention.** Rows are samples, and the ones come **first**, so that $\beta_0$ is `beta[0]`. From here on
# $X$ has shape $(n, d)$ and $d$ counts the column of ones: $d = p + 1$. Some books count $p$ and write
# $n - p - 1$ where we write $n - d$.
#
# Three rules hold for all functions of this course: lists and integers are welcome
# (`X = np.asarray(X, dtype=float)` takes care of both), arguments are never changed, and NumPy is all you need.
#
# Write your code in the place of `raise NotImplementedError()` and run the cell (Shift+Enter). Then run the folded cell
# below it: this is the check. It says what it called, what it expected and what came.


# %% nbgrader={"grade": false, "grade_id": "add_intercept", "locked": false, "schema_version": 3, "solution": true, "task": false}
def add_intercept(X):
    """Put a column of ones in front, whatever the columns of X are.

    Parameters
    ----------
    X : array_like, shape (n, d)

    Returns
    -------
    ndarray, shape (n, d + 1)
    """
    ### BEGIN SOLUTION
    X = np.asarray(X, dtype=float)
    return np.column_stack([np.ones(len(X)), X])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_add_intercept", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `add_intercept`.
check_answer(
    add_intercept,
    [[2, 3], [4, 5], [6, 7]],
    expected=[[1, 2, 3], [1, 4, 5], [1, 6, 7]],
    slips={
        "The ones stand last; they belong in front.": [[2, 3, 1], [4, 5, 1], [6, 7, 1]],
        "This is a row of ones on top; a column has one entry for each sample.": [
            [1, 1],
            [2, 3],
            [4, 5],
            [6, 7],
        ],
        "The first column is overwritten; the ones come in addition.": [[1, 3], [1, 5], [1, 7]],
        "The column is made of zeros; the intercept needs ones.": [[0, 2, 3], [0, 4, 5], [0, 6, 7]],
        "One is added to every entry; it should be a column of its own.": [[3, 4], [5, 6], [7, 8]],
        "Without an axis np.insert flattens the matrix; pass axis=1.": [1, 2, 3, 4, 5, 6, 7],
    },
)
check_answer(add_intercept, np.array([[1.0, 5.5], [1.0, -2.0]]), expected=[[1, 1, 5.5], [1, 1, -2]])
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(11)
X = rng.normal(size=(7, 3))
for case, inputs in [
    ("for a matrix", X),
    ("for a single sample", X[:1]),
    ("for a single column", X[:, :1]),
    ("for whole numbers", rng.integers(-9, 10, size=(5, 3))),
    ("for a list of lists", X.tolist()),
    ("for a matrix that is not contiguous", rng.normal(size=(3, 5)).T),
    ("for float32", X.astype(np.float32)),
    ("when a column of ones is there already", np.column_stack([np.ones(5), rng.normal(size=(5, 2))])),
    ("for zeros", np.zeros((5, 2))),
]:
    kept = np.array(inputs)
    body = torch.tensor(kept.astype(float))
    expected = torch.cat([torch.ones(len(kept), 1, dtype=torch.float64), body], dim=1).numpy()
    for _ in range(2):
        result = np.asarray(add_intercept(inputs))
        assert result.shape == expected.shape, (
            f"add_intercept: shape {result.shape} {case}, expected {expected.shape}"
        )
        np.testing.assert_allclose(result, expected, rtol=1e-6, err_msg=f"add_intercept: wrong {case}")
    np.testing.assert_array_equal(inputs, kept, err_msg="add_intercept: X was changed")
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise: `predict`
#
# The predictions for all samples at once are $\hat y = X\beta$. Here `X` already has its column of ones, if it
# is to have one: `predict` adds nothing.


# %% nbgrader={"grade": false, "grade_id": "predict", "locked": false, "schema_version": 3, "solution": true, "task": false}
def predict(X, beta):
    r"""Predict with a linear model.

    .. math:: \hat y = X\beta

    Parameters
    ----------
    X : array_like, shape (n, d)
    beta : array_like, shape (d,)

    Returns
    -------
    ndarray, shape (n,)
    """
    ### BEGIN SOLUTION
    return np.asarray(X, dtype=float) @ np.asarray(beta, dtype=float)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_predict", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `predict`.
check_answer(
    predict,
    [[1, 2, 3], [1, 4, 5]],
    [10, 1, -2],
    expected=[6, 4],
    slips={
        "The intercept is added a second time; X brings its own column of ones.": [16, 14],
        "The first column is left out.": [-4, -6],
        "These are the products one by one; they have to be added up along each row.": [
            [10, 2, -6],
            [10, 4, -10],
        ],
        "The predictions stand in a column of shape (n, 1); expected is a vector of shape (n,).": [[6], [4]],
        "Everything is added up into one number; each row has its own prediction.": 10,
        "The sum goes down the columns; it should go along each row.": [20, 6, -16],
        "The products are averaged; they have to be summed.": [2, 4 / 3],
        "The coefficients are taken in reverse order.": [30, 52],
    },
)
check_answer(
    predict, np.array([[1.0, 0.5], [1.0, 3.0], [1.0, -2.0]]), np.array([0.25, 1.5]), expected=[1, 4.75, -2.75]
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(12)
X, beta = rng.normal(size=(7, 3)), rng.normal(size=3)
for case, inputs, weights in [
    ("for a matrix", X, beta),
    ("for as many samples as columns", X[:3], beta),
    ("for a single sample", X[:1], beta),
    ("for a single column", X[:, :1], beta[:1]),
    ("for whole numbers", rng.integers(-9, 10, size=(5, 3)), np.array([2, -3, 1])),
    ("for lists", X.tolist(), beta.tolist()),
    ("for a matrix that is not contiguous", rng.normal(size=(3, 5)).T, beta[::-1]),
    ("for float32", X.astype(np.float32), beta.astype(np.float32)),
    ("for large and small inputs", X * [1e-3, 1.0, 1e3], beta),
    ("for zero coefficients", X, np.zeros(3)),
]:
    kept = np.array(inputs), np.array(weights)
    expected = torch.mv(*(torch.tensor(array.astype(float)) for array in kept)).numpy()
    for _ in range(2):
        result = np.asarray(predict(inputs, weights))
        assert result.shape == expected.shape, (
            f"predict: shape {result.shape} {case}, expected {expected.shape}"
        )
        np.testing.assert_allclose(result, expected, rtol=1e-4, atol=1e-5, err_msg=f"predict: wrong {case}")
    np.testing.assert_array_equal(inputs, kept[0], err_msg="predict: X was changed")
    np.testing.assert_array_equal(weights, kept[1], err_msg="predict: beta was changed")
### END HIDDEN TESTS

# %% [markdown]
# ## 2. How wrong is a line?
#
# For each sample there is a **residual**, $y_i - x_i^\top\beta$. Square them and add them up:
#
# $$RSS(\beta) = \sum_{i=1}^n \left(y_i - x_i^\top\beta\right)^2 = (y - X\beta)^\top (y - X\beta).$$
#
# Why squares? Nothing is assumed so far: the sum can be computed for any data. It is a *reasonable* criterion
# if the samples are independent draws from their population. The inputs need not even be drawn at random; it is
# enough that the $y_i$ are independent of each other once the $x_i$ are known. And if the noise is Gaussian with
# the same variance $\sigma^2$ for all samples, the $\beta$ of smallest RSS is the one that makes the data most likely,
# since the logarithm of the density at $y_i$ is $-(y_i - x_i^\top\beta)^2 / 2\sigma^2$ plus a constant.

# %% [markdown]
# ### Exercise: `rss`
#
# **Convention.** RSS is a sum: no mean, no ½, no root. The mean over samples is called MSE and comes in lesson
# 03. Both are smallest at the same $\beta$.
#
# Mind a trap of NumPy. If the predictions have shape $(n, 1)$ and `y` has shape $(n,)$, their difference has
# shape $(n, n)$: every prediction is subtracted from every answer, and no error is raised.


# %% nbgrader={"grade": false, "grade_id": "rss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def rss(X, y, beta):
    r"""Residual sum of squares.

    .. math:: RSS(\beta) = \|y - X\beta\|^2

    Parameters
    ----------
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
    beta : array_like, shape (d,)

    Returns
    -------
    float
    """
    ### BEGIN SOLUTION
    residuals = np.asarray(y, dtype=float) - predict(X, beta)
    return residuals @ residuals
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_rss", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `rss`.
check_answer(
    rss,
    np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 3.0], [1.0, 5.0]]),
    np.array([1.0, 4.0, 3.0, 8.0, 9.0]),
    np.array([1.0, 2.0]),
    expected=10,  # residuals 0, 1, -2, 1, -2
    slips={
        "This is the mean of the squares, the MSE; RSS is their sum.": 2,
        "This is half the sum; RSS has no ½.": 5,
        "This is the root of the sum; RSS has none.": 10**0.5,
        "The residuals are added up without squares.": -2,
        "These are the sizes of the residuals, not their squares.": 6,
        "The residuals are added up before they are squared.": 4,
        "The mean of the residuals is taken off; RSS measures from zero.": 9.2,
        "This is the sum of squares around the mean of y; the predictions are not in it.": 46,
        "Each answer is compared with every prediction, n × n of them; see the trap above.": 530,
        "The squares are not added up.": [0, 1, 4, 1, 4],
        "The sum is divided by n - d, which makes it an estimate of the variance.": 10 / 3,
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(13)
X, y, beta = rng.normal(size=(7, 3)), rng.normal(size=7) + 2, rng.normal(size=3)
for case, inputs, answers, weights in [
    ("for some line", X, y, beta),
    ("for other coefficients", X, y, np.array([3.0, -2.0, 1.0])),
    ("for fewer samples than columns", X[:2], y[:2], beta),
    ("for a single sample", X[:1], y[:1], beta),
    (
        "for whole numbers",
        rng.integers(-9, 10, size=(5, 3)),
        np.array([4, -1, 0, 7, 2]),
        np.array([2, -3, 1]),
    ),
    ("for lists", X.tolist(), y.tolist(), beta.tolist()),
    ("for arrays that are not contiguous", rng.normal(size=(3, 5)).T, y[:5][::-1], beta[::-1]),
    ("for float32", X.astype(np.float32), y.astype(np.float32), beta.astype(np.float32)),
    ("for zero coefficients", X, y, np.zeros(3)),
    ("for large answers", X, 1e4 * y, beta),
]:
    kept = np.array(inputs), np.array(answers), np.array(weights)
    matrix, target, vector = (torch.tensor(array.astype(float)) for array in kept)
    expected = torch.nn.functional.mse_loss(matrix @ vector, target, reduction="sum").item()
    for _ in range(2):
        result = np.asarray(rss(inputs, answers, weights))
        assert result.shape == (), f"rss: shape {result.shape} {case}, expected a number"
        np.testing.assert_allclose(result, expected, rtol=1e-4, err_msg=f"rss: wrong {case}")
    for name, now, before in zip(("X", "y", "beta"), (inputs, answers, weights), kept, strict=True):
        np.testing.assert_array_equal(now, before, err_msg=f"rss: {name} was changed")
np.testing.assert_allclose(rss(X, X @ beta, beta), 0.0, atol=1e-10, err_msg="rss: not zero for a perfect fit")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Eight of the patients and two guessed lines. Each residual is drawn with its square, and the RSS is
# the total area. What your function prints has to agree with the titles.
#
# Change the guesses and try to get below 5,000. You are searching in a plane, one axis for $\beta_0$ and one for
# $\beta_1$. With eleven coefficients this would be hopeless, and fortunately there is a formula.

# %% tags=["demo"]
bmi, progression = load_diabetes().X[:350:49, 2], load_diabetes().y[:350:49]
lines = {}
for beta in ([-100, 8], [110, 0]):
    print(f"β = {beta}   RSS = {rss(add_intercept(bmi[:, None]), progression, beta):,.0f}")
    lines[f"β = {beta}"] = predict(add_intercept(bmi[:, None]), beta)
figures.least_squares(bmi, progression, lines, "body mass index", "progression")

# %% [markdown]
# ## 3. The best coefficients
#
# RSS is a quadratic function of $\beta$. Write it out, $y^\top y - 2\beta^\top X^\top y + \beta^\top X^\top X
# \beta$, and differentiate:
#
# $$\nabla RSS(\beta) = -2 X^\top (y - X\beta), \qquad \nabla^2 RSS = 2 X^\top X .$$
#
# The gradient is zero where
#
# $$X^\top X\, \hat\beta = X^\top y,$$
#
# the **normal equations**. If the columns of $X$ are linearly independent ("full column rank"), then
# $v^\top X^\top X v = \|Xv\|^2 > 0$ for every $v \ne 0$. So $X^\top X$ is positive definite, has an inverse, and
#
# $$\hat\beta = (X^\top X)^{-1} X^\top y$$
#
# is the only minimum. How the rank may fail, and what then, is the subject of section 5.

# %% [markdown]
# ### Exercise: `fit_least_squares`
#
# Solve the normal equations. `np.linalg.solve(A, b)` finds $A^{-1}b$ without forming the inverse, which is
# faster and more exact. `X` is taken as it comes: the caller adds the intercept.
#
# What does it cost? $X^\top X$ takes $nd^2$ operations and solving $d^3/3$. A thousand columns are no trouble.
# The trouble is **conditioning**: $X^\top X$ squares the condition number of $X$. If that is $10^4$, half of the
# sixteen digits are lost, and at $10^8$ all of them. Methods that work on $X$ itself, by QR or by the singular
# values of section 5, lose half as many.
#
# A first example, four points: $x = 1, 1, 7, 7$ and $y = 7, 19, 31, 31$. The mean of $y$ is 13 at $x = 1$ and 31 at
# $x = 7$. The best line goes through these two means, $10 + 3x$, so $\hat\beta = (10, 3)$.


# %% nbgrader={"grade": false, "grade_id": "fit_least_squares", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fit_least_squares(X, y):
    r"""Coefficients of least squares, for a matrix of full column rank.

    .. math:: X^\top X\, \hat\beta = X^\top y

    Parameters
    ----------
    X : array_like, shape (n, d)
        With its column of ones, if there is to be an intercept. The condition number is at most 1e4.
    y : array_like, shape (n,)

    Returns
    -------
    ndarray, shape (d,)

    References
    ----------
    .. [1] Hastie, Tibshirani, Friedman, *The Elements of Statistical Learning*, 2nd ed., section 3.2.
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    return np.linalg.solve(X.T @ X, X.T @ y)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_fit_least_squares", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `fit_least_squares`.
check_answer(
    fit_least_squares,
    [[1, 1], [1, 1], [1, 7], [1, 7]],  # means 13 at x = 1 and 31 at x = 7: the line 10 + 3x
    [7, 19, 31, 31],
    expected=[10, 3],
    rtol=1e-5,
    slips={
        "The inverse is missing; this is only the right-hand side, X^T y.": [88, 460],
        "A matrix is not inverted entry by entry; use np.linalg.solve.": [50.75, 10.1],
        "Each column is fitted as if it were alone; the normal equations couple them.": [22, 4.6],
        "y is centred first, so the intercept loses its mean.": [-12, 3],
        "The coefficients stand in a column of shape (d, 1); expected is a vector of shape (d,).": [
            [10],
            [3],
        ],
        "The slope comes first; the order is that of the columns.": [3, 10],
    },
)
check_answer(fit_least_squares, [[1, 10], [1, 11], [1, 13]], [5, 7, 11], expected=[-15, 2], rtol=1e-5)
check_answer(fit_least_squares, [[1, 0], [0, 2], [1, 1]], [7, 4, 0], expected=[3, 1], rtol=1e-5, atol=1e-6)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(14)
X, y = rng.normal(size=(7, 3)), rng.normal(size=7) + 2
steep = np.column_stack([np.ones(11), 1000 + np.cumsum(1 + rng.random(size=11))])
for case, inputs, answers in [
    ("without a column of ones", X, y),
    ("with a column of ones", np.column_stack([np.ones(7), X]), y),
    ("for another number of columns", rng.normal(size=(13, 5)), rng.normal(size=13)),
    ("for a single column", X[:, :1], y),
    ("for as many samples as columns", X[:3] + np.eye(3), y[:3]),
    ("for whole numbers", rng.integers(-9, 10, size=(11, 3)), rng.integers(-9, 10, size=11)),
    ("for lists", X.tolist(), y.tolist()),
    ("for a matrix that is not contiguous", rng.normal(size=(3, 7)).T, y[::-1]),
    ("for float32", X.astype(np.float32), y.astype(np.float32)),
    ("for columns on different scales", X * [0.1, 1.0, 100.0], y),
    ("for a column far from zero compared with its spread", steep / [1.0, 100.0], np.arange(11.0) ** 2),
    ("for answers that fit exactly", X, X @ [1.0, -2.0, 0.5]),
]:
    kept = np.array(inputs), np.array(answers)
    matrix, target = (torch.tensor(array.astype(float)) for array in kept)
    expected = torch.linalg.lstsq(matrix, target[:, None], driver="gelsd").solution[:, 0].numpy()
    for _ in range(2):
        result = np.asarray(fit_least_squares(inputs, answers))
        assert result.shape == expected.shape, (
            f"fit_least_squares: shape {result.shape} {case}, expected {expected.shape}"
        )
        np.testing.assert_allclose(
            result, expected, rtol=1e-4, atol=1e-5, err_msg=f"fit_least_squares: other coefficients {case}"
        )
    np.testing.assert_array_equal(inputs, kept[0], err_msg="fit_least_squares: X was changed")
    np.testing.assert_array_equal(answers, kept[1], err_msg="fit_least_squares: y was changed")
beta = np.asarray(fit_least_squares(X, y), dtype=float)
np.testing.assert_allclose(
    X.T @ (y - X @ beta),
    0.0,
    atol=1e-4,
    err_msg="fit_least_squares: the residual is not orthogonal to the columns",
)
### END HIDDEN TESTS

# %% [markdown]
# **See.** The eight patients again, with your coefficients: no other line has a smaller area.
#
# Then two inputs, body mass index and blood pressure. The line has become a plane, and the residuals stand
# vertically on it. They are measured along $y$, not at right angles to the plane.

# %% tags=["demo"]
bmi, progression = load_diabetes().X[:350:49, 2], load_diabetes().y[:350:49]
beta = fit_least_squares(add_intercept(bmi[:, None]), progression)
lines = {
    "β = [-100, 8]": predict(add_intercept(bmi[:, None]), [-100, 8]),
    f"β = [{beta[0]:.1f}, {beta[1]:.1f}]": predict(add_intercept(bmi[:, None]), beta),
}
figures.least_squares(bmi, progression, lines, "body mass index", "progression")

# %% tags=["demo"]
some = load_diabetes().X[::11, 2:4], load_diabetes().y[::11]
beta = fit_least_squares(add_intercept(some[0]), some[1])
figures.least_squares_plot(
    *some,
    surface=lambda inputs: predict(add_intercept(inputs), beta),
    labels=("body mass index", "mean blood pressure", "progression"),
)

# %% [markdown]
# Now all 442 patients, and the riddle of the beginning. The next cell fits each measurement alone and then all
# ten together. `s1` is total cholesterol, `s2` LDL, `s3` HDL, `s4` the ratio of total to HDL, `s5` probably the
# logarithm of triglycerides, `s6` blood sugar. `sex` is coded 1 and 2.
#
# Four signs turn: those of `age`, `sex`, `s1` and `s3`. The two columns answer different questions. Alone, the
# coefficient of `s1` compares patients with more and with less cholesterol, whatever else differs between them.
# Together, it compares patients who differ in `s1` and are **equal in the other nine**. Neither says what would
# happen if cholesterol were lowered by treatment: that is a question about causes, and these data were only
# observed.

# %% tags=["demo"]
patients = load_diabetes()
together = fit_least_squares(add_intercept(patients.X), patients.y)
for j, name in enumerate(patients.feature_names):
    alone = fit_least_squares(add_intercept(patients.X[:, [j]]), patients.y)
    print(f"{name:4}   alone {alone[1]:8.3f}   with the other nine {together[1 + j]:8.3f}")

# %% [markdown]
# ## 4. Least squares is a projection
#
# Look at $y$ as one vector with $n$ coordinates, and at the columns of $X$ as $d$ more. All predictions $X\beta$
# that the model can make form a plane through 0, the column space. Least squares looks for the point of this
# plane that is nearest to $y$, and that is the foot of the perpendicular. The normal equations say just this:
#
# $$X^\top (y - \hat y) = 0: \text{ the residual is orthogonal to every column.}$$
#
# Some texts say that this follows from full column rank. It does not: it is what being nearest means, and it
# holds for every $X$. Full rank is needed only for $\hat\beta$ to be unique.

# %% tags=["demo"]
figures.least_squares_prediction()

# %% [markdown]
# The orthogonality also proves that $\hat\beta$ is the minimum, without a derivative. For any other $\beta$ the
# difference $X\hat\beta - X\beta$ lies in the plane and is orthogonal to the residual. So Pythagoras gives
#
# $$RSS(\beta) = RSS(\hat\beta) + \|X(\hat\beta - \beta)\|^2 .$$
#
# With an intercept, a column of ones, orthogonality says that the residuals add up to 0.

# %% [markdown]
# ### Exercise: `hat_matrix`
#
# The fitted values depend linearly on $y$:
#
# $$\hat y = X (X^\top X)^{-1} X^\top y = H y .$$
#
# $H$ puts the hat on $y$. It is symmetric, and projecting twice is projecting once, $H^2 = H$. The sum of its
# diagonal is the number of columns: $\operatorname{tr} H = \operatorname{tr} (X^\top X)^{-1} X^\top X = d$.
#
# For $X$ with the rows $(1, 0), (1, 1), (1, 2)$ it is
# $\tfrac16 \begin{pmatrix} 5 & 2 & -1 \\ 2 & 2 & 2 \\ -1 & 2 & 5 \end{pmatrix}$. As before, `X` is taken as it
# comes and has full column rank.


# %% nbgrader={"grade": false, "grade_id": "hat_matrix", "locked": false, "schema_version": 3, "solution": true, "task": false}
def hat_matrix(X):
    r"""Matrix of the orthogonal projection onto the columns of X.

    .. math:: H = X (X^\top X)^{-1} X^\top

    Parameters
    ----------
    X : array_like, shape (n, d)
        Of full column rank.

    Returns
    -------
    ndarray, shape (n, n)
    """
    ### BEGIN SOLUTION
    X = np.asarray(X, dtype=float)
    return X @ np.linalg.solve(X.T @ X, X.T)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_hat_matrix", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `hat_matrix`.
check_answer(
    hat_matrix,
    [[1, 0], [1, 1], [1, 2]],
    expected=np.array([[5, 2, -1], [2, 2, 2], [-1, 2, 5]]) / 6,
    rtol=1e-5,
    atol=1e-6,
    slips={
        "The inverse in the middle is missing; this is X X^T.": [[1, 1, 1], [1, 2, 3], [1, 3, 5]],
        "This is only the inverse in the middle.": [[5 / 6, -0.5], [-0.5, 0.5]],
        "This maps y to the coefficients; one more X maps these to the fitted values.": [
            [5 / 6, 1 / 3, -1 / 6],
            [-0.5, 0, 0.5],
        ],
        "This is I - H, which maps y to the residuals.": [
            [1 / 6, -1 / 3, 1 / 6],
            [-1 / 3, 2 / 3, -1 / 3],
            [1 / 6, -1 / 3, 1 / 6],
        ],
        "These are the leverages, the diagonal of H only.": [5 / 6, 1 / 3, 5 / 6],
        "The columns are centred first; without the ones it is another plane.": [
            [0.5, 0, -0.5],
            [0, 0, 0],
            [-0.5, 0, 0.5],
        ],
        "A matrix is not inverted entry by entry; use np.linalg.solve or inv.": [
            [1 / 3, 2 / 3, 1],
            [2 / 3, 1.2, 26 / 15],
            [1, 26 / 15, 37 / 15],
        ],
    },
)
check_answer(
    hat_matrix,
    [[1], [2], [2]],
    expected=np.array([[1, 2, 2], [2, 4, 4], [2, 4, 4]]) / 9,
    rtol=1e-5,
    slips={
        "An intercept is added; the columns are projected on as they come.": [
            [1, 0, 0],
            [0, 0.5, 0.5],
            [0, 0.5, 0.5],
        ]
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(15)
X = rng.normal(size=(7, 3))
for case, inputs in [
    ("without a column of ones", X),
    ("with a column of ones", np.column_stack([np.ones(7), X])),
    ("for another number of columns", rng.normal(size=(11, 5))),
    ("for a single column", X[:, :1]),
    ("for as many samples as columns", X[:3] + np.eye(3)),
    ("for whole numbers", rng.integers(-9, 10, size=(7, 2))),
    ("for a list of lists", X.tolist()),
    ("for a matrix that is not contiguous", rng.normal(size=(3, 7)).T),
    ("for float32", X.astype(np.float32)),
    ("for columns on different scales", X * [0.1, 1.0, 100.0]),
    ("for a column that is far from zero", np.column_stack([np.ones(7), 100 + np.arange(7) ** 2])),
]:
    kept = np.array(inputs)
    matrix = torch.tensor(kept.astype(float))
    expected = (matrix @ torch.linalg.pinv(matrix)).numpy()
    for _ in range(2):
        result = np.asarray(hat_matrix(inputs))
        assert result.shape == expected.shape, (
            f"hat_matrix: shape {result.shape} {case}, expected {expected.shape}"
        )
        np.testing.assert_allclose(
            result, expected, rtol=1e-4, atol=1e-5, err_msg=f"hat_matrix: wrong {case}"
        )
    np.testing.assert_array_equal(inputs, kept, err_msg="hat_matrix: X was changed")
H = np.asarray(hat_matrix(X), dtype=float)
np.testing.assert_allclose(H @ H, H, atol=1e-5, err_msg="hat_matrix: projecting twice is not projecting once")
np.testing.assert_allclose(H, H.T, atol=1e-5, err_msg="hat_matrix: it is not symmetric")
np.testing.assert_allclose(H @ X, X, atol=1e-5, err_msg="hat_matrix: a column of X is not its own projection")
np.testing.assert_allclose(
    np.trace(H), 3.0, atol=1e-5, err_msg="hat_matrix: the trace is not the number of columns"
)
### END HIDDEN TESTS

# %% [markdown]
# **See.** Row $i$ of $H$ says how much each answer counts in $\hat y_i$. Its own weight, $h_{ii} = \partial \hat
# y_i/\partial y_i$, is the **leverage** of sample $i$: how far the fit follows if $y_i$ moves by one. It depends
# on the inputs alone.
#
# The next cell takes every fifteenth patient and raises one answer by 300, first of a patient in the middle, then
# of the one with the largest body mass index. With an intercept the leverages lie between $1/n$ and 1. They
# add up to $d$, so their mean is $d/n$. What the line owes to a single patient far out is worth knowing before you
# trust it.

# %% tags=["demo"]
bmi, progression = load_diabetes().X[::15, 2], load_diabetes().y[::15]
H = hat_matrix(add_intercept(bmi[:, None]))
figures.leverage(bmi, progression, H, lift=300, xlabel="body mass index", ylabel="progression")

# %% [markdown]
# Now with your own hands: thirteen patients, and your two functions in the picture. Write two numbers down first. The
# outermost patient has a leverage of 0.45. If you raise that point by 100, how far does the line rise there? And
# how far does it rise at a patient in the middle, raised by 100?
#
# Then lay the outermost point onto the dashed line, which is the fit without it. Its leverage is what it was, but
# now it changes nothing. Leverage is what a point *can* do; whether it does is told by its residual.

# %% tags=["demo"]
LeastSquaresExplorer(
    load_diabetes().X[:350:29, 2],
    load_diabetes().y[:350:29],
    fit_least_squares,
    hat_matrix,
    xlabel="body mass index",
    ylabel="progression",
)

# %% [markdown]
# ## 5. When the columns depend on each other
#
# Let $x_2 = 3 x_1$ and $y = 10 x_1$. Then $\beta = (10, 0)$ fits exactly, and so does $(1, 3)$, and so does every
# $\beta$ with $\beta_1 + 3\beta_2 = 10$. $X^\top X$ is singular and the formula of section 3 fails. The fitted
# values are as they were: $\hat y$ is still *the* projection of $y$. There is just more than one way to write it
# as a combination of columns.

# %% [markdown]
# It happens more often than one thinks:
#
# - a category with $k$ levels coded by $k$ dummies **and** an intercept: the dummies add up to the column of ones;
# - a column that is the sum of others, or the same quantity in two units;
# - more columns than samples, as with images and genes.
#
# One may code the columns anew or drop some until the rest is independent. One may regularise (lesson 05). Or one
# takes, of all best $\beta$, the **shortest**.

# %% [markdown]
# To find it, write $X = U S V^\top$, the singular value decomposition, with $r$ singular values $s_k > 0$. Let
# $u_k$ and $v_k$ be the columns of $U$ and $V$ that belong to them. A vector $\beta = \sum_k c_k v_k + z$, where
# $z$ is orthogonal to all $v_k$, is mapped to $X\beta = \sum_k c_k s_k u_k$. So
#
# - $z$ has no effect on the fit, only on the length: the shortest solution has $z = 0$;
# - the nearest point to $y$ has the coordinates $c_k s_k = u_k^\top y$.
#
# $$\beta^+ = \sum_{k \le r} \frac{u_k^\top y}{s_k}\, v_k .$$
#
# For full column rank this is $\hat\beta$ of section 3. `np.linalg.pinv(X)` computes the matrix $X^+$ with
# $\beta^+ = X^+ y$, the **pseudoinverse**.

# %% [markdown]
# ### Exercise: `fit_minimum_norm`
#
# `np.linalg.svd(X, full_matrices=False)` returns `U`, `s` and $V^\top$, the rows of which are the $v_k$.
#
# On a computer a singular value that should be 0 comes out as about $10^{-16} s_1$, and $1/s_k$ would be huge.
# So those below a **cutoff relative to the largest**, such as $10^{-12} s_1$, count as zero. Relative, since a
# change of units must not change the rank.
#
# For $x_2 = 3x_1$ the row space is spanned by $(1, 3)$, and $\beta^+ = (1, 3)$.


# %% nbgrader={"grade": false, "grade_id": "fit_minimum_norm", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fit_minimum_norm(X, y):
    r"""Of all coefficients of least squares, those of smallest Euclidean norm; any X will do.

    .. math:: \beta^+ = \sum_{k:\, s_k > 0} \frac{u_k^\top y}{s_k}\, v_k, \qquad X = U S V^\top

    Parameters
    ----------
    X : array_like, shape (n, d)
        Its columns may depend on each other, and d may exceed n.
    y : array_like, shape (n,)

    Returns
    -------
    ndarray, shape (d,)
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    kept = s > 1e-12 * s[0]
    return (U[:, kept].T @ y / s[kept]) @ Vt[kept]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_fit_minimum_norm", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `fit_minimum_norm`.
check_answer(
    fit_minimum_norm,
    [[1, 3], [2, 6]],
    [10, 20],
    expected=[1, 3],
    rtol=1e-5,
    slips={
        "The second column is dropped; that fits as well, and is longer.": [10, 0],
        "The first column is dropped; that fits as well, and is longer.": [0, 10 / 3],
        "It is multiplied by the singular values where it should be divided.": [50, 150],
        "This is a solution, and not the shortest: a part of it is orthogonal to the rows of X.": [1.6, 2.8],
    },
)
check_answer(
    fit_minimum_norm,
    [[1, 1, 0], [0, 1, 1]],  # two samples, three columns
    [3, 0],
    expected=[2, 1, -1],
    rtol=1e-5,
    atol=1e-6,
)
check_answer(fit_minimum_norm, [[1, 1], [1, 1], [2, 2]], [1, 3, 2], expected=[2 / 3, 2 / 3], rtol=1e-5)
check_answer(fit_minimum_norm, [[1, 10], [1, 11], [1, 13]], [5, 7, 11], expected=[-15, 2], rtol=1e-5)
check_answer(
    fit_minimum_norm, [[0.0001, 0.0003], [0.0002, 0.0006]], [10, 20], expected=[10000, 30000], rtol=1e-5
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(16)
X, y = rng.normal(size=(7, 3)), rng.normal(size=7) + 2
dummies = np.eye(3)[[0, 1, 2, 0, 1, 0, 2]]
for case, inputs, answers in [
    ("for full column rank", X, y),
    (
        "for full column rank and a column far from zero",
        np.column_stack([np.ones(7), 100 + np.arange(7.0)]),
        y,
    ),
    ("for a column that is a multiple of another", X[:, [0, 1, 0]] * [1.0, 1.0, 3.0], y),
    ("for a column that is a sum of two others", np.column_stack([X, X[:, 0] + X[:, 1]]), y),
    ("for three dummies and an intercept", np.column_stack([np.ones(7), dummies]), y),
    ("for more columns than samples", rng.normal(size=(5, 11)), y[:5]),
    (
        "for more columns than samples that depend on each other",
        np.tile(rng.normal(size=(2, 3)), (2, 2)),
        y[:4],
    ),
    ("for a single sample", X[:1], y[:1]),
    ("for a column of zeros", X * [1.0, 0.0, 1.0], y),
    ("for small numbers", 1e-5 * X[:, [0, 1, 0]], y),
    ("for large numbers", 1e5 * X[:, [0, 1, 0]], y),
    ("for columns on different scales", X * [0.01, 1.0, 10.0], y),
    (
        "for whole numbers",
        np.array([[1, 2, 3], [2, 4, 6], [0, 1, 1], [5, 0, 5], [1, 1, 2]]),
        np.array([3, 1, 4, 1, 5]),
    ),
    ("for lists", [[1.0, 3.0], [2.0, 6.0], [4.0, 12.0]], [1.0, 0.0, 2.0]),
    ("for a matrix that is not contiguous", rng.normal(size=(7, 5)).T, y[:5]),
    ("for float32", X.astype(np.float32), y.astype(np.float32)),
]:
    kept = np.array(inputs), np.array(answers)
    matrix, target = (torch.tensor(array.astype(float)) for array in kept)
    expected = (torch.linalg.pinv(matrix, rtol=1e-10) @ target).numpy()
    for _ in range(2):
        result = np.asarray(fit_minimum_norm(inputs, answers))
        assert result.shape == expected.shape, (
            f"fit_minimum_norm: shape {result.shape} {case}, expected {expected.shape}"
        )
        np.testing.assert_allclose(
            result,
            expected,
            rtol=1e-4,
            atol=1e-5 * np.abs(expected).max(),
            err_msg=f"fit_minimum_norm: other coefficients {case}",
        )
    np.testing.assert_array_equal(inputs, kept[0], err_msg="fit_minimum_norm: X was changed")
    np.testing.assert_array_equal(answers, kept[1], err_msg="fit_minimum_norm: y was changed")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Your solution of the small example stands at a right angle on the line of all solutions.
#
# Then the patients with `sex` coded twice: an intercept, a dummy for code 1, a dummy for code 2, and the body
# mass index. The second cell compares your shortest solution with two repairs that drop a column. The
# coefficients differ, yet the fitted values agree, and so do the slope of the body mass index and the
# *difference* between the sexes. Only such quantities mean anything here; a single dummy's coefficient says how
# the columns were coded.

# %% tags=["demo"]
figures.minimum_norm(fit_minimum_norm([[1, 3], [2, 6]], [10, 20]))

# %% tags=["demo"]
sex, bmi, progression = *load_diabetes().X[:, 1:3].T, load_diabetes().y
X = np.column_stack([np.ones(442), sex == 1, sex == 2, bmi])
reference = predict(X, fit_minimum_norm(X, progression))
for name, columns in {
    "all four": [0, 1, 2, 3],
    "without code 2": [0, 1, 3],
    "without intercept": [1, 2, 3],
}.items():
    beta = np.zeros(4)
    beta[columns] = fit_minimum_norm(X[:, columns], progression)
    apart = np.abs(np.subtract(predict(X, beta), reference)).max()
    print(
        f"{name:18} β = {beta.round(2)}   code 2 - code 1: {beta[2] - beta[1]:.2f}   fits differ by {apart:.0e}"
    )

# %% [markdown]
# ## 6. How far would the estimate move?
#
# Let the same patients live through another year. The inputs stay, the noise is new, and $\hat\beta$ comes out
# differently. How differently? Now assumptions are needed.
#
# **Assumption 1.** $y = X\beta + \varepsilon$, where $X$ is fixed and $\varepsilon$ has mean 0: the model is right.
# Insert that into the formula:
#
# $$\hat\beta = (X^\top X)^{-1} X^\top (X\beta + \varepsilon) = \beta + (X^\top X)^{-1} X^\top \varepsilon .$$
#
# The mean of the last term is zero, so $E[\hat\beta] = \beta$: the estimate is **unbiased**.
#
# **Assumption 2.** The $\varepsilon_i$ are uncorrelated and all have the same variance $\sigma^2$, in short
# $\operatorname{Var}(\varepsilon) = \sigma^2 I$. With $A = (X^\top X)^{-1} X^\top$,
#
# $$\operatorname{Var}(\hat\beta) = A\, \sigma^2 I\, A^\top = \sigma^2 (X^\top X)^{-1} X^\top X (X^\top X)^{-1} = \sigma^2 (X^\top X)^{-1}.$$
#
# Nobody has said "Gaussian" yet.

# %% [markdown]
# $\sigma^2$ has to be estimated from the residuals. They are $y - Hy = (I - H)\varepsilon$, since $(I - H)X = 0$.
# With $E[\varepsilon\varepsilon^\top] = \sigma^2 I$ and $(I - H)^2 = I - H$,
#
# $$E[RSS(\hat\beta)] = E[\varepsilon^\top (I - H)\, \varepsilon] = \sigma^2 \operatorname{tr}(I - H) = \sigma^2 (n - d).$$
#
# The residuals are smaller than the noise, because $\hat\beta$ was chosen to make them small: the fit uses up $d$
# of the $n$ dimensions. Dividing by $n - d$ makes up for it:
#
# $$\hat\sigma^2 = \frac{RSS(\hat\beta)}{n - d}, \qquad E[\hat\sigma^2] = \sigma^2 .$$

# %% [markdown]
# ### Exercise: `noise_variance`
#
# **Convention.** $n - d$, where $d$ is the number of columns of `X` and counts the intercept. Machine learning
# often divides by $n$; that is the training MSE and is too small on average, by the factor $(n - d)/n$. Use the
# `beta` that is given.


# %% nbgrader={"grade": false, "grade_id": "noise_variance", "locked": false, "schema_version": 3, "solution": true, "task": false}
def noise_variance(X, y, beta):
    r"""Unbiased estimate of the variance of the noise, where ``beta`` are the coefficients of least squares.

    .. math:: \hat\sigma^2 = \frac{RSS(\beta)}{n - d}

    Parameters
    ----------
    X : array_like, shape (n, d)
        More samples than columns; the intercept's column counts.
    y : array_like, shape (n,)
    beta : array_like, shape (d,)

    Returns
    -------
    float
    """
    ### BEGIN SOLUTION
    n, d = np.shape(X)
    return rss(X, y, beta) / (n - d)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_noise_variance", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `noise_variance`.
check_answer(
    noise_variance,
    np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 3.0], [1.0, 5.0]]),
    np.array([1.0, 5.0, 3.0, 7.0, 9.0]),
    np.array([1.0, 2.0]),
    expected=4,  # residuals 0, 2, -2, 0, -2; n = 5, d = 2
    rtol=1e-5,
    slips={
        "It is divided by n; the fit has used up d of the n dimensions.": 2.4,
        "It is divided by n - 1, as if only a mean had been fitted.": 3,
        "The intercept is counted twice; it is among the d columns already.": 6,
        "The sum of squares is not divided.": 12,
        "This is the standard deviation; the variance has no root.": 2,
        "The mean of the residuals is taken off; here the squares themselves count.": 11.2 / 3,
        "This is the variance of y; the predictions are not in it.": 40 / 3,
        "The beta that was given is not used; a new one is fitted.": (40 - 484 / 14.8) / 3,
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(17)
X, y = rng.normal(size=(11, 3)), rng.normal(size=11) + 2
best = torch.linalg.lstsq(torch.tensor(X), torch.tensor(y)[:, None]).solution[:, 0].numpy()
for case, inputs, answers, weights in [
    ("at the coefficients of least squares", X, y, best),
    ("at other coefficients", X, y, rng.normal(size=3)),
    ("for another number of columns", rng.normal(size=(13, 5)), rng.normal(size=13), rng.normal(size=5)),
    ("for one sample more than columns", X[:4], y[:4], best),
    ("for a single column", X[:, :1], y, best[:1]),
    ("with a column of ones", np.column_stack([np.ones(11), X]), y, np.array([2.0, 0.1, -0.2, 0.3])),
    ("for whole numbers", rng.integers(-9, 10, size=(7, 2)), rng.integers(-9, 10, size=7), np.array([2, -3])),
    ("for lists", X.tolist(), y.tolist(), best.tolist()),
    ("for arrays that are not contiguous", rng.normal(size=(3, 7)).T, y[:7][::-1], best[::-1]),
    ("for float32", X.astype(np.float32), y.astype(np.float32), best.astype(np.float32)),
]:
    kept = np.array(inputs), np.array(answers), np.array(weights)
    matrix, target, vector = (torch.tensor(array.astype(float)) for array in kept)
    squares = torch.nn.functional.mse_loss(matrix @ vector, target, reduction="sum").item()
    expected = squares / (matrix.shape[0] - matrix.shape[1])
    for _ in range(2):
        result = np.asarray(noise_variance(inputs, answers, weights))
        assert result.shape == (), f"noise_variance: shape {result.shape} {case}, expected a number"
        np.testing.assert_allclose(result, expected, rtol=1e-4, err_msg=f"noise_variance: wrong {case}")
    for name, now, before in zip(("X", "y", "beta"), (inputs, answers, weights), kept, strict=True):
        np.testing.assert_array_equal(now, before, err_msg=f"noise_variance: {name} was changed")
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise: `coefficient_covariance`
#
# Compute $\sigma^2 (X^\top X)^{-1}$ for a given $\sigma^2$. Its diagonal holds the variances of the coefficients,
# and the roots of these are the **standard errors**. What stands beside the diagonal says how the errors of two
# coefficients go together.
#
# For the four points of section 3 ($x = 1, 1, 7, 7$), $X^\top X = \begin{pmatrix} 4 & 16 \\ 16 & 100 \end{pmatrix}$, with
# determinant 144. Their RSS is 72, so $\hat\sigma^2 = 72/2 = 36$, and the covariance is $\tfrac{36}{144}
# \begin{pmatrix} 100 & -16 \\ -16 & 4 \end{pmatrix} = \begin{pmatrix} 25 & -4 \\ -4 & 1 \end{pmatrix}$: standard
# errors 5 and 1. If the slope comes out too large, the intercept tends to be too small.


# %% nbgrader={"grade": false, "grade_id": "coefficient_covariance", "locked": false, "schema_version": 3, "solution": true, "task": false}
def coefficient_covariance(X, variance):
    r"""Covariance matrix of the coefficients of least squares.

    .. math:: \operatorname{Var}(\hat\beta) = \sigma^2 (X^\top X)^{-1}

    Parameters
    ----------
    X : array_like, shape (n, d)
        Of full column rank.
    variance : float
        The variance σ² of the noise.

    Returns
    -------
    ndarray, shape (d, d)
    """
    ### BEGIN SOLUTION
    X = np.asarray(X, dtype=float)
    return variance * np.linalg.inv(X.T @ X)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_coefficient_covariance", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `coefficient_covariance`.
check_answer(
    coefficient_covariance,
    [[1, 1], [1, 1], [1, 7], [1, 7]],
    36,
    expected=[[25, -4], [-4, 1]],
    rtol=1e-5,
    slips={
        "The inverse is missing; more data have to make the variances smaller.": [[144, 576], [576, 3600]],
        "The variance of the noise is missing.": [[25 / 36, -1 / 9], [-1 / 9, 1 / 36]],
        "The variance is squared; it is a variance already.": [[900, -144], [-144, 36]],
        "The root of the variance is taken; the covariance needs the variance itself.": [
            [25 / 6, -2 / 3],
            [-2 / 3, 1 / 6],
        ],
        "It is divided by n; X^T X has grown with n already.": [[6.25, -1], [-1, 0.25]],
        "Only the diagonal is left; the coefficients are correlated.": [[25, 0], [0, 1]],
        "These are the variances alone; the covariances belong to the answer.": [25, 1],
        "These are the standard errors; the answer is the whole matrix.": [5, 1],
        "A matrix is not inverted entry by entry; use np.linalg.inv.": [[9, 2.25], [2.25, 0.36]],
        "This is the correlation matrix; the variances are divided out.": [[1, -0.8], [-0.8, 1]],
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(18)
X = rng.normal(size=(7, 3))
for case, inputs, variance in [
    ("without a column of ones", X, 2.5),
    ("with a column of ones", np.column_stack([np.ones(7), X]), 0.3),
    ("for another number of columns", rng.normal(size=(13, 5)), 1.7),
    ("for a single column", X[:, :1], 2.5),
    ("for as many samples as columns", X[:3] + np.eye(3), 2.5),
    ("for whole numbers", rng.integers(-9, 10, size=(7, 2)), 3),
    ("for a list of lists", X.tolist(), 2.5),
    ("for a matrix that is not contiguous", rng.normal(size=(3, 7)).T, 2.5),
    ("for float32", X.astype(np.float32), 2.5),
    ("for columns on different scales", X * [0.1, 1.0, 10.0], 2.5),
    ("for no noise", X, 0.0),
]:
    kept = np.array(inputs)
    inverse = torch.linalg.pinv(torch.tensor(kept.astype(float)))
    expected = (variance * inverse @ inverse.T).numpy()
    for _ in range(2):
        result = np.asarray(coefficient_covariance(inputs, variance))
        assert result.shape == expected.shape, (
            f"coefficient_covariance: shape {result.shape} {case}, expected {expected.shape}"
        )
        np.testing.assert_allclose(
            result, expected, rtol=1e-4, atol=1e-6, err_msg=f"coefficient_covariance: wrong {case}"
        )
    np.testing.assert_array_equal(inputs, kept, err_msg="coefficient_covariance: X was changed")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Pretend that the fitted model is the truth, with your $\hat\sigma = 54$. Draw 500 new years for the same
# patients, fit each with your function, and look at the coefficients of total cholesterol and LDL. The ellipse
# comes from your covariance and should hold 95 % of the points.
#
# The cloud is a narrow ridge: the two columns have correlation 0.9, so the data know well what a certain
# *combination* of the two coefficients is, and hardly what each one is. If one comes out too low, the other
# makes up for it.

# %% tags=["demo"]
patients, rng = load_diabetes(), np.random.default_rng(1)
X = add_intercept(patients.X)
beta = fit_least_squares(X, patients.y)
variance = noise_variance(X, patients.y, beta)
years = np.asarray(predict(X, beta)) + rng.normal(0, np.sqrt(variance), size=(500, 442))
estimates = np.array([fit_least_squares(X, year)[5:7] for year in years])
covariance = np.asarray(coefficient_covariance(X, variance))[5:7, 5:7]
figures.coefficient_cloud(estimates, beta[5:7], covariance, ("total cholesterol (s1)", "LDL (s2)"))

# %% [markdown]
# A formula for the same thing. With an intercept and two inputs whose correlation is $r$,
#
# $$\operatorname{Var}(\hat\beta_1) = \frac{\sigma^2}{\sum_i (x_{i1} - \bar x_1)^2} \cdot \frac{1}{1 - r^2} .$$
#
# The first factor is what the input would have on its own. The second is the price of its neighbour, the
# **variance inflation**: 5.3 for $r = 0.9$. With more inputs $r^2$ becomes the share of the column's variance that
# the others predict. For `s1` among the ten it is 98.3 %, and the inflation is 59: the standard error is 7.7 times
# as large as it would be if `s1` were uncorrelated with the rest.
#
# Correlated columns do no harm to predictions for similar patients. They make single coefficients vague.

# %% [markdown]
# ## 7. Tests and intervals
#
# **Assumption 3.** The noise is Gaussian. This, and only this, is what now makes exact probabilities possible:
#
# $$\hat\beta \sim N\!\left(\beta,\ \sigma^2 (X^\top X)^{-1}\right), \qquad (n - d)\, \hat\sigma^2 \sim \sigma^2 \chi^2_{n-d},$$
#
# where $\chi^2_\nu$ is the distribution of the sum of $\nu$ squared standard normal numbers. Here they are the
# coordinates of $(I - H)\varepsilon/\sigma$ along $n - d$ orthogonal directions, those which the columns of $X$ leave over.
#
# The two are **independent**. For $\hat\beta$ depends on the noise only through $H\varepsilon$ and
# $\hat\sigma^2$ only through $(I - H)\varepsilon$. Their covariance is $\sigma^2 H (I - H) = 0$, and uncorrelated
# parts of a Gaussian vector are independent.
#
# Let $se_j$ be the root of the $j$-th diagonal entry of $\hat\sigma^2 (X^\top X)^{-1}$. By definition of Student's
# distribution, a standard normal variable over the root of an independent $\chi^2_\nu/\nu$,
#
# $$\frac{\hat\beta_j - \beta_j}{se_j} \sim t_{n-d} .$$

# %% [markdown]
# ### Exercise: `t_statistics`
#
# To test the hypothesis $\beta_j = 0$, put 0 for $\beta_j$: the statistic is $t_j = \hat\beta_j / se_j$, the
# estimate in units of its standard error, with its sign. If $|t_j|$ is larger than the two-sided 95 % quantile of
# $t_{n-d}$, which is close to 2 unless $n - d$ is small, the hypothesis is rejected at the 5 % level.
#
# Every piece is there. Fit, estimate the noise, take the covariance. For the four points: $10/5 = 2$ and $3/1 = 3$.


# %% nbgrader={"grade": false, "grade_id": "t_statistics", "locked": false, "schema_version": 3, "solution": true, "task": false}
def t_statistics(X, y):
    r"""Coefficients of least squares in units of their standard errors.

    .. math:: t_j = \frac{\hat\beta_j}{\sqrt{\hat\sigma^2 \left[(X^\top X)^{-1}\right]_{jj}}}

    Parameters
    ----------
    X : array_like, shape (n, d)
        Of full column rank, n > d.
    y : array_like, shape (n,)

    Returns
    -------
    ndarray, shape (d,)
    """
    ### BEGIN SOLUTION
    beta = fit_least_squares(X, y)
    covariance = coefficient_covariance(X, noise_variance(X, y, beta))
    return beta / np.sqrt(np.diag(covariance))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_t_statistics", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `t_statistics`.
check_answer(
    t_statistics,
    [[1, 1], [1, 1], [1, 7], [1, 7]],
    [7, 19, 31, 31],
    expected=[2, 3],
    rtol=1e-5,
    slips={
        "It is divided by the variance; the standard error is its root.": [0.4, 3],
        "The noise is estimated with n in place of n - d.": [8**0.5, 18**0.5],
        "The noise is estimated with n - 1 in place of n - d.": [6**0.5, 13.5**0.5],
        "The noise is estimated with n - d - 1; d counts the intercept already.": [2**0.5, 4.5**0.5],
        "The variance of the noise is missing.": [12, 18],
        "The root is taken of (X^T X)^-1 only, not of the variance of the noise.": [1 / 3, 0.5],
        "This is the diagonal of X^T X inverted; take the diagonal of the inverse.": [10 / 3, 5],
        "This is the standard error over the coefficient, upside down.": [0.5, 1 / 3],
        "These are the coefficients themselves; divide by their standard errors.": [10, 3],
        "These are the standard errors; they belong under the coefficients.": [5, 1],
    },
)
check_answer(
    t_statistics,
    [[1, 1], [1, 1], [1, 7], [1, 7]],
    [-7, -19, -31, -31],
    expected=[-2, -3],
    rtol=1e-5,
    slips={"The sign is lost; t has the sign of its coefficient.": [2, 3]},
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(19)
X, y = rng.normal(size=(11, 3)), rng.normal(size=11) + 2


def torch_inference(X, y):
    matrix, target = torch.tensor(np.array(X, dtype=float)), torch.tensor(np.array(y, dtype=float))
    inverse = torch.linalg.pinv(matrix)
    beta = inverse @ target
    variance = ((target - matrix @ beta) ** 2).sum() / (matrix.shape[0] - matrix.shape[1])
    return beta.numpy(), torch.sqrt(variance * (inverse**2).sum(dim=1)).numpy()


for case, inputs, answers in [
    ("without a column of ones", X, y),
    ("with a column of ones", np.column_stack([np.ones(11), X]), y),
    ("for another number of columns", rng.normal(size=(13, 5)), rng.normal(size=13)),
    ("for one sample more than columns", X[:4], y[:4]),
    ("for a single column", X[:, :1], y),
    ("for columns that are nearly the same", X[:, [0, 1, 0]] + [0.0, 0.0, 1.0] * X[:, 2:] / 20, y),
    ("for answers in another unit", X, -1000 * y),
    ("for columns on different scales", X * [0.1, 1.0, 10.0], y),
    ("for whole numbers", rng.integers(-9, 10, size=(7, 2)), rng.integers(-9, 10, size=7)),
    ("for lists", X.tolist(), y.tolist()),
    ("for arrays that are not contiguous", rng.normal(size=(3, 7)).T, y[:7][::-1]),
    ("for float32", X.astype(np.float32), y.astype(np.float32)),
]:
    kept = np.array(inputs), np.array(answers)
    beta, errors = torch_inference(*kept)
    for _ in range(2):
        result = np.asarray(t_statistics(inputs, answers))
        assert result.shape == beta.shape, f"t_statistics: shape {result.shape} {case}, expected {beta.shape}"
        np.testing.assert_allclose(
            result, beta / errors, rtol=1e-3, atol=1e-4, err_msg=f"t_statistics: wrong {case}"
        )
    np.testing.assert_array_equal(inputs, kept[0], err_msg="t_statistics: X was changed")
    np.testing.assert_array_equal(answers, kept[1], err_msg="t_statistics: y was changed")
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise: `confidence_intervals`
#
# All values of $\beta_j$ that the test would *not* reject make up the confidence interval. With $q$ the quantile
# of $t_{n-d}$ it is
#
# $$\left[\hat\beta_j - q\, se_j,\ \hat\beta_j + q\, se_j\right] .$$
#
# The quantile is not yours to compute. Your function gets `t_quantile`, itself a function: called with the degrees
# of freedom it returns $q$. The check uses a made-up one that returns the degrees of freedom plus 1, so that a
# wrong number of them shows.
#
# What do the 95 % mean? If the whole study were repeated many times, 95 % of the intervals would contain
# $\beta_j$. The interval is random, $\beta_j$ is not.


# %% nbgrader={"grade": false, "grade_id": "confidence_intervals", "locked": false, "schema_version": 3, "solution": true, "task": false}
def confidence_intervals(X, y, t_quantile):
    r"""Confidence interval of each coefficient of least squares.

    .. math:: \hat\beta_j \pm q\, se_j, \qquad q = \texttt{t\_quantile}(n - d)

    Parameters
    ----------
    X : array_like, shape (n, d)
        Of full column rank, n > d.
    y : array_like, shape (n,)
    t_quantile : function of the degrees of freedom
        Returns the positive quantile.

    Returns
    -------
    ndarray, shape (d, 2)
        The lower and the upper end for each coefficient.
    """
    ### BEGIN SOLUTION
    n, d = np.shape(X)
    beta = fit_least_squares(X, y)
    errors = np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
    reach = t_quantile(n - d) * errors
    return np.column_stack([beta - reach, beta + reach])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_confidence_intervals", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `confidence_intervals`.
def one_more(degrees_of_freedom):
    return degrees_of_freedom + 1.0


check_answer(
    confidence_intervals,
    [[1, 1], [1, 1], [1, 7], [1, 7]],
    [7, 19, 31, 31],
    one_more,
    expected=[[-5, 25], [0, 6]],  # 10 ± 3 · 5 and 3 ± 3 · 1
    rtol=1e-5,
    atol=1e-6,
    slips={
        "The degrees of freedom are n; they are n - d.": [[-15, 35], [-2, 8]],
        "The degrees of freedom are n - 1; they are n - d.": [[-10, 30], [-1, 7]],
        "The degrees of freedom are n - d - 1; d counts the intercept already.": [[0, 20], [1, 5]],
        "The ends stand in two rows; expected is one row for each coefficient.": [[-5, 0], [25, 6]],
        "The upper end comes first.": [[25, -5], [6, 0]],
        "The variance is used as standard error; its root is missing.": [[-65, 85], [0, 6]],
        "The quantile is missing; this is one standard error to each side.": [[5, 15], [2, 4]],
        "1.96 belongs to the normal distribution; ask t_quantile.": [[0.2, 19.8], [1.04, 4.96]],
        "This is centre and half width; expected are the two ends.": [[10, 15], [3, 3]],
        "t_quantile is called with a probability; it takes the degrees of freedom.": [
            [0.125, 19.875],
            [1.025, 4.975],
        ],
        "The standard error is divided by the root of n once more.": [[2.5, 17.5], [1.5, 4.5]],
        "The noise is estimated with n in place of n - d.": [
            [10 - 15 * 0.5**0.5, 10 + 15 * 0.5**0.5],
            [3 - 3 * 0.5**0.5, 3 + 3 * 0.5**0.5],
        ],
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(20)
X, y = rng.normal(size=(11, 3)), rng.normal(size=11) + 2


def torch_inference(X, y):
    matrix, target = torch.tensor(np.array(X, dtype=float)), torch.tensor(np.array(y, dtype=float))
    inverse = torch.linalg.pinv(matrix)
    beta = inverse @ target
    variance = ((target - matrix @ beta) ** 2).sum() / (matrix.shape[0] - matrix.shape[1])
    return beta.numpy(), torch.sqrt(variance * (inverse**2).sum(dim=1)).numpy()


def quantile(degrees_of_freedom):
    return 1.5 + 7.0 / float(degrees_of_freedom)


for case, inputs, answers in [
    ("without a column of ones", X, y),
    ("with a column of ones", np.column_stack([np.ones(11), X]), y),
    ("for another number of columns", rng.normal(size=(13, 5)), rng.normal(size=13)),
    ("for one sample more than columns", X[:4], y[:4]),
    ("for a single column", X[:, :1], y),
    ("for columns that are nearly the same", X[:, [0, 1, 0]] + [0.0, 0.0, 1.0] * X[:, 2:] / 20, y),
    ("for answers in another unit", X, -1000 * y),
    ("for columns on different scales", X * [0.1, 1.0, 10.0], y),
    ("for whole numbers", rng.integers(-9, 10, size=(7, 2)), rng.integers(-9, 10, size=7)),
    ("for lists", X.tolist(), y.tolist()),
    ("for arrays that are not contiguous", rng.normal(size=(3, 7)).T, y[:7][::-1]),
    ("for float32", X.astype(np.float32), y.astype(np.float32)),
]:
    kept = np.array(inputs), np.array(answers)
    beta, errors = torch_inference(*kept)
    reach = quantile(kept[0].shape[0] - kept[0].shape[1]) * errors
    expected = np.stack([beta - reach, beta + reach], axis=1)
    for _ in range(2):
        result = np.asarray(confidence_intervals(inputs, answers, quantile))
        assert result.shape == expected.shape, (
            f"confidence_intervals: shape {result.shape} {case}, expected {expected.shape}"
        )
        np.testing.assert_allclose(
            result,
            expected,
            rtol=1e-3,
            atol=1e-4 * np.abs(expected).max(),
            err_msg=f"confidence_intervals: wrong {case}",
        )
    np.testing.assert_array_equal(inputs, kept[0], err_msg="confidence_intervals: X was changed")
    np.testing.assert_array_equal(answers, kept[1], err_msg="confidence_intervals: y was changed")
wider = np.asarray(confidence_intervals(X, y, lambda degrees_of_freedom: 5.0))
narrow = np.asarray(confidence_intervals(X, y, lambda degrees_of_freedom: 1.0))
np.testing.assert_allclose(
    wider[:, 1] - wider[:, 0],
    5 * (narrow[:, 1] - narrow[:, 0]),
    rtol=1e-3,
    err_msg="confidence_intervals: the width is not proportional to the quantile",
)
### END HIDDEN TESTS

# %% [markdown]
# **See.** All ten measurements, alone and together. To make the bars comparable, each coefficient is multiplied by
# the standard deviation of its column. Find `s1`.
#
# Alone it is positive beyond doubt. Together it is $-1.09$, with an interval from $-2.22$ to $0.04$: the data do
# not tell whether it is positive or negative, once the others are known. What looked like a contradiction is a
# precise answer to one question beside a vague answer to another. `sex` goes the other way: nothing alone, and a
# clear effect among patients who are otherwise equal.

# %% tags=["demo"]
patients, t_quantile = load_diabetes(), student_t.quantile(0.95)
together = confidence_intervals(add_intercept(patients.X), patients.y, t_quantile)[1:]
alone = [confidence_intervals(add_intercept(x[:, None]), patients.y, t_quantile)[1] for x in patients.X.T]
spread = patients.X.std(axis=0)[:, None]
ratios = t_statistics(add_intercept(patients.X), patients.y)[1:]
print("t:", *(f"{name} {t:.2f}" for name, t in zip(patients.feature_names, ratios, strict=True)), sep="   ")
figures.intervals(
    list(patients.feature_names),
    {"alone": spread * alone, "with the other nine": spread * together},
    xlabel="change of progression for one standard deviation of the input",
)

# %% [markdown]
# ## 8. Do 95 % intervals cover 95 %?
#
# A claim about repeated studies can be tested by repeating them. The next cell makes 2,000 studies of eight
# samples each, $x = 0, \dots, 7$ with $y = 1 + 2x + \varepsilon$, and counts how often your interval for the slope
# contains 2. It does so five times:
#
# 1. Gaussian noise, just as the theory wants it.
# 2. The same, but a colleague uses 1.96, the quantile of the normal distribution, for $q$.
# 3. Skewed noise: exponential, with its mean taken off.
# 4. Gaussian noise whose standard deviation grows with $x^2$.
# 5. Gaussian noise, but a slip of the database has entered every sample twice.
#
# Write down five rates before you run it. Which violation is the worst? Which does the least harm?

# %% tags=["demo"]
rng, t_quantile = np.random.default_rng(0), student_t.quantile(0.95)
x = np.arange(8.0)
X, line = add_intercept(x[:, None]), np.asarray(predict(add_intercept(x[:, None]), [1, 2]))
studies = {
    "Gaussian": lambda: (X, line + rng.normal(size=8), t_quantile),
    "with 1.96": lambda: (X, line + rng.normal(size=8), lambda degrees_of_freedom: 1.96),
    "skewed": lambda: (X, line + rng.exponential(size=8) - 1, t_quantile),
    "growing": lambda: (X, line + x**2 * rng.normal(size=8) / 25, t_quantile),
    "entered twice": lambda: (np.tile(X, (2, 1)), np.tile(line + rng.normal(size=8), 2), t_quantile),
}
figures.coverage(
    {name: [confidence_intervals(*draw())[1] for _ in range(2000)] for name, draw in studies.items()}, 2.0
)

# %% [markdown]
# Compare with your rates.
#
# - **Gaussian**, 95 %: the theory is exact even for eight samples.
# - **With 1.96**, 90 %: $\hat\sigma$ is itself uncertain, and with six degrees of freedom $q$ has to be 2.45.
# - **Skewed**, 95 %. The assumption that everybody checks first matters least here: the slope is a weighted sum of
#   eight noises with weights symmetric around zero, and the skewness cancels. For the intercept it does not: 93 %.
# - **Growing**, 88 %: assumption 2 fails, and with it the formula for the variance. The most informative samples, at
#   the far end, are the noisiest.
# - **Entered twice**, 80 %: the samples come in equal pairs, the opposite of uncorrelated. The coefficients stay as
#   they were, but the formula counts 14 degrees of freedom where there are 6, and reaches 1.40 of the right standard
#   errors to each side where it takes 2.45.
#
# So the ranking is: first correlation, then unequal variance, then normality.

# %% [markdown]
# ## Two questions
#
# **Question 1 (3 points).** Back to the doctor. The coefficient of total cholesterol is $0.47 \pm 0.20$ alone and
# $-1.09 \pm 1.13$ with the other nine measurements (95 % intervals). Explain why the two do not contradict each
# other, why the second is so much vaguer although the model fits better, and what you would tell the doctor,
# including whether lowering cholesterol would help.

# %% [markdown] nbgrader={"grade": true, "grade_id": "explain_two_signs", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The coefficients answer different questions. Alone, 0.47 compares patients whose cholesterol differs, along with
# all that usually differs with it: body mass index, blood pressure, triglycerides. Some of its 0.47 belongs to
# them. With the other nine in the model, the coefficient compares patients who differ in total cholesterol and have
# the same LDL, HDL, triglycerides, body mass index and so on.
#
# There are hardly any such patients: total cholesterol is nearly determined by the other columns (98.3 % of its
# variance; its correlation with LDL alone is 0.90). What is left of the column has little spread, and the variance
# of the coefficient is $\sigma^2$ divided by the sum of squares of what is left. It is inflated 59 times. The smaller
# $\hat\sigma$ of the larger model does not make up for that.
#
# To the doctor: patients with higher cholesterol had a worse year on average. Whether cholesterol adds anything to
# the other measurements cannot be told from these data, the interval contains 0 and both signs. Whether lowering it
# would help is a question that neither model answers, since patients were only observed and not treated at random.
#
# === BEGIN MARK SCHEME ===
# 1 point: the meaning of each coefficient, with and without the others held fixed.
#
# 1 point: the collinearity with LDL and the others as the reason for the large standard error (variance inflation, or
# "little variation left"); "the second model is worse" or "overfits" earns nothing here.
#
# 1 point: a statement that respects the interval (contains 0, no sign can be claimed) and declines a causal claim.
# Half a point for one of the two.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# **Question 2 (3 points).** A laboratory has 50 patients with 60 measurements each, adds an intercept, and fits by
# least squares. The program reports $RSS = 0$ and coefficients, and the laboratory concludes that the noise is
# negligible and progression is a linear function of the measurements. Which $\beta$ may the program have returned,
# and what would another program do? What goes wrong in each step of the conclusion, and what becomes of
# $\hat\sigma^2$ and the intervals?

# %% [markdown] nbgrader={"grade": true, "grade_id": "explain_perfect_fit", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# $X$ is 50 × 61, so its rank is at most 50. If it is 50, the column space is all of $\mathbb R^{50}$, $H = I$, and
# $\hat y = y$ for *every* $y$, pure noise included. $RSS = 0$ says something about the shape of $X$ and nothing about
# the disease.
#
# $X^\top X$ is singular: the solutions form a space of dimension 11, all with $RSS = 0$. The program has probably
# returned the shortest of them (the pseudoinverse); another may drop 11 columns, or report an error. These
# $\beta$ differ and predict differently for new patients, though all agree on the 50.
#
# $\hat\sigma^2 = RSS/(n - d)$ is $0/(-11)$, or with the rank in place of $d$ it is $0/0$. No dimension is left for
# the noise, so that it cannot be estimated. Without it there are no standard errors, and $(X^\top X)^{-1}$ does not
# exist either. The laboratory needs more patients, fewer columns or regularisation, and data that were not used for
# the fit in order to see how well it predicts.
#
# === BEGIN MARK SCHEME ===
# 1 point: with rank 50 any $y$ is fitted exactly, so that $RSS = 0$ is no evidence.
#
# 1 point: $\hat\beta$ is not unique (many solutions, for example the minimum-norm one; predictions for new patients
# differ).
#
# 1 point: no degrees of freedom are left for the noise: $\hat\sigma^2$ is 0/0 or negative in its denominator, and there
# are no valid intervals.
#
# "It overfits" without one of these reasons earns nothing.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## What to keep
#
# | what | formula | needs |
# |---|---|---|
# | fitted values | $\hat y = Hy$, the projection of $y$ | nothing |
# | coefficients | $\hat\beta = (X^\top X)^{-1} X^\top y$ | full column rank; else $\beta^+$, the shortest |
# | unbiased | $E[\hat\beta] = \beta$ | the model is right, noise of mean 0 |
# | covariance | $\sigma^2 (X^\top X)^{-1}$ | uncorrelated noise of equal variance |
# | noise | $\hat\sigma^2 = RSS/(n-d)$ | the same |
# | tests, intervals | $\hat\beta_j \pm q\, se_j$, $q$ from $t_{n-d}$ | Gaussian noise, or many samples |
#
# - A coefficient says how samples differ that are equal in all other columns of *this* model.
# - Correlated columns leave predictions alone and make coefficients vague.
# - A small RSS proves nothing when $d$ is near $n$.
#
# To read on: T. Hastie, R. Tibshirani, J. Friedman, [The Elements of Statistical
# Learning](https://hastie.su.domains/ElemStatLearn/), 2nd ed., sections 3.1 and 3.2.
