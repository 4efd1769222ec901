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
# # A curve through every point
#
# Twelve measurements of something that depends on $x$. You may buy one of three formulas for it, a polynomial of degree 1,
# 4 or 11. The third goes through every point: on the data that you have, it makes no error at all.
#
# Next week a thirteenth measurement arrives, somewhere between the others, and you pay for the square of your formula's
# error. Which one do you buy? Write it down, and write down what you would do if you could *not* see the pictures, because
# $x$ has thirty columns instead of one.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np

from descent.answers import check_answer
from descent.index_checks import check_folds, check_partition

# %% tags=["demo"]
from descent import figures
from descent.data import load_diabetes
from descent.widgets import OverfittingExplorer


# %% tags=["demo"]
def truth(x):
    return np.cos(2.5 * x + 0.5)


places = np.linspace(-1, 1, 12)
measured = truth(places) + np.random.default_rng(4).normal(0, 0.2, size=12)
figures.overfitting_example(places, measured, truth(np.linspace(-1, 1, 400)), [1, 4, 11])

# %% [markdown]
# The line is too stiff to follow: it **underfits**. The polynomial of degree 11 has bent itself around the noise of these
# twelve points and swings wildly between them: it **overfits**. A model overfits when it has learned its training set by heart,
# so that it does well there and badly on everything else.
#
# The trouble is that the error on the training set does not show it. It is 0.32 for degree 1, 0.021 for degree 4 and zero
# for degree 11, and the last is the worst of the three. So that number cannot choose the model. In this lesson you build what can:
# the split of the data, the folds, and cross-validation. At the end you will use them correctly and get a wrong answer all the same, until you find out why.

# %% [markdown]
# ## 1. More columns, less training error
#
# A polynomial is a linear model of the columns $1, x, x^2, \dots, x^p$: nonlinear in $x$, linear in its coefficients, and least
# squares fits it as it fits any other columns.
#
# The columns of degree $p$ are among those of degree $p+1$. The larger model can do all that the smaller one does, by giving its new
# column the coefficient zero. A minimum over more possibilities is never higher:
#
# $$\min_{\beta \in \mathbb{R}^{p+2}} \|X_{p+1}\beta - y\|^2 \;\le\; \min_{\beta \in \mathbb{R}^{p+1}} \|X_p\beta - y\|^2 .$$
#
# So **the training error never rises with the degree**, whatever the data are. With $n$ different values of $x$ and degree $n-1$
# the matrix is square, with the determinant $\prod_{i<j}(x_j - x_i) \ne 0$, and the training error is exactly zero. Pure noise
# would be fitted as perfectly.

# %% [markdown]
# ### Exercise: `polynomial_features`
#
# Powers rise from left to right, and the column of ones is included, as in scikit-learn's `PolynomialFeatures`. (NumPy's
# `np.vander` and the old `np.polyfit` go the other way unless told otherwise.) For $x = (2, -1, 0)$ and degree 3:
#
# $$\begin{pmatrix} 1 & 2 & 4 & 8 \\ 1 & -1 & 1 & -1 \\ 1 & 0 & 0 & 0 \end{pmatrix}$$
#
# $0^0$ counts as 1 here. `x` may be a list, and its numbers may be integers. Turn them into floats first: NumPy's integers end at $9.2 \cdot 10^{18}$, and begin again at the other end
# without a word.


