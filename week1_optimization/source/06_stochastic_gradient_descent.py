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
# # How many patients must you ask?
#
# 442 patients have diabetes. How far has their illness gone on average, on a scale from 25 to 346? You can ask all of them. Or you ask ten, for two percent of the work.
#
# Guess before you run the next three cells: how far will the answer of ten patients be from that of all? And of forty?

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np

from descent.answers import check_answer
from descent.index_checks import check_partition

# %% tags=["demo"]
from descent import figures
from descent.data import load_diabetes, load_digits
from descent.widgets import BatchExplorer

# %% tags=["demo"]
diabetes, rng = load_diabetes(), np.random.default_rng(3)
print(f"all 442 patients   {diabetes.y.mean():6.1f}")
for size in (10, 40):
    asked = [rng.choice(diabetes.y, size=size, replace=False).mean() for _ in range(5)]
    print(f"{size} of them, five times  ", *(f"{answer:6.1f}" for answer in asked))

# %% [markdown]
# Ten are off by about 24, forty by about 12, as $77/\sqrt m$ says, where 77 is the standard deviation of one patient. Four times the work halves the error. The first ten patients tell you most, and the last four hundred very little.
#
# The gradient of a mean squared error is a mean too: over 442 patients here, over millions of images elsewhere. Gradient descent asks all of them before *every* step. In this lesson you stop doing that. You write descent that reads one sample a step, and a few samples a step, and find out what it costs.
#
# A bet, to be settled in section 2: gradient descent may read the data three times, and one sample a step only once. Which has the lower loss in the end? And if both may read them fifty times?

# %% [markdown]
# ## 1. One sample's gradient
#
# The mean squared error is a mean over samples, and differentiation is linear, so its gradient is the mean of the samples' gradients:
#
# $$\text{MSE}(w) = \frac1n\sum_{i=1}^n (x_i^\top w - y_i)^2, \qquad \nabla\text{MSE}(w) = \frac1n \sum_{i=1}^n g_i(w), \qquad g_i(w) = 2\,(x_i^\top w - y_i)\, x_i .$$
#
# Draw $i$ with equal probability for all samples. Then the expectation of $g_i(w)$ *is* the gradient: it is an **unbiased** estimate of it, at $1/n$ of the cost. All $n$ gradients together take about $4nd$ multiplications and additions. One takes about $4d$, however many samples there are.
#
# (What hurts about many samples is this cost of a step, and not that "the sum grows". The mean does not grow with $n$.)

# %% [markdown]
# ### Exercise: `sample_gradient`
#
# The gradient of the $i$-th squared error, with the factor 2 and without $1/n$: so that the mean over $i$ is the gradient of the MSE. $i$ counts from 0.
#
# An example: $x_i = (2, 0, -1)$, $y_i = -4$ and $w = (1, -2, 3)$. The score is $-1$, the residual $x_i^\top w - y_i = 3$, and the gradient $6\,x_i = (12, 0, -6)$. It is always a multiple of $x_i$: one sample can only move $w$ along its own features.
#
# As everywhere in this course, lists and whole numbers do as well as arrays of floats, and no argument is changed.


# %% nbgrader={"grade": false, "grade_id": "sample_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sample_gradient(X, y, w, i):
    r"""Gradient of one sample's squared error.

    .. math:: \nabla_w (x_i^\top w - y_i)^2 = 2\,(x_i^\top w - y_i)\, x_i

    Parameters
    ----------
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
    w : array_like, shape (d,)
    i : int
        Which sample, counted from 0.

    Returns
    -------
    ndarray, shape (d,)
    """
    ### BEGIN SOLUTION
    x, target = np.asarray(X[i], dtype=float), float(y[i])
    return 2 * (x @ np.asarray(w, dtype=float) - target) * x
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_sample_gradient", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `sample_gradient`.
check_answer(
    sample_gradient,
    [[1, 2, 0], [0, 1, 1], [2, 0, -1], [1, 1, 1]],
    [3, 0, -4, 1],
    np.array([1.0, -2.0, 3.0]),
    2,
    expected=[12, 0, -6],
    slips={
        "The derivative of a square has a factor 2; this is the gradient of half of the squared error.": [
            6,
            0,
            -3,
        ],
        "It is divided by n; the mean over the samples comes later.": [3, 0, -1.5],
        "The sign is wrong: the residual is the prediction minus y.": [-12, 0, 6],
        "This is the gradient over all samples; only sample i is asked.": [0.5, -5, -0.5],
        "This is the sample before; i counts from 0.": [0, 2, 2],
        "The answer y is left out of the residual.": [-4, 0, 2],
        "The factor x is missing; a gradient has an entry for each weight.": [6, 6, 6],
        "The residual is multiplied by w; it is multiplied by x.": [6, -12, 18],
        "The residual is squared; differentiation has lowered the power to 1.": [36, 0, -18],
        "It is divided by the number of weights.": [4, 0, -2],
        "Each entry has a residual of its own; the prediction is the sum of x times w over all entries.": [
            24,
            0,
            -2,
        ],
    },
    rtol=1e-5,
    atol=1e-6,
)
### BEGIN HIDDEN TESTS
import torch

