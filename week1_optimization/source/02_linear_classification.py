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
# # Which side of the line?
#
# A lump has been found, and a few of its cells lie under the microscope. Two things are measured: the area of the
# largest nuclei, and how uneven the outlines of the most uneven ones are. Is the lump benign or malignant?
#
# The answer is known for 569 lumps. You get a ruler: one straight line, and every lump on one side of it is called malignant.
# Its three numbers are $w_0, w_1, w_2$, and the line is where $w_0 + w_1 \cdot \text{area} + w_2 \cdot \text{unevenness} = 0$.
# Run the next cells, then change the three numbers of `ruler` until as few points as possible lie on the wrong side. With `[0, 1, 0]`
# there are 46. Write your best number down. In section 3 the computer finds its first line, and it is worse than that.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np

from descent.answers import check_answer
from descent.data import load_breast_cancer, load_digits

# %% tags=["demo"]
from descent import figures
from descent.widgets import LinearClassificationExplorer

lumps = load_breast_cancer()
features = [list(lumps.feature_names).index(name) for name in ("worst area", "worst smoothness")]
points = lumps.X[:, features]
points = (points - points.mean(axis=0)) / points.std(axis=0)
kind = np.where(lumps.y == 0, 1, -1)  # +1 malignant, -1 benign
axis_names = ("area of the largest nuclei, standardised", "unevenness of the outlines, standardised")

# %% tags=["demo"]
ruler = [0, 1, 0]
figures.two_classes(points, kind, {"your ruler": ruler}, ("benign", "malignant"), axis_names)

# %% [markdown]
# ## 1. A score and its sign
#
# A classifier cuts the space of the features into regions, one for each class. The boundaries between them may be of any shape; here they are straight. A **linear classifier** gives each sample a **score**, a weighted sum of its features:
#
# $$s = w_0 + w_1 x_1 + \dots + w_p x_p = w^\top x ,$$
#
# where $x$ has a 1 in front so that the intercept is a weight like the others. The **sign** of the score is the class:
# $+1$ on one side, $-1$ on the other. The points with score 0 form the boundary: a line for two features, a hyperplane for more. The
# vector $(w_1, \dots, w_p)$ stands at a right angle to it, and $s$ divided by its length is the distance of the point from the boundary, with the side as its sign. So
# the score tells two things: the side, and how far inside it the point lies.

# %% [markdown]
# ### Exercise: `classify_sign`
#
# The score may be exactly 0. Such a point belongs to neither side, but it needs an answer: here it is $+1$. NumPy's `np.sign` has a third
# answer for it. (Some lecture notes say that the labels come from the *sine* of the score. They mean the sign.)
#
# Four rules hold for every function of this lesson. Samples are rows: `X` has the shape (n, d), weights (d,). A list of the right numbers does as well
# as an array, so begin with `np.asarray(X, dtype=float)`. Whole numbers are computed with as floats. And no argument is changed: return new arrays.


# %% nbgrader={"grade": false, "grade_id": "classify_sign", "locked": false, "schema_version": 3, "solution": true, "task": false}
def classify_sign(X, w):
    r"""Classes by the sign of a linear score.

    .. math:: a(x) = +1 \text{ if } w^\top x \ge 0, \text{ and } -1 \text{ otherwise}

    Parameters
    ----------
    X : array_like, shape (n, d)
    w : array_like, shape (d,)

    Returns
    -------
    ndarray, shape (n,)
        Of -1 and +1.
    """
    ### BEGIN SOLUTION
    scores = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float)
    return np.where(scores >= 0, 1, -1)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_classify_sign", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `classify_sign`.