# %% nbgrader={"grade": false, "grade_id": "polynomial_features", "locked": false, "schema_version": 3, "solution": true, "task": false}
def polynomial_features(x, degree):
    r"""Powers of a variable as columns.

    .. math:: X_{ij} = x_i^{\,j}, \qquad j = 0, \dots, \text{degree}

    Parameters
    ----------
    x : array_like, shape (n,)
    degree : int, at least 0

    Returns
    -------
    ndarray, shape (n, degree + 1)
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    return x[:, None] ** np.arange(degree + 1)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_polynomial_features", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `polynomial_features`.
check_answer(
    polynomial_features,
    [2, -1, 0],
    3,
    expected=[[1.0, 2.0, 4.0, 8.0], [1.0, -1.0, 1.0, -1.0], [1.0, 0.0, 0.0, 0.0]],
    slips={
        "The powers fall; begin with the column of ones.": [[8, 4, 2, 1], [-1, 1, -1, 1], [0, 0, 0, 1]],
        "The column of ones, x to the power 0, is missing.": [[2, 4, 8], [-1, 1, -1], [0, 0, 0]],
        "The last power is missing; degree 3 has four columns.": [[1, 2, 4], [1, -1, 1], [1, 0, 0]],
        "Rows and columns are swapped; a sample is a row.": [
            [1, 1, 1],
            [2, -1, 0],
            [4, 1, 0],
            [8, -1, 0],
        ],
        "These are multiples of x; its powers are needed.": [[0, 2, 4, 6], [0, -1, -2, -3], [0, 0, 0, 0]],
        "Here j is raised to the power x; raise x to the power j.": [
            [0, 1, 4, 9],
            [np.inf, 1, 1 / 2, 1 / 3],
            [1, 1, 1, 1],
        ],
    },
)
check_answer(
    polynomial_features,
    [10],
    20,
    expected=[[float(f"1e{j}") for j in range(21)]],
    slips={
        "Integers have run over their end; turn x into floats first.": [
            [float(f"1e{j}") for j in range(19)] + [-8446744073709551616.0, 7766279631452241920.0]
        ]
    },
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(41)
seven = rng.normal(size=7)
for case, x, degree in [
    ("for seven numbers", seven, 4),
    ("for degree 0", seven, 0),
    ("for degree 1", seven, 1),
    ("for degree 2", seven, 2),
    ("for a single sample", [1.5], 5),
    ("for zeros and signs", np.array([0.0, -1.0, 1.0, -2.0, 0.0]), 3),
    ("for integers", np.array([3, -2, 0, 5, 1]), 3),
    ("for large integers", np.array([1000, -999]), 8),
    ("for a list", [1, 2, 3], 6),
    ("for a strided array", np.linspace(-2, 2, 14)[::2], 3),
    ("for float32", seven.astype(np.float32), 3),
    ("for a high degree", np.linspace(-1, 1, 11), 30),
]:
    given = torch.tensor(np.array(x, dtype=float))
    expected = torch.vander(given, N=degree + 1, increasing=True).numpy()
    kept = np.array(x)
    result = np.asarray(polynomial_features(x, degree))
    assert result.shape == expected.shape, (
        f"polynomial_features: shape {result.shape} {case}, expected {expected.shape}"
    )
    assert result.dtype.kind == "f", f"polynomial_features: {result.dtype} {case}, expected floating point"
    np.testing.assert_allclose(
        result, expected, rtol=1e-5, atol=1e-7, err_msg=f"polynomial_features: other than torch.vander {case}"
    )
    np.testing.assert_array_equal(x, kept, err_msg="polynomial_features: changed its argument")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Your columns and least squares, for all degrees from 0 to 11. The black curve is the error on the twelve points. The other is the mean squared
# distance to the truth, which we know here because we invented it.
#
# The first falls to zero, as it must. The second falls, and rises again: at first each new column captures something of the truth, later only noise. Look at the scale: at
# degree 11 the curve misses the truth by more than the constant does.
#
# Try `np.random.default_rng(5)` and others at the top. How much does the best degree depend on luck?


# %% tags=["demo"]
def fit(X, y):
    return np.linalg.lstsq(X, y, rcond=None)[0]


def predict(X, coefficients):
    return X @ coefficients


# %% tags=["demo"]
grid, degrees = np.linspace(-1, 1, 400), range(12)
errors = {"on the training set": [], "against the truth": []}
for degree in degrees:
    X = polynomial_features(places, degree)
    coefficients = fit(X, measured)
    errors["on the training set"].append(np.mean((predict(X, coefficients) - measured) ** 2))
    curve = predict(polynomial_features(grid, degree), coefficients)
    errors["against the truth"].append(np.mean((curve - truth(grid)) ** 2))
figures.error_curves(degrees, errors, "degree", limits=(1e-3, 5), logy=True)

# %% [markdown]
# ## 2. How much the training error flatters
#
# For least squares this can be computed. Let $y = X\beta + \varepsilon$, where the noise has mean 0, variance $\sigma^2$ and no
# correlation, and let $X$ have $p$ independent columns (from here on $p$ counts columns, and is not the degree). The fit is $\hat y = Hy$ with the hat matrix $H$ of lesson 01, a projection of trace $p$, and $HX = X$.
#
# - On the training set the residual is $y - Hy = (I - H)\varepsilon$. The expectation of its squared length is $\sigma^2 \operatorname{tr}(I-H) = \sigma^2 (n - p)$.
# - Measure anew at the same inputs: $y' = X\beta + \varepsilon'$. Then $y' - Hy = \varepsilon' - H\varepsilon$, and since the two noises have nothing to do with each other,
#   that of its squared length is $\sigma^2 n + \sigma^2 \operatorname{tr} H = \sigma^2(n + p)$.
#
# $$E[\text{training MSE}] = \sigma^2\left(1 - \frac pn\right), \qquad E[\text{MSE on new answers}] = \sigma^2\left(1 + \frac pn\right)$$
#
# Each parameter costs $\sigma^2/n$ on new data and *seems to earn* as much on the old: the gap is $2\sigma^2 p/n$. It closes with more data, and opens with more parameters.

# %% tags=["demo"]
rng, n, simulated = np.random.default_rng(0), 30, {}
for p in (1, 5, 10, 15, 20, 25):
    X = rng.normal(size=(n, p))
    old, new = rng.normal(size=(2, n, 2000))  # the truth is 0, the noise has variance 1, 2000 data sets
    fitted = predict(X, fit(X, old))
    simulated[p] = np.mean((old - fitted) ** 2), np.mean((new - fitted) ** 2)
figures.optimism(n, 1.0, simulated)

# %% [markdown]
# That was a model which contains the truth. In general three things add up. Fit the same model to many data sets of the same origin, and look at one place $x$, where the truth is
# $f(x)$ and the fits $\hat f(x)$ have the mean $m(x)$. A new measurement there is $f(x) + \varepsilon$. Then
#
# $$E\big[(f + \varepsilon - \hat f)^2\big] = \underbrace{\sigma^2}_{\text{noise}} + \underbrace{(f - m)^2}_{\text{bias}^2} +
# \underbrace{E\big[(\hat f - m)^2\big]}_{\text{variance}} .$$
#
# To see it, write $f + \varepsilon - \hat f = \varepsilon + (f - m) + (m - \hat f)$ and multiply out: the mixed terms have mean zero, because $\varepsilon$ and $m - \hat f$ have mean zero and
# are independent. A stiff model has bias, a supple one has variance. Nothing removes the noise.

# %% tags=["demo"]
rng, fits = np.random.default_rng(0), {}
answers = truth(places)[:, None] + rng.normal(0, 0.2, size=(12, 500))  # 500 data sets, one a column
for degree in (1, 4, 9):
    curves = predict(polynomial_features(grid, degree), fit(polynomial_features(places, degree), answers))
    bias, variance = np.mean((curves.mean(axis=1) - truth(grid)) ** 2), np.mean(curves.var(axis=1))
    print(f"degree {degree}   bias² {bias:.4f}   variance {variance:.4f}   sum {bias + variance:.4f}")
    fits[f"degree {degree}"] = curves.T
figures.many_fits(grid, truth(grid), fits)

# %% [markdown]
# ## 3. Hold some back
#
# In real life nobody gives us the truth. But we can imitate next week's measurement: lock some of the data away, fit on the rest, and ask how well the fit does on what it has never
# seen. One part for each use:
#
# - the **training set**, on which models are fitted;
# - the **validation set**, on which we choose among them: the degree, the penalty, when to stop;
# - the **test set**, on which the chosen one is measured, *once*.
#
# Why a third set? Because choosing is fitting too. The smallest of many noisy validation errors is small partly by luck: $E[\min_j V_j] \le \min_j E[V_j]$. The winner's own validation error
# therefore flatters it, and only data that took no part in the choice can say how good it is. If you go back and change the model after the test, the test set has become a validation set.

# %% [markdown]
# ### Exercise: `split_indices`
#
# Return one array of indices for each fraction. Together they hold each of $0, \dots, n-1$ exactly once, in random order. The order comes from `rng`, a
# `numpy.random.Generator`, and from nothing else, so that whoever starts with the same seed gets the same split.
#
# **Shuffle, always.** Files are sorted by date, by clinic, by class, and a model that has never met the last class cannot know it. (If the future is to be
# predicted from the past, the split must follow time instead. That is another function.)
#
# **Sizes** are whole numbers within one of $n \cdot$ fraction. Rounding each down and giving the rest to the last part breaks this: 11 samples in four quarters would
# become 2, 2, 2 and 5. Rounding the *borders* $n (f_1 + \dots + f_j)$ keeps it. Do round, and don't cut off: ten times 0.1 adds up to 0.9999999999999999.


# %% nbgrader={"grade": false, "grade_id": "split_indices", "locked": false, "schema_version": 3, "solution": true, "task": false}
def split_indices(n, fractions, rng):
    """Divide the numbers 0 … n-1 at random into parts of given shares.

    Parameters
    ----------
    n : int
        Number of samples.
    fractions : sequence of float
        Their sum is 1.
    rng : numpy.random.Generator
        The only source of randomness.

    Returns
    -------
    list of ndarray of int
        One for each fraction, its size within one of n · fraction.
    """
    ### BEGIN SOLUTION
    borders = np.round(n * np.cumsum(fractions)).astype(int)
    return np.split(rng.permutation(n), borders[:-1])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_split_indices", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `split_indices`.
for n, shares in [(10, [0.6, 0.2, 0.2]), (11, [0.25] * 4), (10, [0.1] * 10)]:
    check_partition(
        f"split_indices({n}, {shares}, rng)",
        lambda rng, n=n, shares=shares: split_indices(n, shares, rng),
        n,
        sizes=[n * share for share in shares],
        within=1,
    )
### BEGIN HIDDEN TESTS
for n, fractions in [
    (7, [3 / 7, 4 / 7]),
    (7, (0.5, 0.5)),
    (11, [0.25] * 4),
    (23, [0.19] * 5 + [0.05]),
    (10, [0.1] * 10),
    (13, np.array([0.6, 0.3, 0.1])),
    (5, [1.0]),
    (101, [1 / 3] * 3),
    (1000, [0.07, 0.29, 0.64]),
    (3, [0.6, 0.2, 0.2]),
]:
    kept = np.array(fractions)
    parts = [np.asarray(part) for part in split_indices(n, fractions, np.random.default_rng(n))]
    again = [np.asarray(part) for part in split_indices(n, fractions, np.random.default_rng(n))]
    assert len(parts) == len(fractions), (
        f"split_indices: {len(parts)} parts for {len(fractions)} fractions of {n}"
    )
    assert all(part.ndim == 1 and (part.dtype.kind in "iu" or not part.size) for part in parts), (
        f"split_indices: a part is no array of whole numbers for n = {n}"
    )
    np.testing.assert_array_equal(
        np.sort(np.concatenate(parts)),
        np.arange(n),
        err_msg=f"split_indices: not every sample exactly once for n = {n}",
    )
    off = [abs(len(part) - n * fraction) for part, fraction in zip(parts, fractions, strict=True)]
    assert max(off) < 1 + 1e-9, f"split_indices: a size is {max(off):.3g} off n · fraction for n = {n}"
    for part, other in zip(parts, again, strict=True):
        np.testing.assert_array_equal(part, other, err_msg="split_indices: same seed, other parts")
    np.testing.assert_array_equal(fractions, kept, err_msg="split_indices: changed its argument")

firsts = []
for seed in range(300):
    rng = np.random.default_rng(seed)
    firsts.append(tuple(sorted(int(i) for i in split_indices(7, [3 / 7, 4 / 7], rng)[0])))
assert len(set(firsts)) > 20, "split_indices: 300 calls draw only a few different parts; shuffle all samples"
counts = np.bincount(np.concatenate(firsts), minlength=7)
assert np.abs(counts - counts.mean()).max() < 55, (
    f"split_indices: of 300 first parts the samples are in {counts.tolist()}; all should be equally likely"
)
first, second = np.random.default_rng(1), np.random.default_rng(2)
assert not np.array_equal(
    split_indices(101, [0.5, 0.5], first)[0], split_indices(101, [0.5, 0.5], second)[0]
), "split_indices: two seeds give the same parts"
### END HIDDEN TESTS

# %% [markdown]
# **See.** Two splits of 30 samples, and then how far to trust one of them. Forty points are drawn, of which 30 train and 10 validate; the degree with the lowest
# validation error wins. We repeat the split, on the *same forty points*, three hundred times.
#
# The winner changes with the split. Ten samples are a small jury, and it matters who sits on it.

# %% tags=["demo"]
rng, uses = np.random.default_rng(0), ("training", "validation", "test")
rows = {
    f"split {number}": dict(zip(uses, split_indices(30, [0.6, 0.2, 0.2], rng), strict=True))
    for number in (1, 2)
}
figures.divisions(rows, 30)

# %% tags=["demo"]
rng = np.random.default_rng(1)
x40 = rng.uniform(-1, 1, size=40)
y40, winners = truth(x40) + rng.normal(0, 0.2, size=40), []
for _ in range(300):
    train, validation = split_indices(40, [0.75, 0.25], rng)
    scores = []
    for degree in range(9):
        curve = np.polynomial.Polynomial.fit(x40[train], y40[train], degree)  # least squares, too
        scores.append(np.linalg.norm(curve(x40[validation]) - y40[validation]))
    winners.append(np.argmin(scores))
print("degree   ", *range(9), sep="\t")
print("times won", *np.bincount(winners, minlength=9), sep="\t")

# %% [markdown]
# ## 4. Everybody validates once
#
# A single validation set wastes data twice: what validates does not train, and what trains says nothing about the error. **Cross-validation** takes turns. Cut the shuffled
# samples into $k$ folds. Train on all but the first and validate on the first, then on all but the second, and so on. Each sample validates
# exactly once, always by a model that has not seen it, and the mean of the $k$ errors rests on all $n$ samples.
#
# How many folds? Each model trains on $n(1 - 1/k)$ samples, so that a small $k$ judges models trained on clearly less than you have, and finds them worse than the final one will be. At $k = n$,
# *leave-one-out*, this bias is nearly gone, but there are $n$ models to fit. Five or ten is usual.

# %% [markdown]
# ### Exercise: `kfold_indices`
#
# Return $k$ pairs `(train, validation)` of index arrays. Shuffle **once**, then cut: shuffling anew for each fold would let some samples validate twice and others never. The sizes of the folds differ by at
# most one, as in scikit-learn's `KFold(shuffle=True)`: 11 samples in 4 folds are 3, 3, 3 and 2 in some order. Within a part the order of the indices does not matter.


# %% nbgrader={"grade": false, "grade_id": "kfold_indices", "locked": false, "schema_version": 3, "solution": true, "task": false}
def kfold_indices(n, k, rng):
    """Folds for cross-validation.

    Parameters
    ----------
    n : int
        Number of samples.
    k : int, from 2 to n
        Number of folds.
    rng : numpy.random.Generator
        The only source of randomness.

    Returns
    -------
    list of k pairs (train, validation), each two ndarrays of int
        Every sample validates in exactly one fold and trains in all others; the sizes of the validation parts
        differ by at most one.
    """
    ### BEGIN SOLUTION
    folds = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(folds[:j] + folds[j + 1 :]), folds[j]) for j in range(k)]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_kfold_indices", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `kfold_indices`.
for n, k in [(12, 3), (11, 4), (5, 5)]:
    check_folds(f"kfold_indices({n}, {k}, rng)", lambda rng, n=n, k=k: kfold_indices(n, k, rng), n, k)
### BEGIN HIDDEN TESTS
for n, k in [(7, 3), (11, 4), (10, 5), (5, 5), (13, 2), (101, 10), (19, 7), (6, 2)]:
    folds = [tuple(map(np.asarray, fold)) for fold in kfold_indices(n, k, np.random.default_rng(n))]
    again = [tuple(map(np.asarray, fold)) for fold in kfold_indices(n, k, np.random.default_rng(n))]
    assert len(folds) == k, f"kfold_indices: {len(folds)} folds for k = {k}"
    assert all(len(fold) == 2 for fold in folds), "kfold_indices: a fold is no pair (train, validation)"
    sizes = [len(validation) for _, validation in folds]
    assert max(sizes) - min(sizes) <= 1, f"kfold_indices: fold sizes {sizes} differ by more than one"
    np.testing.assert_array_equal(
        np.sort(np.concatenate([validation for _, validation in folds])),
        np.arange(n),
        err_msg=f"kfold_indices: not every sample validates exactly once for n = {n}, k = {k}",
    )
    for (train, validation), (same_train, same_validation) in zip(folds, again, strict=True):
        assert train.dtype.kind in "iu", f"kfold_indices: train holds {train.dtype}, expected whole numbers"
        assert validation.dtype.kind in "iu", f"kfold_indices: validation holds {validation.dtype}"
        np.testing.assert_array_equal(
            np.sort(np.concatenate([train, validation])),
            np.arange(n),
            err_msg=f"kfold_indices: train is not the rest of the samples for n = {n}, k = {k}",
        )
        np.testing.assert_array_equal(
            np.sort(train), np.sort(same_train), err_msg="kfold_indices: same seed, other folds"
        )
        np.testing.assert_array_equal(
            np.sort(validation), np.sort(same_validation), err_msg="kfold_indices: same seed, other folds"
        )

firsts = []
for seed in range(300):
    rng = np.random.default_rng(seed)
    firsts.append(tuple(sorted(int(i) for i in kfold_indices(6, 2, rng)[0][1])))
assert len(set(firsts)) > 12, "kfold_indices: 300 calls draw only a few different folds; shuffle all samples"
counts = np.bincount(np.concatenate(firsts), minlength=6)
assert np.abs(counts - 150).max() < 55, (
    f"kfold_indices: in 300 first folds the samples are {counts.tolist()} times; all should be equally likely"
)
### END HIDDEN TESTS

# %% [markdown]
# **See.** Five folds of 23 samples. Read a row: who validates in this fold. Read a column: when this sample validates. There is one hatched box in every column.

# %% tags=["demo"]
folds = kfold_indices(23, 5, np.random.default_rng(0))
rows = {f"fold {j}": {"training": train, "validation": rest} for j, (train, rest) in enumerate(folds, 1)}
figures.divisions(rows, 23)

# %% [markdown]
# ### Exercise: `cross_validate`
#
# You are given two functions. `fit(X, y)` returns a model, and what that is is none of your business: an array, a dictionary, anything. `predict(X, model)` turns it and a matrix into predictions. For each
# fold fit on `train` only, predict for `validation` only, and return the mean squared error of each fold: an array of $k$ numbers, not their mean, since their scatter is information too. `X` and `y` may be lists; `fit` and `predict` get arrays of floats.
#
# For a first example, a model that predicts $x + c$, where $c$ is the mean of $y - x$ over the training set. Six samples have $y - x = (1, 2, 4, 3, 6, 8)$. The first fold validates samples 0 and 3. The others have the mean
# $c = (2 + 4 + 6 + 8)/4 = 5$, and the fold's error is $\tfrac12\left((1-5)^2 + (3-5)^2\right) = 10$.


# %% nbgrader={"grade": false, "grade_id": "cross_validate", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cross_validate(fit, predict, X, y, folds):
    r"""Validation error of each fold.

    .. math:: e_j = \frac{1}{|V_j|} \sum_{i \in V_j} \big(\hat y_i - y_i\big)^2

    where :math:`\hat y` is predicted by the model that was fitted on the j-th training part.

    Parameters
    ----------
    fit : function of (X, y)
        Returns a model.
    predict : function of (X, model)
        Returns predictions, shape (number of rows,).
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
    folds : list of k pairs (train, validation)
        Lists or arrays of indices.

    Returns
    -------
    ndarray, shape (k,)
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    errors = []
    for train, validation in folds:
        model = fit(X[train], y[train])
        errors.append(np.mean((predict(X[validation], model) - y[validation]) ** 2))
    return np.array(errors)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_cross_validate", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `cross_validate`.
