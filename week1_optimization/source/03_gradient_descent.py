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
# # How long a step?
#
# Ten measurements of 442 diabetes patients are to predict how far their disease will have progressed in a year. Least squares has a formula. But suppose that you had none, and could only ask, at any choice of weights, which way the error falls. So you take a step
# that way, ask again, and take another.
#
# How long may a step be? Two friends try it on these data. One multiplies the slope by 0.0000135, the other by 0.0000137. After 5000 steps one of them has a decent prediction. The other one's weights have more than thirty digits before the decimal point.
#
# Which is which, and could they have known before the first step? And would you believe that a small change to the *data* lets both of them use a rate 18,000 times as large?

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np

from descent.answers import check_answer
from descent.data import load_diabetes

# %% tags=["demo"]
from descent import figures
from descent.surfaces import EllipticSurface
from descent.widgets import LearningRateExplorer

# %% [markdown]
# ## 1. The slope in every direction
#
# A loss $L(w)$ has a **gradient**, the vector of its partial derivatives:
#
# $$\nabla L(w) = \left( \frac{\partial L}{\partial w_1}, \dots, \frac{\partial L}{\partial w_d} \right) .$$
#
# For a small move $v$ the loss changes by about $\nabla L(w)^\top v$. Among all moves of the same length this is largest when $v$ points along the gradient and smallest when it points against it (Cauchy and Schwarz), and it is
# zero when $v$ is at a right angle to it. So the gradient crosses the level line at a right angle and points uphill, as steeply as possible. To get down, step against it:
#
# $$w^1 = w^0 - \eta\, \nabla L(w^0) .$$
#
# The number $\eta$ is the **learning rate**. (In this lesson a number above counts steps and a number below counts coordinates: $w^1$ is the point after one step, and no power.)

# %% tags=["demo"]
figures.one_step(EllipticSurface(condition_number=3, rotation=20), [-3.2, 1.6], 0.4)

# %% [markdown]
# How do you get a gradient? By calculus, and section 2 does so. But calculus goes wrong, so here first comes a way to check it. Move one coordinate by a small $h$ and see what the loss does. With Taylor's formula,
#
# $$\frac{f(w + h) - f(w)}{h} = f'(w) + \frac h2 f''(w) + \dots , \qquad \frac{f(w + h) - f(w - h)}{2h} = f'(w) + \frac{h^2}{6} f'''(w) + \dots$$
#
# The **forward difference** on the left has an error of the order $h$. In the **central difference** on the right the terms with $f''$ cancel, and the error is of the order $h^2$, for one more evaluation. With $h = 10^{-5}$ that is
# the difference between five digits and ten.

# %% [markdown]
# ### Exercise: `numerical_gradient`
#
# Central differences, one coordinate at a time. `f` takes an array of the shape of `w` and returns a number. `w` may have any number of axes: a vector, a matrix, a stack of images. The gradient has its shape. `np.ndindex(w.shape)` counts through the places of an array of any shape.
#
# `w` itself is never changed, not even for a moment: the caller's `f` might be looking at it.
#
# Three rules hold for every function of this lesson. A list of the right numbers does as well as an array, so begin with `np.asarray(w, dtype=float)` or, for a copy, `np.array`. Whole numbers are computed with as floats. And neither arguments nor what a given function returns are changed.


# %% nbgrader={"grade": false, "grade_id": "numerical_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def numerical_gradient(f, w, h=1e-5):
    r"""Gradient of a function by central differences.

    .. math:: \frac{\partial f}{\partial w_j} \approx \frac{f(w + h e_j) - f(w - h e_j)}{2h}

    Parameters
    ----------
    f : function of an array
        Returns a number.
    w : array_like, shape (...)
        At least one axis; it is not changed.
    h : float

    Returns
    -------
    ndarray, shape (...)
        Of the shape of ``w``.
    """
    ### BEGIN SOLUTION
    w = np.asarray(w, dtype=float)
    gradient = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[place] = h
        gradient[place] = (f(w + step) - f(w - step)) / (2 * h)
    return gradient
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_numerical_gradient", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `numerical_gradient`.
def cubic(w):  # derivatives 3 w[0]² + 2 w[1] and 2 w[0]
    return w[0] ** 3 + 2 * w[0] * w[1]


def table(w):  # derivatives 2, 4, 6 and 8, 10, 12 times the entries
    return np.sum(np.array([[1.0, 2, 3], [4, 5, 6]]) * w**2)


