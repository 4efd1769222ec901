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
# # Does cholesterol protect?
#
# 442 patients with diabetes, ten measurements of each, and how far the illness went in the following year. Least squares gives a weight to each measurement. Is cholesterol
# good or bad for the patient? The weight of total cholesterol should tell.
#
# Six hospitals ask, each with 60 of the patients. Guess before you run the next three cells: will they agree on the sign? On the size? (Units: points of
# progression for 10 mg/dl of total cholesterol, and of LDL. Progression goes from 25 to 346.)

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np

from descent.answers import check_answer

# %% tags=["demo"]
from descent import figures
from descent.data import load_diabetes
from descent.widgets import PenaltyExplorer

# %% tags=["demo"]
diabetes, rng = load_diabetes(), np.random.default_rng(2)
groups = [rng.choice(442, size=60, replace=False) for _ in range(20)]
names = ["age", "sex", "bmi", "pressure", "chol", "ldl", "hdl", "chol/hdl", "triglyc", "sugar"]
for number, group in enumerate(groups[:6], 1):
    columns = np.hstack([np.ones((60, 1)), diabetes.X[group]])
    weights = np.linalg.lstsq(columns, diabetes.y[group], rcond=None)[0]
    print(f"hospital {number}   cholesterol {10 * weights[5]:+6.1f}   LDL {10 * weights[6]:+6.1f}")

# %% [markdown]
# They agree neither on the signs nor on the sizes. Total cholesterol and LDL have a correlation of 0.90: who is high in one is high in the other. The data say much about the sum of their effects and little about the difference, so a fit can raise one weight
# and lower the other and hardly change its predictions. It does so for the sake of the noise in its 60 patients. Note how large the two weights are, and how they cancel.
#
# That is overfitting, seen at the weights. In this lesson you put a price on large weights. You build ridge regression and the lasso, and a third method that does not look like
# a penalty at all. At the end there are 64 columns and 60 patients, and least squares fails completely.

# %% [markdown]
# ## 1. A price on weights
#
# Add to the loss a term that grows with the weights:
#
# $$L_\lambda(w) = \text{MSE}(w) + \lambda R(w), \qquad \text{MSE}(w) = \frac1n \|Xw - y\|^2 .$$
#
# $R$ is the **regulariser**, and $\lambda \ge 0$, its strength, trades the quality on the training set against the simplicity of the model. There are two common choices:
#
# - **L2**: $R(w) = \|w\|^2 = \sum_j w_j^2$, the *square* of the length. This is **ridge regression**.
# - **L1**: $R(w) = \|w\|_1 = \sum_j |w_j|$. This is the **lasso**.
#
# Look at one weight, whose loss is lowest at 1. The square is flat at 0, so it pulls less and less as the weight shrinks, and never quite gets there. The absolute value pulls with the same force
# everywhere, and has a kink at 0. Once its force exceeds that of the loss, the minimum *is* the kink.

# %% tags=["demo"]
figures.regularized_loss()

# %% [markdown]
# **Conventions.** Courses and libraries differ in factors, and a $\lambda$ means nothing without its formula. Here the loss is the mean of the squares, without $\tfrac12$, plus $\lambda R$. The same fit is found with
#
# | | loss | their strength |
# |---|---|---|
# | scikit-learn's `Ridge`, many textbooks | $\|Xw-y\|^2 + \alpha \|w\|^2$ | $\alpha = n\lambda$ |
# | scikit-learn's `Lasso` | $\frac1{2n}\|Xw-y\|^2 + \alpha \|w\|_1$ | $\alpha = \lambda/2$ |
# | PyTorch's `SGD(weight_decay=…)` on the MSE | adds $\text{decay} \cdot w$ to the gradient | $\text{decay} = 2\lambda$ |
#
# **No intercept, and standard columns.** Measure a length in millimetres instead of metres, and its weight becomes a thousand times smaller. Least squares does not mind. A penalty does: it would cost a millionth of what it did, or with L1 a thousandth. So columns are
# standardised first. And the level of $y$ should cost nothing, so $y$ is centred, and with centred columns the best intercept is then zero.

# %% [markdown]
# ### Exercise: `standardize`
#
# Subtract from each column its mean, and divide by its standard deviation, both *of the training set*: the test set has to be treated as one treats a patient who comes in tomorrow, and from a single patient there is no deviation to be had.
#
# - The standard deviation divides by $n$ here (`ddof=0`, NumPy's default), as scikit-learn's `StandardScaler` does. `torch.std` and pandas divide by $n-1$ unless told otherwise.
# - A column that is constant in both sets becomes 0. Dividing by its standard deviation, which is 0, would give `nan`. (Sixty times 37.7 have the deviation $2 \cdot 10^{-14}$ in NumPy, by rounding. The tests use constants for which it comes out as exactly 0.)
#
# Return both sets, as new arrays. As everywhere in this course, lists and whole numbers do as well as arrays of floats, and no argument is changed.