def fit_shift(X, y):
    return {"shift": np.mean(np.asarray(y) - np.asarray(X)[:, 0])}


def predict_shift(X, model):
    return np.asarray(X)[:, 0] + model["shift"]


check_answer(
    cross_validate,
    fit_shift,
    predict_shift,
    [[0], [10], [20], [30], [40], [50]],
    [1, 12, 24, 33, 46, 58],
    [([1, 2, 4, 5], [0, 3]), ([0, 2, 3, 5], [1, 4]), ([0, 1, 3, 4], [2, 5])],
    expected=[10, 4, 13],
    slips={
        "The error is measured on the training part; predict for the validation part.": [5, 6.5, 3.5],
        "The model is fitted on all samples, also on those that validate; fit on train only.": [5, 4, 8],
        "Train and validation are swapped: fit on train, measure on validation.": [14, 6.5, 12.5],
        "The squared errors are summed; take their mean in each fold.": [20, 8, 26],
        "This is the root of the mean squared error; leave the root out.": [10**0.5, 2, 13**0.5],
        "These are mean absolute errors; square them.": [3, 2, 3],
        "This is the ½-MSE, as some courses have it; here the mean has no ½.": [5, 2, 6.5],
        "Only the mean of the folds is returned; return the error of each fold.": 9,
        "The first model is used for all folds; fit a new one in each.": [10, 5, 5],
    },
)
### BEGIN HIDDEN TESTS
import torch