rng = np.random.default_rng(61)
X, y, w = rng.normal(size=(7, 5)), rng.normal(size=7), rng.normal(size=5)
scales = np.array([1e-3, 1.0, 1e3, 0.1, 30.0])
for case, inputs, answers, weights, i in [
    ("for the first sample", X, y, w, 0),
    ("for a sample in the middle", X, y, w, 3),
    ("for the last sample", X, y, w, 6),
    ("for weights of zero", X, y, np.zeros(5), 2),
    ("for one column", X[:, :1], y, w[:1], 4),
    ("for a single sample", X[:1], y[:1], w, 0),
    ("for features on many scales", scales * X, y, w, 5),
    ("for a sample of zeros", X * (np.arange(7) != 2)[:, None], y, w, 2),
    ("for more columns than rows", X.T[:, :7], w, rng.normal(size=7), 1),
    ("for integers", rng.integers(-5, 5, size=(11, 2)), np.arange(11), np.array([2, -3]), 7),
    ("for lists", X.tolist(), y.tolist(), w.tolist(), 1),
    ("for strided arrays", np.asfortranarray(X)[:, ::2], np.repeat(y, 2)[::2], np.repeat(w, 2)[::2][:3], 4),
    ("for float32", X.astype(np.float32), y.astype(np.float32), w.astype(np.float32), 4),
]:
    given = [torch.tensor(np.array(values, dtype=float)) for values in (inputs, answers, weights)]
    given[2].requires_grad_()
    torch.nn.functional.mse_loss(given[0][i] @ given[2], given[1][i]).backward()
    kept = [np.array(values) for values in (inputs, answers, weights)]
    result = np.asarray(sample_gradient(inputs, answers, weights, i))
    expected = given[2].grad.numpy()
    assert result.shape == expected.shape, (
        f"sample_gradient: shape {result.shape} {case}, expected {expected.shape}"
    )
    np.testing.assert_allclose(
        result, expected, rtol=1e-4, atol=1e-5, err_msg=f"sample_gradient: other than autograd {case}"
    )
    for before, after in zip(kept, (inputs, answers, weights), strict=True):
        np.testing.assert_array_equal(after, before, err_msg="sample_gradient: changed an argument")

at = torch.tensor(w, requires_grad=True)
torch.nn.functional.mse_loss(torch.tensor(X) @ at, torch.tensor(y)).backward()
mean = np.mean([np.asarray(sample_gradient(X, y, w, i)) for i in range(7)], axis=0)
np.testing.assert_allclose(
    mean,
    at.grad.numpy(),
    rtol=1e-4,
    atol=1e-5,
    err_msg="sample_gradient: the mean over i is not the MSE's gradient",
)
### END HIDDEN TESTS

# %% [markdown]
# **See.** Two columns of the diabetes data, the body mass index and the triglycerides, standardised, with the progression centred. Each point is the gradient at $w = 0$ of one patient, or the mean over a few. The arrow is the gradient of all.
#
# About one patient in four points away from it, so that the error of this patient would *grow* along the descent of the mean. With batches of 16 nearly all agree on where down is. The mean of $m$ independent draws has the covariance matrix $\Sigma/m$, where $\Sigma$ is that of a single sample; drawn without repetition it is $\frac{\Sigma}{m} \cdot \frac{n-m}{n-1}$, which vanishes at $m = n$, as it must.

# %% tags=["demo"]
standard = (diabetes.X - diabetes.X.mean(axis=0)) / diabetes.X.std(axis=0)
pair, progression = standard[:, [2, 8]], diabetes.y - diabetes.y.mean()


def mean_squared_error(w):
    return np.mean((pair @ w - progression) ** 2)


# %% tags=["demo"]
rng = np.random.default_rng(0)
single = np.array([sample_gradient(pair, progression, np.zeros(2), i) for i in range(442)])
clouds = {
    f"batches of {size}": [single[rng.choice(442, size, replace=False)].mean(axis=0) for _ in range(300)]
    for size in (1, 16, 128)
}
figures.gradient_clouds(clouds, single.mean(axis=0))

# %% [markdown]
# ## 2. Stochastic gradient descent
#
# Start somewhere. Then, step after step, take the next sample and go down *its* squared error:
#
# $$w_t = w_{t-1} - \eta\, g_{i_t}(w_{t-1}) .$$
#
# Where do the indices $i_t$ come from? The theory likes independent draws. In practice one shuffles the data, reads them once from end to end, shuffles again, and so on. Such a pass is called an **epoch**. Each sample is then read equally often, and the noise of the steps partly cancels within an epoch. (It also means
# that a step is unbiased only before one knows what has been read: the last sample of an epoch is no longer random.)
#
# Samples may also arrive one by one from outside and be used up: this is **online learning**, and no method of the lessons before can do it.

# %% [markdown]
# ### Exercise: `sgd`
#
# Take one step for each index in `order`, in that order. An index may occur several times. Return all points, `w0` first: an array with `len(order) + 1` rows. The gradient of a step is taken where the step before has led to, so the loop cannot be replaced by one matrix product.
#
# An example with $\eta = \tfrac14$: the samples are (1, 0) with answer 2, (1, 1) with 1, and (0, 2) with 4, the order is 2, 1, 0, 1.
#
# | step | sample | residual | gradient | $w$ |
# |---|---|---|---|---|
# | 0 | | | | (1, −1) |
# | 1 | (0, 2), 4 | −6 | (0, −24) | (1, 5) |
# | 2 | (1, 1), 1 | 5 | (10, 10) | (−1.5, 2.5) |
# | 3 | (1, 0), 2 | −3.5 | (−7, 0) | (0.25, 2.5) |
# | 4 | (1, 1), 1 | 1.75 | (3.5, 3.5) | (−0.625, 1.625) |