# %% nbgrader={"grade": false, "grade_id": "standardize", "locked": false, "schema_version": 3, "solution": true, "task": false}
def standardize(X_train, X_test):
    r"""Give each column mean 0 and standard deviation 1, measured on the training set.

    .. math:: Z_{ij} = (X_{ij} - m_j) / s_j

    Parameters
    ----------
    X_train : array_like, shape (n, d)
    X_test : array_like, shape (m, d)

    Returns
    -------
    Z_train : ndarray, shape (n, d)
    Z_test : ndarray, shape (m, d)
        Columns that are constant in both sets are 0.
    """
    ### BEGIN SOLUTION
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(deviation == 0, 1.0, deviation)
    return (X_train - mean) / deviation, (X_test - mean) / deviation
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_standardize", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `standardize`.
check_answer(
    standardize,
    [[1, 10], [3, 30]],
    [[2, 40], [6, 0], [7, 20]],
    expected=(np.array([[-1, -1], [1, 1]]), np.array([[0, 2], [4, -2], [5, 0]])),
    slips={
        "The test set is standardised with its own mean and deviation; use those of the training set.": (
            np.array([[-1, -1], [1, 1]]),
            np.array([[-1.38873015, 1.22474487], [0.46291005, -1.22474487], [0.9258201, 0]]),
        ),
        "Mean and deviation are those of both sets together; the test set may not take part.": (
            np.array([[-1.2094158, -0.707106781], [-0.34554737, 0.707106781]]),
            np.array([[-0.777481583, 1.41421356], [0.950255268, -1.41421356], [1.38218948, 0]]),
        ),
        "This deviation divides by n - 1; here it divides by n (ddof=0).": (
            np.array([[-0.707106781, -0.707106781], [0.707106781, 0.707106781]]),
            np.array([[0, 1.41421356], [2.82842712, -1.41421356], [3.53553391, 0]]),
        ),
        "Mean and deviation are those of the rows; a column is a feature, axis=0.": (
            np.array([[-1, 1], [-1, 1]]),
            np.array([[-1, 1], [1, -1], [-1, 1]]),
        ),
        "There is one mean and one deviation for the whole table; each column has its own.": (
            np.array([[-0.87204144, -0.087204144], [-0.697633152, 1.65687874]]),
            np.array([[-0.784837296, 2.52892018], [-0.43602072, -0.959245584], [-0.348816576, 0.784837296]]),
        ),
        "The columns are centred, but not divided by their standard deviation.": (
            np.array([[-1, -10], [1, 10]]),
            np.array([[0, 20], [4, -20], [5, 0]]),
        ),
        "The columns are divided by their deviation, but their mean is not subtracted.": (
            np.array([[1, 1], [3, 3]]),
            np.array([[2, 4], [6, 0], [7, 2]]),
        ),
        "The columns are divided by their variance; take its root.": (
            np.array([[-1, -0.1], [1, 0.1]]),
            np.array([[0, 0.2], [4, -0.2], [5, 0]]),
        ),
        "The columns are brought to the range from 0 to 1; give them mean 0 and deviation 1.": (
            np.array([[0, 0], [1, 1]]),
            np.array([[0.5, 1.5], [2.5, -0.5], [3, 0.5]]),
        ),
        "A number is added to every deviation; it spoils columns on a small scale. Replace only a deviation of 0.": (
            np.array([[-0.99990001, -0.99999], [0.99990001, 0.99999]]),
            np.array([[0, 1.99998], [3.99960004, -1.99998], [4.99950005, 0]]),
        ),
        "Only the training set is standardised; the test set needs the same treatment.": (
            np.array([[-1, -1], [1, 1]]),
            np.array([[2, 40], [6, 0], [7, 20]]),
        ),
    },
    rtol=1e-5,
    atol=1e-6,
)
check_answer(
    standardize,
    np.array([[0.001, 7], [0.003, 7]]),
    np.array([[0.005, 7], [0.001, 7]]),
    expected=(np.array([[-1, 0], [1, 0]]), np.array([[3, 0], [-1, 0]])),
    slips={
        "A constant column is divided by its deviation, which is 0; divide it by 1.": (
            np.array([[-1, np.nan], [1, np.nan]]),
            np.array([[3, np.nan], [-1, np.nan]]),
        )
    },
    rtol=1e-4,
    atol=1e-6,
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(51)
train, test = rng.normal(size=(7, 5)), rng.normal(size=(3, 5))
scales = np.array([1e-3, 1.0, 1e3, 0.1, 30.0])
constant = np.array([1.0, 0.0, 1.0, 1.0, 1.0])
for case, X_train, X_test in [
    ("for 7 rows and 3", train, test),
    ("for columns on scales from 0.001 to 1000", scales * train + 2 * scales, scales * test),
    ("with a constant column", constant * train + 4, constant * test + 4),
    ("with a column of zeros", constant * train, constant * test),
    ("for integers", rng.integers(-9, 9, size=(5, 3)), rng.integers(-9, 9, size=(7, 3))),
    ("for lists", train.tolist(), test.tolist()),
    ("for a single test row", train, test[:1]),
    ("for strided arrays", train[:, ::2], test[:, ::2]),
    ("for float32", train.astype(np.float32), test.astype(np.float32)),
    ("when the sets are the same", train, train),
]:
    given = torch.tensor(np.array(X_train, dtype=float))
    mean, deviation = given.mean(dim=0), given.std(dim=0, correction=0)
    deviation = torch.where(deviation == 0, torch.ones_like(deviation), deviation)
    kept = np.array(X_train), np.array(X_test)
    answers = standardize(X_train, X_test)
    assert len(answers) == 2, f"standardize: returned {len(answers)} things {case}, expected both sets"
    for name, answer, X in zip(("training", "test"), answers, (X_train, X_test), strict=True):
        expected = ((torch.tensor(np.array(X, dtype=float)) - mean) / deviation).numpy()
        answer = np.asarray(answer)
        assert answer.shape == expected.shape, f"standardize: the {name} set has shape {answer.shape} {case}"
        np.testing.assert_allclose(
            answer,
            expected,
            rtol=1e-4,
            atol=1e-5,
            err_msg=f"standardize: other {name} set than PyTorch {case}",
        )
    np.testing.assert_array_equal(X_train, kept[0], err_msg="standardize: changed X_train")
    np.testing.assert_array_equal(X_test, kept[1], err_msg="standardize: changed X_test")
### END HIDDEN TESTS

# %% [markdown]
# ## 2. Ridge regression
#
# Here is the loss, and what it takes to go down it:
#
# $$L_\lambda(w) = \frac1n \|Xw - y\|^2 + \lambda \|w\|^2, \qquad \nabla L_\lambda(w) = \frac2n X^\top (Xw - y) + 2\lambda w .$$
#
# The second term of the gradient makes every step of gradient descent shrink the weights by the factor $1 - 2\eta\lambda$ before anything else happens. Hence the name **weight decay**.
#
# ### Exercises: `ridge_loss` and `ridge_gradient`
#
# The penalty is the square, $\sum_j w_j^2$, and not the length. It is a sum and not a mean: it does not get divided by $n$ or $d$. All weights count, since there is no intercept among them. Both functions take lists and integers.
#
# | $X$ | $y$ | $w$ | $Xw - y$ | MSE | $\lVert w\rVert^2$ |
# |---|---|---|---|---|---|
# | (1, 2, 0), (0, 1, 1), (2, 0, −1), (1, 1, 1) | (−6, 2, −2, 1) | (1, −2, 3) | (3, −1, 1, 1) | 3 | 14 |


# %% nbgrader={"grade": false, "grade_id": "ridge_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def ridge_loss(X, y, w, strength):
    r"""Mean squared error with an L2 penalty.

    .. math:: \tfrac1n \|Xw - y\|^2 + \lambda \|w\|^2

    Parameters
    ----------
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
    w : array_like, shape (d,)
    strength : float
        λ.

    Returns
    -------
    float
    """
    ### BEGIN SOLUTION
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    return np.mean((X @ w - y) ** 2) + strength * np.sum(w**2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_ridge_loss", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `ridge_loss`.
check_answer(
    ridge_loss,
    [[1, 2, 0], [0, 1, 1], [2, 0, -1], [1, 1, 1]],
    [-6, 2, -2, 1],
    [1, -2, 3],
    0.2,
    expected=5.8,
    slips={
        "This is the ½-MSE plus the penalty; here the mean has no ½.": 4.3,
        "This has the sum of squares, as some courses do; here the loss has their mean.": 14.8,
        "The penalty is the length of w; here it is its square.": 3.74833148,
        "This is the penalty of the lasso, absolute values; ridge takes squares.": 4.2,
        "The penalty is the mean of the squared weights; take their sum.": 3.93333333,
        "This is the penalty with a ½, as some courses have it; here it has none.": 4.4,
        "The penalty is divided by n; only the squared errors are.": 3.7,
        "The first weight is not penalised, as if it were an intercept; here all are.": 5.6,
        "The penalty is missing.": 3,
        "The penalty is subtracted, so that large weights pay off; add it.": 0.2,
        "This is the root of the mean squared error, plus the penalty; leave the root out.": 4.53205081,
    },
    rtol=1e-5,
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(52)
X, y, w = rng.normal(size=(7, 5)), rng.normal(size=7), rng.normal(size=5)
scales = np.array([1e-3, 1.0, 1e3, 0.1, 30.0])
for case, inputs, answers, weights, strength in [
    ("for strength 0.3", X, y, w, 0.3),
    ("without penalty", X, y, w, 0.0),
    ("for a large strength", X, y, w, 40.0),
    ("for weights of zero", X, y, np.zeros(5), 0.5),
    ("for one weight", X[:, :1], y, w[:1], 0.7),
    ("for one sample", X[:1], y[:1], w, 0.7),
    ("for more columns than rows", X.T[:, :7], w, rng.normal(size=7), 0.7),
    ("for columns on many scales", scales * X, y, w, 0.2),
    ("for integers", rng.integers(-5, 5, size=(11, 2)), np.arange(11), np.array([2, -3]), 2),
    ("for lists", X.tolist(), y.tolist(), w.tolist(), 0.3),
    ("for strided arrays", np.asfortranarray(X)[:, ::2], y, np.repeat(w, 2)[::2][:3], 0.3),
    ("for float32", X.astype(np.float32), y.astype(np.float32), w.astype(np.float32), 0.3),
]:
    given = [torch.tensor(np.array(values, dtype=float)) for values in (inputs, answers, weights)]
    expected = (
        torch.nn.functional.mse_loss(given[0] @ given[2], given[1]) + strength * given[2].square().sum()
    )
    kept = [np.array(values) for values in (inputs, answers, weights)]
    result = np.asarray(ridge_loss(inputs, answers, weights, strength))
    assert result.shape == (), f"ridge_loss: shape {result.shape} {case}, expected one number"
    np.testing.assert_allclose(
        result, expected.item(), rtol=1e-5, err_msg=f"ridge_loss: another value than PyTorch {case}"
    )
    for before, after in zip(kept, (inputs, answers, weights), strict=True):
        np.testing.assert_array_equal(after, before, err_msg="ridge_loss: changed an argument")
### END HIDDEN TESTS


# %% nbgrader={"grade": false, "grade_id": "ridge_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def ridge_gradient(X, y, w, strength):
    r"""Gradient of the ridge loss.

    .. math:: \tfrac2n X^\top (Xw - y) + 2\lambda w

    Parameters
    ----------
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
    w : array_like, shape (d,)
    strength : float
        λ.

    Returns
    -------
    ndarray, shape (d,)
    """
    ### BEGIN SOLUTION
    X, y, w = (np.asarray(values, dtype=float) for values in (X, y, w))
    return 2 / len(y) * X.T @ (X @ w - y) + 2 * strength * w
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_ridge_gradient", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `ridge_gradient`.
check_answer(
    ridge_gradient,
    [[1, 2, 0], [0, 1, 1], [2, 0, -1], [1, 1, 1]],
    [-6, 2, -2, 1],
    np.array([1.0, -2.0, 3.0]),
    0.2,
    expected=[3.4, 2.2, 0.7],
    slips={
        "The factor 2 of the data term is missing; this is the gradient of the ½-MSE plus the penalty.": [
            1.9,
            0.7,
            0.95,
        ],
        "The derivative of w² is 2w; the penalty's factor 2 is missing.": [3.2, 2.6, 0.1],
        "Both factors 2 are missing: this belongs to the ½-MSE plus λ/2 ‖w‖², as some courses have it; here neither has a ½.": [
            1.7,
            1.1,
            0.35,
        ],
        "This is the gradient for the sum of squares, as some courses have it; here the data term is divided by n.": [
            12.4,
            11.2,
            -0.8,
        ],
        "The residual is y - Xw, so the data term has the wrong sign; it is Xw - y.": [-2.6, -3.8, 1.7],
        "This is minus the gradient; the caller subtracts it.": [-3.4, -2.2, -0.7],
        "The penalty's part is that of the lasso, the sign of w; ridge has 2w.": [3.2, 2.8, -0.3],
        "The penalty's part is divided by n; only the data term is.": [3.1, 2.8, -0.2],
        "The penalty's part is missing.": [3, 3, -0.5],
        "The penalty's value is added to every entry; its gradient is 2λw.": [3.8, 3.8, 0.3],
        "The first weight is not penalised, as if it were an intercept; here all are.": [3, 2.2, 0.7],
        "The data term is divided by the number of columns; divide it by the number of samples.": [
            4.4,
            3.2,
            0.533333333,
        ],
    },
    rtol=1e-5,
    atol=1e-6,
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(53)
X, y, w = rng.normal(size=(7, 5)), rng.normal(size=7), rng.normal(size=5)
scales = np.array([1e-3, 1.0, 1e3, 0.1, 30.0])
for case, inputs, answers, weights, strength in [
    ("for strength 0.3", X, y, w, 0.3),
    ("without penalty", X, y, w, 0.0),
    ("for a large strength", X, y, w, 40.0),
    ("for weights of zero", X, y, np.zeros(5), 0.5),
    ("for one weight", X[:, :1], y, w[:1], 0.7),
    ("for one sample", X[:1], y[:1], w, 0.7),
    ("for more columns than rows", X.T[:, :7], w, rng.normal(size=7), 0.7),
    ("for columns on many scales", scales * X, y, w, 0.2),
    ("for integers", rng.integers(-5, 5, size=(11, 2)), np.arange(11), np.array([2, -3]), 2),
    ("for lists", X.tolist(), y.tolist(), w.tolist(), 0.3),
    ("for strided arrays", np.asfortranarray(X)[:, ::2], y, np.repeat(w, 2)[::2][:3], 0.3),
    ("for float32", X.astype(np.float32), y.astype(np.float32), w.astype(np.float32), 0.3),
]:
    given = [torch.tensor(np.array(values, dtype=float)) for values in (inputs, answers, weights)]
    given[2].requires_grad_()
    loss = torch.nn.functional.mse_loss(given[0] @ given[2], given[1]) + strength * given[2].square().sum()
    loss.backward()
    kept = [np.array(values) for values in (inputs, answers, weights)]
    result = np.asarray(ridge_gradient(inputs, answers, weights, strength))
    expected = given[2].grad.numpy()
    assert result.shape == expected.shape, (
        f"ridge_gradient: shape {result.shape} {case}, expected {expected.shape}"
    )
    np.testing.assert_allclose(
        result, expected, rtol=1e-4, atol=1e-5, err_msg=f"ridge_gradient: other than autograd {case}"
    )
    for before, after in zip(kept, (inputs, answers, weights), strict=True):
        np.testing.assert_array_equal(after, before, err_msg="ridge_gradient: changed an argument")
### END HIDDEN TESTS

# %% [markdown]
# ### The closed form
#
# At the minimum the gradient is zero. Multiply it by $n/2$ and collect what stands before $w$:
#
# $$\left(X^\top X + n\lambda I\right) w = X^\top y .$$
#
# For $\lambda > 0$ the matrix is positive definite, whatever $X$ is, since for $v \ne 0$
#
# $$v^\top (X^\top X + n\lambda I)\, v = \|Xv\|^2 + n\lambda\|v\|^2 > 0 .$$
#
# So there is exactly one solution, also with collinear columns and with more columns than rows, where least squares has infinitely many.
#
# The **singular value decomposition** of lesson 01, $X = USV^\top$, shows what happens. The columns $v_j$ of $V$ are directions in the space of weights, and the singular value $s_j$ says how much the data vary along each. Insert it, and the equation falls apart
# into one for each direction:
#
# $$v_j^\top w_{\text{ridge}} = \frac{s_j^2}{s_j^2 + n\lambda}\; v_j^\top w_{\text{least squares}} .$$
#
# (Where $s_j = 0$ least squares is free to take any value, and ridge takes 0.) Directions in which the data vary much are left alone, and those in which they hardly vary are shrunk to almost nothing. These are the ones that least squares knows least about: its variance along $v_j$ is $\sigma^2/s_j^2$. The difference of total
# cholesterol and LDL is such a direction.

# %% [markdown]
# ### Exercise: `fit_ridge`
#
# Solve the equation; `np.linalg.solve` is better than an inverse. Mind the $n$: our loss is a mean. And it is $n\lambda I$, with zeros off the diagonal: `A + 3` would add 3 to *every* entry of a matrix.
#
# For a first example take $X$ with the rows (1, 0), (1, 1), (0, 1), and $y = (2, 3, 4)$. Then $X^\top X$ has 2 on its diagonal and 1 beside it, and $X^\top y = (5, 7)$. With $\lambda = \tfrac13$ the diagonal becomes 3, and the solution is $(1, 2)$.


# %% nbgrader={"grade": false, "grade_id": "fit_ridge", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fit_ridge(X, y, strength):
    r"""Weights with the lowest ridge loss.

    .. math:: (X^\top X + n\lambda I)\, w = X^\top y

    Parameters
    ----------
    X : array_like, shape (n, d)
        Any rank, if λ > 0.
    y : array_like, shape (n,)
    strength : float
        λ.

    Returns
    -------
    ndarray, shape (d,)

    References
    ----------
    .. [1] A. E. Hoerl, R. W. Kennard, "Ridge regression: biased estimation for nonorthogonal problems",
       Technometrics 12(1), 1970, 55-67.
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    return np.linalg.solve(X.T @ X + n * strength * np.eye(d), X.T @ y)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_fit_ridge", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `fit_ridge`.
check_answer(
    fit_ridge,
    [[1, 0], [1, 1], [0, 1]],
    [2, 3, 4],
    1 / 3,
    expected=[1, 2],
    slips={
        "This is ridge for the sum of squares, as some courses have it; here the loss is their mean, so nλ stands on the diagonal.": [
            1.05,
            2.55,
        ],
        "On the diagonal stands 2nλ, as for the ½-MSE; here it is nλ.": [0.866666667, 1.53333333],
        "λ is divided by n instead of multiplied by it.": [1.02857143, 2.82857143],
        "nλ is added to every entry of the matrix; it belongs on the diagonal only.": [0.2, 2.2],
        "The penalty is missing; this is least squares.": [1, 3],
        "λ is multiplied by the number of columns; multiply it by the number of samples.": [
            1.03636364,
            2.23636364,
        ],
        "The first weight is not penalised, as if it were an intercept; here all are.": [1.6, 1.8],
        "nλ is subtracted from the diagonal; add it.": [3, 3],
        "Least squares is divided by 1 + λ; that is ridge only for standardised columns that do not correlate.": [
            0.75,
            2.25,
        ],
        "The columns and y are centred first; that is left to the caller.": [-0.5, 0.5],
    },
    rtol=1e-5,
    atol=1e-6,
)
check_answer(
    fit_ridge,
    [[1, 1, 1], [1, 1, -1]],
    [3, 1],
    0.5,
    expected=[0.8, 0.8, 2 / 3],
    slips={},
    rtol=1e-5,
    atol=1e-6,
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(54)
X, y = rng.normal(size=(7, 5)), rng.normal(size=7)
scales = np.array([1e-3, 1.0, 1e2, 0.1, 10.0])
twin = np.hstack([X, X[:, :2]])
for case, inputs, answers, strength in [
    ("for strength 0.3", X, y, 0.3),
    ("for strength 0.1", X, 5 * y, 0.1),
    ("for a large strength", X, y, 40.0),
    ("without penalty", X, y, 0.0),
    ("for one column", X[:, :1], y, 0.5),
    ("for one sample", X[:1], y[:1], 0.5),
    ("for more columns than rows", X.T, y[:5], 0.2),
    ("for equal columns", twin, y, 0.3),
    ("with a column of zeros", X * np.array([1.0, 0.0, 1.0, 1.0, 1.0]), y, 0.3),
    ("for columns on many scales", scales * X, y, 0.2),
    ("for answers with a mean", X, y + 10, 0.3),
    ("for integers", rng.integers(-5, 5, size=(11, 2)), np.arange(11), 2),
    ("for lists", X.tolist(), y.tolist(), 0.3),
    ("for strided arrays", np.asfortranarray(X)[:, ::2], np.repeat(y, 2)[::2], 0.3),
    ("for float32", X.astype(np.float32), y.astype(np.float32), 0.3),
]:
    n, d = np.shape(inputs)
    design = torch.tensor(np.vstack([np.array(inputs, dtype=float), np.sqrt(n * strength) * np.eye(d)]))
    target = torch.tensor(np.concatenate([np.array(answers, dtype=float), np.zeros(d)]))
    expected = torch.linalg.lstsq(design, target[:, None]).solution[:, 0].numpy()
    kept = np.array(inputs), np.array(answers)
    result = np.asarray(fit_ridge(inputs, answers, strength))
    assert result.shape == expected.shape, (
        f"fit_ridge: shape {result.shape} {case}, expected {expected.shape}"
    )
    np.testing.assert_allclose(
        result, expected, rtol=1e-3, atol=1e-4, err_msg=f"fit_ridge: other weights than PyTorch {case}"
    )
    np.testing.assert_array_equal(inputs, kept[0], err_msg="fit_ridge: changed X")
    np.testing.assert_array_equal(answers, kept[1], err_msg="fit_ridge: changed y")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Twenty hospitals with 60 patients each, one dot a hospital. On the left your `fit_ridge` with $\lambda = 0$, which is least squares, on the right with $\lambda = 0.3$. The columns are standardised, so that weights can be compared.
#
# The weights of cholesterol and its relatives were all over the place, and now most hospitals tell the same story. The price is **bias**: on average the weights are no longer right. Along every direction $v_j$ they are too short. (A single weight may even grow: that of HDL takes over some of what its relatives lose.) The large gain is in the variance.
# Try $\lambda = 0.01$ and $\lambda = 10$.


# %% tags=["demo"]
def ridge_of_group(group, strength):
    Z, _ = standardize(diabetes.X[group], diabetes.X[group])
    return fit_ridge(Z, diabetes.y[group] - diabetes.y[group].mean(), strength)


# %% tags=["demo"]
short = ["age", "sex", "bmi", "bp", "chol", "ldl", "hdl", "ratio", "trig", "sugar"]
figures.weight_scatter(
    short,
    {
        "least squares, λ = 0": [ridge_of_group(group, 0.0) for group in groups],
        "ridge, λ = 0.3": [ridge_of_group(group, 0.3) for group in groups],
    },
)

# %% [markdown]
# ## 3. A price or a budget
#
# The same weights come out if one is not charged for $R$, but may spend a budget: minimise the MSE subject to $R(w) \le C$. To see it, let $\hat w$ be lowest for the price $\lambda$, and set $C = R(\hat w)$. Every $w$ within
# the budget has
#
# $$\text{MSE}(w) \;\ge\; \text{MSE}(\hat w) + \lambda\,\big(R(\hat w) - R(w)\big) \;\ge\; \text{MSE}(\hat w),$$
#
# so nothing within the budget is better. For ridge, $C$ falls steadily from $\|w_{\text{least squares}}\|^2$ to 0 as $\lambda$ rises from 0 to infinity, so prices and budgets below that belong together one to one. Larger budgets are never spent: to
# all of them belongs $\lambda = 0$.
#
# In the pictures the arrow points down the loss. Where following it would still lead a little way along the border, the loss is not yet lowest. So at the solution it points straight outwards: $-\nabla\text{MSE}$ is a positive multiple of $\nabla R = 2w$. That multiple is $\lambda$.

# %% tags=["demo"]
figures.l2_penalty()

# %% [markdown]
# Now exchange the disc for the set $\|w\|_1 \le C$. It is a diamond, and it has corners, which lie on the axes. A level line may come from many sides and still touch a corner first, and there a weight is **exactly zero**. The disc has no corners: for a weight of exactly zero the
# level line would have to come from exactly one direction.
#
# That is why the lasso *selects* columns, and ridge does not. For the lasso a price still has its budget, but many prices share the budget 0: above some $\lambda_{\max}$ all weights are zero.

# %% tags=["demo"]
figures.l1_and_l2()

# %% [markdown]
# ## 4. The lasso, and what to do about the kink
#
# $|w|$ has the slope $+1$ to the right of 0 and $-1$ to the left. At 0 it has **no derivative**, and 0 is where we want to end. (Some notes say that its derivative is zero there. If it were, nothing would hold a weight at 0.) What it
# has at 0 is a set of supporting lines, with all slopes from $-1$ to $1$: the **subgradients**. A weight stays at 0 as long as one of them balances the loss, $|\partial\,\text{MSE}/\partial w_j| \le \lambda$. At $w = 0$ the gradient is $-\tfrac2n X^\top y$. So all weights are zero
# exactly if
#
# $$\lambda \ge \lambda_{\max} = \frac2n \max_j |x_j^\top y| .$$
#
# Stepping along subgradients converges slowly, and hardly ever lands on 0. A better idea: keep the kink, and simplify the rest. Near the present point $w$, replace the MSE by its tangent and a parabola that keeps
# us from going far:
#
# $$\min_u \;\; g^\top (u - w) + \frac1{2\eta}\|u - w\|^2 + \lambda \|u\|_1, \qquad g = \nabla\text{MSE}(w) .$$

# %% [markdown]
# Complete the square. With $z = w - \eta g$, the point to which plain gradient descent would go, this is the same as
#
# $$\min_u \;\; \tfrac12\|u - z\|^2 + \eta\lambda\|u\|_1 ,$$
#
# and the coordinates no longer meet. For a single one, and with $t = \eta\lambda$: if $u > 0$, the derivative $u - z + t$ is zero at $u = z - t$, which is positive only if $z > t$. If $u < 0$, then $u = z + t$, and only if
# $z < -t$. For $|z| \le t$ neither works, and 0 is best. So
#
# $$u = S_t(z) = \operatorname{sign}(z)\,\max(|z| - t,\, 0) .$$
#
# This is **soft thresholding**: move towards 0 by $t$, and stop there. One step of the method is a gradient step and then this. It is called **proximal gradient descent**, or ISTA.
#
# ### Exercise: `soft_threshold`
#
# `z` has any shape, a single number included, and `threshold` is a number that is not negative.


# %% nbgrader={"grade": false, "grade_id": "soft_threshold", "locked": false, "schema_version": 3, "solution": true, "task": false}
def soft_threshold(z, threshold):
    r"""Move every entry towards 0 by the threshold, at most to 0.

    .. math:: S_t(z) = \operatorname{sign}(z) \max(|z| - t,\, 0)

    Parameters
    ----------
    z : array_like, shape (...)
    threshold : float
        t, at least 0.

    Returns
    -------
    ndarray, shape (...)
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_soft_threshold", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `soft_threshold`.
check_answer(
    soft_threshold,
    np.array([-3, -1, -0.5, 0, 0.5, 1, 4]),
    1.0,
    expected=[-2, 0, 0, 0, 0, 0, 3],
    slips={
        "This is hard thresholding: it drops small entries, but does not move the others.": [
            -3,
            0,
            0,
            0,
            0,
            0,
            4,
        ],
        "The sign is lost; negative entries stay negative.": [2, 0, 0, 0, 0, 0, 3],
        "Negative entries become 0; they move up by the threshold.": [0, 0, 0, 0, 0, 0, 3],
        "The entries are clipped to ±threshold; what is left over is the answer.": [
            -1,
            -1,
            -0.5,
            0,
            0.5,
            1,
            1,
        ],
        "Small entries cross 0 and come out on the other side; stop them at 0.": [-2, 0, 0.5, 0, -0.5, 0, 3],
        "Entries move away from 0; subtract the threshold from their size.": [-4, 0, 0, 0, 0, 0, 5],
        "Entries move by half of the threshold; they move by all of it.": [-2.5, -0.5, 0, 0, 0, 0.5, 3.5],
        "Small entries are left as they are; they become 0.": [-2, -1, -0.5, 0, 0.5, 1, 3],
        "Entries are divided, as ridge does; the lasso takes the same amount from all.": [
            -1.5,
            -0.5,
            -0.25,
            0,
            0.25,
            0.5,
            2,
        ],
    },
    rtol=1e-5,
    atol=1e-6,
)
check_answer(
    soft_threshold,
    [[3, -2], [0, 5]],
    1.5,
    expected=[[1.5, -0.5], [0, 3.5]],
    slips={
        "The decimals are cut off: the answer is kept in an array of integers, as z is one.": [[1, 0], [0, 3]]
    },
    rtol=1e-5,
    atol=1e-6,
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(55)
matrix = rng.normal(size=(7, 5))
for case, z, threshold in [
    ("for a matrix", matrix, 0.5),
    ("for a vector", matrix[:, 0], 1.0),
    ("for threshold 0", matrix, 0.0),
    ("for a threshold above all", matrix, 50.0),
    ("for ties", np.array([-2.0, -1.0, 0.0, 1.0, 2.0]), 1.0),
    ("for zeros", np.zeros((2, 3)), 0.5),
    ("for tiny numbers", 1e-9 * matrix, 0.3e-9),
    ("for integers", np.array([-3, 0, 2, 7]), 2),
    ("for integers and a half", np.array([-3, 0, 2, 7]), 0.5),
    ("for a list", [-3, 0.25, 2], 0.5),
    ("for a single number", -2.5, 1.0),
    ("for a strided array", matrix[::2, ::2], 0.4),
    ("for float32", matrix.astype(np.float32), 0.5),
    ("for three axes", rng.normal(size=(2, 3, 5)), 0.7),
]:
    expected = torch.nn.functional.softshrink(
        torch.tensor(np.array(z, dtype=float)), float(threshold)
    ).numpy()
    kept = np.array(z)
    result = np.asarray(soft_threshold(z, threshold))
    assert result.shape == expected.shape, (
        f"soft_threshold: shape {result.shape} {case}, expected {expected.shape}"
    )
    np.testing.assert_allclose(
        result,
        expected,
        rtol=1e-5,
        atol=1e-6 if threshold > 1e-6 or threshold == 0 else 1e-16,
        err_msg=f"soft_threshold: other than PyTorch's softshrink {case}",
    )
    np.testing.assert_array_equal(z, kept, err_msg="soft_threshold: changed its argument")
    assert ((result == 0) == (expected == 0)).all(), f"soft_threshold: zeros are not exactly zero {case}"
### END HIDDEN TESTS

# %% [markdown]
# **See.** What ridge and the lasso do to a weight, in the simplest case: standardised columns that do not correlate, $X^\top X = nI$. There the MSE is a constant plus $\|w - z\|^2$, where $z$ is the least squares solution, so that
# ridge gives $z/(1+\lambda)$ and the lasso $S_{\lambda/2}(z)$. The third curve, *hard* thresholding, keeps or drops without shrinking. It belongs to the penalty that counts the weights which are not zero.
#
# Ridge takes a share, so the large weights pay most. The lasso takes the same from all, so the small ones go bankrupt.

# %% tags=["demo"]
weights = np.linspace(-3, 3, 601)
figures.shrinkage(
    weights,
    {
        "ridge, λ = 1": weights / 2,
        "lasso, λ = 2": soft_threshold(weights, 1.0),
        "hard threshold 1": np.where(np.abs(weights) > 1, weights, 0.0),
    },
)

# %% [markdown]
# ### Exercise: `fit_lasso`
#
# Start at $w = 0$ and take exactly `num_steps` proximal gradient steps
#
# $$w \leftarrow S_{\eta\lambda}\big(w - \eta\, \nabla\text{MSE}(w)\big), \qquad \nabla\text{MSE}(w) = \frac2n X^\top (Xw - y), \qquad \eta = \frac1{\lambda_{\max}(H)},$$
#
# where $H = \tfrac2n X^\top X$ is the Hessian of the MSE, and $\lambda_{\max}(H)$ its largest eigenvalue: an unlucky letter, it is not the strength. `np.linalg.eigvalsh` returns the eigenvalues of a symmetric matrix. With this $\eta$ the parabola lies above the MSE everywhere, so that no step can raise the loss. Mind three things: the threshold is $\eta\lambda$, not $\lambda$;
# the gradient is that of the MSE alone; and there is no momentum.
#
# For $X$ with the rows (1, 0), (1, 2), (0, 1) and $y = (3, 3, 3)$ the largest eigenvalue of $H$ is 4, so $\eta = \tfrac14$. At 0 the gradient is $(-4, -6)$, and plain descent would go to $z = (1, 1.5)$. With $\lambda = 5$ the threshold is 1.25, and the first step leads to $(0, \tfrac14)$.


# %% nbgrader={"grade": false, "grade_id": "fit_lasso", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fit_lasso(X, y, strength, num_steps):
    r"""Minimise the mean squared error with an L1 penalty by proximal gradient steps from zero.

    .. math:: \tfrac1n \|Xw - y\|^2 + \lambda \|w\|_1

    Parameters
    ----------
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
    strength : float
        λ.
    num_steps : int
        Steps of length :math:`1 / \lambda_{\max}(\tfrac2n X^\top X)`, without acceleration.

    Returns
    -------
    ndarray, shape (d,)
        The weights after the last step.

    References
    ----------
    .. [1] R. Tibshirani, "Regression shrinkage and selection via the lasso", Journal of the Royal
       Statistical Society B 58(1), 1996, 267-288.
    .. [2] I. Daubechies, M. Defrise, C. De Mol, "An iterative thresholding algorithm for linear inverse
       problems with a sparsity constraint", Communications on Pure and Applied Mathematics 57, 2004.
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    rate = 1 / np.linalg.eigvalsh(2 / n * X.T @ X)[-1]
    w = np.zeros(d)
    for _ in range(num_steps):
        w = soft_threshold(w - rate * 2 / n * X.T @ (X @ w - y), rate * strength)
    return w
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_fit_lasso", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `fit_lasso`.
check_answer(
    fit_lasso,
    [[1, 0], [1, 2], [0, 1]],
    [3, 3, 3],
    1.0,
    3,
    expected=[65 / 72, 169 / 144],
    slips={
        "The threshold is λ; it has to be ηλ.": [0, 0.597222222],
        "This is the lasso with the ½-MSE; here the mean has no ½, so the gradient has the factor 2.": [
            0.5,
            1,
        ],
        "The rate is 1/λ_max of XᵀX/n; the Hessian has a factor 2.": [1.61111111, 2.27777778],
        "The gradient of the MSE has a factor 2, as its Hessian does.": [0.4375, 0.875],
        "This is the lasso with the sum of squares, as some courses have it; here the loss is their mean.": [
            1.1712963,
            1.28935185,
        ],
        "These are subgradient steps with sign(w); take the gradient step of the MSE, then soft_threshold.": [
            0.972222222,
            1.13888889,
        ],
        "The threshold comes before the gradient step; it comes after it.": [1.15277778, 1.42361111],
        "The threshold is hard: it drops small weights, but does not shrink the others.": [
            1.30555556,
            1.34722222,
        ],
        "One step more than num_steps is taken.": [0.960648148, 1.14467593],
        "The start is the least squares solution; start at zero.": [1.59722222, 0.826388889],
        "The rate is one over the trace of the Hessian; it is one over its largest eigenvalue.": [
            0.870262391,
            1.1851312,
        ],
        "This is the accelerated method (FISTA); take plain steps, without momentum.": [
            0.922343995,
            1.163828,
        ],
        "The rate is one over the smallest eigenvalue of the Hessian; take the largest.": [73.5, 145.5],
    },
    rtol=1e-5,
    atol=1e-6,
)
check_answer(
    fit_lasso,
    [[1, 0], [1, 2], [0, 1]],
    [3, 3, 3],
    5.0,
    1,
    expected=[0, 0.25],
    slips={},
    rtol=1e-5,
    atol=1e-6,
)
### BEGIN HIDDEN TESTS
import torch


def torch_lasso(X, y, strength, num_steps):
    X, y = torch.tensor(np.array(X, dtype=float)), torch.tensor(np.array(y, dtype=float))
    rate = 1 / torch.linalg.eigvalsh(2 / len(y) * X.T @ X)[-1]
    w = torch.zeros(X.shape[1], dtype=torch.float64)
    for _ in range(num_steps):
        at = w.clone().requires_grad_()
        torch.nn.functional.mse_loss(X @ at, y).backward()
        w = torch.nn.functional.softshrink(w - rate * at.grad, float(rate * strength))
    return w.numpy()


rng = np.random.default_rng(56)
X, y = rng.normal(size=(7, 5)), 3 * rng.normal(size=7)
scales = np.array([0.1, 1.0, 10.0, 0.3, 3.0])
largest = 2 / 7 * np.abs(X.T @ y).max()
for case, inputs, answers, strength, num_steps in [
    ("after 1 step", X, y, 0.3, 1),
    ("after 2 steps", X, y, 0.3, 2),
    ("after 5 steps", X, y, 0.3, 5),
    ("after 60 steps", X, y, 0.3, 60),
    ("after no step", X, y, 0.3, 0),
    ("for a strong penalty", X, y, 0.7 * largest, 30),
    ("above the strength that leaves nothing", X, y, 1.01 * largest, 10),
    ("without penalty", X, y, 0.0, 20),
    ("for more columns than rows", X.T, y[:5], 0.5, 40),
    ("for equal columns", np.hstack([X, X[:, :2]]), y, 0.4, 40),
    ("for columns on many scales", scales * X, y, 0.5, 25),
    ("for one column", X[:, :1], y, 0.2, 3),
    ("for answers with a mean", X, y + 10, 0.5, 10),
    ("for integers", rng.integers(-5, 5, size=(11, 2)), np.arange(11), 2, 7),
    ("for lists", X.tolist(), y.tolist(), 0.3, 5),
    ("for strided arrays", np.asfortranarray(X)[:, ::2], np.repeat(y, 2)[::2], 0.3, 5),
    ("for float32", X.astype(np.float32), y.astype(np.float32), 0.3, 5),
]:
    expected = torch_lasso(inputs, answers, strength, num_steps)
    kept = np.array(inputs), np.array(answers)
    result = np.asarray(fit_lasso(inputs, answers, strength, num_steps))
    assert result.shape == expected.shape, (
        f"fit_lasso: shape {result.shape} {case}, expected {expected.shape}"
    )
    np.testing.assert_allclose(
        result, expected, rtol=1e-4, atol=1e-5, err_msg=f"fit_lasso: other weights than PyTorch {case}"
    )
    assert (result[expected == 0] == 0).all(), f"fit_lasso: a weight that should be exactly 0 is not {case}"
    np.testing.assert_array_equal(inputs, kept[0], err_msg="fit_lasso: changed X")
    np.testing.assert_array_equal(answers, kept[1], err_msg="fit_lasso: changed y")
### END HIDDEN TESTS

# %% [markdown]
# **See.** The weights of all 442 patients against $\lambda$, from your two functions. Ridge draws them to 0 all together, though one or the other grows or turns its sign on the way, and drops none. The lasso drops one after the other, and a line that ends has become exactly 0. (That of HDL pauses at 0 and goes on below it.) Read from the right, it is an order of importance: body mass
# index and triglycerides stay longest.
#
# Then $\lambda_{\max}$, from the formula. Compare it with the place where the last line of the lasso ends.

# %% tags=["demo"]
Z, _ = standardize(diabetes.X, diabetes.X)
centred = diabetes.y - diabetes.y.mean()
print(f"λ_max = {2 / 442 * np.abs(Z.T @ centred).max():.1f}")
strengths = np.geomspace(0.01, 200, 40)
figures.weight_paths(
    strengths,
    {
        "ridge": [fit_ridge(Z, centred, strength) for strength in strengths],
        "lasso": [fit_lasso(Z, centred, strength, 4000) for strength in strengths],
    },
    short,
)

# %% [markdown]
# Body mass index and blood pressure alone, with your two functions. At this λ the lasso has dropped the pressure. How far can you drag the least-squares point until it comes back? Guess the border, then let it be shaded. And where would the point have to be for ridge to drop it?

# %% tags=["demo"]
two, progression = diabetes.X[:, [2, 3]], diabetes.y
PenaltyExplorer(
    (two - two.mean(axis=0)) / two.std(axis=0),
    (progression - progression.mean()) / progression.std(),
    fit_ridge,
    fit_lasso,
    strength=0.8,
    num_steps=50,
    xlabel="w₁, body mass index",
    ylabel="w₂, blood pressure",
)

# %% [markdown]
# ## 5. Regularisation without a penalty
#
# **Early stopping.** Start gradient descent at 0 and follow it. In a direction where the Hessian has the eigenvalue $h$, the weight after $t$ steps is $1 - (1 - \eta h)^t$ of the least squares weight: steep directions arrive at once,
# flat ones hardly leave 0. Ridge, in the same terms, gives the share $h/(h + 2\lambda)$, since $h = 2s_j^2/n$. For a small $h$ the two are $\eta t h$ and $h/2\lambda$, so that stopping after $t$ steps is much like a ridge penalty of
#
# $$\lambda \approx \frac1{2 \eta t} .$$
#
# The time is the budget. When to stop? When the loss on a **validation set** has ceased to fall.

# %% [markdown]
# ### Exercise: `early_stopping`
#
# You are given the validation loss after each epoch. Read it as training would, one after the other. Stop as soon as `patience` epochs *in a row* have brought no new minimum, and return the epoch, counted from 0, whose weights to keep: that of the
# lowest loss *seen until then*. A tie with the lowest is no new minimum. If training never stops early, the lowest of all is kept, and the first of equals.
#
# For the losses 5, 4, 3, 3.5, 3.2, 1 and a patience of 2, training stops after epoch 4 and returns 2. It never sees the 1.


# %% nbgrader={"grade": false, "grade_id": "early_stopping", "locked": false, "schema_version": 3, "solution": true, "task": false}
def early_stopping(validation_losses, patience):
    """Epoch whose weights to keep when training stops early.

    Parameters
    ----------
    validation_losses : array_like, shape (number of epochs,)
    patience : int, at least 1
        Training stops after so many epochs in a row without a new minimum.

    Returns
    -------
    int
        Counted from 0.
    """
    ### BEGIN SOLUTION
    best = 0
    for epoch, loss in enumerate(validation_losses):
        if loss < validation_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_early_stopping", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `early_stopping`.
check_answer(
    early_stopping,
    [9, 8, 8.5, 7, 7.5, 6, 6.5, 5, 5.5, 5.7, 4, 4.4, 4.6, 4.5, 3, 3.1, 3.2, 3.3, 2.5, 2.6, 2.7, 2.8, 2.9, 1],
    3,
    expected=10,
    slips={
        "This is the epoch at which training stops; return the one whose weights are kept, the lowest until then.": 13,
        "This is the lowest loss of all; training stops before it gets there.": 23,
        "Training stops one epoch late: after patience epochs without a new minimum, not after one more.": 18,
        "Each loss is compared with the one before; compare it with the lowest so far.": 14,
        "All epochs without a new minimum are counted; a new minimum sets the count back to 0.": 5,
        "Epochs are counted from 0.": 11,
        "This is the lowest loss; return its epoch.": 4,
        "Training stops at the first epoch without a new minimum; it should wait for patience of them.": 1,
        "Training stops one epoch early: after patience epochs without a new minimum, not after one fewer.": 7,
    },
)
check_answer(
    early_stopping,
    [3, 3, 3, 1],
    2,
    expected=0,
    slips={"A tie with the lowest counts as a new minimum; it is none.": 3},
)


### BEGIN HIDDEN TESTS
def epoch_by_definition(losses, patience):
    """The first lowest of the losses up to the first epoch that is ``patience`` behind it."""
    lowest = [int(np.argmin(losses[: epoch + 1])) for epoch in range(len(losses))]
    return next((best for epoch, best in enumerate(lowest) if epoch - best >= patience), lowest[-1])


rng = np.random.default_rng(57)
cases = [
    (rng.integers(0, 9, size=size).astype(float), patience)
    for size in (2, 7, 13)
    for patience in (1, 2, 3, 5)
]
cases += [(np.cumsum(rng.normal(-0.2, 1, size=30)), patience) for patience in (1, 2, 3, 4, 6)]
cases += [
    ([7], 1),
    ([1, 2], 1),
    ([3, 2, 1], 1),
    ([2, 2, 2, 2], 3),
    ([1, 2, 1, 0], 2),
    ([5, 4, 3, 3.5, 3.2, 1], 2),
    ([5, 4, 3, 3.5, 3.2, 1], 3),
    ([-1, -3, -2, -4], 1),
    ((3, 1, 2), 9),
    (np.array([9, 8, 8, 7, 7, 7, 6]), 2),
]
for losses, patience in cases:
    expected = epoch_by_definition(losses, patience)
    kept = np.array(losses)
    result = early_stopping(losses, patience)
    assert np.ndim(result) == 0, "early_stopping: expected one number, the epoch"
    assert result == expected, (
        f"early_stopping: returned {result} for losses {kept.tolist()} and patience {patience}, expected {expected}"
    )
    np.testing.assert_array_equal(losses, kept, err_msg="early_stopping: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **More ways to the same end.** Each makes it harder to learn the training set by heart.
#
# - **More data** lower the variance of everything. They are the best regulariser, and the most expensive.
# - **Data augmentation** makes new samples from old ones by changes that should not matter. The simplest, noise on the inputs, can be computed: if every entry of $X$ gets independent noise of variance $\tau^2$, the expected MSE is
#   $\text{MSE}(w) + \tau^2\|w\|^2$. This *is* ridge, with $\lambda = \tau^2$.
# - **Dropout** sets inputs to 0 at random with probability $q$ and multiplies the others by $1/(1-q)$. For a linear model with standardised columns the expected MSE is $\text{MSE}(w) + \frac{q}{1-q}\|w\|^2$: ridge again. In a deep network it is more than that.
# - **Dimensionality reduction** keeps only the leading singular directions of $X$. Where ridge shrinks by $s_j^2/(s_j^2 + n\lambda)$, this multiplies by 1 or 0.
#
# The two formulas in one line each: $(X + E)w - y$ has the variance $\tau^2\|w\|^2$ in each row, and the mean $Xw - y$. A kept-or-dropped input has the mean $x_{ij}$ and the variance $x_{ij}^2\, q/(1-q)$, and the squares of a standardised column have the mean 1.

# %% [markdown]
# ## 6. More columns than patients
#
# From the ten measurements make 64 columns: the ten, their products in pairs, and their squares (that of the sex is left out, it says nothing new). Train on 60 patients. There are as many weights as patients and more, so
# least squares makes no error on the training set.
#
# Rank the four by their error on the other 382 patients, before you run the cells: predicting the mean for everybody; least squares (the solution of smallest norm); ridge with a good $\lambda$; the lasso with a good $\lambda$.
#
# Everything is standardised with the means and deviations of the 60.


# %% tags=["demo"]
def with_products(Z):
    pairs = [(i, j) for i in range(10) for j in range(i, 10) if (i, j) != (1, 1)]
    return np.hstack([Z, np.stack([Z[:, i] * Z[:, j] for i, j in pairs], axis=1)])


def prepared(train, test):
    """Columns of both groups, and their answers minus the training group's mean."""
    Z_train, Z_test = standardize(diabetes.X[train], diabetes.X[test])
    columns = standardize(with_products(Z_train), with_products(Z_test))
    mean = diabetes.y[train].mean()
    return *columns, diabetes.y[train] - mean, diabetes.y[test] - mean


# %% tags=["demo"]
some = np.random.default_rng(0).permutation(442)
sixty, others = some[:60], some[60:]
Z60, Z382, y60, y382 = prepared(sixty, others)
smallest = np.linalg.lstsq(Z60, y60, rcond=None)[0]
strengths = np.geomspace(0.05, 100, 25)
on_others = {
    "ridge": [np.mean((Z382 @ fit_ridge(Z60, y60, strength) - y382) ** 2) for strength in strengths],
    "lasso": [np.mean((Z382 @ fit_lasso(Z60, y60, strength, 1000) - y382) ** 2) for strength in strengths],
}
print(f"the mean        {np.mean(y382**2):8.0f}")
print(f"least squares   {np.mean((Z382 @ smallest - y382) ** 2):8.0f}")
figures.error_curves(
    strengths, on_others, "λ", "squared error on 382 new patients", logx=True, limits=(2500, 8000)
)

# %% [markdown]
# Least squares is nearly twenty times worse than knowing nothing: 112,425 against 5843. With a penalty the same columns beat the mean clearly, 3650 for ridge and 3190 for the lasso, which uses a handful of the 64 columns. The circles, though, were found by looking at the other patients. That choice has
# to be made without them.
#
# So choose $\lambda$ by cross-validation among the 60, standardising inside each fold, and only then look. And let plain gradient descent on the MSE take part, stopped early: your `ridge_gradient` with $\lambda = 0$, trained on 45 of the 60, while the other 15 say when to stop.


# %% tags=["demo"]
def cross_validated(fit, strengths, number_of_folds=5):
    """Mean validation error of each strength; patient i of the 60 validates in fold i mod 5."""
    turn, errors = np.arange(60) % number_of_folds, []
    for fold in range(number_of_folds):
        Z_train, Z_rest, y_train, y_rest = prepared(sixty[turn != fold], sixty[turn == fold])
        errors.append([np.mean((Z_rest @ fit(Z_train, y_train, s) - y_rest) ** 2) for s in strengths])
    return np.mean(errors, axis=0)


# %% tags=["demo"]
candidates = np.geomspace(0.1, 60, 15)
for name, fit in {"ridge": fit_ridge, "lasso": lambda X, y, s: fit_lasso(X, y, s, 500)}.items():
    chosen = candidates[np.argmin(cross_validated(fit, candidates))]
    w = fit(Z60, y60, chosen)
    error = np.mean((Z382 @ w - y382) ** 2)
    print(
        f"{name}   λ = {chosen:5.2f}   {np.count_nonzero(w)} columns   error on 382 new patients {error:.0f}"
    )

# %% tags=["demo"]
Z45, Z15, y45, y15 = prepared(sixty[:45], sixty[45:])
_, Z_new, _, y_new = prepared(sixty[:45], others)
rate, w, path = 0.9 / np.linalg.eigvalsh(2 / 45 * Z45.T @ Z45)[-1], np.zeros(64), []
for _ in range(400):
    path.append(w)
    w = w - rate * ridge_gradient(Z45, y45, w, 0.0)
losses = {
    "training, 45": [np.mean((Z45 @ w - y45) ** 2) for w in path],
    "validation, 15": [np.mean((Z15 @ w - y15) ** 2) for w in path],
    "new patients, 382": [np.mean((Z_new @ w - y_new) ** 2) for w in path],
}
stop = early_stopping(losses["validation, 15"], patience=20)
print(f"stopped early: keep step {stop}, error on 382 new patients {losses['new patients, 382'][stop]:.0f}")
figures.error_curves(range(400), losses, "step of gradient descent")

# %% [markdown]
# Three different methods, one effect. Experiment:
#
# 1. Leave out the standardisation in `prepared`, and see which of the methods suffers.
# 2. Draw other groups: change the seed of `some`. Does the lasso always win? How many columns does it keep, and are they the same?
# 3. Train on 300 patients instead of 60. How much is left of the difference, and what does cross-validation make of $\lambda$?
#
# ## Two questions
#
# **Question 1 (3 points).** By mistake a column of $X$ (standardised) occurs twice. Without the copy its weight is $b \ne 0$. What do least squares, ridge and the lasso do with the two equal columns? Say for each whether the two weights are determined, and what they are or which values they may take. For ridge, is their sum still $b$?

# %% [markdown] nbgrader={"grade": true, "grade_id": "equal_columns", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The predictions depend on the two weights $u, v$ only through their sum $s = u + v$.
#
# *Least squares*: the loss sees only $s$, so that every pair with $u + v = b$ is a solution: infinitely many. (The solution of smallest norm is $u = v = b/2$.)
#
# *Ridge*: for a given $s$ the penalty $u^2 + v^2$ is lowest at $u = v = s/2$, and is then $s^2/2$. So the weights are equal and uniquely determined. The pair costs only half of what one weight $s$ costs, hence $s$ is shrunk less than before: it has the sign of $b$ and is larger, though less than $2b$. It is not $b$.
#
# *Lasso*: for a given $s$ the penalty $|u| + |v|$ is $|s|$ for every pair with the same sign as $s$ (or zero), and more for others. It is the problem without the copy, so $s = b$, and any split of $b$ into two parts of its sign is a solution: all of it on one column, or half and half. Not determined, though the predictions are. (Proximal gradient from
# zero treats both alike, and ends at $b/2$ each.)
#
# === BEGIN MARK SCHEME ===
# 1 point: least squares: only the sum is determined, $u + v = b$.
#
# 1 point: ridge: half a point for unique and equal, half a point for a sum that is not $b$ but larger in size (the pair is penalised less).
#
# 1 point: lasso: $u + v = b$ with any split of the same sign.
#
# Full marks for a correct special case, such as an otherwise empty $X$, if the reason is given.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# **Question 2 (3 points).** A hospital changes the unit of one column from grams to milligrams, so that its numbers become 1000 times as large, and nobody standardises. For least squares, ridge and the lasso: do the predictions change? In which direction does the effective penalty on this column move? Which exercise of this lesson
# makes the question go away, and on which rows must its means and deviations be computed when $\lambda$ is chosen by cross-validation?

# %% [markdown] nbgrader={"grade": true, "grade_id": "change_of_unit", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Let the column be multiplied by $c = 1000$. With $w_j/c$ in the place of $w_j$ all predictions are the old ones.
#
# *Least squares*: the minimum is the same, the weight is divided by 1000, and the predictions stay.
#
# *Ridge and lasso*: the same predictions now need a weight a thousand times smaller, and cost $\lambda w_j^2/10^6$ or $\lambda |w_j|/10^3$ for this column. So the column is as good as unpenalised, its share of the fit grows, and the predictions change. Ridge is affected by the square of the factor.
#
# `standardize` removes it: after division by the standard deviation the unit has dropped out. In cross-validation the means and deviations are those of the training part of each fold; for the final model those of the whole training set, never of test rows.
#
# === BEGIN MARK SCHEME ===
# 1 point: least squares predicts the same, the weight is rescaled.
#
# 1 point: ridge and lasso change, because the column is now penalised less ($c^2$ and $c$ times; the factors are not required).
#
# 1 point: standardise, with the numbers of the training part inside each fold.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## What to keep
#
# | | penalty | solution | weights |
# |---|---|---|---|
# | ridge | $\lambda \sum_j w_j^2$ | $(X^\top X + n\lambda I)^{-1} X^\top y$ | shrunk along every $v_j$, most where the data vary least; none zero |
# | lasso | $\lambda \sum_j \lvert w_j\rvert$ | gradient step, then $S_{\eta\lambda}$, again and again | shrunk, many exactly zero |
# | early stopping | none | gradient descent from 0 for $t$ steps | about ridge with $\lambda = 1/(2\eta t)$ |
#
# - A penalty takes off a lot of variance for a little bias. It pays where the data are few, or the columns many or alike.
# - Standardise first, with the training set's numbers. Choose $\lambda$ by validation. State the loss when you state a $\lambda$.
# - $|w|$ has no derivative at 0, and that is what it is good for.
#
# To read on: Hastie, Tibshirani, Friedman, *The Elements of Statistical Learning*, 2nd ed., sections 3.4 and 7.10. The data: Efron, Hastie, Johnstone, Tibshirani, [Least angle regression](https://doi.org/10.1214/009053604000000067), Annals of Statistics 32, 2004.