def torch_fit(X, y):
    design = torch.tensor(np.array(X, dtype=float))
    answers = torch.tensor(np.array(y, dtype=float))
    return {"beta": torch.linalg.lstsq(design, answers[:, None]).solution[:, 0].numpy()}


def torch_predict(X, model):
    return np.array(X, dtype=float) @ model["beta"]


def torch_errors(X, y, folds):
    errors = []
    for train, validation in folds:
        model = torch_fit(np.array(X)[train], np.array(y)[train])
        predictions = torch.tensor(torch_predict(np.array(X)[validation], model))
        answers = torch.tensor(np.array(y, dtype=float)[validation])
        errors.append(torch.nn.functional.mse_loss(predictions, answers).item())
    return np.array(errors)


def some_folds(n, k):
    parts = np.array_split(np.random.default_rng(n).permutation(n), k)
    return [(np.setdiff1d(np.arange(n), part), part) for part in parts]


rng = np.random.default_rng(44)
X, y = rng.normal(size=(17, 3)), rng.normal(size=17)
whole = rng.integers(-9, 9, size=(13, 2))
for case, inputs, answers, folds in [
    ("for five folds", X, y, some_folds(17, 5)),
    ("for two folds", X, y, some_folds(17, 2)),
    ("when each sample is a fold", X, y, some_folds(17, 17)),
    ("for answers on another scale", X, 1e3 * y, some_folds(17, 3)),
    ("for integers", whole, whole @ [2, -1] + 3, some_folds(13, 3)),
    ("for lists", X.tolist(), y.tolist(), [(t.tolist(), v.tolist()) for t, v in some_folds(17, 4)]),
    ("for a strided matrix", np.asfortranarray(X)[:, ::2], y, some_folds(17, 3)),
    ("for float32", X.astype(np.float32), y.astype(np.float32), some_folds(17, 3)),
]:
    expected = torch_errors(inputs, answers, folds)
    kept = np.array(inputs), np.array(answers)
    result = np.asarray(cross_validate(torch_fit, torch_predict, inputs, answers, folds))
    assert result.shape == expected.shape, (
        f"cross_validate: shape {result.shape} {case}, expected {expected.shape}"
    )
    np.testing.assert_allclose(
        result, expected, rtol=1e-4, atol=1e-7, err_msg=f"cross_validate: other errors {case}"
    )
    np.testing.assert_array_equal(inputs, kept[0], err_msg="cross_validate: changed X")
    np.testing.assert_array_equal(answers, kept[1], err_msg="cross_validate: changed y")