check_answer(
    numerical_gradient,
    cubic,
    np.array([1.0, 2.0]),
    h=0.25,  # large enough to see which difference is taken: it adds h² to the first derivative, 7
    expected=[7.0625, 2],
    rtol=1e-6,
    slips={
        "This is the forward difference (f(w + h) - f(w)) / h; the central one takes f(w + h) - f(w - h).": [
            7.8125,
            2,
        ],
        "This is the backward difference (f(w) - f(w - h)) / h; the central one takes f(w + h) - f(w - h).": [
            6.3125,
            2,
        ],
        "The two points are 2h apart: divide by 2h, not by h.": [14.125, 4],
        "The difference has yet to be divided by the distance 2h.": [3.53125, 1],
        "The sign is turned: f(w + h) comes first.": [-7.0625, -2],
        "The argument h is not used.": [7, 2],
        "All coordinates are moved together, which gives the sum of the derivatives; move one at a time.": [
            9.0625,
            9.0625,
        ],
        "A coordinate is not moved back before the next one is moved.": [7.0625, 1.5],
    },
)
check_answer(
    numerical_gradient,
    table,
    np.array([[1, 0, -1], [2, 1, 0]]),
    expected=[[2, 0, -6], [16, 10, 0]],
    rtol=1e-6,
    atol=1e-6,
    slips={
        "The copy of w is an array of integers, which loses h; make it one of floats.": [
            [50000, 0, -150000],
            [600000, 250000, 0],
        ],
        "The result is flat; it has the shape of w.": [2, 0, -6, 16, 10, 0],
        "Only the first axis is counted through, so that whole rows are moved; a coordinate of a matrix has two indices.": [
            [-4, -4, -4],
            [26, 26, 26],
        ],
        "The step is h times the coordinate, which is 0 where the coordinate is 0; it is h for all.": [
            [2, np.nan, -6],
            [16, 10, np.nan],
        ],
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(31)
c = rng.normal(size=(5, 3))
seen = []


def smooth(w):  # of matrices of shape (5, 3)
    return np.sum(c * np.sin(w)) + np.sum(w[0] * w[1] * w[2]) + np.sum(w**2) ** 1.5


def smooth_torch(w):
    return torch.sum(torch.tensor(c) * torch.sin(w)) + torch.sum(w[0] * w[1] * w[2]) + torch.sum(w**2) ** 1.5


def wave(w):  # of anything
    return np.sum(np.exp(0.5 * w) * np.cos(w)) + np.mean(w) ** 2


def wave_torch(w):
    return torch.sum(torch.exp(0.5 * w) * torch.cos(w)) + torch.mean(w) ** 2


for case, f, f_torch, w in [
    ("at a matrix", smooth, smooth_torch, rng.normal(size=(5, 3))),
    ("at the transpose of a matrix", smooth, smooth_torch, rng.normal(size=(3, 5)).T),
    ("at zeros", wave, wave_torch, np.zeros((5, 3))),
    ("at a vector", wave, wave_torch, rng.normal(size=7)),
    ("at every second entry", wave, wave_torch, rng.normal(size=14)[::2]),
    ("at three axes", wave, wave_torch, rng.normal(size=(2, 3, 5))),
    ("at a single number", wave, wave_torch, np.array([0.7])),
    ("at large numbers", wave, wave_torch, np.array([12.0, -300.0, 7.0])),
    ("at whole numbers", wave, wave_torch, np.array([1, 0, -2])),
    ("at a list", wave, wave_torch, [0.5, -1.0, 2.0]),
    ("at a list of lists", wave, wave_torch, [[1, 2, 0], [0, -1, 1]]),
    ("at single precision", wave, wave_torch, rng.normal(size=7).astype(np.float32)),
]:
    at = torch.tensor(np.array(w, dtype=float), requires_grad=True)
    f_torch(at).backward()
    expected, kept = at.grad.numpy(), np.array(w)

    def watched(point, f=f, w=w, kept=kept):
        seen.append(np.array_equal(w, kept))
        return f(np.asarray(point))

    gradient = numerical_gradient(watched, w)
    assert np.shape(gradient) == expected.shape, (
        f"numerical_gradient: shape {np.shape(gradient)} {case}, expected {expected.shape}"
    )
    np.testing.assert_allclose(
        gradient, expected, rtol=1e-6, atol=1e-6, err_msg=f"numerical_gradient: other derivatives {case}"
    )
    np.testing.assert_array_equal(w, kept, err_msg="numerical_gradient: changed its argument w")
assert all(seen), "numerical_gradient: changed its argument w while it called f"
for h in (0.5, 0.01):
    gradient = numerical_gradient(lambda w: np.sum(np.asarray(w) ** 3), np.array([1.0, -2.0, 0.0]), h=h)
    np.testing.assert_allclose(
        gradient, np.array([3.0, 12.0, 0.0]) + h**2, rtol=1e-6, err_msg=f"numerical_gradient: with h = {h}"
    )
### END HIDDEN TESTS

# %% [markdown]
# **See.** Why $h = 10^{-5}$, and not as small as possible? The next cell measures the error for $f(w) = e^w$ at $w = 1$. From the right, both errors fall with $h$: the forward one by a factor of 10 a decade, yours by 100. Then they rise again. $f(w+h)$ and $f(w-h)$ are
# rounded to 16 digits, and their difference is divided by a tiny number: an error of about $10^{-16} |f| / h$. The two errors together are smallest near $h = \sqrt[3]{10^{-16}} \approx 5 \cdot 10^{-6}$ for central differences.
#
# Numerical gradients are good for checking, and too slow for more: two evaluations of the loss for every single weight.


# %% tags=["demo"]
def exponential(w):
    return np.exp(w[0])


hs = 10.0 ** np.arange(-12, 0.25, 0.25)
errors = {
    "forward difference": [abs((np.exp(1 + h) - np.exp(1)) / h - np.exp(1)) for h in hs],
    "your central difference": [abs(numerical_gradient(exponential, [1.0], h)[0] - np.exp(1)) for h in hs],
}
figures.log_curves(hs, errors, "error of the derivative", "h", xscale="log")

# %% [markdown]
# ## 2. The mean squared error
#
# The loss of linear regression is the **mean squared error** of the predictions $Xw$:
#
# $$L(w) = \frac1n \sum_{i=1}^n (x_i^\top w - y_i)^2 = \frac1n \lVert Xw - y \rVert^2 .$$
#
# As everywhere in this course, it is the mean over the samples, and there is no ½. Other courses write $\frac{1}{2n}$ to get rid of a 2 in the derivative, or take the sum. All have the same minimum; but gradients, and the learning rates that suit them, differ by these factors. PyTorch's `mse_loss` is ours.
#
# ### Exercise: `mse`


# %% nbgrader={"grade": false, "grade_id": "mse", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mse(X, y, w):
    r"""Mean squared error of a linear model.

    .. math:: \frac1n \lVert Xw - y \rVert^2

    Parameters
    ----------
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
    w : array_like, shape (d,)

    Returns
    -------
    float
    """
    ### BEGIN SOLUTION
    errors = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float) - np.asarray(y, dtype=float)
    return np.mean(errors**2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_mse", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `mse`.
check_answer(
    mse,
    np.array([[1, 2], [1, 0], [1, -1], [1, 1], [1, 3]]),
    np.array([3.0, 1, 1, 0, 6]),
    np.array([1.0, 2]),  # the errors are 2, 0, -2, 3 and 1
    expected=3.6,
    rtol=1e-5,
    slips={
        "This is the sum of the squares; divide by the number of samples.": 18,
        "This is the ½-MSE, as some courses have it; here the mean has no ½.": 1.8,
        "This is the root of the MSE.": 1.8973666,
        "This is the mean of the absolute errors; they have to be squared.": 1.6,
        "The square is missing: positive and negative errors cancel.": 0.8,
        "The mean is taken before the square; square each error first.": 0.64,
        "This is the variance of the errors, which forgets their mean.": 2.96,
        "This is divided by n - d, the unbiased estimate of the noise; the MSE is divided by n.": 6,
        "The prediction and y are added; the error is their difference.": 49.2,
        "This is divided by the number of features; it is the mean over the samples.": 9,
        "The prediction is a column and y a row, so that every prediction meets every y; both have to have the shape (n,).": 13.2,
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(32)
X, y, w = rng.normal(size=(7, 5)), rng.normal(size=7), rng.normal(size=5)
kept = X.copy(), y.copy(), w.copy()
for case, rows, targets, weights in [
    ("of random data", X, y, w),
    ("of other weights", X, y, -10 * w),
    ("of weights of 0", X, y, np.zeros(5)),
    ("of a constant error", np.ones((7, 1)), np.zeros(7), np.array([3.0])),
    ("of more features than samples", rng.normal(size=(3, 11)), y[:3], rng.normal(size=11)),
    ("of features of different scale", X * np.array([1e-3, 1, 1e3, 1, 10]), y, w),
    ("of whole numbers", np.array([[1, 2], [3, 4], [5, 7]]), np.array([1, 0, 2]), np.array([1, -1])),
    ("of lists", [[0.5, 2.0], [2.0, 0.5], [1.0, 1.0]], [1.0, 0.0, 2.0], [0.5, -1.0]),
    ("of arrays in another layout", rng.normal(size=(5, 14)).T[::2], rng.normal(size=14)[::2], w),
    ("of single precision", X.astype(np.float32), y.astype(np.float32), w.astype(np.float32)),
    ("of one sample", X[:1], y[:1], w),
]:
    predicted = torch.tensor(np.array(rows, dtype=float)) @ torch.tensor(np.array(weights, dtype=float))
    expected = torch.nn.functional.mse_loss(predicted, torch.tensor(np.array(targets, dtype=float))).item()
    loss = mse(rows, targets, weights)
    assert np.shape(loss) == (), f"mse: shape {np.shape(loss)} {case}, expected a number"
    np.testing.assert_allclose(loss, expected, rtol=1e-5, atol=1e-7, err_msg=f"mse: another error {case}")
for now, before in zip((X, y, w), kept, strict=True):
    np.testing.assert_array_equal(now, before, err_msg="mse: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# ### Its gradient
#
# The error of sample $i$ is $r_i = \sum_a X_{ia} w_a - y_i$, and its derivative by $w_j$ is $X_{ij}$. By the chain rule
#
# $$\frac{\partial L}{\partial w_j} = \frac1n \sum_i \frac{\partial\, r_i^2}{\partial w_j} = \frac2n \sum_i r_i\, X_{ij} .$$
#
# In words: how well does the $j$-th feature go along with the errors? Where they go along, a smaller weight helps. At the minimum all these sums are zero: the errors are orthogonal to every column of $X$, which are the normal equations of lesson 01.
#
# ### Exercise: `mse_gradient`
#
# Write the $d$ sums as a product of matrices. Numerical differences would nearly do, but they lose their digits when the weights are large, and the tests use large ones.


# %% nbgrader={"grade": false, "grade_id": "mse_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mse_gradient(X, y, w):
    r"""Gradient of the mean squared error of a linear model.

    .. math:: \frac{\partial L}{\partial w_j} = \frac2n \sum_i \left( \sum_a X_{ia} w_a - y_i \right) X_{ij}

    Parameters
    ----------
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
    w : array_like, shape (d,)

    Returns
    -------
    ndarray, shape (d,)
    """
    ### BEGIN SOLUTION
    X = np.asarray(X, dtype=float)
    errors = X @ np.asarray(w, dtype=float) - np.asarray(y, dtype=float)
    return 2 / len(X) * (X.T @ errors)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_mse_gradient", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `mse_gradient`.
check_answer(
    mse_gradient,
    np.array([[1, 2, 0], [1, 0, 1], [1, -1, 0], [1, 1, 0], [1, 3, -1], [1, 0, 0], [1, 0, 2]]),
    np.array([3.0, 1, 1, 0, 6, 1, 1]),
    np.array(
        [1.0, 2, 0]
    ),  # the errors are 2, 0, -2, 3, 1, 0 and 0; times the columns they sum to 4, 12 and -1
    expected=[8 / 7, 24 / 7, -2 / 7],
    rtol=1e-5,
    slips={
        "The factor 2 is missing; it belongs to the MSE with a 1/2 in front.": [
            0.57142857,
            1.7142857,
            -0.14285714,
        ],
        "This is the gradient of the sum of squares; divide by the number of samples.": [8, 24, -2],
        "The factor 2/n is missing, as if the loss were half of the sum of squares.": [4, 12, -1],
        "The sign is turned: the gradient points uphill, with X w - y and not with y - X w.": [
            -1.1428571,
            -3.4285714,
            0.28571429,
        ],
        "This is divided by n - d; the MSE is divided by n.": [2, 6, -0.5],
        "This is divided by the number of features; the mean is over the samples.": [
            2.6666667,
            8,
            -0.66666667,
        ],
        "The means of X and of the errors are multiplied; each error belongs to its own row of X.": [
            1.1428571,
            0.81632653,
            0.32653061,
        ],
        "This has a row for each sample; the gradient is the mean of the rows.": [
            [4, 8, 0],
            [0, 0, 0],
            [-4, 4, 0],
            [6, 6, 0],
            [2, 6, -2],
            [0, 0, 0],
            [0, 0, 0],
        ],
        "y has no part in this; the error is X w - y.": [4.8571429, 10, -1.1428571],
        "This is the gradient of the absolute error: only the sign of each error counts in it.": [
            0.57142857,
            2,
            -0.28571429,
        ],
        "The gradient is divided by its length; its length matters.": [0.31524416, 0.94573249, -0.078811041],
        "This is the gradient of the root of the MSE.": [0.35634832, 1.069045, -0.089087081],
        "The result is a column; it has the shape (d,).": [[1.1428571], [3.4285714], [-0.28571429]],
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(33)
X, y, w = rng.normal(size=(7, 5)), rng.normal(size=7), rng.normal(size=5)
kept = X.copy(), y.copy(), w.copy()
for case, rows, targets, weights in [
    ("of random data", X, y, w),
    ("of other weights", X, y, -10 * w),
    ("at weights of 0", X, y, np.zeros(5)),
    ("at weights of 1e9", X, y, 1e9 * w),
    ("of as many samples as features", X[:5], y[:5], w),
    ("of more features than samples", rng.normal(size=(3, 11)), y[:3], rng.normal(size=11)),
    ("of features of different scale", X * np.array([1e-3, 1, 1e3, 1, 10]), y, w),
    ("of whole numbers", np.array([[1, 2], [3, 4], [5, 7]]), np.array([1, 0, 2]), np.array([1, -1])),
    ("of lists", [[0.5, 2.0], [2.0, 0.5], [1.0, 1.0]], [1.0, 0.0, 2.0], [0.5, -1.0]),
    ("of arrays in another layout", rng.normal(size=(5, 14)).T[::2], rng.normal(size=14)[::2], w),
    ("of single precision", X.astype(np.float32), y.astype(np.float32), w.astype(np.float32)),
    ("of one sample", X[:1], y[:1], w),
]:
    at = torch.tensor(np.array(weights, dtype=float), requires_grad=True)
    predicted = torch.tensor(np.array(rows, dtype=float)) @ at
    torch.nn.functional.mse_loss(predicted, torch.tensor(np.array(targets, dtype=float))).backward()
    expected = at.grad.numpy()
    gradient = mse_gradient(rows, targets, weights)
    assert np.shape(gradient) == expected.shape, (
        f"mse_gradient: shape {np.shape(gradient)} {case}, expected {expected.shape}"
    )
    np.testing.assert_allclose(
        gradient,
        expected,
        rtol=1e-5,
        atol=1e-6 * np.abs(expected).max(),
        err_msg=f"mse_gradient: other derivatives {case}",
    )
for now, before in zip((X, y, w), kept, strict=True):
    np.testing.assert_array_equal(now, before, err_msg="mse_gradient: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **See.** First the check that every gradient deserves, in three lines: yours against the numerical one, at a random point. A difference of about $10^{-6}$ of its size, or less, is rounding. A difference of 50 % is a factor 2.
#
# Then one feature alone, the body mass index, standardised, against the progression less its mean. On the left three lines $y = wx$. On the right the error of every such line, a parabola, with its tangents: these have the slopes that your function returns. Left of the minimum the derivative is negative, so the step
# $-\eta L'(w)$ goes right; beyond it, left. And near the minimum the steps become shorter by themselves.

# %% tags=["demo"]
patients = load_diabetes()
standardised = (patients.X - patients.X.mean(axis=0)) / patients.X.std(axis=0)
progression = patients.y - patients.y.mean()
somewhere = np.random.default_rng(0).normal(scale=30, size=10)
by_hand = mse_gradient(standardised, progression, somewhere)
by_differences = numerical_gradient(lambda w: mse(standardised, progression, w), somewhere)
print(f"largest difference {np.abs(by_hand - by_differences).max():.1e}, of {np.abs(by_hand).max():.0f}")

# %% tags=["demo"]
bmi = standardised[:, patients.feature_names.index("bmi")]
figures.mse_tangents(
    bmi,
    progression,
    mse,
    mse_gradient,
    [-20, 20, 45.16],
    ("body mass index, standardised", "progression less its mean"),
)

# %% [markdown]
# ## 3. Step by step
#
# Gradient descent repeats the step: ask for the gradient where you are now, and go against it.

# %% tags=["demo"]
figures.descent_loop()

# %% [markdown]
# The rate may change from step to step, which the index of $\eta_t$ says; here it is constant. And the loop needs an end. The drawing stops when the steps become shorter than some $\varepsilon$. A warning about that: short steps do not mean that the minimum is near. They also come from a small rate, or from a
# long flat valley. We take a fixed number of steps, and look at what happened.
#
# Four things are to be chosen for every use: the start $w^0$, the rate, when to stop, and how to get the gradient. For the MSE of a linear model whose columns are independent, the start hardly matters, as section 4 shows, and zeros will do.
#
# ### Exercise: `gradient_descent`
#
# Return the **whole trajectory**, one point a row and `w0` first, so that we can look at it. `gradient` is a function of a point. The array that it returns may be used again by its owner, so do not change or keep it.


# %% nbgrader={"grade": false, "grade_id": "gradient_descent", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_descent(gradient, w0, learning_rate, num_steps):
    r"""All points that gradient descent visits.

    .. math:: w^t = w^{t-1} - \eta\, \nabla L(w^{t-1})

    Parameters
    ----------
    gradient : function of a point
        Takes and returns an array of shape (d,).
    w0 : array_like, shape (d,)
        The start.
    learning_rate : float
        The rate η.
    num_steps : int
        At least 0.

    Returns
    -------
    ndarray, shape (num_steps + 1, d)
        The start and the point after each step.
    """
    ### BEGIN SOLUTION
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(num_steps):
        w = w - learning_rate * np.asarray(gradient(w))
        path.append(w)
    return np.array(path)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_gradient_descent", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `gradient_descent`.
def bowl(w):  # the gradient of (w[0]² + 3 w[1]²) / 2
    return np.array([1.0, 3.0]) * w


same_everywhere = np.array([2.0, -4.0])


def ramp(w):  # hands out one and the same array
    return same_everywhere


check_answer(
    gradient_descent,
    bowl,
    np.array([3.0, -2]),
    0.5,
    3,
    expected=[[3, -2], [1.5, 1], [0.75, -0.5], [0.375, 0.25]],
    rtol=1e-5,
    walk=True,
    slips={
        "The step goes uphill; the gradient has to be subtracted.": [
            [3, -2],
            [4.5, -5],
            [6.75, -12.5],
            [10.125, -31.25],
        ],
        "The start is missing; w0 is the first row.": [[1.5, 1], [0.75, -0.5], [0.375, 0.25]],
        "This is the last point only; the whole trajectory is asked for.": [0.375, 0.25],
        "All rows are one and the same array, which is changed in each step; append a new array (or a copy).": [
            [0.375, 0.25],
            [0.375, 0.25],
            [0.375, 0.25],
            [0.375, 0.25],
        ],
        "Every step uses the gradient at w0; it has to be taken at the current point.": [
            [3, -2],
            [1.5, 1],
            [0, 4],
            [-1.5, 7],
        ],
        "The learning rate is missing.": [[3, -2], [0, 4], [0, -8], [0, 16]],
        "This is one step short: num_steps steps make num_steps + 1 points.": [
            [3, -2],
            [1.5, 1],
            [0.75, -0.5],
        ],
        "This is one step too many: num_steps steps make num_steps + 1 points.": [
            [3, -2],
            [1.5, 1],
            [0.75, -0.5],
            [0.375, 0.25],
            [0.1875, -0.125],
        ],
        "The gradient is divided by its length; the step is the rate times the gradient itself.": [
            [3, -2],
            [2.7763932, -1.5527864],
            [2.5204089, -1.1232843],
            [2.22094, -0.72288653],
        ],
        "The rate falls from step to step; here it is constant.": [
            [3, -2],
            [1.5, 1],
            [1.125, 0.25],
            [0.9375, 0.125],
        ],
        "Part of the last step is added: that is momentum, of lesson 7.": [
            [3, -2],
            [1.5, 1],
            [-0.6, 2.2],
            [-2.19, -0.02],
        ],
    },
)
check_answer(
    gradient_descent,
    ramp,
    [1, 1],
    0.25,
    2,
    expected=[[1, 1], [0.5, 2], [0, 3]],
    rtol=1e-5,
    atol=1e-6,
    slips={
        "The path is an array of integers, which cuts off the decimals; use floats.": [
            [1, 1],
            [0, 2],
            [0, 3],
        ],
        "`g *= ...` changes the array that gradient returned; `g = g * ...` makes a new one.": [
            [1, 1],
            [0.5, 2],
            [0.375, 2.25],
        ],
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(34)
A = rng.normal(size=(5, 5))
A = A @ A.T / 5 + np.eye(5)


def slope(w):
    w = np.asarray(w, dtype=float)
    return (A @ w if w.size == 5 else 2 * w) + np.cos(w)


def torch_path(start, rate, steps):
    w = torch.tensor(np.array(start, dtype=float), requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=rate)
    path = [w.detach().numpy().copy()]
    for _ in range(steps):
        w.grad = torch.tensor(slope(w.detach().numpy()))
        optimizer.step()
        path.append(w.detach().numpy().copy())
    return np.array(path)


buffer = np.zeros(5)
handed, copies = [], []


def reused(w):
    buffer[:] = slope(w)
    return buffer


def watched(w):
    handed.append(slope(w))
    copies.append(handed[-1].copy())
    return handed[-1]


start = rng.normal(size=5)
kept = start.copy()
for case, gradient, w0, rate, steps in [
    ("on a curved slope", slope, start, 0.1, 7),
    ("at another rate", slope, start, 0.03, 5),
    ("of a single step", slope, start, 0.1, 1),
    ("of no step", slope, start, 0.1, 0),
    ("of so many steps that they become short", slope, start, 0.1, 120),
    ("of another number of weights", slope, rng.normal(size=3), 0.1, 7),
    ("of a single weight", slope, np.array([2.0]), 0.2, 7),
    ("from zeros", slope, np.zeros(5), 0.1, 7),
    ("from whole numbers", slope, np.array([1, -2, 3]), 0.1, 7),
    ("from a list", slope, [1, -2, 3], 0.1, 7),
    ("from every second entry", slope, rng.normal(size=10)[::2], 0.1, 7),
    ("when gradient uses its array again", reused, start, 0.1, 7),
    ("when gradient keeps its array", watched, start, 0.1, 7),
]:
    expected = torch_path(w0, rate, steps)
    path = gradient_descent(gradient, w0, rate, steps)
    assert np.shape(path) == expected.shape, (
        f"gradient_descent: shape {np.shape(path)} {case}, expected {expected.shape}"
    )
    np.testing.assert_allclose(
        path, expected, rtol=1e-5, atol=1e-6, err_msg=f"gradient_descent: another path {case}"
    )
np.testing.assert_array_equal(start, kept, err_msg="gradient_descent: changed its argument w0")
np.testing.assert_array_equal(handed, copies, err_msg="gradient_descent: changed what gradient returned")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Two weights, so that a path can be drawn: two blood values, standardised, on the level lines of their MSE. The start is at zero, marked by a ring. At the rate 0.1 the path goes down and then creeps along the valley. At 0.52 it jumps from one side of it to the other, closer each time. At 0.6 the jumps grow.
#
# In every panel the first step leaves at a right angle to the level line, and so it does *not* point to the minimum, unless the level lines are circles or the start lies on one of their axes.

# %% tags=["demo"]
pair = standardised[:, [patients.feature_names.index(name) for name in ("s3", "s4")]]
figures.descent_paths(
    lambda w: mse(pair, progression, w),
    {
        f"learning rate {rate}": gradient_descent(
            lambda w: mse_gradient(pair, progression, w), [0, 0], rate, steps
        )
        for rate, steps in ((0.1, 30), (0.52, 30), (0.6, 30))
    },
    ((-70, 45), (-35, 75)),
    ("weight of s3", "weight of s4"),
)

# %% [markdown]
# ## 4. The cliff
#
# The MSE is quadratic, so everything about this walk can be known. Let $\hat w$ be a minimum and $H = \frac2n X^\top X$ the matrix of second derivatives, the **Hessian**. Then $\nabla L(w) = H (w - \hat w)$, and a step gives
#
# $$w^{t} - \hat w = (I - \eta H)\,(w^{t-1} - \hat w) .$$
#
# Along an eigenvector of $H$ with eigenvalue $\lambda$ the distance to the minimum is multiplied by $1 - \eta\lambda$ in each step. It shrinks if $|1 - \eta \lambda| < 1$, that is, for $0 < \eta < 2/\lambda$. All directions shrink only if the steepest one does:
#
# $$\eta < \frac{2}{\lambda_{\max}} .$$
#
# Beyond this **critical learning rate** the distance along the steepest direction grows by a constant factor in each step, without end.

# %% [markdown]
# Two more things can be read off $H$. Its eigenvalues are never negative, because $v^\top H v = \frac2n \lVert Xv \rVert^2 \ge 0$. So the MSE of a linear model is **convex**: every local minimum is a global one, and there is none to get stuck in, whatever some notes say. What a bad rate does here is diverge or crawl.
# And a direction with $\lambda = 0$, which exists when columns are collinear, has the factor 1: nothing moves along it.
#
# ### Exercise: `critical_learning_rate`
#
# $H$ is symmetric, and `np.linalg.eigvalsh` returns the eigenvalues of a symmetric matrix in ascending order. It has to work with collinear columns and with more features than samples too.


# %% nbgrader={"grade": false, "grade_id": "critical_learning_rate", "locked": false, "schema_version": 3, "solution": true, "task": false}
def critical_learning_rate(X):
    r"""The rate above which gradient descent on the mean squared error diverges.

    .. math:: \frac{2}{\lambda_{\max}(H)}, \qquad H = \frac2n X^\top X

    Parameters
    ----------
    X : array_like, shape (n, d)
        Not all zero.

    Returns
    -------
    float
    """
    ### BEGIN SOLUTION
    X = np.asarray(X, dtype=float)
    hessian = 2 / len(X) * (X.T @ X)
    return 2 / np.linalg.eigvalsh(hessian)[-1]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_critical_learning_rate", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `critical_learning_rate`.
check_answer(
    critical_learning_rate,
    [[2, 0, 0], [2, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]],  # the Hessian's eigenvalues are 3.2, 0.8 and 0.4
    expected=0.625,
    rtol=1e-5,
    slips={
        "This is 1/λ_max, where the steepest direction begins to zigzag; it diverges above 2/λ_max.": 0.3125,
        "This belongs to the MSE with a 1/2 in front; here the Hessian is 2/n X'X.": 1.25,
        "This belongs to the sum of squares; the Hessian of the mean is divided by n.": 0.125,
        "The factor 2/n of the Hessian is missing, as if the loss were half of the sum of squares.": 0.25,
        "The smallest eigenvalue is taken; the steepest direction is the first to diverge.": 5,
        "This takes the sum of the eigenvalues (the trace); it is the largest one that decides.": 0.45454545,
        "This is the rate of the fastest convergence, 2/(λ_min + λ_max); the limit is 2/λ_max.": 0.55555556,
        "This takes the largest singular value of X; its square is the eigenvalue of X'X.": 1.767767,
        "This is divided by the number of columns; n is the number of rows.": 0.375,
        "The columns are centred, as in a covariance; the Hessian takes X as it is.": 0.91106854,
        "This is the Frobenius norm, the root of the sum of all squared entries; the largest eigenvalue is the spectral norm.": 0.60192927,
        "This is the largest eigenvalue; the rate is 2 divided by it.": 3.2,
    },
)
check_answer(
    critical_learning_rate,
    [[0, 1, 1], [1, 1, 2], [0, 1, 1]],  # the third column is the sum of the others
    expected=0.3205505,
    rtol=1e-5,
    slips={
        "The largest entry of the diagonal is taken; an eigenvalue can be larger.": 0.5,
        "This is the Frobenius norm, the root of the sum of all squared entries; the largest eigenvalue is the spectral norm.": 0.31980107,
        "This takes the sum of the eigenvalues (the trace); it is the largest one that decides.": 0.3,
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(35)
X = rng.normal(size=(7, 5))
kept = X.copy()
collinear = np.column_stack([X[:, :3], X[:, 0] - 2 * X[:, 1]])
for case, rows in [
    ("of random data", X),
    ("of as many samples as features", X[:5]),
    ("of more features than samples", rng.normal(size=(3, 11))),
    ("of features far from 0", X + 100),
    ("of features of different scale", X * np.array([1e-3, 1, 1e3, 1, 10])),
    ("of scaled data", 0.01 * X),
    ("of collinear columns", collinear),
    ("of a column of zeros", np.column_stack([X, np.zeros(7)])),
    ("of orthogonal columns in ascending order", np.diag([1.0, 2, 3, 4])),
    ("of whole numbers", np.array([[1, 2], [3, 4], [5, 7]])),
    ("of lists", [[0.5, 2.0], [2.0, 0.5], [1.0, 1.0]]),
    ("of an array in another layout", rng.normal(size=(5, 14)).T[::2]),
    ("of single precision", X.astype(np.float32)),
    ("of one sample", X[:1]),
    ("of one feature", X[:, :1]),
]:
    data = torch.tensor(np.array(rows, dtype=float))
    hessian = torch.autograd.functional.hessian(
        lambda w, data=data: torch.mean((data @ w) ** 2), torch.zeros(data.shape[1], dtype=torch.float64)
    )
    expected = 2 / torch.linalg.eigvalsh(hessian)[-1].item()
    rate = critical_learning_rate(rows)
    assert np.shape(rate) == (), f"critical_learning_rate: shape {np.shape(rate)} {case}, expected a number"
    np.testing.assert_allclose(
        rate, expected, rtol=1e-4, err_msg=f"critical_learning_rate: another rate {case}"
    )
np.testing.assert_array_equal(X, kept, err_msg="critical_learning_rate: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Now the two friends. The matrix of the raw measurements, with a column of ones for the intercept, has its cliff between their rates. They could have known before the first step.
#
# The second number is a surprise. After 5000 steps even the friend who did not fall off is 11 % above the smallest possible error. The measurements are in their own units: cholesterol runs up to 300, `s4` up to 9. The steepest direction forbids a longer step, and along
# the flattest one this step is hopelessly short.

# %% tags=["demo"]
raw = np.column_stack([np.ones(len(patients.y)), patients.X])
scaled = np.column_stack([np.ones(len(patients.y)), standardised])
best = mse(raw, patients.y, np.linalg.lstsq(raw, patients.y, rcond=None)[0])
print(f"critical learning rate {critical_learning_rate(raw):.4g}")
for rate in (0.0000135, 0.0000137):
    with np.errstate(over="ignore"):
        end = gradient_descent(lambda w: mse_gradient(raw, patients.y, w), np.zeros(11), rate, 5000)[-1]
        above = mse(raw, patients.y, end) / best - 1
    print(f"rate {rate:.7f}   {above:.3g} above the smallest error, as a share of it")

# %% [markdown]
# With two weights you can watch both directions at once. Here are the two blood values again and your functions; the eigenvectors of $H$ are drawn through the minimum. Drag the learning rate and look for the fastest one before you press *best*. It lies neither just below the cliff nor where the steep direction is finished in a single step. Why there?
#
# Then take a rate beyond the cliff and drag the start onto the line of the flat direction, as exactly as you can. How many steps does it take until the walk notices?

# %% tags=["demo"]
LearningRateExplorer(
    pair,
    progression,
    mse_gradient,
    gradient_descent,
    critical_learning_rate,
    xlabel="weight of s3",
    ylabel="weight of s4",
)

# %% [markdown]
# ## 5. Make the valley round
#
# How fast even the best rate can be depends on the ratio $\kappa = \lambda_{\max}/\lambda_{\min}$, the **condition number** of the Hessian: with it the distance shrinks by $(\kappa-1)/(\kappa+1)$ a step, so that every decimal digit costs about $1.15\,\kappa$ steps. For the raw measurements $\kappa$ is 52 million.
#
# We cannot change the eigenvalues of given data, but we can change the data: subtract each column's mean and divide by its standard deviation. The predictions that a linear model can make are the same. The Hessian is another one: two times the correlation matrix (and a 2 for the intercept), with $\kappa = 470$.

# %% tags=["demo"]
curves = {}
with np.errstate(over="ignore"):
    for name, data in {"raw": raw, "standardised": scaled}.items():
        rate = 0.9 * critical_learning_rate(data)
        path = gradient_descent(
            lambda w, data=data: mse_gradient(data, patients.y, w), np.zeros(11), rate, 2000
        )
        curves[f"{name}, rate {rate:.3g}"] = [mse(data, patients.y, w) / best - 1 for w in path]
figures.log_curves(np.arange(2001), curves, "MSE above the smallest, as a share of it", "step")

# %% [markdown]
# Both walks run at 0.9 of their own critical rate. Standardising made that rate 18,000 times as large, and 13 steps bring the error within 1 % of the smallest, where the raw walk does not come in 20,000. In this course features are standardised before gradient descent begins, and now you know what for.
#
# The kink in the lower curve has its reason as well: $\kappa = 470$ is not 1. Some of the ten measurements nearly repeat each other (`s1` and `s2` have a correlation of 0.9), and along the difference of such a pair the valley stays flat. The optimisers of lesson 07 are made for that.

# %% [markdown]
# ## 6. Formula or walk?
#
# Least squares has a closed formula. When is walking better?
#
# - The formula costs about $nd^2 + d^3$ operations and a matrix of $d^2$ numbers. For $n = 10^5$ and $d = 1000$ that is $10^{11}$: seconds on a laptop, and the advice of some notes to use it for "about 100 features or less" is far too careful. For $d = 10^5$ the matrix alone has 80 gigabytes.
# - A gradient step costs about $4nd$ operations and no matrix besides $X$. How many steps are needed is decided by $\kappa$.
# - What limits the formula is often not size but **conditioning**: solving with $X^\top X$ loses about $\log_{10} \kappa$ of 16 digits. Solvers by QR or SVD, such as `np.linalg.lstsq`, lose half as many.
# - A walk is easy to write, and its stochastic relatives of lesson 06 look at a few rows a step: little memory, little work.
# - A walk works for **every differentiable loss**. For most of them there is no formula at all.

# %% [markdown]
# ### Experiment: twenty typing errors
#
# The last point deserves a trial. Twenty of the 442 records get a zero too many: their progression is ten times what it was. What happens to the slope of the body mass index, which is 45.2?
#
# The squared loss takes an error of 1000 as a million. The **pseudo-Huber loss** takes it as about 1000 times 50: $\delta^2 \left( \sqrt{1 + (r/\delta)^2} - 1 \right)$ is $r^2/2$ for small errors and $\delta |r|$ for large ones, and differentiable everywhere. No formula solves it. But you have a function for gradients of anything, and one that walks.
#
# Write down two slopes, one for each loss. Then run the cell.

# %% tags=["demo"]
damaged = patients.y.copy()
damaged[np.random.default_rng(0).choice(len(damaged), 20, replace=False)] *= 10
line = np.column_stack([np.ones(len(bmi)), bmi])


def pseudo_huber(w, y, delta=50.0):
    return np.mean(delta**2 * (np.sqrt(1 + ((line @ w - y) / delta) ** 2) - 1))


for name, y_used in {"as recorded": patients.y, "with typing errors": damaged}.items():
    squared = gradient_descent(lambda w, y=y_used: mse_gradient(line, y, w), [0, 0], 0.5, 50)[-1]
    robust = gradient_descent(
        lambda w, y=y_used: numerical_gradient(lambda v: pseudo_huber(v, y), w), [0, 0], 1.0, 100
    )[-1]
    print(f"{name:18}   slope by squares {squared[1]:.1f}, by pseudo-Huber {robust[1]:.1f}")

# %% [markdown]
# Least squares is thrown from 45.2 to 71.8 by less than 5 % of the records. The other slope does not even move by 0.2. That the two losses do not agree on the undamaged data either (45.2 and 49.0) is no contradiction: they ask for different things, the mean and something nearer to the median.
#
# Go on: what do $\delta = 5$ and $\delta = 500$ do? Which rate is too large for this loss, and can you find its limit? (Its second derivative is at most 1 where that of the square is 2.) Damage 100 records.

# %% [markdown]
# ## Two questions
#
# **Question 1 (3 points).** Let there be more features than samples, $d > n$, so that infinitely many $w$ have MSE 0. Gradient descent starts at $w^0 = 0$ with a rate below the critical one. Show that every $w^t$ is a combination of the rows of $X$, and conclude to *which* of the many minima it converges. What changes if it starts at another $w^0$?

# %% [markdown] nbgrader={"grade": true, "grade_id": "explain_implicit_choice", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The gradient is $\frac2n X^\top (Xw - y)$, which is $X^\top$ times a vector: a combination of the rows of $X$. $w^0 = 0$ is one too (the empty one), and each step adds another, so by induction every $w^t$ lies in the row space of $X$, and so does the limit.
#
# It converges since along the eigenvectors with $\lambda > 0$ the factors $|1 - \eta\lambda|$ are below 1. Two minima differ by a vector $v$ with $Xv = 0$, which is orthogonal to all rows. So exactly one minimum lies in the row space. Any other is that one plus such a $v$, and by Pythagoras its norm is larger: $\lVert \hat w + v \rVert^2 = \lVert \hat w \rVert^2 + \lVert v \rVert^2$. Gradient descent from
# zero converges to the minimum-norm solution of lesson 01, without being asked to.
#
# From another start the part of $w^0$ that is orthogonal to the rows never changes (the factor is $1 - \eta \cdot 0 = 1$). The limit is the minimum that is nearest to $w^0$: the minimum-norm solution plus that part.
#
# === BEGIN MARK SCHEME ===
# 1 point: the gradient is $X^\top$ times something, so by induction all $w^t$ stay in the row space when the start is 0.
#
# 1 point: the limit is the solution of smallest norm, with a reason (orthogonality of the differences, or uniqueness in the row space).
#
# 1 point: the part of $w^0$ orthogonal to the rows stays as it is, so the limit is another minimum (the nearest to $w^0$).
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# **Question 2 (3 points).** Formula, or gradient descent? Decide for each case, with numbers, and say what you would do to the data first. (a) A million houses, 200 features such as area in square metres, year of building and distance to the station in metres. (b) 5000 days, and the powers $1, x, \dots, x^{15}$ of a temperature from 10 to 30 degrees.
# (c) 100,000 texts with a column for each of 100,000 words, where a text has 100 different words.

# %% [markdown] nbgrader={"grade": true, "grade_id": "choose_formula_or_walk", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# (a) The formula. $nd^2 = 4 \cdot 10^{10}$ operations are a matter of seconds, and $X^\top X$ is $200 \times 200$. 200 features are not many. Centring (or standardising) the columns first improves the conditioning, since year of building and distances in metres have large means and very different scales. Gradient descent would work after standardising but needs many passes over $4nd = 8 \cdot 10^8$ operations.
#
# (b) Neither with these columns. $x^{15}$ reaches $30^{15} \approx 10^{22}$ beside a column of ones, and the powers are nearly collinear, so $\kappa$ of $X^\top X$ is far above $10^{16}$: the normal equations have no digit left, and gradient descent would need about $\kappa$ steps. Shift and scale $x$ to $[-1, 1]$ first, better use orthogonal polynomials, and solve by QR or SVD. Size is no issue.
#
# (c) Gradient descent, or its stochastic relatives. $X^\top X$ would have $10^{10}$ entries, 80 GB, and solving takes $10^{15}$ operations. A gradient needs only the nonzero entries: $10^5 \cdot 100 = 10^7$ of them, so some $4 \cdot 10^7$ operations a step. Columns can be scaled, but they should not be centred, since the zeros would be lost.
#
# === BEGIN MARK SCHEME ===
# 1 point for each case: the choice and a reason that fits, with a number (operations, memory, or the size of κ). What is done to the data first is required in (b) only.
#
# (a) formula, seconds. (b) conditioning decides; a change of the columns or a solver by QR or SVD is named. (c) walking, because of memory or $d^3$, and since the rows are sparse. Half a point for a right choice without a number.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## What to keep
#
# - The gradient is at a right angle to the level line and points uphill; a step goes against it. Near the minimum the steps shorten by themselves.
# - Check every gradient with central differences: error of order $h^2$ from the formula, $10^{-16}/h$ from rounding, best near $h = 10^{-5}$.
# - The MSE of a linear model is convex. Along an eigenvector of its Hessian each step multiplies the error by $1 - \eta\lambda$. Above $2/\lambda_{\max}$ it diverges; there is no other danger but slowness.
# - The slowness is $\kappa = \lambda_{\max}/\lambda_{\min}$. Standardise the columns first.
# - The formula costs $nd^2 + d^3$ and serves far beyond 100 features. A walk serves every differentiable loss.
#
# To read on: S. Boyd, L. Vandenberghe, [*Convex Optimization*](https://web.stanford.edu/~boyd/cvxbook/), Cambridge 2004, section 9.3.