# %% nbgrader={"grade": false, "grade_id": "sgd", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sgd(X, y, w0, learning_rate, order):
    r"""Stochastic gradient descent on the squared error, one sample a step.

    .. math:: w_t = w_{t-1} - \eta \cdot 2\,(x_i^\top w_{t-1} - y_i)\, x_i, \qquad i = \text{order}_t

    Parameters
    ----------
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
    w0 : array_like, shape (d,)
    learning_rate : float
        The rate η.
    order : sequence of int
        Which sample each step reads.

    Returns
    -------
    ndarray, shape (len(order) + 1, d)
        ``w0`` and the point after each step.

    References
    ----------
    .. [1] H. Robbins, S. Monro, "A stochastic approximation method", Annals of Mathematical Statistics 22(3),
       1951, 400-407.
    """
    ### BEGIN SOLUTION
    path = [np.array(w0, dtype=float)]
    for i in order:
        path.append(path[-1] - learning_rate * sample_gradient(X, y, path[-1], i))
    return np.array(path)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_sgd", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `sgd`.
check_answer(
    sgd,
    [[1, 0], [1, 1], [0, 2]],
    [2, 1, 4],
    np.array([1.0, -1.0]),
    0.25,
    [2, 1, 0, 1],
    expected=[[1, -1], [1, 5], [-1.5, 2.5], [0.25, 2.5], [-0.625, 1.625]],
    walk=True,
    slips={
        "All gradients are taken at w0; take each where the step before has led to.": [
            [1, -1],
            [1, 5],
            [1.5, 5.5],
            [2, 5.5],
            [2.5, 6],
        ],
        "The samples are read from the first on; read them in the given order.": [
            [1, -1],
            [1.5, -1],
            [1.75, -0.75],
            [1.75, 4.75],
            [1.875, 4.75],
        ],
        "The order is sorted first; read the samples in the given order.": [
            [1, -1],
            [1.5, -1],
            [1.75, -0.75],
            [1.75, -0.75],
            [1.75, 4.75],
        ],
        "The start w0 is missing; it is the first row.": [[1, 5], [-1.5, 2.5], [0.25, 2.5], [-0.625, 1.625]],
        "Only the last point is returned; return all of them.": [-0.625, 1.625],
        "All rows are the same array, changed in place; keep a copy of each point.": [
            [-0.625, 1.625],
            [-0.625, 1.625],
            [-0.625, 1.625],
            [-0.625, 1.625],
            [-0.625, 1.625],
        ],
        "Each step reads all samples; that is gradient descent.": [
            [1, -1],
            [1.33333333, 1.16666667],
            [1.19444444, 1.47222222],
            [1.05092593, 1.5462963],
            [0.942901235, 1.58256173],
        ],
        "The steps go uphill; subtract the gradient.": [
            [1, -1],
            [1, -7],
            [-2.5, -10.5],
            [-4.75, -10.5],
            [-12.875, -18.625],
        ],
        "The factor 2 of the gradient is missing, as if the error were half of the square.": [
            [1, -1],
            [1, 2],
            [0.5, 1.5],
            [0.875, 1.5],
            [0.53125, 1.15625],
        ],
        "The steps are divided by n; a step goes along the whole gradient of its sample.": [
            [1, -1],
            [1, 1],
            [0.833333333, 0.833333333],
            [1.02777778, 0.833333333],
            [0.884259259, 0.689814815],
        ],
        "The rate falls as 1/t; it is constant here.": [
            [1, -1],
            [1, 5],
            [-0.25, 3.75],
            [0.125, 3.75],
            [-0.234375, 3.390625],
        ],
        "The path starts at zero; start at w0.": [[0, 0], [0, 4], [-1.5, 2.5], [0.25, 2.5], [-0.625, 1.625]],
    },
    rtol=1e-5,
    atol=1e-6,
)
check_answer(
    sgd,
    [[1, 0], [1, 1], [0, 2]],
    [2, 1, 4],
    [2, -1],
    0.25,
    [0],
    expected=[[2, -1], [2, -1]],
    slips={},
    rtol=1e-5,
    atol=1e-6,
)
### BEGIN HIDDEN TESTS
import torch


def torch_sgd(X, y, w0, learning_rate, order):
    X, y = torch.tensor(np.array(X, dtype=float)), torch.tensor(np.array(y, dtype=float))
    w = torch.tensor(np.array(w0, dtype=float), requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=learning_rate)
    path = [w.detach().numpy().copy()]
    for i in order:
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(X[int(i)] @ w, y[int(i)]).backward()
        optimizer.step()
        path.append(w.detach().numpy().copy())
    return np.array(path)