fitted, asked = [], []


def watched_fit(X, y):
    fitted.append((np.array(X, dtype=float), np.array(y, dtype=float)))
    return ["model", len(fitted)]


def watched_predict(X, model):
    asked.append((np.array(X, dtype=float), model[1]))
    return np.zeros(len(X)) + model[1]


folds = some_folds(17, 3)
expected = [np.mean((number - y[validation]) ** 2) for number, (_, validation) in enumerate(folds, 1)]
result = cross_validate(watched_fit, watched_predict, X, y, folds)
np.testing.assert_allclose(
    result, expected, rtol=1e-5, err_msg="cross_validate: the model of a fold has to predict for that fold"
)
for number, (train, _) in enumerate(folds):
    np.testing.assert_allclose(
        fitted[number][0], X[train], rtol=1e-6, err_msg="cross_validate: fit saw other rows of X than train"
    )
    np.testing.assert_allclose(
        fitted[number][1], y[train], rtol=1e-6, err_msg="cross_validate: fit saw other answers than train's"
    )
### END HIDDEN TESTS

# %% [markdown]
# **See.** Your three functions on the twelve points of the beginning: nine train and three validate, in turns. After another shuffle, does the validation error still turn at the same degree?

# %% tags=["demo"]
OverfittingExplorer(places, measured, polynomial_features, kfold_indices, cross_validate)