check_answer(
    classify_sign,
    [[1, 2], [1, -1], [1.25, 1], [-3, 1], [2, 2]],  # scores -1, 2, 0.25, -4 and 0
    [1, -1],
    expected=[-1, 1, 1, -1, 1],
    slips={
        "A score divided by its own size is 0/0 where the score is 0.": [-1, 1, 1, -1, np.nan],
        "np.sign gives 0 for a score of 0; here such a score counts as +1.": [-1, 1, 1, -1, 0],
        "A score of 0 counts as +1: compare with >= and not with >.": [-1, 1, 1, -1, -1],
        "This is the sine of the score; what is needed is its sign.": [
            -0.84147098,
            0.90929743,
            0.24740396,
            0.7568025,
            0,
        ],
        "The classes are 0 and 1 (or False and True); here they are -1 and +1.": [0, 1, 1, 0, 1],
        "These are the scores themselves; the class is their sign.": [-1, 2, 0.25, -4, 0],
        "The two classes are swapped: a positive score means +1.": [1, -1, -1, 1, -1],
        "The boundary is at a score of 0, not at 1/2; that is for classes 0 and 1.": [-1, 1, -1, -1, -1],
        "The scores are added up over the samples; every row has a sign of its own.": [-1, -1, -1, -1, -1],
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(21)
X, w = rng.normal(size=(7, 5)), rng.normal(size=5)
on_the_line = np.array([[2.0, 1, 0], [0, 0, 0], [-1, -0.5, 7], [-1, -0.5, -7], [1, 2, -1]])
kept = X.copy(), w.copy()
for case, points_in, weights in [
    ("of random points", X, w),
    ("of other weights", X, -3.0 * w),
    ("of scores near 0", 1e-9 * X, w),
    ("of large scores", 1e6 * X, w),
    ("on the boundary", on_the_line, np.array([1.0, -2, 0])),
    ("for weights of 0", X, np.zeros(5)),
    ("of whole numbers", np.array([[1, 2], [2, 1], [3, 3]]), np.array([1, -1])),
    ("of lists", [[0.5, 2.0], [2.0, 0.5]], [0.5, -1.0]),
    ("of an array in another layout", rng.normal(size=(5, 14)).T[::2], w),
    ("of single precision", X.astype(np.float32), w.astype(np.float32)),
    ("of one sample", X[:1], w),
]:
    scores = torch.tensor(np.array(points_in, dtype=float)) @ torch.tensor(np.array(weights, dtype=float))
    expected = torch.where(scores >= 0, 1.0, -1.0).numpy()
    classes = classify_sign(points_in, weights)
    assert np.shape(classes) == expected.shape, f"classify_sign: shape {np.shape(classes)} {case}"
    np.testing.assert_array_equal(classes, expected, err_msg=f"classify_sign: other classes {case}")
for now, before in zip((X, w), kept, strict=True):
    np.testing.assert_array_equal(now, before, err_msg="classify_sign: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# ## 2. How many are right?
#
# The simplest measure of a classifier $a$ is its **accuracy**, the share of right answers:
#
# $$\frac1n \sum_{i=1}^n [a(x_i) = y_i] ,$$
#
# where the bracket is 1 if what it says is true, and 0 otherwise. It is easy to understand, and it is to be *maximised*. Some lecture notes
# call it a loss; the loss would be $1 - $ accuracy, the **error rate**.
#
# ### Exercise: `accuracy`
#
# The labels may be $\pm 1$ or $0, 1, 2, \dots$; only whether they agree counts.


# %% nbgrader={"grade": false, "grade_id": "accuracy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def accuracy(predictions, labels):
    """Share of the predictions that are right.

    Parameters
    ----------
    predictions, labels : array_like, shape (n,)

    Returns
    -------
    float
        From 0 to 1.
    """
    ### BEGIN SOLUTION
    return np.mean(np.asarray(predictions) == np.asarray(labels))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_accuracy", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `accuracy`.
check_answer(
    accuracy,
    np.array([1, 0, 2, 1, 1]),
    np.array([1, 2, 2, 0, 1]),  # the first, the third and the last agree
    expected=0.6,
    slips={
        "This is the number of right answers; divide by the number of samples.": 3,
        "This is the share of wrong answers; accuracy is the share of right ones.": 0.4,
        "This is in percent; accuracy is a number between 0 and 1.": 60,
        "This is the mean of the accuracies within each class; here every sample counts the same.": 0.5,
        "// divides whole numbers and cuts off the rest; use /.": 0,
        "The mean of the products runs from -1 to 1 and fits labels of -1 and +1 only.": 1.2,
        "A prediction that is larger than its label is not right; compare with ==.": 0.8,
        "This has a number for each sample; accuracy is their mean.": [1, 0, 1, 0, 1],
        "np.isin asks whether the class occurs anywhere among the labels; compare it with its own label.": 1,
    },
)
check_answer(
    accuracy,
    [1, -1, 1, 1],
    [1, 1, 1, -1],
    expected=0.5,
    slips={
        "== asks whether two lists are the same as a whole; turn them into arrays to compare entry by entry.": 0,
        "The mean of the products runs from -1 to 1 and fits labels of -1 and +1 only.": 0,
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(22)
labels = rng.integers(0, 3, size=31)
for case, predicted, true in [
    ("of three classes", rng.integers(0, 3, size=31), labels),
    ("of two classes", rng.choice([-1, 1], size=17), rng.choice([-1, 1], size=17)),
    ("where all is right", labels.copy(), labels),
    ("where all is wrong", labels + 1, labels),
    ("where one class is rare", np.zeros(11, dtype=int), np.array([0] * 10 + [1])),
    ("of lists", [0, 2, 1, 1, 0, 2, 2], [0, 1, 1, 1, 2, 2, 0]),
    ("of floats", np.array([1.0, -1.0, 1.0]), np.array([1, 1, 1])),
    ("of one sample", np.array([2]), np.array([2])),
]:
    agree = torch.tensor(np.array(predicted, dtype=float)) == torch.tensor(np.array(true, dtype=float))
    expected, kept = agree.double().mean().item(), (list(predicted), list(true))
    share = accuracy(predicted, true)
    assert np.shape(share) == (), f"accuracy: shape {np.shape(share)} {case}, expected a number"
    np.testing.assert_allclose(share, expected, rtol=1e-5, err_msg=f"accuracy: another share {case}")
    np.testing.assert_equal((list(predicted), list(true)), kept, err_msg="accuracy: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Your ruler in numbers, and then its accuracy along a road: the weight of the area stays 1, and the intercept goes from $-2$ to $2$. Below it the same road from $-0.02$ to $0.02$.
#
# The curve is a staircase. It jumps when the line crosses a point, and between two points nothing happens. So the derivative of the accuracy is **zero almost
# everywhere**, and at the jumps there is none. Whoever wants to improve $w$ by small steps learns nothing from it: no direction, no slope. Nor does accuracy know about confidence.
# A malignant lump just across the line and one far on the wrong side count the same.
#
# To train we need a loss that falls a little when $w$ gets a little better.

# %% tags=["demo"]
with_ones = np.column_stack([np.ones(len(points)), points])
print(f"your ruler is right about {accuracy(classify_sign(with_ones, ruler), kind):.1%} of the lumps")
intercepts = np.linspace(-2, 2, 2001)
shares = [accuracy(classify_sign(with_ones, [w0, 1, 0]), kind) for w0 in intercepts]
figures.along_a_weight(intercepts, {"accuracy": shares}, "intercept $w_0$")

# %% tags=["demo"]
near_zero = np.linspace(-0.02, 0.02, 1001)
shares = [accuracy(classify_sign(with_ones, [w0, 1, 0]), kind) for w0 in near_zero]
figures.along_a_weight(near_zero, {"accuracy, enlarged around 0": shares}, "intercept $w_0$")

# %% [markdown]
# ## 3. Losses of the margin
#
# Multiply the score by the label and you get the **margin**
#
# $$m = y\, w^\top x .$$
#
# It is positive when the answer is right, negative when it is wrong, and large when the point lies far inside. First idea: treat the labels as numbers and
# take the squared error of regression. Since $y^2 = 1$,
#
# $$(y - w^\top x)^2 = y^2 (y - w^\top x)^2 = (1 - y\,w^\top x)^2 = (1 - m)^2 .$$
#
# So the squared error is a function of the margin alone. A margin of 1 costs nothing, the unsure one between 0 and 1 costs something, the wrong one costs more.
#
# ### Exercise: `squared_margin_loss`
#
# The mean of $(1-m)^2$ over the samples. No ½ in front.


# %% nbgrader={"grade": false, "grade_id": "squared_margin_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def squared_margin_loss(margins):
    r"""Mean squared distance of the margins from 1.

    .. math:: \frac1n \sum_i (1 - m_i)^2

    Parameters
    ----------
    margins : array_like, shape (n,)

    Returns
    -------
    float
    """
    ### BEGIN SOLUTION
    return np.mean((1 - np.asarray(margins, dtype=float)) ** 2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_squared_margin_loss", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `squared_margin_loss`.
check_answer(
    squared_margin_loss,
    np.array([-1, 0.5, 1, 2.5]),  # squared distances from 1: 4, 0.25, 0 and 2.25
    expected=1.625,
    rtol=1e-5,
    slips={
        "The losses are added up; here the loss is their mean.": 6.5,
        "There is a 1/2 in front, as some courses have it; here there is none.": 0.8125,
        "This is (1 + m)^2: the loss would grow with every right answer. It is (1 - m)^2.": 4.625,
        "The square is missing: positive and negative differences cancel.": 0.25,
        "These are the absolute differences; they have to be squared.": 1,
        "This is the one-sided loss; the squared one also punishes margins above 1.": 1.0625,
        "The mean is taken before the square; square each difference first.": 0.0625,
        "This is the mean of m^2; the margin is compared with 1, not with 0.": 2.125,
        "The root of the mean is taken; the loss is the mean itself.": 1.2747549,
        "This has a loss for each sample; return their mean.": [4, 0.25, 0, 2.25],
        "The sum is divided by n - 1; here it is divided by n.": 2.1666667,
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(23)
for case, margins in [
    ("of random margins", rng.normal(1, 2, size=7)),
    ("of large margins", 1e4 * rng.normal(size=5)),
    ("of margins above 1", 1 + rng.random(11)),
    ("of margins of 1", np.ones(3)),
    ("of zeros", np.zeros(3)),
    ("of whole numbers", np.array([3, -2, 0, 1, 1])),
    ("of a list", [0.5, -1.5, 2]),
    ("of every second entry", rng.normal(size=14)[::2]),
    ("of single precision", rng.normal(size=7).astype(np.float32)),
    ("of one sample", np.array([-0.25])),
]:
    m, kept = torch.tensor(np.array(margins, dtype=float)), list(margins)
    expected = torch.nn.functional.mse_loss(m, torch.ones_like(m)).item()
    loss = squared_margin_loss(margins)
    assert np.shape(loss) == (), f"squared_margin_loss: shape {np.shape(loss)} {case}, expected a number"
    np.testing.assert_allclose(
        loss, expected, rtol=1e-5, atol=1e-7, err_msg=f"squared_margin_loss: other loss {case}"
    )
    np.testing.assert_array_equal(list(margins), kept, err_msg="squared_margin_loss: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Here is the loss of one sample. Read it from the left: wrong costs most, unsure costs something, a margin of 1 is perfect. And then it *rises again*. A margin of 4 costs as much
# as one of $-2$: whoever is right and very sure is punished like somebody who is plainly wrong.
#
# The mean of these parabolas is convex in $w$, and its lowest point is a least-squares fit, solved by the normal equations. The next cell finds it, and counts.

# %% tags=["demo"]
figures.margin_losses({"squared": squared_margin_loss})

# %% tags=["demo"]
w_squared = np.linalg.lstsq(with_ones, kind, rcond=None)[0]
for name, w in {"your ruler": ruler, "least squares": w_squared}.items():
    wrong = np.sum(classify_sign(with_ones, w) != kind)
    print(
        f"{name:14} {wrong} on the wrong side, squared loss {squared_margin_loss(kind * (with_ones @ w)):.3f}"
    )

# %% [markdown]
# Least squares has 48 points on the wrong side, more than a ruler that looks at the area only. It did minimise its loss. But some malignant nuclei are enormous, and
# to spare them a margin far above 1 the line moves towards them, over dozens of smaller malignant ones.
#
# The remedy is to keep one branch of the parabola: below 1 as before, above 1 nothing.
#
# $$\max(0,\, 1 - m)^2$$
#
# It is convex too, and its derivative $-2\max(0,\, 1-m)$ has no jump, not even at $m = 1$. With the power 1 instead of 2 it is the **hinge loss** of the support vector machine, which has a kink there.
#
# ### Exercise: `one_sided_margin_loss`
#
# The mean of $\max(0, 1 - m)^2$ over all samples, those with a loss of 0 included. Cut first, then square.


# %% nbgrader={"grade": false, "grade_id": "one_sided_margin_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def one_sided_margin_loss(margins):
    r"""Mean of the squared margin loss, where margins above 1 cost nothing.

    .. math:: \frac1n \sum_i \max(0,\, 1 - m_i)^2

    Parameters
    ----------
    margins : array_like, shape (n,)

    Returns
    -------
    float
    """
    ### BEGIN SOLUTION
    return np.mean(np.maximum(0, 1 - np.asarray(margins, dtype=float)) ** 2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_one_sided_margin_loss", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `one_sided_margin_loss`.
check_answer(
    one_sided_margin_loss,
    np.array([-1, 0.5, 1, 2.5]),  # the losses are 4, 0.25, 0 and 0
    expected=1.0625,
    rtol=1e-5,
    slips={
        "This punishes margins above 1 too; max(0, 1 - m) comes before the square.": 1.625,
        "This is the hinge loss of the support vector machine; the square is missing.": 0.625,
        "Only the samples on the wrong side count here; a margin between 0 and 1 is punished as well.": 1,
        "This keeps the other branch, the margins above 1.": 0.5625,
        "This is max(0, -m)^2, which asks for no margin at all; the branch ends at 1.": 0.25,
        "The mean is taken over the samples with a loss above 0; here it is over all of them.": 2.125,
        "The square stands on the margin alone; it belongs around max(0, 1 - m).": 0.1875,
        "This is max(0, 1 + m)^2: the loss would grow with every right answer.": 4.625,
        "There is a 1/2 in front, as some courses have it; here there is none.": 0.53125,
        "The losses are added up; here the loss is their mean.": 4.25,
        "The mean is taken first; cut and square each difference before.": 0.0625,
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(24)
for case, margins in [
    ("of random margins", rng.normal(1, 2, size=7)),
    ("of large margins", 1e4 * rng.normal(size=5)),
    ("of margins above 1", 1 + rng.random(11)),
    ("of margins below -1", -1 - rng.random(11)),
    ("of margins from 0 to 1", rng.random(5)),
    ("of margins of 1", np.ones(3)),
    ("of zeros", np.zeros(3)),
    ("of whole numbers", np.array([3, -2, 0, 1, 1])),
    ("of a list", [0.5, -1.5, 2]),
    ("of every second entry", rng.normal(size=14)[::2]),
    ("of single precision", rng.normal(size=7).astype(np.float32)),
    ("of one sample", np.array([-0.25])),
]:
    m, kept = torch.tensor(np.array(margins, dtype=float)), list(margins)
    expected = torch.relu(1 - m).square().mean().item()
    loss = one_sided_margin_loss(margins)
    assert np.shape(loss) == (), f"one_sided_margin_loss: shape {np.shape(loss)} {case}, expected a number"
    np.testing.assert_allclose(
        loss, expected, rtol=1e-5, atol=1e-7, err_msg=f"one_sided_margin_loss: other loss {case}"
    )
    np.testing.assert_array_equal(list(margins), kept, err_msg="one_sided_margin_loss: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Both losses above the staircase that we cannot use, and then both lines. Where only margins below 1 count, the lowest point can be found like this: fit least squares to the samples below 1,
# look which samples are below 1 now, and repeat until they stay the same.
#
# Half of the errors are gone: 24 instead of 48. (They are counted on the very lumps that the lines were fitted to. With three weights and 569 points that is harmless; lesson 04 shows when it is not.) Many losses look like this one, and each has its own method of classification. The most used of them comes in section 6, from another idea.

# %% tags=["demo"]
figures.margin_losses({"squared": squared_margin_loss, "one-sided": one_sided_margin_loss})

# %% tags=["demo"]
w_one_sided = w_squared
for _ in range(30):
    near = kind * (with_ones @ w_one_sided) < 1
    w_one_sided = np.linalg.lstsq(with_ones[near], kind[near], rcond=None)[0]
lines = {"squared": w_squared, "one-sided": w_one_sided}
for name, w in lines.items():
    print(f"{name:10} {np.sum(classify_sign(with_ones, w) != kind)} on the wrong side")
figures.two_classes(points, kind, lines, ("benign", "malignant"), axis_names)

# %% [markdown]
# ## 4. More than two classes
#
# With $k$ classes, build one linear classifier for each. Class $j$ has its own weights, which are the column $w_j$ of a matrix $W$ of shape (d, k). A sample gets $k$ scores, and the class with the largest wins:
#
# $$z = (w_1^\top x, \dots, w_k^\top x), \qquad a(x) = \arg\max_j z_j .$$
#
# For all samples at once the scores are the matrix $XW$, of shape (n, k): a row for each sample, a column for each class. Two classes meet where $(w_i - w_j)^\top x = 0$, so the
# boundaries are straight, and every region is convex.
#
# ### Exercise: `classify_multiclass`
#
# Classes are counted from 0. If several scores share the first place, any of their classes is accepted.


# %% nbgrader={"grade": false, "grade_id": "classify_multiclass", "locked": false, "schema_version": 3, "solution": true, "task": false}
def classify_multiclass(X, W):
    r"""Class with the largest linear score.

    Parameters
    ----------
    X : array_like, shape (n, d)
    W : array_like, shape (d, k)

    Returns
    -------
    ndarray of int, shape (n,)
        From 0 to k - 1.
    """
    ### BEGIN SOLUTION
    scores = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float)
    return scores.argmax(axis=1)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_classify_multiclass", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `classify_multiclass`.
check_answer(
    classify_multiclass,
    [[1, 0], [0, 1], [1, 1], [-1, 0]],  # the scores of the last sample are -2, -0.5 and 1
    [[2, 0.5, -1], [-1, 1, 0]],
    expected=[0, 1, 1, 2],
    slips={
        "The largest score is taken along the samples (axis 0); each sample needs the best of its own row (axis 1).": [
            0,
            2,
            3,
        ],
        "Without an axis argmax counts through the whole table; each row has its own best class.": 0,
        "The score with the largest absolute value is taken; a large negative score speaks against its class.": [
            0,
            0,
            1,
            0,
        ],
        "This is the class with the smallest score.": [2, 0, 2, 0],
        "This is the largest score, not the class that has it: argmax instead of max.": [2, 1, 1.5, 1],
        "The classes are counted from 0 here, not from 1.": [1, 2, 2, 3],
        "The first class with a positive score is taken; of several the one with the largest wins.": [
            0,
            1,
            0,
            2,
        ],
        "These are rows of zeros with a single 1; return the number of the class.": [
            [1, 0, 0],
            [0, 1, 0],
            [0, 1, 0],
            [0, 0, 1],
        ],
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(25)
X, W = rng.normal(size=(7, 5)), rng.normal(size=(5, 3))
kept = X.copy(), W.copy()
for case, points_in, weights in [
    ("of random points", X, W),
    ("of weights of different lengths", X, W * np.array([0.1, 3.0, 1.0])),
    ("where all scores are negative", np.ones((3, 1)), np.array([[-3.0, -1.0, -2.0]])),
    ("of as many classes as features", rng.normal(size=(11, 5)), rng.normal(size=(5, 5))),
    ("of scores of 1e4", np.array([[1.0, 0], [0, 1]]), np.array([[1e4, 1e4 + 1, 0], [-1e4, 1e4 - 1, 1e4]])),
    ("of whole numbers", np.array([[1, 2], [2, 1], [-3, 3]]), np.array([[1, -1, 0], [0, 2, 1]])),
    ("of lists", [[0.5, 2.0], [2.0, 0.5]], [[1.0, 0.0, 0.5], [0.0, 1.0, 0.6]]),
    ("of arrays in another layout", rng.normal(size=(5, 14)).T[::2], rng.normal(size=(3, 5)).T),
    ("of single precision", X.astype(np.float32), W.astype(np.float32)),
    ("of one sample", X[:1], W),
    ("of a single class", X, W[:, :1]),
]:
    scores = torch.tensor(np.array(points_in, dtype=float)) @ torch.tensor(np.array(weights, dtype=float))
    expected = scores.argmax(dim=1).numpy()
    classes = classify_multiclass(points_in, weights)
    assert np.shape(classes) == expected.shape, f"classify_multiclass: shape {np.shape(classes)} {case}"
    np.testing.assert_array_equal(classes, expected, err_msg=f"classify_multiclass: other classes {case}")
tied = classify_multiclass(np.array([[1.0, 1.0], [1.0, 0.0]]), np.array([[1.0, 0.0, 1.0], [0.0, -2.0, 0.0]]))
for winner in np.asarray(tied):
    assert winner in (0, 2), f"classify_multiclass: class {winner} of the scores 1, below 1 and 1"
for now, before in zip((X, W), kept, strict=True):
    np.testing.assert_array_equal(now, before, err_msg="classify_multiclass: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Handwritten digits, 8 × 8 pixels each, and of each picture two numbers only: how much ink there is in the middle, and how much in all. A zero has a hole in the middle, a one is ink in the middle, a two lies between them. Here are
# the weights of three classifiers, one for each digit, trained by a method that you will have built at the end of section 6. Each region is cut out by your `classify_multiclass`.

# %% tags=["demo"]
digits = load_digits()
pictures = digits.X.reshape(-1, 8, 8) / 16
few = digits.y < 3
ink = np.column_stack([pictures[few, 2:6, 3:5].mean(axis=(1, 2)), pictures[few].mean(axis=(1, 2))])
ink = (ink - ink.mean(axis=0)) / ink.std(axis=0)
ink_ones, few_labels = np.column_stack([np.ones(len(ink)), ink]), digits.y[few]
ink_names, digit_names = ("ink in the middle, standardised", "ink in all, standardised"), ("0", "1", "2")
trained = np.array([[-1.82, -0.51, 2.33], [-6.33, 5.7, 0.63], [1.57, -1.38, -0.2]])

# %% tags=["demo"]
figures.class_regions(
    ink,
    few_labels,
    {
        "three scores, the largest wins": lambda x: classify_multiclass(
            np.column_stack([np.ones(len(x)), x]), trained
        )
    },
    digit_names,
    ink_names,
)

# %% [markdown]
# ## 5. From scores to probabilities
#
# "A one, with score 3.1" is not much of an answer. "A one, with probability 0.9" is. Scores have any sign and any size, so two steps are needed. First take the exponential of
# each score, which makes all of them positive and keeps their order. Then divide by the sum, so that they sum to 1. This is the **softmax**:
#
# $$p_j = \frac{e^{z_j}}{\sum_{l=1}^k e^{z_l}} .$$
#
# Scores that are meant to go through a softmax are called **logits**. With two classes, counted as 0 and 1, $p_1 = 1/(1 + e^{-(z_1 - z_0)})$, the sigmoid of the difference: logistic regression is the case $k=2$.

# %% [markdown]
# Add the same number $c$ to all logits of a sample, and $e^c$ cancels:
#
# $$\frac{e^{z_j + c}}{\sum_l e^{z_l + c}} = \frac{e^c\, e^{z_j}}{e^c \sum_l e^{z_l}} = p_j .$$
#
# The softmax knows only differences. That is more than a curiosity, for $e^{710}$ is already too large for a float, and logits of 1000 do occur. So choose
# $c = -\max_l z_l$: the largest exponent becomes 0, the others are negative, nothing overflows, and the sum is at least 1.
#
# ### Exercise: `softmax`
#
# One distribution a row, for logits up to $\pm 10^4$. The maximum, too, is each row's own. `keepdims=True` keeps a sum along the rows in a shape that can be divided by.


# %% nbgrader={"grade": false, "grade_id": "softmax", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax(logits):
    r"""Probabilities from scores, row by row.

    .. math:: p_{ij} = \frac{e^{z_{ij}}}{\sum_l e^{z_{il}}}

    Parameters
    ----------
    logits : array_like, shape (n, k)
        Up to 1e4 in size.

    Returns
    -------
    ndarray, shape (n, k)
        Each row sums to 1.
    """
    ### BEGIN SOLUTION
    logits = np.asarray(logits, dtype=float)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_softmax", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `softmax`.
check_answer(
    softmax,
    np.log([[1, 2, 5], [4, 4, 2]]),  # the exponentials are 1, 2, 5 and 4, 4, 2
    expected=[[0.125, 0.25, 0.625], [0.4, 0.4, 0.2]],
    rtol=1e-5,
    slips={
        "The sum runs over the samples (axis 0); the classes of one sample share out 1, so it runs along each row.": [
            [0.2, 0.33333333, 0.71428571],
            [0.8, 0.66666667, 0.28571429],
        ],
        "The sum runs over the whole table; each row sums to 1 of its own.": [
            [0.055555556, 0.11111111, 0.27777778],
            [0.22222222, 0.22222222, 0.11111111],
        ],
        "These are the exponentials; they have yet to be divided by their sum.": [[1, 2, 5], [4, 4, 2]],
        "This is the sigmoid of each score on its own; the classes have to share out 1.": [
            [0.5, 0.66666667, 0.83333333],
            [0.8, 0.8, 0.66666667],
        ],
        "The scores are divided by their sum; take their exponentials first.": [
            [0, 0.30103, 0.69897],
            [0.4, 0.4, 0.2],
        ],
        "This is the logarithm of the softmax.": [
            [-2.0794415, -1.3862944, -0.47000363],
            [-0.91629073, -0.91629073, -1.6094379],
        ],
        "These are powers of 2; softmax takes powers of e.": [
            [0.17642484, 0.28524486, 0.5383303],
            [0.38189758, 0.38189758, 0.23620485],
        ],
        "The maxima are those of the columns (axis 0), so each class loses another amount; take each row's own.": [
            [0.14285714, 0.28571429, 0.57142857],
            [0.41666667, 0.41666667, 0.16666667],
        ],
    },
)
check_answer(
    softmax,
    np.array([[1000, 1001, 1000], [-10000, 0, 10000], [-9999, -10000, -9999]]),
    expected=[[0.2119416, 0.5761169, 0.2119416], [0, 0, 1], [0.4223188, 0.1553624, 0.4223188]],
    rtol=1e-5,
    slips={
        "exp overflows above 709; subtract the row's largest score first, which changes nothing else.": [
            [np.nan, np.nan, np.nan],
            [0, 0, np.nan],
            [np.nan, np.nan, np.nan],
        ],
        "The maximum is taken over the whole batch: a row far below it has exponentials of 0 only, and 0/0.": [
            [np.nan, np.nan, np.nan],
            [0, 0, 1],
            [np.nan, np.nan, np.nan],
        ],
        "The smallest score is subtracted, so that exp can still overflow; subtract the largest.": [
            [0.21194156, 0.57611688, 0.21194156],
            [0, np.nan, np.nan],
            [0.4223188, 0.1553624, 0.4223188],
        ],
        "Clipped scores lose their differences: 1000 and 1001 become the same. Subtract the row's largest score.": [
            [0.33333333, 0.33333333, 0.33333333],
            [0, 7.1245764e-218, 1],
            [0.33333333, 0.33333333, 0.33333333],
        ],
        "The result is stored in an array of integers, which cuts off the decimals.": [
            [0, 0, 0],
            [0, 0, 1],
            [0, 0, 0],
        ],
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(26)
logits = rng.normal(size=(7, 5))
steps_of_a_quarter = np.round(4 * rng.normal(size=(7, 5))) / 4
kept = logits.copy()
for case, z in [
    ("of random logits", logits),
    ("of two samples and eleven classes", 3 * rng.normal(size=(2, 11))),
    ("of zeros", np.zeros((3, 2))),
    ("of logits around 1e3", 1e3 + steps_of_a_quarter),
    ("of logits around -1e3", -1e3 + steps_of_a_quarter),
    ("of logits of 1e4", np.array([[1e4, -1e4, 0], [1e4, 1e4, -1e4], [-1e4, -1e4, -1e4]])),
    ("of rows far apart", steps_of_a_quarter + 1e4 * np.array([[-1, 1, 0, 0.5, -0.5, 0, 1]]).T),
    ("of whole numbers", np.array([[1, 2, 3], [0, 0, -5]])),
    ("of lists", [[0.5, -0.5], [1.0, 2.0], [0.0, 0.0]]),
    ("of an array in another layout", rng.normal(size=(5, 14)).T[::2]),
    ("of single precision", logits.astype(np.float32)),
    ("of one sample", logits[:1]),
    ("of a single class", logits[:, :1]),
]:
    expected = torch.softmax(torch.tensor(np.array(z, dtype=float)), dim=1).numpy()
    p = softmax(z)
    assert np.shape(p) == expected.shape, f"softmax: shape {np.shape(p)} {case}, expected {expected.shape}"
    assert np.isfinite(p).all(), f"softmax: not finite {case}"
    np.testing.assert_allclose(
        p, expected, rtol=1e-5, atol=1e-7, err_msg=f"softmax: other probabilities {case}"
    )
    np.testing.assert_allclose(np.sum(p, axis=1), 1, rtol=1e-5, err_msg=f"softmax: sums of the rows {case}")
np.testing.assert_array_equal(logits, kept, err_msg="softmax: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Three logits on their way. The exponential makes differences large: 3 more in the score is 20 times as much in probability. Try other numbers; add 5 to all of them and compare the panel on the right.

# %% tags=["demo"]
figures.softmax_steps([2.0, -1.0, 3.0], softmax, ("class 0", "class 1", "class 2"))

# %% [markdown]
# ### Exercise: `log_softmax`
#
# The loss will need $\ln p_j$. Taking the logarithm of the softmax is not safe: with logits $(10^4, 0)$ the second probability is $e^{-10000}$, which is rounded to 0, and
# $\ln 0 = -\infty$. But the true value is harmless, about $-10000$. Take the logarithm on paper:
#
# $$\ln p_j = z_j - \ln \sum_l e^{z_l} .$$
#
# The sum still overflows, and the same trick as before mends it: with $c = \max_l z_l$,
#
# $$\ln p_j = (z_j - c) - \ln \sum_l e^{z_l - c} .$$
#
# The sum lies between 1 and $k$ now, so its logarithm is safe.


# %% nbgrader={"grade": false, "grade_id": "log_softmax", "locked": false, "schema_version": 3, "solution": true, "task": false}
def log_softmax(logits):
    r"""Logarithms of the softmax, row by row.

    .. math:: \ln p_{ij} = z_{ij} - \ln \sum_l e^{z_{il}}

    Parameters
    ----------
    logits : array_like, shape (n, k)
        Up to 1e4 in size.

    Returns
    -------
    ndarray, shape (n, k)
        At most 0, and finite.
    """
    ### BEGIN SOLUTION
    logits = np.asarray(logits, dtype=float)
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_log_softmax", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `log_softmax`.
check_answer(
    log_softmax,
    np.log([[1, 2, 5], [4, 4, 2]]),  # the probabilities are 1/8, 1/4, 5/8 and 0.4, 0.4, 0.2
    expected=[[-2.0794415, -1.3862944, -0.4700036], [-0.9162907, -0.9162907, -1.6094379]],
    rtol=1e-5,
    slips={
        "The sign is turned; the logarithm of a probability is not positive.": [
            [2.0794415, 1.3862944, 0.47000363],
            [0.91629073, 0.91629073, 1.6094379],
        ],
        "This is the logarithm to the base 2; here it is the natural one.": [
            [-3, -2, -0.67807191],
            [-1.3219281, -1.3219281, -2.3219281],
        ],
        "The sum runs over the samples (axis 0); it runs over the classes of each row.": [
            [-1.6094379, -1.0986123, -0.33647224],
            [-0.22314355, -0.40546511, -1.252763],
        ],
        "The sum runs over the whole table; each row has its own.": [
            [-2.8903718, -2.1972246, -1.2809338],
            [-1.5040774, -1.5040774, -2.1972246],
        ],
        "The largest score was subtracted in the sum and not in the scores; subtract it in both.": [
            [-0.47000363, 0.22314355, 1.1394343],
            [0.47000363, 0.47000363, -0.22314355],
        ],
        "The sum of the exponentials is subtracted; it is its logarithm that has to be.": [
            [-8, -7.3068528, -6.3905621],
            [-8.6137056, -8.6137056, -9.3068528],
        ],
        "These are the probabilities; their logarithms are asked for.": [
            [0.125, 0.25, 0.625],
            [0.4, 0.4, 0.2],
        ],
        "The logarithm of the mean is subtracted; it has to be that of the sum.": [
            [-0.98082925, -0.28768207, 0.62860866],
            [0.18232156, 0.18232156, -0.51082562],
        ],
    },
)
check_answer(
    log_softmax,
    np.array([[10000, 0, -10000], [-10000, -10000, -10000]]),
    expected=[[0, -10000, -20000], [-1.0986123, -1.0986123, -1.0986123]],
    rtol=1e-5,
    slips={
        "A probability that is rounded to 0 has the logarithm -inf; subtract the logarithm of the sum from the scores instead.": [
            [0, -np.inf, -np.inf],
            [-1.0986123, -1.0986123, -1.0986123],
        ],
        "exp overflows above 709; subtract the row's largest score first.": [
            [-np.inf, -np.inf, -np.inf],
            [np.inf, np.inf, np.inf],
        ],
        "The maximum is taken over the whole batch: for a row far below it the sum is 0 and its logarithm -inf.": [
            [0, -10000, -20000],
            [np.inf, np.inf, np.inf],
        ],
        "A small number inside the logarithm cuts off what lies below it: the true values reach -20000.": [
            [1.0000889e-12, -27.631021, -27.631021],
            [-1.0986123, -1.0986123, -1.0986123],
        ],
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(27)
logits = rng.normal(size=(7, 5))
steps_of_a_quarter = np.round(4 * rng.normal(size=(7, 5))) / 4
kept = logits.copy()
for case, z in [
    ("of random logits", logits),
    ("of two samples and eleven classes", 3 * rng.normal(size=(2, 11))),
    ("of zeros", np.zeros((3, 2))),
    ("of logits around 1e3", 1e3 + steps_of_a_quarter),
    ("of logits around -1e3", -1e3 + steps_of_a_quarter),
    ("of logits of 1e4", np.array([[1e4, -1e4, 0], [1e4, 1e4, -1e4], [-1e4, -1e4, -1e4]])),
    ("of rows far apart", steps_of_a_quarter + 1e4 * np.array([[-1, 1, 0, 0.5, -0.5, 0, 1]]).T),
    ("of whole numbers", np.array([[1, 2, 3], [0, 0, -5]])),
    ("of lists", [[0.5, -0.5], [1.0, 2.0], [0.0, 0.0]]),
    ("of an array in another layout", rng.normal(size=(5, 14)).T[::2]),
    ("of single precision", logits.astype(np.float32)),
    ("of one sample", logits[:1]),
    ("of a single class", logits[:, :1]),
]:
    expected = torch.log_softmax(torch.tensor(np.array(z, dtype=float)), dim=1).numpy()
    log_p = log_softmax(z)
    assert np.shape(log_p) == expected.shape, f"log_softmax: shape {np.shape(log_p)} {case}"
    assert np.isfinite(log_p).all(), f"log_softmax: not finite {case}"
    np.testing.assert_allclose(
        log_p, expected, rtol=1e-5, atol=1e-6, err_msg=f"log_softmax: other logarithms {case}"
    )
np.testing.assert_array_equal(logits, kept, err_msg="log_softmax: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# ## 6. Cross-entropy
#
# We have a predicted distribution $q$ and know the true class $y$. Write the truth as a distribution as well: $p_j = 1$ for $j = y$ and 0 for all others. How far is $q$ from $p$? The **cross-entropy** is
#
# $$H(p, q) = -\sum_{j=1}^k p_j \ln q_j .$$
#
# For a given $p$ it is smallest when $q = p$ (a fact of information theory, Gibbs' inequality). It is not a distance in the strict sense, since $H(p,q) \ne H(q,p)$. For our $p$ all terms but one vanish, and what is left is
# minus the logarithm of the probability of the true class:
#
# $$H(p, q) = -\ln q_y .$$

# %% tags=["demo"]
figures.cross_entropy_terms([0, 1, 0], [0.2, 0.7, 0.1], ("class 0", "class 1", "class 2"))

# %% tags=["demo"]
figures.log_loss()

# %% [markdown]
# There is a second way to the same formula. If the model gives sample $i$ the class $y_i$ with probability $q_{i,y_i}$, and the samples are independent, then the probability of all labels together is
# $\prod_i q_{i,y_i}$. Choose the weights that make the observed labels most likely: this is **maximum likelihood**. The logarithm turns the product into a sum, the minus turns the maximum into a minimum, and the loss is
#
# $$L(W) = -\frac1n \sum_{i=1}^n \ln \frac{e^{w_{y_i}^\top x_i}}{\sum_j e^{w_j^\top x_i}} .$$
#
# Nothing here is cut off: a confident mistake costs as much as it should, and a right answer never costs more for being surer.

# %% [markdown]
# ### Exercise: `cross_entropy`
#
# The mean over the samples, with the natural logarithm, computed from logits. `torch.nn.functional.cross_entropy` takes logits too. Other courses take the sum over the samples, the logarithm to the base 2, or probabilities in the place of logits. None of these is meant here.
#
# You want one entry of each row, the $y_i$-th of row $i$. Try `A = np.arange(12).reshape(4, 3)` with `A[[0, 1, 2, 3], [2, 0, 0, 1]]`, and compare with `A[:, [2, 0, 0, 1]]`.


# %% nbgrader={"grade": false, "grade_id": "cross_entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cross_entropy(logits, labels):
    r"""Mean cross-entropy between the labels and the softmax of the logits.

    .. math:: -\frac1n \sum_i \ln p_{i, y_i}, \qquad p = \operatorname{softmax}(z)

    Parameters
    ----------
    logits : array_like, shape (n, k)
        Up to 1e4 in size.
    labels : array_like of int, shape (n,)
        From 0 to k - 1.

    Returns
    -------
    float
        In nats: 0 for certainty, ln k for probabilities that are all alike.
    """
    ### BEGIN SOLUTION
    labels = np.asarray(labels)
    return -np.mean(log_softmax(logits)[np.arange(len(labels)), labels])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_cross_entropy", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `cross_entropy`.
check_answer(
    cross_entropy,
    np.log([[1, 2, 5], [4, 4, 2], [1, 1, 2]]),
    [1, 2, 0],  # the true classes have the probabilities 1/4, 1/5 and 1/4
    expected=1.4606756,
    rtol=1e-5,
    slips={
        "The losses are added up; here the loss is their mean over the samples.": 4.3820266,
        "The minus is missing: the logarithm of a probability is negative.": -1.4606755,
        "This is the logarithm to the base 2 (the loss in bits); here it is the natural one.": 2.1073094,
        "The mean is taken over samples and classes; the sum over the classes stays a sum.": 0.48689185,
        "log_p[:, labels] takes every label in every row; log_p[np.arange(n), labels] takes each row's own.": 1.2048328,
        "This takes the class with the largest score; the loss is about the true class.": 0.69314718,
        "The mean of the probabilities is taken first; take each logarithm, then their mean.": 1.4552872,
        "The terms -ln(1 - p) of the wrong classes are added; that is another loss, for k separate yes-or-no questions.": 2.4996226,
        "The softmax is applied twice; the logits need it once.": 1.2101917,
        "This is 1 minus the probability of the true class; the loss is minus its logarithm.": 0.76666667,
        "This is minus the score of the true class; the softmax is missing.": -0.46209812,
        "The labels are counted from 0; nothing has to be subtracted.": 1.2296265,
        "The softmax runs over the samples (axis 0); it runs over the classes of each row.": 1.5161999,
    },
)
check_answer(
    cross_entropy,
    np.array([[10000, -10000], [0, 10000]]),
    np.array([1, 1]),
    expected=10000,
    rtol=1e-5,
    slips={
        "A probability that is rounded to 0 gives an infinite loss; use the log-softmax.": np.inf,
        "Cutting off small probabilities cuts off the loss; the true one can be 20000. Use the log-softmax.": 17.269388,
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(28)
logits, labels = rng.normal(size=(7, 5)), rng.integers(0, 5, size=7)
steps_of_a_quarter = np.round(4 * rng.normal(size=(7, 5))) / 4
kept = logits.copy(), labels.copy()
for case, z, y in [
    ("of random logits", logits, labels),
    ("of other labels", logits, (labels + 2) % 5),
    ("of two classes", 3 * rng.normal(size=(11, 2)), rng.integers(0, 2, size=11)),
    ("where classes are absent", logits, np.full(7, 1)),
    ("of zeros", np.zeros((3, 2)), np.array([0, 1, 1])),
    ("of logits around 1e3", 1e3 + steps_of_a_quarter, labels),
    ("of logits of 1e4", np.array([[1e4, -1e4, 0], [0, 1e4, -1e4], [-1e4, 0, 1e4]]), np.array([1, 2, 1])),
    ("of certain answers", np.array([[1e4, 0], [-1e4, 0]]), np.array([0, 1])),
    ("of rows far apart", steps_of_a_quarter + 1e4 * np.array([[-1, 1, 0, 0.5, -0.5, 0, 1]]).T, labels),
    ("of whole numbers", np.array([[1, 2, 3], [0, 0, -5]]), np.array([0, 2])),
    ("of lists", [[0.5, -0.5], [1.0, 2.0], [0.0, 0.0]], [0, 1, 1]),
    ("of an array in another layout", rng.normal(size=(5, 14)).T[::2], labels),
    ("of single precision", logits.astype(np.float32), labels),
    ("of one sample", logits[:1], labels[:1]),
]:
    expected = torch.nn.functional.cross_entropy(
        torch.tensor(np.array(z, dtype=float)), torch.tensor(np.array(y))
    )
    loss = cross_entropy(z, y)
    assert np.shape(loss) == (), f"cross_entropy: shape {np.shape(loss)} {case}, expected a number"
    assert np.isfinite(loss), f"cross_entropy: not finite {case}"
    np.testing.assert_allclose(
        loss, expected.item(), rtol=1e-5, atol=1e-6, err_msg=f"cross_entropy: another loss {case}"
    )
for now, before in zip((logits, labels), kept, strict=True):
    np.testing.assert_array_equal(now, before, err_msg="cross_entropy: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **See.** With two classes and logits $(0, s)$, where $s$ is a score as in section 1, the cross-entropy is $\ln(1 + e^{-m})$, a function of the margin. It stands here beside the other two. It never rises
# again, like the one-sided loss. It is smooth, and it never quite reaches 0: there is always a little to gain by being surer. For very negative margins it grows like $-m$ and not like $m^2$, so that
# a mislabelled sample pulls less.

# %% tags=["demo"]
figures.margin_losses(
    {
        "squared": squared_margin_loss,
        "one-sided": one_sided_margin_loss,
        "cross-entropy": lambda m: cross_entropy(np.column_stack([0 * m, m]), np.ones(len(m), dtype=int)),
    }
)

# %% [markdown]
# All of this in one picture, with your functions inside: every fifteenth lump, and a boundary that lies too far to the right. Shift it within the shaded band. The accuracy does not move, but the loss has a slope, and it says which way to go.
#
# Then choose *stretched*. The longer the weights, the surer each answer, while every point stays on its side: the accuracy is the same for all lengths. Yet there is a best length. What makes the loss rise again beyond it? And where would the best length be if no lump lay on the wrong side?

# %% tags=["demo"]
LinearClassificationExplorer(
    points[::15],
    (kind[::15] > 0).astype(int),
    softmax,
    cross_entropy,
    accuracy,
    anchor=(1, 0),
    weights=(1.5, 0),
    names=("benign", "malignant"),
    xlabel="area of the largest nuclei",
    ylabel="unevenness of the outlines",
)

# %% [markdown]
# ### The gradient
#
# To make the loss smaller we need its derivatives. Take one sample, with logits $z$, and write the loss as $-z_y + \ln \sum_l e^{z_l}$. The derivative of the second term by $z_j$ is
#
# $$\frac{e^{z_j}}{\sum_l e^{z_l}} = p_j , \qquad \text{so} \qquad \frac{\partial L}{\partial z_j} = p_j - [j = y] .$$
#
# Predicted minus true: no formula of this course is simpler. Since $p$ and the truth both sum to 1, these derivatives sum to 0. Now the chain rule. $z_j = \sum_a x_a W_{aj}$, so
# $\partial L / \partial W_{aj} = x_a\, (p_j - [j = y])$. Averaged over the samples, this is a product of matrices; the shapes tell you which.

# %% [markdown]
# ### Exercise: `cross_entropy_gradient`
#
# The gradient of the mean cross-entropy of the logits $XW$, in the shape of `W`. It has to be as safe as your softmax. And a class may be absent from the labels: the number of classes is the number of columns of `W`.


# %% nbgrader={"grade": false, "grade_id": "cross_entropy_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cross_entropy_gradient(X, labels, W):
    r"""Gradient of the mean cross-entropy of a linear classifier.

    .. math:: \frac{\partial L}{\partial W_{aj}} = \frac1n \sum_i X_{ia}\, (p_{ij} - [j = y_i])

    Parameters
    ----------
    X : array_like, shape (n, d)
    labels : array_like of int, shape (n,)
        From 0 to k - 1.
    W : array_like, shape (d, k)

    Returns
    -------
    ndarray, shape (d, k)
    """
    ### BEGIN SOLUTION
    X, W = np.asarray(X, dtype=float), np.asarray(W, dtype=float)
    error = softmax(X @ W)
    error[np.arange(len(X)), np.asarray(labels)] -= 1
    return X.T @ error / len(X)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_cross_entropy_gradient", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `cross_entropy_gradient`.
W = np.log([[1, 2, 5], [2, 2, 2**0.5]])  # logits ln (1, 2, 5), ln (4, 4, 2) and again ln (1, 2, 5)
check_answer(
    cross_entropy_gradient,
    [[1, 0], [0, 2], [1, 0]],
    [1, 2, 0],
    W,
    expected=[[-0.25, -0.1666667, 0.4166667], [0.2666667, 0.2666667, -0.5333333]],
    rtol=1e-5,
    slips={
        "The mean over the samples is missing: divide by n.": [[-0.75, -0.5, 1.25], [0.8, 0.8, -1.6]],
        "The sign is turned: the gradient points uphill, with p - Y and not with Y - p.": [
            [0.25, 0.16666667, -0.41666667],
            [-0.26666667, -0.26666667, 0.53333333],
        ],
        "The labels have no part in this; 1 has to be subtracted from the probability of the true class.": [
            [0.083333333, 0.16666667, 0.41666667],
            [0.26666667, 0.26666667, 0.13333333],
        ],
        "This is the transpose; the gradient has the shape of W, (d, k).": [
            [-0.25, 0.26666667],
            [-0.16666667, 0.26666667],
            [0.41666667, -0.53333333],
        ],
        "There is a factor 2 in front; it belongs to squared errors, the derivative of a logarithm has none.": [
            [-0.5, -0.33333333, 0.83333333],
            [0.53333333, 0.53333333, -1.0666667],
        ],
        "The labels are subtracted from the scores; take the softmax first.": [
            [-0.33333333, 0.12876479, 1.0729586],
            [0.92419624, 0.92419624, -0.20456855],
        ],
        "This is divided by n k; the loss is a mean over the samples and a sum over the classes.": [
            [-0.083333333, -0.055555556, 0.13888889],
            [0.088888889, 0.088888889, -0.17777778],
        ],
        "The softmax runs over the samples (axis 0); it runs over the classes of each row.": [
            [-0.22222222, -0.16666667, 0.27777778],
            [0.44444444, 0.33333333, -0.55555556],
        ],
        "This is the derivative by the logits; by the chain rule it is multiplied with X.T from the left.": [
            [0.041666667, -0.25, 0.20833333],
            [0.13333333, 0.13333333, -0.26666667],
            [-0.29166667, 0.083333333, 0.20833333],
        ],
        "This is the gradient of a squared error between p and the labels; with the logarithm the factor p (1 - p) cancels.": [
            [-0.02734375, -0.03125, 0.09765625],
            [0.064, 0.064, -0.085333333],
        ],
        "The means of X and of p - Y are multiplied; each sample's x belongs to its own p.": [
            [-0.077777778, -0.022222222, 0.1],
            [-0.077777778, -0.022222222, 0.1],
        ],
        "1 is subtracted in every row at every label that occurs; p[np.arange(n), labels] meets each row's own.": [
            [-0.58333333, -0.5, -0.25],
            [-0.4, -0.4, -0.53333333],
        ],
    },
)
check_answer(
    cross_entropy_gradient,
    np.array([[10000, 0], [0, 10000]]),
    np.array([1, 1]),  # classes 0 and 2 do not occur
    np.array([[1, 0, -1], [0, 1, -1]]),
    expected=[[5000, -5000, 0], [0, 0, 0]],
    rtol=1e-5,
    slips={
        "exp overflows above 709; subtract the row's largest score first.": [
            [np.nan, np.nan, 0],
            [np.nan, np.nan, 0],
        ],
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(29)
X, labels, W = rng.normal(size=(7, 5)), rng.integers(0, 3, size=7), rng.normal(size=(5, 3))
kept = X.copy(), labels.copy(), W.copy()
for case, points_in, y, weights in [
    ("at random weights", X, labels, W),
    ("for other labels", X, (labels + 1) % 3, W),
    ("at weights of 0", X, labels, np.zeros((5, 3))),
    ("of two classes", X, labels % 2, rng.normal(size=(5, 2))),
    ("where the last class is absent", X, np.array([0, 1, 0, 1, 1, 0, 0]), W),
    ("where the first class is absent", X, np.array([2, 1, 2, 1, 1, 2, 2]), W),
    ("of as many features as classes", X[:, :3], labels, W[:3]),
    (
        "at logits of 1e4",
        1e4 * np.eye(3),
        np.array([0, 2, 1]),
        np.array([[1.0, 0, -1], [1, 1, 0], [-1, 0, 0]]),
    ),
    ("at logits of -1e4", -1e4 * np.eye(2), np.array([1, 1]), np.array([[1.0, 1, 1], [2, 1, 1]])),
    (
        "of whole numbers",
        np.array([[1, 2], [0, 1], [3, -1]]),
        np.array([0, 2, 2]),
        np.array([[1, 0, -1], [0, 2, 1]]),
    ),
    ("of lists", [[0.5, 2.0], [2.0, 0.5]], [1, 0], [[1.0, 0.0], [0.0, 1.0]]),
    ("of arrays in another layout", rng.normal(size=(5, 14)).T[::2], labels, rng.normal(size=(3, 5)).T),
    ("of single precision", X.astype(np.float32), labels, W.astype(np.float32)),
    ("of one sample", X[:1], labels[:1], W),
]:
    at = torch.tensor(np.array(weights, dtype=float), requires_grad=True)
    torch.nn.functional.cross_entropy(
        torch.tensor(np.array(points_in, dtype=float)) @ at, torch.tensor(np.array(y))
    ).backward()
    expected = at.grad.numpy()
    gradient = cross_entropy_gradient(points_in, y, weights)
    assert np.shape(gradient) == expected.shape, (
        f"cross_entropy_gradient: shape {np.shape(gradient)} {case}, expected {expected.shape}"
    )
    assert np.isfinite(gradient).all(), f"cross_entropy_gradient: not finite {case}"
    np.testing.assert_allclose(
        gradient, expected, rtol=1e-5, atol=1e-6, err_msg=f"cross_entropy_gradient: other derivatives {case}"
    )
    np.testing.assert_allclose(
        np.sum(gradient, axis=1),
        0,
        atol=1e-6 * (1 + np.abs(expected).max()),
        err_msg=f"cross_entropy_gradient: the rows do not sum to 0 {case}",
    )
for now, before in zip((X, labels, W), kept, strict=True):
    np.testing.assert_array_equal(now, before, err_msg="cross_entropy_gradient: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Everything is there to train a classifier of all ten digits, with 64 pixels and an intercept each: 650 weights. Start with zeros, and go 300 times against the gradient. (What the last line of the cell does, and how far such a step may go, is the subject of the next lesson.)
# The first 1200 pictures train, the other 597 test.
#
# The loss begins at $\ln 10 = 2.303$, where all ten classes are equally likely. Look at the first number that is printed whenever you train a classifier: if it is not $\ln k$, something is wrong.

# %% tags=["demo"]
pixels, train = np.column_stack([np.ones(len(digits.y)), digits.X / 16]), np.arange(len(digits.y)) < 1200
W_digits = np.zeros((65, 10))
for step in range(301):
    if step % 100 == 0:
        loss = cross_entropy(pixels[train] @ W_digits, digits.y[train])
        right = [
            accuracy(classify_multiclass(pixels[part], W_digits), digits.y[part]) for part in (train, ~train)
        ]
        print(
            f"step {step:3}   loss {loss:.3f}   right in training {right[0]:.1%}, in the test {right[1]:.1%}"
        )
    W_digits = W_digits - cross_entropy_gradient(pixels[train], digits.y[train], W_digits)

# %% [markdown]
# A weight belongs to a pixel, so the weights of a class can be looked at as a picture. Orange pixels speak for the digit, purple ones against it. The zero wants no ink in its middle.
#
# Below them are the eight test pictures with the largest loss, that is the surest mistakes, with the probability that your softmax gives to the answer and to the truth. Would you have known better?

# %% tags=["demo"]
figures.digit_pictures(W_digits[1:].T.reshape(10, 8, 8), [str(digit) for digit in range(10)], signed=True)

# %% tags=["demo"]
guess = softmax(pixels[~train] @ W_digits)
truth = digits.y[~train]
worst = np.argsort(guess[np.arange(len(truth)), truth])[:8]
titles = [
    f"{guess[i].argmax()} ({guess[i].max():.2f})\nis {truth[i]} ({guess[i, truth[i]]:.3f})" for i in worst
]
figures.digit_pictures(pictures[~train][worst], titles)

# %% [markdown]
# ## 7. The class that never wins
#
# Back to three digits with two numbers each. "A separate classifier for each class, and the largest score wins": so fit least squares three times, each time with label 1 for the own class and 0 for the others.
# That is the squared loss again, for $k$ classes. It has a closed formula, needs no steps, and has no overflow to fear. Against it stands the cross-entropy on the same three columns of weights.
#
# The ones have much ink in the middle, the zeros little, the twos lie between. Before you run the cell: how many of the 177 twos will each of the two methods find? Write two numbers down.

# %% tags=["demo"]
one_hot = np.eye(3)[few_labels]
W_squares = np.linalg.lstsq(ink_ones, one_hot, rcond=None)[0]
W_entropy = np.zeros((3, 3))
for _ in range(1000):
    W_entropy = W_entropy - cross_entropy_gradient(ink_ones, few_labels, W_entropy)
methods = {"least squares": W_squares, "cross-entropy": W_entropy}
for name, weights in methods.items():
    answers = classify_multiclass(ink_ones, weights)
    found = [
        f"{np.sum(answers[few_labels == digit] == digit)} of {np.sum(few_labels == digit)}"
        for digit in range(3)
    ]
    print(f"{name:14} finds " + ", ".join(f"{part} {digit}s" for digit, part in enumerate(found)))
figures.class_regions(
    ink,
    few_labels,
    {
        name: lambda x, weights=weights: classify_multiclass(np.column_stack([np.ones(len(x)), x]), weights)
        for name, weights in methods.items()
    },
    digit_names,
    ink_names,
)

# %% [markdown]
# Least squares finds none of the 177. Of the region of the twos a sliver is left at the lower edge, where no two lies: class 2 is **masked**. The fitted scores are straight lines that approximate 0 and 1. From left to right the score of the zeros falls and the score of the ones
# rises, while the twos, low at both ends, get a score that is nearly flat. It is never the largest. A straight line *could* do it: with steeper slopes for the two others the flat one would win in the middle. But steeper lines
# overshoot 1 far out, and the squared loss charges for that, as it did for the enormous nuclei. The cross-entropy does not charge for being right, and finds 152.
#
# Experiment: use the digits 0, 1 and 4, or other features, and find out when the masking goes away.

# %% [markdown]
# ## Two questions
#
# **Question 1 (3 points).** A friend wants to train on what she cares about, the accuracy, by small steps along its numerical derivative. What will happen, and why? Then give two classifiers of the same accuracy of which you would clearly prefer one,
# and say which loss of this lesson sees the difference. Finally: can the accuracy fall while the cross-entropy falls too?

# %% [markdown] nbgrader={"grade": true, "grade_id": "explain_accuracy", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The accuracy is a step function of the weights: a small change moves no sample across the boundary, so the accuracy stays exactly the same. Its derivative is zero almost everywhere, the numerical one too if its step is small, and the weights stay where they are. Only by chance does a
# difference catch a sample that crosses, and then it is huge, and says only about that sample anything at all.
#
# Two classifiers with 90 % may differ in how they are wrong. The first gives its wrong answers with probabilities of 0.55, the second with 0.999. I would prefer the first, whose probabilities can be believed. The cross-entropy sees it: $-\ln 0.45 = 0.8$ against $-\ln 0.001 = 6.9$ for each mistake.
# The margin losses see it too, by the size of the negative margins.
#
# Yes. If one very sure mistake becomes a moderate one, the loss can fall by much more than it rises when a sample that was barely right becomes barely wrong. The accuracy falls by one sample, the loss falls too.
#
# === BEGIN MARK SCHEME ===
# 1 point: piecewise constant, so the derivative is zero almost everywhere and the training does not move. ("It is not differentiable" alone: half a point.)
#
# 1 point: an example of equal accuracy with different confidence (or distance from the boundary), and a loss of the lesson that tells them apart.
#
# 1 point: yes, with a reason or an example: the mean loss is dominated by sure mistakes, the accuracy counts only sides.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# **Question 2 (3 points).** Suppose that some weights $W$ classify every training sample correctly, each with the largest score strictly ahead. What happens to the cross-entropy of $cW$ as $c$ grows? Conclude what training without end does to the weights and to the
# predicted probabilities, and whether you would believe a probability of 0.99999 on a new sample. Name one remedy.

# %% [markdown] nbgrader={"grade": true, "grade_id": "explain_separation", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The probability of the true class is $1 / (1 + \sum_{j \ne y} e^{-c (z_y - z_j)})$. All differences $z_y - z_j$ are positive, so every exponential falls to 0 as $c \to \infty$: the probabilities rise to 1 and the loss falls to 0, strictly and without reaching it. The loss has no minimum; its infimum 0 lies at infinity.
#
# So the maximum likelihood estimate does not exist. Each step still finds something to gain, the weights grow without bound (slowly, like the logarithm of the number of steps), and the predicted probabilities on the training set go to 0 and 1. The size of the weights then reflects how long we trained and not how sure we should be. I would
# not believe the 0.99999: separation in a training sample, above all with many features, does not mean that the classes never overlap.
#
# A penalty $\lambda \|W\|^2$ makes the minimum finite. Stopping early, guided by the loss on a validation set, does too; so does calibrating the probabilities on held-out data.
#
# === BEGIN MARK SCHEME ===
# 1 point: the loss falls strictly towards 0 and has no minimum, with the formula or the differences of the logits as the reason.
#
# 1 point: the weights grow without bound and the probabilities go to 0 and 1, so that such a probability says little about a new sample.
#
# 1 point: a fitting remedy: a penalty, early stopping, calibration on held-out data. ("More data" only if it is said that it breaks the separation.)
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## What to keep
#
# | | formula | PyTorch |
# |---|---|---|
# | `classify_sign` | $+1$ if $w^\top x \ge 0$, else $-1$ | none |
# | `squared_margin_loss` | mean of $(1-m)^2$ | `mse_loss` against 1 |
# | `one_sided_margin_loss` | mean of $\max(0, 1-m)^2$ | none; `soft_margin_loss` is $\ln(1 + e^{-m})$ |
# | `softmax`, `log_softmax` | subtract each row's maximum first | the same names |
# | `cross_entropy` | mean of $-\ln p_{y}$ | `cross_entropy`, from logits |
# | `cross_entropy_gradient` | $x_a (p_j - [j = y])$, averaged | what `backward()` finds |
#
# - Accuracy is what you report, a loss is what you train on: the accuracy's derivative is zero almost everywhere.
# - A loss should not punish being right. The squared loss does; large samples drag its line, and it can mask a class.
# - The softmax sees differences only, so subtract the maximum. Never take the logarithm of a softmax.
# - Before training, the cross-entropy of $k$ classes is $\ln k$.
#
# To read on: T. Hastie, R. Tibshirani, J. Friedman, *The Elements of Statistical Learning*, 2nd ed., chapter 4; masking is figure 4.2.