rng = np.random.default_rng(62)
X, y, w = rng.normal(size=(7, 5)), rng.normal(size=7), rng.normal(size=5)
for case, inputs, answers, start, rate, order in [
    ("for one epoch", X, y, w, 0.05, rng.permutation(7)),
    ("for a list as order", X, y, w, 0.05, [6, 0, 3]),
    ("for a sample that is read again and again", X, y, w, 0.05, [2, 2, 2, 5, 2]),
    ("for random draws", X, y, w, 0.03, rng.integers(0, 7, size=40)),
    ("for whole numbers in a tuple", X, y, w, 0.05, tuple(range(7))),
    ("for no step", X, y, w, 0.05, []),
    ("from zero", X, y, np.zeros(5), 0.1, [1, 4, 2]),
    ("at another rate", X, y, w, 0.2, [1, 4, 2]),
    ("for one column", X[:, :1], y, w[:1], 0.1, [1, 4, 2]),
    ("for more columns than rows", X.T[:, :7], w, rng.normal(size=7), 0.02, [4, 0, 2, 2]),
    (
        "for integers",
        rng.integers(-3, 3, size=(11, 2)),
        np.arange(11),
        np.array([2, -3]),
        0.01,
        [7, 0, 10, 3],
    ),
    ("for lists", X.tolist(), y.tolist(), w.tolist(), 0.05, [6, 0, 3]),
    ("for strided arrays", np.asfortranarray(X)[:, ::2], np.repeat(y, 2)[::2], w[::2], 0.05, [6, 0, 3]),
    ("for float32", X.astype(np.float32), y.astype(np.float32), w.astype(np.float32), 0.05, [6, 0, 3]),
]:
    expected = torch_sgd(inputs, answers, start, rate, order)
    kept = [np.array(values) for values in (inputs, answers, start, order)]
    result = np.asarray(sgd(inputs, answers, start, rate, order))
    assert result.shape == expected.shape, f"sgd: shape {result.shape} {case}, expected {expected.shape}"
    np.testing.assert_allclose(
        result, expected, rtol=1e-4, atol=1e-5, err_msg=f"sgd: another path than PyTorch's {case}"
    )
    for before, after in zip(kept, (inputs, answers, start, order), strict=True):
        np.testing.assert_array_equal(after, before, err_msg="sgd: changed an argument")
np.testing.assert_allclose(
    sgd(X, y, w, 0.05, [6, 0, 3]),
    torch_sgd(X, y, w, 0.05, [6, 0, 3]),
    rtol=1e-4,
    atol=1e-5,
    err_msg="sgd: a second call differs",
)
### END HIDDEN TESTS

# %% [markdown]
# **See.** One epoch on the two columns, at two rates. The loss does not fall in every step, since a step improves one patient and not the mean. With the small rate the path is nearly that of gradient descent. With the large one it is soon near the minimum, and then goes on jumping around it.

# %% tags=["demo"]
order = np.random.default_rng(0).permutation(442)
figures.stochastic_gradient_descent(
    mean_squared_error,
    {f"rate {rate}": sgd(pair, progression, np.zeros(2), rate, order) for rate in (0.002, 0.02)},
)

# %% [markdown]
# Now the bet, with all ten columns. Gradient descent is here a loop over your `sample_gradient`: all 442 of them for each step.


# %% tags=["demo"]
def loss_after(path, columns=standard):
    return np.array([np.mean((columns @ w - progression) ** 2) for w in path])


def descend(rate, num_steps):
    path = [np.zeros(10)]
    for _ in range(num_steps):
        gradients = [sample_gradient(standard, progression, path[-1], i) for i in range(442)]
        path.append(path[-1] - rate * np.mean(gradients, axis=0))
    return path


# %% tags=["demo"]
rng = np.random.default_rng(0)
epochs = np.concatenate([rng.permutation(442) for _ in range(50)])
noisy = loss_after(sgd(standard, progression, np.zeros(10), 0.003, epochs)[::442])
exact, passes = loss_after(descend(0.2, 50)), np.arange(51)
for name, losses in (("one sample a step", noisy), ("gradient descent", exact)):
    print(f"{name:18}", *(f"after {k}: {losses[k]:.0f}   " for k in (1, 3, 10, 50)))
lowest = np.linalg.lstsq(standard, progression, rcond=None)[0]
figures.losses_by_pass(
    {"one sample a step, η = 0.003": (passes, noisy), "gradient descent, η = 0.2": (passes, exact)},
    floor=loss_after([lowest])[0],
)

# %% [markdown]
# After one reading one sample a step has a loss of 2992, and gradient descent after three readings 3040. It has made 442 steps, and the other three. But then it only hovers, some 10 to 150 above the lowest loss there is. Gradient descent passes it at the fourth reading and goes on falling, if slowly: its own trouble is the flattest direction, and that is the subject of the next lesson.
#
# So the noise is cheap far from the minimum, where nearly every sample agrees on the direction, and expensive close to it, where they disagree. The next section says how expensive.
#
# ## 3. The rate: too large, too small, falling
#
# The MSE of a linear model is convex. There are no local minima to be stuck in, whatever the rate. What a wrong rate does is diverge, crawl, or hover.
#
# **Divergence.** A step with sample $i$ multiplies this sample's own residual, $x_i^\top w - y_i$, by $1 - 2\eta\|x_i\|^2$. No step overshoots by more than it corrects if $\eta < 1/\max_i \|x_i\|^2$. Here that is 0.0205. Gradient descent may go up to $2/\lambda_{\max} = 0.248$ (lesson 03), because its steps see the mean of the samples, and not the one patient with extreme values.

# %% [markdown]
# **Hovering.** Take the simplest problem there is: the mean. With one weight and all $x_i = 1$ a step is $w \leftarrow w - 2\eta\,(w - y_i)$. Let $\mu$ and $\sigma^2$ be the mean and variance of the $y_i$, draw them independently, and subtract $\mu$:
#
# $$w_t - \mu = (1 - 2\eta)(w_{t-1} - \mu) + 2\eta\,(y_i - \mu) .$$
#
# The two terms on the right are independent, so the variances add: $v_t = (1-2\eta)^2 v_{t-1} + 4\eta^2\sigma^2$, where $v_t$ is the variance of $w_t$. For $0 < \eta < 1$ this sequence settles where $v = (1-2\eta)^2 v + 4\eta^2 \sigma^2$, that is at
#
# $$v = \frac{\eta\,\sigma^2}{1 - \eta} .$$
#
# The walker never arrives. It hovers at a distance of about $\sqrt\eta\,\sigma$, and pays for it a loss of about $\eta\sigma^2$. Half the rate means half the excess loss, and a way there that takes twice as long.