# %% [markdown]
# **See.** Real data: the progression of diabetes in 442 patients a year after their body mass index was taken. Suppose that you have only 40 of them. Which polynomial of the index predicts best?
#
# The index is moved to the range from −1 to 1, because high powers of 30 would ruin the arithmetic. The figure shows the training error, the cross-validated error, and the error on the 402 patients whom
# the computation never saw. Cross-validation warns of the high degrees. The training error recommends them.
#
# Change the seed. Which degrees win, and would you say that any of the first three is really better than the others?

# %% tags=["demo"]
diabetes = load_diabetes()
index, progression = (diabetes.X[:, 2] - 30) / 12.5, diabetes.y
train, test = split_indices(442, [40 / 442, 402 / 442], np.random.default_rng(1))
folds, degrees = kfold_indices(40, 10, np.random.default_rng(2)), range(10)
errors = {"training": [], "cross-validation": [], "402 new patients": []}
for degree in degrees:
    X = polynomial_features(index, degree)
    model = fit(X[train], progression[train])
    scores = cross_validate(fit, predict, X[train], progression[train], folds)
    errors["training"].append(np.mean((predict(X[train], model) - progression[train]) ** 2))
    errors["cross-validation"].append(np.mean(scores))
    errors["402 new patients"].append(np.mean((predict(X[test], model) - progression[test]) ** 2))
    print(
        f"degree {degree}   cross-validation {np.mean(scores):9.0f} ± {np.std(scores, ddof=1) / np.sqrt(10):.0f}"
    )