# %% tags=["demo"]
ones, rates = np.ones((442, 1)), (0.2, 0.05, 0.01)
order = np.random.default_rng(0).integers(0, 442, size=2000)
goal, spread = diabetes.y.mean(), diabetes.y.std()
figures.hovering(
    {f"rate {rate}": sgd(ones, diabetes.y, [0.0], rate, order) for rate in rates},
    goal,
    {f"rate {rate}": spread * np.sqrt(rate / (1 - rate)) for rate in rates},
)

# %% [markdown]
# **Falling rates.** On the same problem take $\eta_t = \frac1{2t}$. The step becomes $w_t = w_{t-1} - \frac1t (w_{t-1} - y_t)$, and that is exactly the **running mean**: $w_t = \frac1t (y_1 + \dots + y_t)$. It converges, at the best speed that $t$ patients allow.
#
# In general the rates should fall, but not too fast. With $\sum_t \eta_t = \infty$ the walker can get anywhere, however far the goal is. With $\sum_t \eta_t^2 < \infty$ the noise that it picks up on the way is finite in total. These are the conditions of Robbins and Monro, and $1/t$ fulfils both. In practice one keeps the rate
# as long as the loss falls, and then divides it by some number, a few times. Another remedy is to go on hovering and to return the *mean* of the last points (Polyak and Ruppert).
#
# **No noise at all.** If some $w$ fits every sample exactly, all $g_i$ are zero there, and nothing hovers: SGD converges though its rate stays the same, if that is small enough. This happens with more weights than samples, as in large networks, and it is part of the reason why they can be trained in this way.

# %% [markdown]
# ## 4. Mini-batches
#
# Between one sample and all lies the **mini-batch**: a step takes the mean gradient of $m$ samples. Its variance is that of one sample divided by $m$. It costs $m$ times as much on paper, and much less on real hardware, which multiplies matrices far better than it runs loops. Typical sizes are 16 to 512.
#
# ### Exercise: `minibatches`
#
# Shuffle $0, \dots, n-1$ with `rng` and cut the list into batches of `batch_size`. If that does not divide $n$, the last batch is shorter; it must not be dropped, and there must be no empty one. Every call shuffles afresh. Return a list, or write a generator with `yield`.
#
# PyTorch's `DataLoader(shuffle=True)` does the same unless it is told `drop_last=True`. The other custom is to draw each batch independently of the others. Then some samples wait for long, by chance.


# %% nbgrader={"grade": false, "grade_id": "minibatches", "locked": false, "schema_version": 3, "solution": true, "task": false}
def minibatches(n, batch_size, rng):
    """Cut a fresh shuffle of 0 … n-1 into batches.

    Parameters
    ----------
    n : int
        Number of samples.
    batch_size : int
        Of all batches but the last, which may be shorter.
    rng : numpy.random.Generator
        The only source of randomness.

    Returns
    -------
    iterator or list of ndarray of int
        Together they hold every index exactly once; none is empty.
    """
    ### BEGIN SOLUTION
    order = rng.permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_minibatches", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `minibatches`.
for n, batch_size, sizes in [(13, 5, [5, 5, 3]), (12, 4, [4, 4, 4]), (5, 8, [5]), (5, 1, [1] * 5)]:
    check_partition(
        f"minibatches({n}, {batch_size}, rng)",
        lambda rng, n=n, size=batch_size: minibatches(n, size, rng),
        n,
        sizes=sizes,
    )
### BEGIN HIDDEN TESTS
from torch.utils.data import BatchSampler

for n, batch_size in [(7, 3), (11, 4), (12, 4), (10, 5), (5, 5), (5, 8), (7, 1), (1, 1), (13, 12), (101, 16)]:
    sizes = [len(batch) for batch in BatchSampler(range(n), batch_size, drop_last=False)]
    batches = [np.asarray(batch) for batch in minibatches(n, batch_size, np.random.default_rng(n))]
    again = [np.asarray(batch) for batch in minibatches(n, batch_size, np.random.default_rng(n))]
    assert [len(batch) for batch in batches] == sizes, (
        f"minibatches: sizes {[len(batch) for batch in batches]} for n = {n}, batch_size = {batch_size}, expected {sizes}"
    )
    assert all(batch.ndim == 1 and batch.dtype.kind in "iu" for batch in batches), (
        "minibatches: a batch is no list of whole numbers"
    )
    np.testing.assert_array_equal(
        np.sort(np.concatenate(batches)),
        np.arange(n),
        err_msg=f"minibatches: not every sample exactly once for n = {n}, batch_size = {batch_size}",
    )
    for batch, other in zip(batches, again, strict=True):
        np.testing.assert_array_equal(batch, other, err_msg="minibatches: same seed, other batches")

firsts = []
for seed in range(300):
    rng = np.random.default_rng(seed)
    first = next(iter(minibatches(7, 3, rng)))
    firsts.append(tuple(sorted(int(i) for i in first)))
assert len(set(firsts)) > 20, (
    "minibatches: 300 calls begin with only a few different batches; shuffle all samples"
)
counts = np.bincount(np.concatenate(firsts), minlength=7)
assert np.abs(counts - counts.mean()).max() < 55, (
    f"minibatches: in 300 first batches the samples are {counts.tolist()} times; all should be equally likely"
)
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise: `minibatch_sgd`
#
# A step for each batch, along the **mean** of its samples' gradients. Divide by the number of samples that are really in the batch, also in the last, shorter one. `batches` is any iterable of index arrays: perhaps a generator, which has no length and can be read only once.
#
# With all samples in one batch this is gradient descent, and with batches of one it is `sgd`. One function for all three.
#
# An example with the three samples of the table above (exercise `sgd`), $\eta = \tfrac12$, from $(1, -1)$: the batch $\{2, 1\}$ has the gradients $(0, -24)$ and $(-2, -2)$ with the mean $(-1, -13)$, and leads to $(1.5, 5.5)$. The batch $\{0\}$ has the gradient $(-1, 0)$, and leads to $(2, 5.5)$.


# %% nbgrader={"grade": false, "grade_id": "minibatch_sgd", "locked": false, "schema_version": 3, "solution": true, "task": false}
def minibatch_sgd(X, y, w0, learning_rate, batches):
    r"""Gradient descent on the squared error, one batch a step.

    .. math:: w_t = w_{t-1} - \frac{\eta}{|B_t|} \sum_{i \in B_t} 2\,(x_i^\top w_{t-1} - y_i)\, x_i

    Parameters
    ----------
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
    w0 : array_like, shape (d,)
    learning_rate : float
        The rate η.
    batches : iterable of array_like of int
        The samples of each step; sizes may differ.

    Returns
    -------
    ndarray, shape (number of batches + 1, d)
        ``w0`` and the point after each step.
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    path = [np.array(w0, dtype=float)]
    for batch in batches:
        inputs, answers = X[batch], y[batch]
        gradient = 2 / len(answers) * inputs.T @ (inputs @ path[-1] - answers)
        path.append(path[-1] - learning_rate * gradient)
    return np.array(path)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_minibatch_sgd", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `minibatch_sgd`.
check_answer(
    minibatch_sgd,
    [[1, 0], [1, 1], [0, 2]],
    [2, 1, 4],
    np.array([1.0, -1.0]),
    0.5,
    [[2, 1], [0]],
    expected=[[1, -1], [1.5, 5.5], [2, 5.5]],
    walk=True,
    slips={
        "The gradients of a batch are summed; take their mean.": [[1, -1], [2, 12], [2, 12]],
        "The sum over a batch is divided by n; divide it by the size of the batch.": [
            [1, -1],
            [1.33333333, 3.33333333],
            [1.55555556, 3.33333333],
        ],
        "All sums are divided by the size of the first batch; the last one may be shorter.": [
            [1, -1],
            [1.5, 5.5],
            [1.75, 5.5],
        ],
        "A step is taken for each sample of a batch; take one step for each batch.": [
            [1, -1],
            [-10, 0],
            [2, 0],
        ],
        "The start w0 is missing; it is the first row.": [[1.5, 5.5], [2, 5.5]],
        "The factor 2 of the gradient is missing, as if the loss were the ½-MSE.": [
            [1, -1],
            [1.25, 2.25],
            [1.625, 2.25],
        ],
        "The steps go uphill; subtract the gradient.": [[1, -1], [0.5, -7.5], [-1, -7.5]],
        "All gradients are taken at w0; take each where the step before has led to.": [
            [1, -1],
            [1.5, 5.5],
            [2.5, 5.5],
        ],
        "All rows are the same array, changed in place; keep a copy of each point.": [
            [2, 5.5],
            [2, 5.5],
            [2, 5.5],
        ],
        "Each step reads all samples; read those of the batch.": [
            [1, -1],
            [1.66666667, 3.33333333],
            [0.444444444, 0.222222222],
        ],
    },
    rtol=1e-5,
    atol=1e-6,
)
check_answer(
    minibatch_sgd,
    [[1, 0], [1, 1], [0, 2]],
    [2, 1, 4],
    [1, -1],
    0.5,
    iter([[2, 1], [0]]),
    expected=[[1, -1], [1.5, 5.5], [2, 5.5]],
    slips={"`batches` is read twice, but an iterator is empty after the first time.": [[1, -1]]},
    rtol=1e-5,
    atol=1e-6,
)
### BEGIN HIDDEN TESTS
import torch


def torch_path(X, y, w0, learning_rate, batches):
    X, y = torch.tensor(np.array(X, dtype=float)), torch.tensor(np.array(y, dtype=float))
    w = torch.tensor(np.array(w0, dtype=float), requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=learning_rate)
    path = [w.detach().numpy().copy()]
    for batch in batches:
        chosen = torch.tensor(np.array(batch))
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(X[chosen] @ w, y[chosen]).backward()
        optimizer.step()
        path.append(w.detach().numpy().copy())
    return np.array(path)


rng = np.random.default_rng(64)
X, y, w = rng.normal(size=(7, 5)), rng.normal(size=7), rng.normal(size=5)
epoch = np.split(rng.permutation(7), [3, 6])
for case, inputs, answers, start, rate, batches in [
    ("for an epoch whose last batch is short", X, y, w, 0.1, epoch),
    ("for batches of one", X, y, w, 0.05, [[2], [6], [0]]),
    ("for all samples at once", X, y, w, 0.1, [np.arange(7)] * 4),
    ("for lists as batches", X, y, w, 0.1, [[0, 3], [5, 1, 2], [6]]),
    ("for a sample twice in a batch", X, y, w, 0.1, [[0, 0, 3], [5, 1]]),
    ("for no batch", X, y, w, 0.1, []),
    ("from zero", X, y, np.zeros(5), 0.2, epoch),
    ("for one column", X[:, :1], y, w[:1], 0.1, epoch),
    ("for more columns than rows", X.T[:, :7], w, rng.normal(size=7), 0.05, [[4, 0], [1, 2, 3]]),
    (
        "for integers",
        rng.integers(-3, 3, size=(11, 2)),
        np.arange(11),
        np.array([2, -3]),
        0.01,
        [[7, 0], [10]],
    ),
    ("for lists", X.tolist(), y.tolist(), w.tolist(), 0.1, epoch),
    ("for strided arrays", np.asfortranarray(X)[:, ::2], np.repeat(y, 2)[::2], w[::2], 0.1, epoch),
    ("for float32", X.astype(np.float32), y.astype(np.float32), w.astype(np.float32), 0.1, epoch),
]:
    expected = torch_path(inputs, answers, start, rate, batches)
    kept = [np.array(values) for values in (inputs, answers, start, *batches)]
    result = np.asarray(minibatch_sgd(inputs, answers, start, rate, batches))
    assert result.shape == expected.shape, (
        f"minibatch_sgd: shape {result.shape} {case}, expected {expected.shape}"
    )
    np.testing.assert_allclose(
        result, expected, rtol=1e-4, atol=1e-5, err_msg=f"minibatch_sgd: another path than PyTorch's {case}"
    )
    for before, after in zip(kept, (inputs, answers, start, *batches), strict=True):
        np.testing.assert_array_equal(after, before, err_msg="minibatch_sgd: changed an argument")

expected = torch_path(X, y, w, 0.1, epoch)
np.testing.assert_allclose(
    minibatch_sgd(X, y, w, 0.1, (batch for batch in epoch)),
    expected,
    rtol=1e-4,
    atol=1e-5,
    err_msg="minibatch_sgd: another path when the batches come from a generator",
)
### END HIDDEN TESTS

# %% [markdown]
# **See.** The two columns again, one epoch with batches of 1, 16 and 442, each at a rate that suits it. The larger the batch, the straighter the path, and the fewer the steps: 442, 28 and one.


# %% tags=["demo"]
def epochs_of(size, n, number, seed=0):
    """Batches of several epochs, one epoch after the other."""
    rng = np.random.default_rng(seed)
    for _ in range(number):
        yield from minibatches(n, size, rng)


# %% tags=["demo"]
figures.mini_batch_gradient_descent(
    mean_squared_error,
    {
        f"batches of {size}": minibatch_sgd(pair, progression, np.zeros(2), rate, epochs_of(size, 442, 1))
        for size, rate in ((1, 0.01), (16, 0.1), (442, 0.3))
    },
)

# %% [markdown]
# That compared one epoch, and three rates. Now the three of them race at one rate for the same work, with your functions and the first 40 patients: before you press play, say who will be near the minimum after 40 gradients, and who after 2560.

# %% tags=["demo"]
BatchExplorer(
    pair[:40],
    progression[:40],
    sgd,
    minibatches,
    minibatch_sgd,
    learning_rate=0.05,
    batch_size=8,
    xlabel="weight of the body mass index",
    ylabel="weight of the triglycerides",
)

# %% [markdown]
# ## 5. Which batch size?
#
# Now 1792 handwritten digits of 8 × 8 pixels. Fit a linear function of the pixels that should be $+1$ for an eight and $-1$ for any other digit. Ten epochs for each of four batch sizes, each at the best of three rates. (There are 1797 digits. Five are left out, so that 16 and 128 divide their number; see the experiments.)
#
# Before you run it, write down: Which size has the lowest loss after one epoch? After ten? And by which factor does the best rate grow when the batch grows from 1 to 16?

# %% tags=["demo"]
digits, count = load_digits(), 1792
pixels = digits.X[:count] / 16
pixels = np.hstack([np.ones((count, 1)), pixels - pixels.mean(axis=0)])
eight = np.where(digits.y[:count] == 8, 1.0, -1.0)


def losses_by_epoch(size, rate, num_epochs=10):
    path = minibatch_sgd(pixels, eight, np.zeros(65), rate, epochs_of(size, count, num_epochs))
    return np.mean((path[:: -(-count // size)] @ pixels.T - eight) ** 2, axis=1)


# %% tags=["demo"]
curves = {}
for size, candidates in (
    (1, (0.001, 0.003, 0.01)),
    (16, (0.01, 0.03, 0.1)),
    (128, (0.1, 0.3, 0.9)),
    (count, (0.3, 0.6, 0.9)),
):
    tried = {rate: losses_by_epoch(size, rate) for rate in candidates}
    rate = min(tried, key=lambda rate: tried[rate][-1])
    curves[f"batches of {size}"] = np.arange(11), tried[rate]
    print(
        f"batches of {size:4}   rate {rate:5}   loss after 1 epoch {tried[rate][1]:.3f}, after 10 {tried[rate][-1]:.4f}"
    )
best = np.linalg.lstsq(pixels, eight, rcond=None)[0]
figures.losses_by_pass(curves, floor=np.mean((pixels @ best - eight) ** 2))

# %% [markdown]
# The best rate grows by a factor of ten from 1 to 16, and by ten again to 128, and then the three do equally well: a larger batch has less noise, allows a larger rate, and so needs fewer steps for the same work. On our coarse list of rates these tens stand for 16 and 8, the factors by which the batch has grown: this is called **linear scaling**. It goes on as long as noise is the limit. It ends at the curvature. With all samples in a batch there is no noise, but
# the rate must stay below $2/\lambda_{\max} = 1$, and ten steps at 0.6 are not enough.
#
# So per *reading* small and middle batches are alike here, and all samples at once are a waste. Per *second* the middle ones win on every machine that multiplies matrices faster than it runs loops.

# %% [markdown]
# Experiments:
#
# 1. Halve the rate of the batches of 1 after each of the ten epochs, by calling `minibatch_sgd` ten times, each from the last point of the one before. How close does it get to the lowest loss?
# 2. Keep a constant rate of 0.01 with batches of 1, and take the mean of all points of the last five epochs. What is its loss, compared with that of the last point?
# 3. Read the digits in the order of their labels, `np.argsort(digits.y[:count], kind="stable")`, without shuffling. What is the loss after an epoch of `sgd`?
# 4. Set `count` to 1797. The last batch of an epoch now has five samples. Why does that hurt the batches of 128 at the rate 0.3 so much, and which two remedies can you think of?

# %% [markdown]
# ## Two questions
#
# **Question 1 (3 points).** You train with batches of 32 at a constant rate. The loss falls quickly and then hovers too far above its minimum. A colleague proposes four remedies: (a) halve the rate, (b) take batches of 128 at the same rate, (c) train ten times as many epochs, (d) double the rate. For each say what it does to this excess, by about which factor, and what it costs. Use the
# formula of section 3.

# %% [markdown] nbgrader={"grade": true, "grade_id": "lower_the_level", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# On the problem of section 3 the excess loss is $\eta\sigma^2/(1-\eta) \approx \eta\sigma^2$, and with batches of $m$ independent samples $\sigma^2$ becomes $\sigma^2/m$. So the level, that is the excess, is about proportional to $\eta/m$.
#
# (a) The level halves. The approach takes twice as many steps.
#
# (b) The level falls to a quarter. A step reads four times as many samples, so that the same number of epochs has only a quarter of the steps; the approach per step is as fast as before, but per epoch four times slower.
#
# (c) Nothing: at a constant rate the walk has become stationary, and goes on hovering at the same level, for ten times the time.
#
# (d) The level doubles, and the walk may diverge.
#
# Best is a combination in time: stay as it is while the loss falls, then lower the rate (or average the points).
#
# === BEGIN MARK SCHEME ===
# 1 point: (a) halves the level, at the price of a slower approach.
#
# 1 point: (b) a quarter of the level, by the variance over $m$, at four times the cost of a step.
#
# 1 point: (c) no change, since the level is stationary; (d) doubles the level or diverges. Half a point for one of the two.
#
# In (a) and (b) the factor has to be argued with $\eta/m$ or with the formula; a right direction without it ("less noise") earns half of the point.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# **Question 2 (3 points).** A file of 442 patients is sorted by the progression of their illness, from mild to severe. Somebody estimates the mean progression, which is 152, as in section 3: `sgd` with a single weight, all $x_i = 1$, from 0 at the rate 0.02, once through the file from top to bottom, without shuffling. The result is 293. Explain it. Which assumption about the sample gradients is violated? Would ten passes through
# the sorted file help? Would a much smaller rate?

# %% [markdown] nbgrader={"grade": true, "grade_id": "sorted_file", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# A step is $w \leftarrow 0.96\, w + 0.04\, y_i$. What was read $k$ steps ago has the weight $0.04 \cdot 0.96^k$: the result is a mean over about the last $1/(2\eta) = 25$ patients. These are the most severe cases, whose mean is 305. The mild ones are forgotten.
#
# Violated is the unbiasedness: the sample that is read *now* is not drawn from all with equal probability, so the expectation of its gradient is not that of the MSE, but that of the mild, the middle or the severe patients only. The errors of successive steps have the same sign, and add up instead of cancelling.
#
# Ten passes do not help: each one ends with the severe patients again, at the same 293. A much smaller rate does, with many passes: then the memory of $1/(2\eta)$ steps covers the whole file, and the steps of a pass add up to about $-\eta n$ times the gradient of the MSE, as one step of gradient descent. Shuffling costs nothing and is better.
#
# === BEGIN MARK SCHEME ===
# 1 point: the last samples count most (a memory of about 25 steps, or the factor 0.96), and these are the severe cases.
#
# 1 point: at each time the samples are not drawn from all with equal probability, so the step is not an unbiased estimate of the gradient (or: the noise of successive steps is correlated and does not cancel).
#
# 1 point: more passes do not help (a cycle), a much smaller rate does (its memory covers the file). Half a point for one of the two.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## What to keep
#
# | | reads a step | noise | suits |
# |---|---|---|---|
# | gradient descent | all $n$ | none | few samples, the last digits |
# | SGD | 1 | $\Sigma$ | streams, theory |
# | mini-batch | $m$ | $\Sigma/m$ | nearly everything |
#
# - A random sample's gradient is right on average. Far from the minimum that is nearly as good as the whole gradient, for $1/n$ of the price.
# - At a constant rate the loss hovers, about $\eta\sigma^2/m$ above its minimum. Lower the rate to come down.
# - Shuffle before every epoch, with the generator that you were given. Divide by what is in the batch.
#
# To read on: L. Bottou, F. E. Curtis, J. Nocedal, [Optimization methods for large-scale machine learning](https://arxiv.org/abs/1606.04838), SIAM Review 60(2), 2018.