figures.error_curves(degrees, errors, "degree", limits=(2000, 12000))

# %% [markdown]
# The number behind ± is the standard error of the mean of the ten folds. It is a rough one: the folds share most of their training data, so their errors are not independent, and no estimate of this
# variance is unbiased whatever the data are [1]. But it says enough: the level of about 3840 at degree 1 could well be off by a thousand, and it is, since the new patients' error is 4990. Degrees 1, 2 and 3 lie within it of each other. A common rule takes the *simplest* model whose error is within one standard error of the lowest.
#
# ## 5. How to fool yourself with cross-validation
#
# A laboratory has 50 patients and 1000 genes of each. Before anything else it picks the ten genes that correlate best with the illness. Then it fits least squares on these ten and cross-validates, in ten
# folds, just as you have learned.
#
# Here is the same on data in which **nothing depends on anything**: genes and illness are independent normal numbers, with variance 1. Nobody can predict the illness better than by its mean, for an error of about 1. Before
# you run the cell, write down what cross-validation will report.


# %% tags=["demo"]
def strongest(X, y, count=10):
    """Columns that correlate best with y."""
    Z = X - X.mean(axis=0)
    return np.argsort(np.abs(Z.T @ (y - y.mean())) / np.linalg.norm(Z, axis=0))[-count:]


def with_ones(X):
    return np.hstack([np.ones((len(X), 1)), X])


# %% tags=["demo"]
rng = np.random.default_rng(0)
genes, illness = rng.normal(size=(50, 1000)), rng.normal(size=50)
chosen, folds = strongest(genes, illness), kfold_indices(50, 10, np.random.default_rng(1))
scores = cross_validate(fit, predict, with_ones(genes[:, chosen]), illness, folds)
print(f"cross-validation says      {scores.mean():.2f}")
model = fit(with_ones(genes[:, chosen]), illness)
new_genes, new_illness = rng.normal(size=(2000, 1000)), rng.normal(size=2000)
print(
    f"2000 new patients say      {np.mean((predict(with_ones(new_genes[:, chosen]), model) - new_illness) ** 2):.2f}"
)

# %% [markdown]
# Cross-validation reports less than half of the noise, on data where nothing can be learned. Your function is not to blame. Where did the validation samples get in?
#
# They helped to **choose the genes**. The ten were picked for their correlation in all 50 patients, the validating ones included. Choosing is fitting, and whatever is fitted
# belongs *inside* the fold. Here is the repair: the same choice, made anew by `fit` in each fold, so that a model is a pair of genes and coefficients. Run it, and compare with the new patients.


# %% tags=["demo"]
def choose_and_fit(X, y):
    columns = strongest(X, y)
    return columns, fit(with_ones(X[:, columns]), y)


def predict_with_chosen(X, model):
    columns, coefficients = model
    return predict(with_ones(X[:, columns]), coefficients)


folds = kfold_indices(50, 10, np.random.default_rng(1))  # as above
scores = cross_validate(choose_and_fit, predict_with_chosen, genes, illness, folds)
print(f"choice inside the folds    {scores.mean():.2f}")

# %% [markdown]
# Now it is above 1: ten genes of no use are worse than none, and cross-validation says so. The same leak has quieter forms: columns standardised with the mean of all rows, missing values filled in from all rows,
# the same patient in two rows of which one trains and one validates. The next lesson fits a penalty by cross-validation and standardises inside.
#
# Experiment: how does the first number change with 100 genes, or 10,000? With 500 patients? What happens if only one gene is picked?
#
# ## Two questions
#
# **Question 1 (3 points).** The laboratory answers: "We validated on samples that the regression had never seen, in every fold. So our error is honest." Explain in terms of expected errors what is wrong. Which quantity of
# the fitted procedure depended on the validation samples? Why does this push the error down and not up? And how would you test a whole procedure, whatever is in it, so that this cannot happen?

# %% [markdown] nbgrader={"grade": true, "grade_id": "explain_leak", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The regression's coefficients had not seen the validation samples, but its *columns* had: the set of ten genes is a function of all 50 answers. The model of a fold is the pair of genes and coefficients, and so it depends on the answers
# that are used to judge it. The expected validation error is an honest estimate only if the model is independent of the validation answers, because only then is its expectation that of the error on a new sample.
#
# The dependence has a direction. A gene is chosen *because* it correlates with the answers in the sample, those of the validation part included. Of 1000 useless genes the best ten have strong correlations by chance, and chance has the same sign
# in the training part and the validation part, since they were chosen on their union. So the coefficient that is learned on the one predicts the other. For a new patient that correlation does not exist.
#
# The remedy is to treat all that looks at the answers (and all that looks at the validation rows) as part of `fit`: choose, scale and fit inside each fold, on the training part only. Or, simplest, lock a test set away before anyone looks at the data.
#
# === BEGIN MARK SCHEME ===
# 1 point: the choice of the genes used the validation answers (the model is the choice and the coefficients together), so model and validation answers are not independent.
#
# 1 point: why downwards: genes are kept because they happen to fit these very answers, also those of the validation part; the best of many chance correlations are large.
#
# 1 point: the whole procedure, choice included, is repeated inside each fold on its training part, or a test set is put aside before the choice.
#
# "Ten genes overfit" or "too many genes" alone earns nothing: with the choice inside the folds the same model is judged correctly.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# **Question 2 (3 points).** Twenty teams hand in a classifier for the same task. None of them has any skill: each guesses, and is right with probability $\tfrac12$ on each sample, independently. All are scored on the same test set of 100 samples, and the best is announced. About what accuracy
# does it have? (The standard deviation of one team's score is $\sqrt{0.25/100} = 0.05$; the largest of twenty independent normal numbers lies about 1.87 standard deviations above their mean.) What does this say about a person who tries twenty models on one test set? Give
# two ways to get an honest number for the winner.

# %% [markdown] nbgrader={"grade": true, "grade_id": "best_of_twenty", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# About $0.5 + 1.87 \cdot 0.05 \approx 0.59$, though each has an expected accuracy of exactly 0.5. The maximum of noisy scores is larger on average than the score of the best model: $E[\max_j S_j] \ge \max_j E[S_j]$.
#
# A person who tries twenty models on one test set and reports the best is all twenty teams at once. The test set has been used to choose, so it is a validation set, and its score flatters the winner by up to about two standard deviations.
# The gap shrinks with the size of the test set as $1/\sqrt n$ and grows slowly with the number of models.
#
# Honest numbers: choose on a validation set (or by cross-validation) and measure the winner alone on a test set that nobody has used; or score the winner on fresh data collected afterwards; or nest the choice in an outer cross-validation, whose folds take no part in the choice.
#
# === BEGIN MARK SCHEME ===
# 1 point: about 0.59 (0.57 to 0.61), by the hint or by simulation.
#
# 1 point: choosing on the test set makes it a validation set; the best score is too high on average, because a maximum picks up luck.
#
# 1 point: two valid ways: separate validation and test sets, fresh data, nested cross-validation. Half a point for one.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## What to keep
#
# | | sees | answers |
# |---|---|---|
# | training set | `fit` | nothing about new data: its error flatters, for least squares by $2\sigma^2 p/n$ |
# | validation set, folds | the choice of the model | which model, with an error that flatters the winner a little |
# | test set | nobody, until the end | how good the chosen one is, once |
#
# - Error on new data = noise + bias² + variance. More freedom trades bias for variance; more data lower the variance.
# - Shuffle before you cut, with a generator that you were given. Cut once.
# - Whatever looks at the data is fitting, and belongs inside the fold.
#
# [1] Y. Bengio, Y. Grandvalet, [No unbiased estimator of the variance of k-fold cross-validation](https://www.jmlr.org/papers/v5/grandvalet04a.html), JMLR 5, 2004. To read on: Hastie, Tibshirani, Friedman,
# *The Elements of Statistical Learning*, 2nd ed., chapter 7; section 7.10.2 tells of the laboratory.
