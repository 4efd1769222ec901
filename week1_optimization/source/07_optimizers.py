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
# # Optimisers: six ways down a valley
#
# A valley is 25 times as steep across as it is along. Three walkers start from the same point and follow the
# gradient downhill for thirty steps. Only their learning rates differ: 0.01, 0.076 and 0.081.
#
# Guess before you run the next three cells. Who ends nearest to the lowest point? What happens to the other
# two?

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np

from descent import checks
from descent.surfaces import EllipticSurface
from descent.walks import best_rate, respond, walk

# %% tags=["demo"]
from descent import figures
from descent.surfaces import Himmelblau, LogisticLoss, RegressionLoss, Rosenbrock, Saddle
from descent.widgets import OptimizerExplorer

# %% tags=["demo"]
valley = EllipticSurface(condition_number=25)
figures.fixed_rates(valley, [0.01, 0.076, 0.081])

# %% [markdown]
# The first walker crawls. The second zigzags and comes close. The third takes the same zigzag, only a little
# wider, and leaves the valley for good. So between 0.076 and 0.081 there is a cliff, and the best rate lies
# right at its edge.
#
# In this lesson you find out why, and build six optimisers: plain gradient descent and five answers to its
# trouble. `torch.optim` has the same six, and your classes are held against it step by step.

# %% [markdown]
# ## What an optimiser is
#
# An optimiser is an object with one method, `step(w, gradient)`. It gets the point `w` and the *function*
# `gradient`, and returns the new point. It is handed the function and not its value so that it may ask for the
# gradient wherever it wants; one of the six does. To walk is to repeat `w = optimizer.step(w, gradient)`, which
# is what `walk` does.
#
# Four rules hold for every `step` that you write:
#
# - **Any shape, any numbers.** `w` is an array with one axis or more. A list or an array of integers must do as
#   well, so let every step begin with `w = np.asarray(w, dtype=float)`.
# - **Return, don't overwrite.** The new point is a new array. `w`, and the array that `gradient` returned, stay
#   as they are. Keep neither for later: their owner may use them again. Keep what you computed from them.
# - **Remember quantities, not places.** An object may remember sums of gradients, and the next step starts from
#   the `w` that it is given, even if somebody has moved it since the last one.
# - **State belongs to one object.** Set it on `self` in `__init__`, where it may start as the number `0.0`:
#   NumPy gives it the shape of `w` in the first step.

# %% [markdown]
# ## 1. Gradient descent, and why one rate is not enough
#
# Near a minimum a smooth loss looks like $f(w) = \tfrac12 w^\top A w$, if $w$ is measured from the minimum and
# the loss from its value there. $A$ is the matrix of second derivatives; let all its eigenvalues $\lambda_i$ be
# positive. The gradient is $Aw$. Take the eigenvectors of $A$ as axes and write $c_i$ for the coordinates of
# $w$ along them. In these coordinates a step $w \leftarrow w - \eta A w$ falls apart into separate equations:
#
# $$c_i \leftarrow (1 - \eta \lambda_i)\, c_i .$$
#
# Each direction has its own factor, and nothing else happens. Read off what that means:
#
# - The walk converges from every start if, and only if, all $|1 - \eta\lambda_i| < 1$, that is for
#   $0 < \eta < 2/\lambda_{\max}$. This is the cliff.
# - A factor below zero flips the sign in every step. This is the zigzag, and it begins at
#   $\eta = 1/\lambda_{\max}$.
# - The flat direction keeps the factor $1 - \eta\lambda_{\min}$, close to 1. Only a larger rate would help it,
#   and the steep direction forbids that.

# %% [markdown]
# The best compromise makes both ends equally slow, $1 - \eta\lambda_{\min} = \eta\lambda_{\max} - 1$:
#
# $$\eta^* = \frac{2}{\lambda_{\min} + \lambda_{\max}}, \qquad \text{factor} = \frac{\kappa - 1}{\kappa + 1}, \qquad
# \kappa = \frac{\lambda_{\max}}{\lambda_{\min}} .$$
#
# The number $\kappa$ is the **condition number**. In our valley $\kappa = 25$: the cliff is at $2/25 = 0.08$,
# the best rate is $1/13 \approx 0.077$, and the error shrinks by $12/13$ a step, which is 29 steps for each
# decimal digit. For $\kappa = 1000$, which is nothing unusual, it would be 1151.

# %% tags=["demo"]
figures.error_multiplier(valley.eigenvalues)

# %% [markdown]
# ### Exercise: `GradientDescent`
#
# Write the step $w \leftarrow w - \eta\, \nabla f(w)$.
#
# For a first example take $f(w) = \tfrac12 (w_1^2 + 3 w_2^2)$, whose gradient is $(w_1, 3 w_2)$. From $(4, -2)$
# with $\eta = \tfrac12$ the factors are $\tfrac12$ and $-\tfrac12$, so the walk goes
# $(4, -2) \to (2, 1) \to (1, -\tfrac12)$. The check below expects this walk. The later optimisers will be
# checked on the same bowl.


# %% nbgrader={"grade": false, "grade_id": "GradientDescent", "locked": false, "schema_version": 3, "solution": true, "task": false}
class GradientDescent:
    r"""Gradient descent at a fixed rate.

    .. math:: w \leftarrow w - \eta\, \nabla f(w)

    Parameters
    ----------
    learning_rate : float
        The rate η.
    """

    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        """Take one step.

        Parameters
        ----------
        w : array_like, shape (...)
            Where to start from; it is not changed.
        gradient : function of a point
            Returns an array of the point's shape.

        Returns
        -------
        ndarray, shape (...)
            The new point.
        """
        ### BEGIN SOLUTION
        w = np.asarray(w, dtype=float)
        return w - self.learning_rate * gradient(w)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_GradientDescent", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `GradientDescent`.
def bowl(w):
    return np.array([1.0, 3.0]) * w


checks.optimizer_path(
    GradientDescent,
    {"learning_rate": 0.5},
    bowl,
    expected=[[4, -2], [2, 1], [1, -0.5]],
    slips={
        "The step goes uphill; the gradient has to be subtracted.": [9, -12.5],
        "The learning rate is missing.": [0, -8],
        "The step is returned without the point that it starts from.": [1, -4.5],
    },
)
checks.optimizer_manners(GradientDescent, {"learning_rate": 0.1})
### BEGIN HIDDEN TESTS
import torch


def slope(scale):
    return lambda w: scale * (np.asarray(w, dtype=float) + np.cos(3.0 * np.asarray(w, dtype=float)))


def torch_path(start, num_steps=8, scale=1.0, nudge=0.0, *, learning_rate):
    w = torch.tensor(np.array(start, dtype=float), requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=learning_rate)
    path = [w.detach().numpy().copy()]
    for _ in range(num_steps):
        w.grad = torch.tensor(slope(scale)(w.detach().numpy()))
        optimizer.step()
        path.append(w.detach().numpy().copy())
        w.data += nudge
    return np.array(path)


rng = np.random.default_rng(71)
vector, matrix = rng.normal(size=3), rng.normal(size=(5, 2)).T
kept = vector.copy(), matrix.copy()
tolerance = {"rtol": 1e-5, "atol": 1e-6}  # eight steps in float32 stay inside
for case, start, settings, scale, nudge in [
    ("on a curved slope", vector, {"learning_rate": 0.1}, 1.0, 0.0),
    ("at another rate", vector, {"learning_rate": 0.02}, 1.0, 0.0),
    ("for a parameter of another shape", matrix, {"learning_rate": 0.1}, 1.0, 0.0),
    ("when the point is moved between the steps", vector, {"learning_rate": 0.1}, 1.0, 0.3),
    ("on a slope of another scale", vector, {"learning_rate": 20.0}, 0.003, 0.0),
    ("where the slope is zero", vector, {"learning_rate": 0.1}, 0.0, 0.0),
    ("from whole numbers", [1, -2, 3], {"learning_rate": 0.1}, 1.0, 0.0),
]:
    expected = torch_path(start, scale=scale, nudge=nudge, **settings)
    path = walk(GradientDescent(**settings), slope(scale), start, 8, nudge)
    np.testing.assert_allclose(
        path, expected, err_msg=f"GradientDescent: other steps than PyTorch's {case}", **tolerance
    )

handed, copies = [], []


def watched(w):
    handed.append(slope(1.0)(w))
    copies.append(handed[-1].copy())
    return handed[-1]


expected = torch_path(vector, 6, learning_rate=0.1)[-1], torch_path(matrix, 6, learning_rate=0.02)[-1]
first, second, w, z = GradientDescent(0.1), GradientDescent(0.02), vector, matrix
for _ in range(6):
    w, z = first.step(w, watched), second.step(z, slope(1.0))
np.testing.assert_allclose(
    w, expected[0], err_msg="GradientDescent: two objects in turn, the first", **tolerance
)
np.testing.assert_allclose(
    z, expected[1], err_msg="GradientDescent: two objects in turn, the second", **tolerance
)
np.testing.assert_array_equal(vector, kept[0], err_msg="GradientDescent: step changed its argument")
np.testing.assert_array_equal(matrix, kept[1], err_msg="GradientDescent: step changed its argument")
np.testing.assert_array_equal(handed, copies, err_msg="GradientDescent: step changed what gradient returned")
### END HIDDEN TESTS

# %% [markdown]
# **See.** The next cell walks with your class at three rates. At $\eta = 0.04 = 1/\lambda_{\max}$ the steep
# error is gone after a single step, and the rest of the walk is the crawl along the floor. At 0.076 the walker
# zigzags to the end, and yet it is the one that gets lowest. So the zigzag is not the trouble. The trouble is
# the flat direction, which cannot have the rate that it needs.
#
# Try 0.079 and 0.0799. Then give the valley another condition number, and predict the cliff before you run the
# cell.

# %% tags=["demo"]
figures.walks(
    valley,
    {
        f"rate {rate}": walk(GradientDescent(rate), valley.gradient, valley.start, num_steps=60)
        for rate in (0.01, 0.04, 0.076)
    },
)

# %% [markdown]
# ## 2. Momentum
#
# Look at the zigzag once more. Across the valley each gradient contradicts the one before. Along the valley all
# of them agree. A walker who remembers could tell the two apart: add up the past gradients, and what agrees
# grows while what alternates cancels.
#
# Momentum does just that. It keeps a **velocity** $h$, starting at zero. In every step the old velocity fades
# by a factor $\alpha$ and the new gradient is added:
#
# $$h_t = \alpha h_{t-1} + \eta\, g_t, \qquad w_t = w_{t-1} - h_t, \qquad g_t = \nabla f(w_{t-1}) .$$
#
# Insert the first equation into itself, and the memory lies open:
#
# $$h_t = \eta \left( g_t + \alpha g_{t-1} + \alpha^2 g_{t-2} + \dots + \alpha^{t-1} g_1 \right) .$$

# %% [markdown]
# Two cases show what this sum does.
#
# - **Gradients that agree.** If every $g_t$ is the same $g$, the geometric series gives
#   $h_t = \eta g\, (1 - \alpha^t)/(1 - \alpha)$. The step grows until it is $\dfrac{\eta}{1-\alpha}\, g$: ten
#   times the first one for $\alpha = 0.9$.
# - **Gradients that alternate.** If they are $g, -g, g, \dots$ the series alternates too, and the length of the
#   step tends to $\dfrac{\eta}{1+\alpha}\, |g|$: about half of the first one.
#
# Between the two lies a ratio of $(1+\alpha)/(1-\alpha)$, which is 19 for $\alpha = 0.9$. One learning rate now
# acts as a large rate along the valley and as a small one across it.

# %% tags=["demo"]
figures.momentum_memory([0, 0.5, 0.9])

# %% [markdown]
# ### Exercise: `Momentum`
#
# The velocity is a *sum* that fades, not an average: there is no factor $(1-\alpha)$ in front of $g_t$. With
# that factor the same $\eta$ would make steps ten times as short at $\alpha = 0.9$.
#
# PyTorch's `SGD(momentum=α)` writes $v_t = \alpha v_{t-1} + g_t$ and $w_t = w_{t-1} - \eta v_t$. Multiply its
# first equation by $\eta$ and put $h = \eta v$: these are our equations, as long as $\eta$ stays the same. If
# it changes on the way, the two differ, since $h$ remembers the old rate and $v$ does not. You may write either
# form.
#
# On the bowl, with $\eta = \tfrac12$ and $\alpha = \tfrac14$. In step 2 the gradient alone would give
# $\eta g_2 = (1, 1.5)$. The memory $\alpha h_1 = (0.5, -0.75)$ adds to the first coordinate, where the
# gradients agree, and takes from the second, where they don't:
#
# | $t$ | $g_t$ | $h_t$ | $w_t$ |
# |---|---|---|---|
# | 0 | | (0, 0) | (4, −2) |
# | 1 | (4, −6) | (2, −3) | (2, 1) |
# | 2 | (2, 3) | (1.5, 0.75) | (0.5, 0.25) |
# | 3 | (0.5, 0.75) | (0.625, 0.5625) | (−0.125, −0.3125) |


# %% nbgrader={"grade": false, "grade_id": "Momentum", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Momentum:
    r"""Gradient descent with a velocity, also called the heavy ball.

    .. math:: h_t = \alpha h_{t-1} + \eta\, \nabla f(w_{t-1}), \qquad w_t = w_{t-1} - h_t

    A sum, not an average; :math:`h_0 = 0`. At a constant rate these are the points of
    ``torch.optim.SGD(momentum=alpha)``.

    Parameters
    ----------
    learning_rate : float
        The rate η.
    alpha : float, from 0 to below 1
        What is left of the velocity in the next step.

    References
    ----------
    .. [1] B. T. Polyak, "Some methods of speeding up the convergence of iteration methods",
       USSR Computational Mathematics and Mathematical Physics 4(5), 1964, 1-17.
    """

    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        ### BEGIN SOLUTION
        self.velocity = 0.0
        ### END SOLUTION

    def step(self, w, gradient):
        """Return the new point, shape (...), from the point ``w``, shape (...)."""
        ### BEGIN SOLUTION
        w = np.asarray(w, dtype=float)
        self.velocity = self.alpha * self.velocity + self.learning_rate * gradient(w)
        return w - self.velocity
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_Momentum", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `Momentum`.
def bowl(w):
    return np.array([1.0, 3.0]) * w


checks.optimizer_path(
    Momentum,
    {"learning_rate": 0.5, "alpha": 0.25},
    bowl,
    expected=[[4, -2], [2, 1], [0.5, 0.25], [-0.125, -0.3125]],
    slips={
        "The velocity is an average, as some courses have it; here the new gradient takes no factor 1 - alpha.": [
            0.4140625,
            0.00390625,
        ],
        "Nothing is remembered; keep the velocity on self.": [0.5, 0.25],
        "The step goes uphill; the gradient has to be subtracted.": [15.125, -35.1875],
        "The point moves by the old velocity; update the velocity first.": [-0.5, 4.75],
        "The learning rate is applied twice, in the velocity and in the step.": [1.25, 0.25],
        "This is Nesterov's step: momentum takes its gradient at w.": [0.21875, 0.671875],
    },
)
checks.optimizer_manners(Momentum, {"learning_rate": 0.1, "alpha": 0.9})
### BEGIN HIDDEN TESTS
import torch


def slope(scale):
    return lambda w: scale * (np.asarray(w, dtype=float) + np.cos(3.0 * np.asarray(w, dtype=float)))


def torch_path(start, num_steps=8, scale=1.0, nudge=0.0, *, learning_rate, alpha=0.9):
    w = torch.tensor(np.array(start, dtype=float), requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=learning_rate, momentum=alpha)
    path = [w.detach().numpy().copy()]
    for _ in range(num_steps):
        w.grad = torch.tensor(slope(scale)(w.detach().numpy()))
        optimizer.step()
        path.append(w.detach().numpy().copy())
        w.data += nudge
    return np.array(path)


rng = np.random.default_rng(72)
vector, matrix = rng.normal(size=3), rng.normal(size=(5, 2)).T
kept = vector.copy(), matrix.copy()
tolerance = {"rtol": 1e-5, "atol": 1e-6}  # eight steps in float32 stay inside
for case, start, settings, scale, nudge in [
    ("with the default alpha", vector, {"learning_rate": 0.05}, 1.0, 0.0),
    ("with another alpha", vector, {"learning_rate": 0.1, "alpha": 0.6}, 1.0, 0.0),
    ("without memory, alpha = 0", vector, {"learning_rate": 0.1, "alpha": 0.0}, 1.0, 0.0),
    ("for a parameter of another shape", matrix, {"learning_rate": 0.05}, 1.0, 0.0),
    ("when the point is moved between the steps", vector, {"learning_rate": 0.05}, 1.0, 0.3),
    ("on a slope of another scale", vector, {"learning_rate": 20.0}, 0.003, 0.0),
    ("where the slope is zero", vector, {"learning_rate": 0.05}, 0.0, 0.0),
    ("from whole numbers", [1, -2, 3], {"learning_rate": 0.05}, 1.0, 0.0),
]:
    expected = torch_path(start, scale=scale, nudge=nudge, **settings)
    path = walk(Momentum(**settings), slope(scale), start, 8, nudge)
    np.testing.assert_allclose(
        path, expected, err_msg=f"Momentum: other steps than PyTorch's {case}", **tolerance
    )

handed, copies = [], []


def watched(w):
    handed.append(slope(1.0)(w))
    copies.append(handed[-1].copy())
    return handed[-1]


expected = (
    torch_path(vector, 6, learning_rate=0.1)[-1],
    torch_path(matrix, 6, learning_rate=0.02, alpha=0.5)[-1],
)
first, second, w, z = Momentum(0.1), Momentum(0.02, alpha=0.5), vector, matrix
for _ in range(6):
    w, z = first.step(w, watched), second.step(z, slope(1.0))
np.testing.assert_allclose(w, expected[0], err_msg="Momentum: two objects in turn, the first", **tolerance)
np.testing.assert_allclose(z, expected[1], err_msg="Momentum: two objects in turn, the second", **tolerance)
np.testing.assert_array_equal(vector, kept[0], err_msg="Momentum: step changed its argument")
np.testing.assert_array_equal(matrix, kept[1], err_msg="Momentum: step changed its argument")
np.testing.assert_array_equal(handed, copies, err_msg="Momentum: step changed what gradient returned")
### END HIDDEN TESTS

# %% [markdown]
# **See.** All three walkers use the rate 0.02. With $\alpha = 0.9$ yours reaches the end of the valley long
# before the others, shoots past it and swings back: a ball that rolls with little friction. With $\alpha = 0.5$
# it swings less and arrives later.
#
# Why does the loss of the ball fall at the same pace in both directions? Along an eigenvector the gradient is
# $\lambda w_t$, and the velocity is the last step turned around, $h_t = w_{t-1} - w_t$. So momentum is the
# recursion $w_{t+1} = (1 + \alpha - \eta\lambda)\, w_t - \alpha\, w_{t-1}$. The two roots of its characteristic
# equation have the product $\alpha$. When they are complex, which is for
# $(1-\sqrt\alpha)^2 < \eta\lambda < (1+\sqrt\alpha)^2$, both have the modulus $\sqrt\alpha$, whatever $\lambda$
# is. The price is that nothing shrinks faster than $\sqrt\alpha$ a step.
#
# Try $\eta = 1/9$ with $\alpha = 4/9$. Both ends of our valley, $\lambda = 1$ and $\lambda = 25$, are then at
# the two borders of that range, and the factor is $2/3$ a step, against $12/13$ for the best gradient descent.

# %% tags=["demo"]
figures.walks(
    valley,
    {
        "gradient descent": walk(GradientDescent(0.02), valley.gradient, valley.start, num_steps=60),
        "momentum, α = 0.5": walk(Momentum(0.02, alpha=0.5), valley.gradient, valley.start, num_steps=60),
        "momentum, α = 0.9": walk(Momentum(0.02, alpha=0.9), valley.gradient, valley.start, num_steps=60),
    },
)

# %% [markdown]
# ## 3. Nesterov's momentum
#
# Momentum measures the slope where it stands, and is then carried on by its velocity. But the greater part of
# the coming move, $-\alpha h$, is known before any gradient is asked for. Nesterov's idea is to go there first,
# measure the slope at the **look-ahead point** $w - \alpha h$, and correct the move with what is found:
#
# $$g_t = \nabla f(w_{t-1} - \alpha h_{t-1}), \qquad h_t = \alpha h_{t-1} + \eta\, g_t, \qquad w_t = w_{t-1} - h_t .$$
#
# Mind the sign: the point will move along $-h$, so the look-ahead is at $w - \alpha h$, and it is $\alpha h$
# and not all of $h$ that is sure to come.

# %% tags=["demo"]
figures.look_ahead()

# %% [markdown]
# How much does it help? On the quadratic, along an eigenvector, the gradient at the look-ahead point is
# $\lambda (w - \alpha h)$. Insert it and collect what stands before the old velocity:
#
# $$h_t = \alpha (1 - \eta\lambda)\, h_{t-1} + \eta\lambda\, w_{t-1} .$$
#
# This is momentum with another memory, $\alpha(1 - \eta\lambda)$ in the place of $\alpha$. In a flat direction
# $\eta\lambda$ is small and nothing changes. In a steep one the memory is short, and swings die out quickly.
# Each direction gets a brake of its own, and nobody had to know the eigenvalues.

# %% [markdown]
# ### From this form to PyTorch's
#
# `torch.optim.SGD(nesterov=True)` is only ever given the gradient at its own parameter, so it cannot look
# ahead. It does not have to: its parameter *is* the look-ahead point. Let $\varphi_t = w_t - \alpha h_t$ be the
# place where the next gradient will be taken. Then
#
# 1. $g_t = \nabla f(\varphi_{t-1})$, by the definition of $\varphi$.
# 2. $w_{t-1} = \varphi_{t-1} + \alpha h_{t-1}$, the definition turned around.
# 3. $\varphi_t = w_t - \alpha h_t = w_{t-1} - h_t - \alpha h_t = \varphi_{t-1} + \alpha h_{t-1} - h_t - \alpha h_t$,
#    by the step and then by 2.
# 4. $\alpha h_{t-1} - h_t = -\eta g_t$, the velocity's equation. So
#    $\varphi_t = \varphi_{t-1} - \eta g_t - \alpha h_t$.
#
# With $h = \eta v$ as before, $w$ is gone and PyTorch's form stands there:
#
# $$g_t = \nabla f(\varphi_{t-1}), \qquad v_t = \alpha v_{t-1} + g_t, \qquad \varphi_t = \varphi_{t-1} - \eta\,(g_t + \alpha v_t) .$$

# %% [markdown]
# Both start at the same point, since $h_0 = 0$ gives $\varphi_0 = w_0$. If the walk converges, $h$ goes to zero
# and both end at the same point. In between PyTorch shows you $\varphi$ where we show $w$. The two can be compared at every step,
# because the velocity is visible from outside: $h_t = w_{t-1} - w_t$, and therefore
#
# $$\varphi_t = w_t - \alpha\, (w_{t-1} - w_t) .$$
#
# Your class is tested in this way: from its points $w_t$ the test computes $\varphi_t$ and holds them against
# PyTorch's parameter.
#
# ### Exercise: `Nesterov`
#
# Return $w_t$, not $\varphi_t$. On the bowl with $\eta = \alpha = \tfrac12$:
#
# | $t$ | look-ahead | $g_t$ | $h_t$ | $w_t$ |
# |---|---|---|---|---|
# | 0 | | | (0, 0) | (4, −2) |
# | 1 | (4, −2) | (4, −6) | (2, −3) | (2, 1) |
# | 2 | (1, 2.5) | (1, 7.5) | (1.5, 2.25) | (0.5, −1.25) |
# | 3 | (−0.25, −2.375) | (−0.25, −7.125) | (0.625, −2.4375) | (−0.125, 1.1875) |


# %% nbgrader={"grade": false, "grade_id": "Nesterov", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Nesterov:
    r"""Momentum whose gradient is taken at the look-ahead point.

    .. math::

       h_t = \alpha h_{t-1} + \eta\, \nabla f(w_{t-1} - \alpha h_{t-1}), \qquad w_t = w_{t-1} - h_t

    :math:`h_0 = 0`. The points :math:`w_t - \alpha h_t` are those of ``torch.optim.SGD(nesterov=True)``.

    Parameters
    ----------
    learning_rate : float
        The rate η.
    alpha : float, from 0 to below 1
        What is left of the velocity in the next step.

    References
    ----------
    .. [1] Y. Nesterov, "A method of solving a convex programming problem with convergence rate
       O(1/k²)", Soviet Mathematics Doklady 27, 1983, 372-376.
    .. [2] I. Sutskever, J. Martens, G. Dahl, G. Hinton, "On the importance of initialization and
       momentum in deep learning", ICML 2013, section 2.
    """

    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        ### BEGIN SOLUTION
        self.velocity = 0.0
        ### END SOLUTION

    def step(self, w, gradient):
        """Return the new point, shape (...), from the point ``w``, shape (...)."""
        ### BEGIN SOLUTION
        w = np.asarray(w, dtype=float)
        slope_ahead = gradient(w - self.alpha * self.velocity)
        self.velocity = self.alpha * self.velocity + self.learning_rate * slope_ahead
        return w - self.velocity
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_Nesterov", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `Nesterov`.
def bowl(w):
    return np.array([1.0, 3.0]) * w


checks.optimizer_path(
    Nesterov,
    {"learning_rate": 0.5, "alpha": 0.5},
    bowl,
    expected=[[4, -2], [2, 1], [0.5, -1.25], [-0.125, 1.1875]],
    slips={
        "The gradient is taken at w; it belongs at the look-ahead point w - alpha * h.": [-1, -0.5],
        "The look-ahead is on the wrong side; the point moves along -h.": [-2.125, 1.1875],
        "The look-ahead goes along all of h; only alpha * h is sure to come.": [0.5, 6.25],
        "This is PyTorch's form, which returns the look-ahead point; return w.": [-0.4375, 2.40625],
        "The step starts from the look-ahead point; it starts from w.": [-1.375, -0.6875],
    },
)
checks.optimizer_manners(Nesterov, {"learning_rate": 0.1, "alpha": 0.9})
### BEGIN HIDDEN TESTS
import torch


def slope(scale):
    return lambda w: scale * (np.asarray(w, dtype=float) + np.cos(3.0 * np.asarray(w, dtype=float)))


def torch_path(start, num_steps=8, scale=1.0, nudge=0.0, *, learning_rate, alpha=0.9):
    phi = torch.tensor(np.array(start, dtype=float), requires_grad=True)
    optimizer = torch.optim.SGD([phi], lr=learning_rate, momentum=alpha, nesterov=True)
    path = [phi.detach().numpy().copy()]
    for _ in range(num_steps):
        phi.grad = torch.tensor(slope(scale)(phi.detach().numpy()))
        optimizer.step()
        path.append(phi.detach().numpy().copy())
        phi.data += nudge
    return np.array(path)


def look_ahead(path, nudge=0.0, *, alpha=0.9):
    """The points w - αh of a path, where h is how far a step went from where it was told to start."""
    begin = path[:-1] + nudge
    begin[0] = path[0]
    return np.concatenate([path[:1], path[1:] - alpha * (begin - path[1:])])


rng = np.random.default_rng(73)
vector, matrix = rng.normal(size=3), rng.normal(size=(5, 2)).T
kept = vector.copy(), matrix.copy()
tolerance = {"rtol": 1e-5, "atol": 1e-6}  # eight steps in float32 stay inside
for case, start, rate, memory, scale, nudge in [
    ("with the default alpha", vector, 0.05, {}, 1.0, 0.0),
    ("with another alpha", vector, 0.1, {"alpha": 0.6}, 1.0, 0.0),
    ("with a short memory", vector, 0.1, {"alpha": 0.2}, 1.0, 0.0),
    ("for a parameter of another shape", matrix, 0.05, {}, 1.0, 0.0),
    ("when the point is moved between the steps", vector, 0.05, {}, 1.0, 0.3),
    ("on a slope of another scale", vector, 20.0, {}, 0.003, 0.0),
    ("where the slope is zero", vector, 0.05, {}, 0.0, 0.0),
    ("from whole numbers", [1, -2, 3], 0.05, {}, 1.0, 0.0),
]:
    expected = torch_path(start, scale=scale, nudge=nudge, learning_rate=rate, **memory)
    path = look_ahead(walk(Nesterov(rate, **memory), slope(scale), start, 8, nudge), nudge, **memory)
    np.testing.assert_allclose(
        path, expected, err_msg=f"Nesterov: other steps than PyTorch's {case}", **tolerance
    )

handed, copies = [], []


def watched(w):
    handed.append(slope(1.0)(w))
    copies.append(handed[-1].copy())
    return handed[-1]


expected = torch_path(vector, 6, learning_rate=0.1), torch_path(matrix, 6, learning_rate=0.02, alpha=0.5)
first, second = Nesterov(0.1), Nesterov(0.02, alpha=0.5)
w, z = [vector], [matrix]
for _ in range(6):
    w.append(np.array(first.step(w[-1], watched)))
    z.append(np.array(second.step(z[-1], slope(1.0))))
w, z = look_ahead(np.array(w)), look_ahead(np.array(z), alpha=0.5)
np.testing.assert_allclose(w, expected[0], err_msg="Nesterov: two objects in turn, the first", **tolerance)
np.testing.assert_allclose(z, expected[1], err_msg="Nesterov: two objects in turn, the second", **tolerance)
np.testing.assert_array_equal(vector, kept[0], err_msg="Nesterov: step changed its argument")
np.testing.assert_array_equal(matrix, kept[1], err_msg="Nesterov: step changed its argument")
np.testing.assert_array_equal(handed, copies, err_msg="Nesterov: step changed what gradient returned")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Momentum and Nesterov at the same rate with the same $\alpha = 0.9$. In the steep direction
# $\eta\lambda = 0.5$ leaves Nesterov a memory of 0.45, so its swings across the valley are gone after a few
# steps. Along the valley the memory is 0.88, and it still overshoots there.
#
# The widget below has all three. Press play, and drag the slider of the condition number. Then raise the
# learning rates with theirs until the first of the three leaves the valley. Who goes first? You can compute it:
# across the valley momentum survives up to $\eta\lambda = 2(1+\alpha)$, gradient descent up to 2, and Nesterov
# only up to $2(1+\alpha)/(1+2\alpha)$, which is 1.36 for $\alpha = 0.9$. A brake that is too strong pushes
# backwards.

# %% tags=["demo"]
figures.walks(
    valley,
    {
        "momentum": walk(Momentum(0.02), valley.gradient, valley.start, num_steps=60),
        "Nesterov": walk(Nesterov(0.02), valley.gradient, valley.start, num_steps=60),
    },
)

# %% tags=["demo"]
OptimizerExplorer(
    valley,
    {
        "GradientDescent": GradientDescent(learning_rate=0.02),
        "Momentum": Momentum(learning_rate=0.02, alpha=0.9),
        "Nesterov": Nesterov(learning_rate=0.02, alpha=0.9),
    },
)

# %% [markdown]
# ## 4. AdaGrad
#
# So far one rate served all parameters. AdaGrad gives every **parameter** a rate of its own, learnt from the
# gradients which that parameter has seen. (Some texts say "for each example". That is a slip: $G$ below has the
# shape of $w$.) It adds up squares, starting from zero, and divides by the root of the sum. All operations act
# coordinate by coordinate:
#
# $$G_t = G_{t-1} + g_t^2, \qquad w_t = w_{t-1} - \frac{\eta}{\sqrt{G_t} + \varepsilon}\; g_t .$$
#
# A coordinate with large gradients collects a large $G$ and gets a small rate. One with small gradients, or
# with few of them, keeps a large rate. Where the axes of the valley are the coordinate axes, this is what was
# missing in section 1: a rate for the steep direction, and another for the flat one.

# %% [markdown]
# Three consequences, each worth a line of algebra:
#
# - **The scale drops out.** In the first step $\sqrt{G_1} = |g_1|$, so each coordinate moves by $\eta$,
#   whatever the size of its gradient. Multiply $f$ by 1000 and all gradients and all $\sqrt{G_t}$ grow alike:
#   the path stays the same (as long as $\varepsilon$ is negligible).
# - **The rate falls.** Under a constant gradient $\sqrt{G_t} = \sqrt{t}\,|g|$, and step $t$ has the length
#   $\eta/\sqrt t$.
# - **Rare gradients keep their weight.** A coordinate whose gradient is zero in most steps adds nothing to $G$
#   in them. If its nonzero gradients are of equal size, the $m$-th still moves it by $\eta/\sqrt m$, however
#   many steps have passed.
#
# The tiny $\varepsilon$ stands **outside** the root, as in PyTorch. Its only task is to make
# $0/\varepsilon = 0$ of what would be $0/0$ where a gradient has been zero so far. Inside the root the default
# $10^{-10}$ would act as $\sqrt{10^{-10}} = 10^{-5}$, and drown every gradient smaller than that.

# %% [markdown]
# ### Exercise: `AdaGrad`
#
# On the bowl with $\eta = 1$, where $\varepsilon$ is too small to be seen. The second gradient is three times
# the first and the steps are the same:
#
# | $t$ | $g_t$ | $G_t$ | $\sqrt{G_t}$ | $w_t$ |
# |---|---|---|---|---|
# | 0 | | (0, 0) | | (4, −4) |
# | 1 | (4, −12) | (16, 144) | (4, 12) | (3, −3) |
# | 2 | (3, −9) | (25, 225) | (5, 15) | (2.4, −2.4) |
#
# With $\varepsilon = 1$ it can be seen. From $(4, -3)$ the gradient is $(4, -9)$, and the first step is
# $\left(\tfrac{4}{4+1}, \tfrac{-9}{9+1}\right) = (0.8, -0.9)$.


# %% nbgrader={"grade": false, "grade_id": "AdaGrad", "locked": false, "schema_version": 3, "solution": true, "task": false}
class AdaGrad:
    r"""Gradient descent with a rate for each parameter that falls with its past gradients.

    .. math::

       G_t = G_{t-1} + g_t^2, \qquad w_t = w_{t-1} - \frac{\eta}{\sqrt{G_t} + \varepsilon}\, g_t,
       \qquad g_t = \nabla f(w_{t-1})

    Everything acts coordinate by coordinate; :math:`G_0 = 0`, and ε stands outside the root, as
    in ``torch.optim.Adagrad``.

    Parameters
    ----------
    learning_rate : float
        The rate η.
    eps : float
        The ε that is added to the root.

    References
    ----------
    .. [1] J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and
       stochastic optimization", Journal of Machine Learning Research 12, 2011, 2121-2159.
    """

    def __init__(self, learning_rate, eps=1e-10):
        self.learning_rate = learning_rate
        self.eps = eps
        ### BEGIN SOLUTION
        self.sum_of_squares = 0.0
        ### END SOLUTION

    def step(self, w, gradient):
        """Return the new point, shape (...), from the point ``w``, shape (...)."""
        ### BEGIN SOLUTION
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.sum_of_squares = self.sum_of_squares + g**2
        return w - self.learning_rate * g / (np.sqrt(self.sum_of_squares) + self.eps)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_AdaGrad", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `AdaGrad`.
def bowl(w):
    return np.array([1.0, 3.0]) * w


checks.optimizer_path(
    AdaGrad,
    {"learning_rate": 1.0},
    bowl,
    expected=[[4, -4], [3, -3], [2.4, -2.4]],
    slips={
        "The root is missing.": [3.62526, -3.875009],
        "All parameters share one rate; square coordinate by coordinate.": [3.454148, -2.480714],
        "The squares are averaged, so the rate never falls; add them up.": [2.151472, -2.151472],
        "Only the newest square counts; G has to be kept on self and added to.": [2, -2],
        "The step goes uphill; the gradient has to be subtracted.": [5.780869, -5.780869],
    },
)
checks.optimizer_path(
    AdaGrad,
    {"learning_rate": 1.0, "eps": 1.0},
    bowl,
    expected=[[4, -3], [3.2, -2.1]],
    slips={
        "ε stands inside the root, as some courses have it; here it stands outside.": [3.029857, -2.006116],
    },
)
checks.optimizer_manners(AdaGrad, {"learning_rate": 0.1})
### BEGIN HIDDEN TESTS
import torch


def slope(scale):
    return lambda w: scale * (np.asarray(w, dtype=float) + np.cos(3.0 * np.asarray(w, dtype=float)))


def torch_path(start, num_steps=8, scale=1.0, nudge=0.0, *, learning_rate, eps=1e-10):
    w = torch.tensor(np.array(start, dtype=float), requires_grad=True)
    optimizer = torch.optim.Adagrad([w], lr=learning_rate, eps=eps)
    path = [w.detach().numpy().copy()]
    for _ in range(num_steps):
        w.grad = torch.tensor(slope(scale)(w.detach().numpy()))
        optimizer.step()
        path.append(w.detach().numpy().copy())
        w.data += nudge
    return np.array(path)


rng = np.random.default_rng(74)
vector, matrix = rng.normal(size=3), rng.normal(size=(5, 2)).T
kept = vector.copy(), matrix.copy()
tolerance = {"rtol": 1e-5, "atol": 1e-6}  # eight steps in float32 stay inside
for case, start, settings, scale, nudge in [
    ("with the default eps", vector, {"learning_rate": 0.1}, 1.0, 0.0),
    ("with another eps", vector, {"learning_rate": 0.3, "eps": 0.5}, 1.0, 0.0),
    ("for a parameter of another shape", matrix, {"learning_rate": 0.1}, 1.0, 0.0),
    ("when the point is moved between the steps", vector, {"learning_rate": 0.1}, 1.0, 0.3),
    ("on a slope of another scale", vector, {"learning_rate": 0.1}, 1e-8, 0.0),
    ("on a slope of a third scale", vector, {"learning_rate": 0.1}, 1e4, 0.0),
    ("where the slope is zero", vector, {"learning_rate": 0.1}, 0.0, 0.0),
    ("from whole numbers", [1, -2, 3], {"learning_rate": 0.1}, 1.0, 0.0),
]:
    expected = torch_path(start, scale=scale, nudge=nudge, **settings)
    path = walk(AdaGrad(**settings), slope(scale), start, 8, nudge)
    np.testing.assert_allclose(
        path, expected, err_msg=f"AdaGrad: other steps than PyTorch's {case}", **tolerance
    )

handed, copies = [], []


def watched(w):
    handed.append(slope(1.0)(w))
    copies.append(handed[-1].copy())
    return handed[-1]


expected = torch_path(vector, 6, learning_rate=0.1)[-1], torch_path(matrix, 6, learning_rate=0.3, eps=0.1)[-1]
first, second, w, z = AdaGrad(0.1), AdaGrad(0.3, eps=0.1), vector, matrix
for _ in range(6):
    w, z = first.step(w, watched), second.step(z, slope(1.0))
np.testing.assert_allclose(w, expected[0], err_msg="AdaGrad: two objects in turn, the first", **tolerance)
np.testing.assert_allclose(z, expected[1], err_msg="AdaGrad: two objects in turn, the second", **tolerance)
np.testing.assert_array_equal(vector, kept[0], err_msg="AdaGrad: step changed its argument")
np.testing.assert_array_equal(matrix, kept[1], err_msg="AdaGrad: step changed its argument")
np.testing.assert_array_equal(handed, copies, err_msg="AdaGrad: step changed what gradient returned")
### END HIDDEN TESTS

# %% [markdown]
# **See.** Two parameters under gradients of size 1. The frequent one gets its gradient in every step, the rare
# one in every twentieth only. Both axes are logarithmic, so the straight line of the frequent one is the law
# $1/\sqrt t$ (grey). When the rare one gets its tenth gradient it still moves by $0.1/\sqrt{10}$; the frequent
# one is down to $0.1/\sqrt{181}$ by then.
#
# The second figure sets AdaGrad on the valley. At the rate 0.3 a loss of 0.4 is left after sixty steps: the
# rate falls faster than the walker gets on. At the rate 3 the first step is 3 long in both coordinates, and
# eight steps are enough. The path would be the same for any condition number, since each coordinate walks for
# itself and its $\lambda$ drops out. Try 30: AdaGrad forgives a rate that is far too large, since the huge
# gradients which follow from it also shrink it. It does not forgive one that is too small.

# %% tags=["demo"]
gradients = np.ones((400, 2))
gradients[np.arange(400) % 20 > 0, 1] = 0.0
sizes = respond(AdaGrad(learning_rate=0.1), gradients)
figures.step_sizes(
    {"in every step": sizes[:, 0], "in every twentieth": sizes[:, 1]},
    title="AdaGrad's steps for a frequent and a rare gradient",
    guide=True,
)

# %% tags=["demo"]
figures.walks(
    valley,
    {f"AdaGrad, rate {rate}": walk(AdaGrad(rate), valley.gradient, valley.start, 60) for rate in (0.3, 3)},
)

# %% [markdown]
# ## 5. RMSprop
#
# AdaGrad never forgets. Whoever starts on a steep wall, where the first gradients are huge, pays for it to the
# end. RMSprop replaces the sum by an exponentially weighted **mean** of the squares, which lets old ones fade:
#
# $$G_t = \alpha\, G_{t-1} + (1 - \alpha)\, g_t^2, \qquad w_t = w_{t-1} - \frac{\eta}{\sqrt{G_t} + \varepsilon}\; g_t .$$
#
# Insert the equation into itself, as for momentum: $g_{t-k}^2$ has the weight $(1-\alpha)\,\alpha^k$. After
# $1/(1-\alpha)$ steps a gradient's weight has fallen to about a third ($1/e$) of what it was, so this is how
# far the memory reaches: 100 steps for PyTorch's $\alpha = 0.99$, 10 steps for $\alpha = 0.9$, which is common
# too.

# %% [markdown]
# The weights that have been given out by step $t$ add up to $1 - \alpha^t$; the rest of the mean is still the
# zero it started from. So under a constant gradient $\sqrt{G_t} = |g| \sqrt{1 - \alpha^t}$, and two things
# follow:
#
# - **The first steps are too long.** Step 1 has the length $\eta / \sqrt{1 - \alpha}$, ten times $\eta$ for
#   $\alpha = 0.99$. RMSprop leaves it so. Adam, in the next section, does not.
# - **The rate no longer dies.** The length tends to $\eta$ and stays there. That is the aim, and it has a
#   price: nothing tells the walker to slow down near the minimum. In the end it jumps to and fro between
#   $+\eta/2$ and $-\eta/2$ around it, since there $\sqrt{G} = |g|$ and every step has the length $\eta$.
#
# As before, $\varepsilon$ stands outside the root, and $G_0 = 0$.

# %% [markdown]
# ### Exercise: `RMSprop`
#
# On the bowl with $\eta = 1$ and $\alpha = \tfrac34$, where the first step has the length
# $1/\sqrt{1 - \alpha} = 2$:
#
# | $t$ | $g_t$ | $G_t$ | $\sqrt{G_t}$ | $w_t$ |
# |---|---|---|---|---|
# | 0 | | (0, 0) | | (4, −4) |
# | 1 | (4, −12) | (4, 36) | (2, 6) | (2, −2) |
# | 2 | (2, −6) | (4, 36) | (2, 6) | (1, −1) |
#
# With $\varepsilon = 1$, from $(2, -2)$: the gradient is $(2, -6)$, the root $(1, 3)$, and the first step
# $\left(\tfrac{2}{1+1}, \tfrac{-6}{3+1}\right) = (1, -1.5)$.


# %% nbgrader={"grade": false, "grade_id": "RMSprop", "locked": false, "schema_version": 3, "solution": true, "task": false}
class RMSprop:
    r"""Gradient descent with a rate for each parameter, from a fading mean of its squared gradients.

    .. math::

       G_t = \alpha G_{t-1} + (1 - \alpha)\, g_t^2, \qquad
       w_t = w_{t-1} - \frac{\eta}{\sqrt{G_t} + \varepsilon}\, g_t, \qquad g_t = \nabla f(w_{t-1})

    Everything acts coordinate by coordinate; :math:`G_0 = 0` is not corrected for, and ε stands
    outside the root, as in ``torch.optim.RMSprop``.

    Parameters
    ----------
    learning_rate : float
        The rate η.
    alpha : float, from 0 to below 1
        What is left of the mean in the next step.
    eps : float
        The ε that is added to the root.

    References
    ----------
    .. [1] T. Tieleman, G. Hinton, "Lecture 6.5: RMSprop", Neural Networks for Machine Learning,
       Coursera, 2012.
    """

    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.eps = eps
        ### BEGIN SOLUTION
        self.mean_square = 0.0
        ### END SOLUTION

    def step(self, w, gradient):
        """Return the new point, shape (...), from the point ``w``, shape (...)."""
        ### BEGIN SOLUTION
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.mean_square = self.alpha * self.mean_square + (1 - self.alpha) * g**2
        return w - self.learning_rate * g / (np.sqrt(self.mean_square) + self.eps)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_RMSprop", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `RMSprop`.
def bowl(w):
    return np.array([1.0, 3.0]) * w


checks.optimizer_path(
    RMSprop,
    {"learning_rate": 1.0, "alpha": 0.75},
    bowl,
    expected=[[4, -4], [2, -2], [1, -1]],
    slips={
        "This is AdaGrad's sum; in RMSprop old squares fade by alpha.": [2.4, -2.4],
        "The new square lacks its factor 1 - alpha; G is a mean, not a sum.": [2.345346, -2.345346],
        "The factors are swapped; alpha belongs to the old mean.": [1.900627, -1.900627],
        "The mean is corrected as in Adam; RMSprop leaves it as it is.": [2.133975, -2.133975],
        "The root is missing.": [2.428571, -3.474527],
        "The step goes uphill; the gradient has to be subtracted.": [7.732051, -7.732051],
    },
)
checks.optimizer_path(
    RMSprop,
    {"learning_rate": 1.0, "alpha": 0.75, "eps": 1.0},
    bowl,
    expected=[[2, -2], [1, -0.5]],
    slips={
        "ε stands inside the root, as some courses have it; here it stands outside.": [0.5857864, -0.1026334],
    },
)
checks.optimizer_manners(RMSprop, {"learning_rate": 0.1})
### BEGIN HIDDEN TESTS
import torch


def slope(scale):
    return lambda w: scale * (np.asarray(w, dtype=float) + np.cos(3.0 * np.asarray(w, dtype=float)))


def torch_path(start, num_steps=8, scale=1.0, nudge=0.0, *, learning_rate, alpha=0.99, eps=1e-8):
    w = torch.tensor(np.array(start, dtype=float), requires_grad=True)
    optimizer = torch.optim.RMSprop([w], lr=learning_rate, alpha=alpha, eps=eps)
    path = [w.detach().numpy().copy()]
    for _ in range(num_steps):
        w.grad = torch.tensor(slope(scale)(w.detach().numpy()))
        optimizer.step()
        path.append(w.detach().numpy().copy())
        w.data += nudge
    return np.array(path)


rng = np.random.default_rng(75)
vector, matrix = rng.normal(size=3), rng.normal(size=(5, 2)).T
kept = vector.copy(), matrix.copy()
tolerance = {"rtol": 1e-5, "atol": 1e-6}  # eight steps in float32 stay inside
for case, start, settings, scale, nudge in [
    ("with the default alpha and eps", vector, {"learning_rate": 0.02}, 1.0, 0.0),
    ("with another alpha", vector, {"learning_rate": 0.05, "alpha": 0.7}, 1.0, 0.0),
    ("with another eps", vector, {"learning_rate": 0.1, "eps": 0.5}, 1.0, 0.0),
    ("for a parameter of another shape", matrix, {"learning_rate": 0.02}, 1.0, 0.0),
    ("when the point is moved between the steps", vector, {"learning_rate": 0.02}, 1.0, 0.3),
    ("on a slope of another scale", vector, {"learning_rate": 0.02}, 1e-8, 0.0),
    ("on a slope of a third scale", vector, {"learning_rate": 0.02}, 1e4, 0.0),
    ("where the slope is zero", vector, {"learning_rate": 0.02}, 0.0, 0.0),
    ("from whole numbers", [1, -2, 3], {"learning_rate": 0.02}, 1.0, 0.0),
]:
    expected = torch_path(start, scale=scale, nudge=nudge, **settings)
    path = walk(RMSprop(**settings), slope(scale), start, 8, nudge)
    np.testing.assert_allclose(
        path, expected, err_msg=f"RMSprop: other steps than PyTorch's {case}", **tolerance
    )

handed, copies = [], []


def watched(w):
    handed.append(slope(1.0)(w))
    copies.append(handed[-1].copy())
    return handed[-1]


expected = (
    torch_path(vector, 6, learning_rate=0.02)[-1],
    torch_path(matrix, 6, learning_rate=0.05, alpha=0.8)[-1],
)
first, second, w, z = RMSprop(0.02), RMSprop(0.05, alpha=0.8), vector, matrix
for _ in range(6):
    w, z = first.step(w, watched), second.step(z, slope(1.0))
np.testing.assert_allclose(w, expected[0], err_msg="RMSprop: two objects in turn, the first", **tolerance)
np.testing.assert_allclose(z, expected[1], err_msg="RMSprop: two objects in turn, the second", **tolerance)
np.testing.assert_array_equal(vector, kept[0], err_msg="RMSprop: step changed its argument")
np.testing.assert_array_equal(matrix, kept[1], err_msg="RMSprop: step changed its argument")
np.testing.assert_array_equal(handed, copies, err_msg="RMSprop: step changed what gradient returned")
### END HIDDEN TESTS

# %% [markdown]
# **See.** For 100 steps the gradient is 1; then it drops to 0.1, as when a walker comes from a steep wall to a
# gentle floor. AdaGrad's steps drop with it and go on falling. RMSprop's drop too, and then recover, as the
# large squares are forgotten: the faster, the smaller $\alpha$ is.
#
# The second figure shows the price, in the valley with $\alpha = 0.9$. The loss at the rate 0.1 first falls and
# falls. Then the large squares of the descent are forgotten, $G$ becomes tiny, the rate becomes huge, and the
# walker is thrown back up. From there on it jumps to and fro. Which loss do you expect at the end, if both
# coordinates are at $\pm\eta/2$? Compute it for both rates before you run the cell. In practice one starts with
# a large rate and lowers it on the way.
#
# Try $\alpha = 0.99$ at the rate 0.1, with 600 and with 2000 steps.

# %% tags=["demo"]
gradients = np.where(np.arange(1000) < 100, 1.0, 0.1)[:, None]
figures.step_sizes(
    {
        "AdaGrad": respond(AdaGrad(0.1), gradients).ravel(),
        "RMSprop, α = 0.99": respond(RMSprop(0.1, alpha=0.99), gradients).ravel(),
        "RMSprop, α = 0.9": respond(RMSprop(0.1, alpha=0.9), gradients).ravel(),
    },
    title="steps while the gradient falls from 1 to 0.1 at step 100",
)

# %% tags=["demo"]
figures.walks(
    valley,
    {
        "rate 0.1": walk(RMSprop(0.1, alpha=0.9), valley.gradient, valley.start, num_steps=600),
        "rate 0.01": walk(RMSprop(0.01, alpha=0.9), valley.gradient, valley.start, num_steps=600),
    },
)

# %% [markdown]
# ## 6. Adam
#
# Adam combines both ideas. It keeps a fading mean $m$ of the gradients, which smooths the direction as momentum
# does, and a fading mean $v$ of their squares, which sets the rate as in RMSprop:
#
# $$m_t = \beta_1 m_{t-1} + (1 - \beta_1)\, g_t, \qquad v_t = \beta_2 v_{t-1} + (1 - \beta_2)\, g_t^2 .$$
#
# Its own contribution is to mend what RMSprop left open: means that start from zero are too small at first.
# Suppose the gradients all have the same expectation $\mu$. Then, from the unrolled sum,
#
# $$\mathbb E[m_t] = (1 - \beta_1) \sum_{k=0}^{t-1} \beta_1^k\, \mu = (1 - \beta_1^t)\, \mu ,$$
#
# so that $m_t / (1 - \beta_1^t)$ has the right expectation at every step. The same holds for $v_t$ and the
# expectation of $g^2$.

# %% [markdown]
# This is the **bias correction**, and with it Adam's step is complete:
#
# $$\hat m_t = \frac{m_t}{1 - \beta_1^t}, \qquad \hat v_t = \frac{v_t}{1 - \beta_2^t}, \qquad
# w_t = w_{t-1} - \eta\, \frac{\hat m_t}{\sqrt{\hat v_t} + \varepsilon} .$$
#
# The first step has $t = 1$; with $t = 0$ both denominators would be zero. In it $\hat m_1 = g_1$ and
# $\hat v_1 = g_1^2$, so every coordinate moves by $\eta$ against the sign of its gradient, whether that is
# $10^{-6}$ or $10^6$. Only a gradient as small as $\varepsilon$ moves it less.
#
# Without the correction $m_1 = (1-\beta_1)\, g_1$ is too small by a factor of 10, but
# $\sqrt{v_1} = \sqrt{1-\beta_2}\, |g_1|$ is too small by a factor of 32. The step is their quotient. It comes
# out 3.2 times too *long*, and it gets worse before it gets better.

# %% tags=["demo"]
figures.bias_correction(beta1=0.9, beta2=0.999)

# %% [markdown]
# ### Exercise: `Adam`
#
# As in PyTorch, $\varepsilon$ stands outside the root of the *corrected* $\hat v$, both means start at zero,
# and $t$ counts from 1. On the bowl with $\eta = 6$, $\beta_1 = 0.5$, $\beta_2 = 0.9$, from $(3, -3)$; for
# $t = 2$ the corrections divide by $1 - \beta_1^2 = 0.75$ and $1 - \beta_2^2 = 0.19$:
#
# | $t$ | $g_t$ | $m_t$ | $\hat m_t$ | $v_t$ | $\hat v_t$ | $w_t$ |
# |---|---|---|---|---|---|---|
# | 1 | (3, −9) | (1.5, −4.5) | (3, −9) | (0.9, 8.1) | (9, 81) | (−3, 3) |
# | 2 | (−3, 9) | (−0.75, 2.25) | (−1, 3) | (1.71, 15.39) | (9, 81) | (−1, 1) |
#
# With $\varepsilon = 1$ and $\eta = 1$, from $(4, -3)$: the first step is
# $\left(\tfrac{4}{4+1}, \tfrac{-9}{9+1}\right) = (0.8, -0.9)$.


# %% nbgrader={"grade": false, "grade_id": "Adam", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Adam:
    r"""Momentum and a rate for each parameter, both from fading means that are corrected for their start.

    .. math::

       m_t = \beta_1 m_{t-1} + (1 - \beta_1)\, g_t, \qquad v_t = \beta_2 v_{t-1} + (1 - \beta_2)\, g_t^2,
       \qquad g_t = \nabla f(w_{t-1})

       w_t = w_{t-1} - \eta\, \frac{m_t / (1 - \beta_1^t)}{\sqrt{v_t / (1 - \beta_2^t)} + \varepsilon}

    Everything acts coordinate by coordinate; :math:`m_0 = v_0 = 0`, the first step has
    :math:`t = 1`, and ε stands outside the root, as in ``torch.optim.Adam``.

    Parameters
    ----------
    learning_rate : float
        The rate η.
    beta1, beta2 : float, from 0 to below 1
        What is left of the two means in the next step.
    eps : float
        The ε that is added to the root.

    References
    ----------
    .. [1] D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015.
    """

    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate = learning_rate
        self.beta1, self.beta2 = beta1, beta2
        self.eps = eps
        ### BEGIN SOLUTION
        self.mean, self.mean_square, self.t = 0.0, 0.0, 0
        ### END SOLUTION

    def step(self, w, gradient):
        """Return the new point, shape (...), from the point ``w``, shape (...)."""
        ### BEGIN SOLUTION
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.t += 1
        self.mean = self.beta1 * self.mean + (1 - self.beta1) * g
        self.mean_square = self.beta2 * self.mean_square + (1 - self.beta2) * g**2
        mean = self.mean / (1 - self.beta1**self.t)
        mean_square = self.mean_square / (1 - self.beta2**self.t)
        return w - self.learning_rate * mean / (np.sqrt(mean_square) + self.eps)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test_Adam", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# Run this cell to check `Adam`.
def bowl(w):
    return np.array([1.0, 3.0]) * w


checks.optimizer_path(
    Adam,
    {"learning_rate": 6.0, "beta1": 0.5, "beta2": 0.9},
    bowl,
    expected=[[3, -3], [-3, 3], [-1, 1]],
    slips={
        "The bias correction is missing; both means are too small at first.": [0.1917614, -0.1917614],
        "The mean m is not corrected; it needs the factor 1 / (1 - beta1**t).": [-2.179449, 2.179449],
        "The mean square v is not corrected; it needs the factor 1 / (1 - beta2**t).": [-4.690064, 4.690064],
        "The first step has t = 2; it is step 1.": [-1.006957, 1.006957],
        "The corrected means are kept for the next step; keep the uncorrected ones.": [-3, 3],
        "The betas are swapped; beta1 belongs to the gradients themselves.": [-2.684211, 2.684211],
    },
)
checks.optimizer_path(
    Adam,
    {"learning_rate": 1.0, "eps": 1.0},
    bowl,
    expected=[[4, -3], [3.2, -2.1]],
    slips={
        "ε stands inside the root, as some courses have it; here it stands outside.": [3.029857, -2.006116],
        "ε is added before v is corrected; add it to the corrected root.": [3.887712, -2.778449],
    },
)
checks.optimizer_manners(Adam, {"learning_rate": 0.1})
### BEGIN HIDDEN TESTS
import torch


def slope(scale):
    return lambda w: scale * (np.asarray(w, dtype=float) + np.cos(3.0 * np.asarray(w, dtype=float)))


def torch_path(start, num_steps=8, scale=1.0, nudge=0.0, *, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
    w = torch.tensor(np.array(start, dtype=float), requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=learning_rate, betas=(beta1, beta2), eps=eps)
    path = [w.detach().numpy().copy()]
    for _ in range(num_steps):
        w.grad = torch.tensor(slope(scale)(w.detach().numpy()))
        optimizer.step()
        path.append(w.detach().numpy().copy())
        w.data += nudge
    return np.array(path)


rng = np.random.default_rng(76)
vector, matrix = rng.normal(size=3), rng.normal(size=(5, 2)).T
kept = vector.copy(), matrix.copy()
tolerance = {"rtol": 1e-5, "atol": 1e-6}  # eight steps in float32 stay inside
for case, start, settings, scale, nudge in [
    ("with the default settings", vector, {"learning_rate": 0.1}, 1.0, 0.0),
    ("with other betas", vector, {"learning_rate": 0.1, "beta1": 0.6, "beta2": 0.8}, 1.0, 0.0),
    ("with another eps", vector, {"learning_rate": 0.3, "eps": 0.5}, 1.0, 0.0),
    ("for a parameter of another shape", matrix, {"learning_rate": 0.1}, 1.0, 0.0),
    ("when the point is moved between the steps", vector, {"learning_rate": 0.1}, 1.0, 0.3),
    ("on a slope of another scale", vector, {"learning_rate": 0.1}, 1e-8, 0.0),
    ("on a slope of a third scale", vector, {"learning_rate": 0.1}, 1e4, 0.0),
    ("where the slope is zero", vector, {"learning_rate": 0.1}, 0.0, 0.0),
    ("from whole numbers", [1, -2, 3], {"learning_rate": 0.1}, 1.0, 0.0),
]:
    expected = torch_path(start, scale=scale, nudge=nudge, **settings)
    path = walk(Adam(**settings), slope(scale), start, 8, nudge)
    np.testing.assert_allclose(
        path, expected, err_msg=f"Adam: other steps than PyTorch's {case}", **tolerance
    )

handed, copies = [], []


def watched(w):
    handed.append(slope(1.0)(w))
    copies.append(handed[-1].copy())
    return handed[-1]


expected = (
    torch_path(vector, 6, learning_rate=0.1)[-1],
    torch_path(matrix, 6, learning_rate=0.05, beta1=0.5)[-1],
)
first, second, w, z = Adam(0.1), Adam(0.05, beta1=0.5), vector, matrix
for _ in range(6):
    w, z = first.step(w, watched), second.step(z, slope(1.0))
np.testing.assert_allclose(w, expected[0], err_msg="Adam: two objects in turn, the first", **tolerance)
np.testing.assert_allclose(z, expected[1], err_msg="Adam: two objects in turn, the second", **tolerance)
np.testing.assert_array_equal(vector, kept[0], err_msg="Adam: step changed its argument")
np.testing.assert_array_equal(matrix, kept[1], err_msg="Adam: step changed its argument")
np.testing.assert_array_equal(handed, copies, err_msg="Adam: step changed what gradient returned")
### END HIDDEN TESTS

# %% [markdown]
# **See.** First the claim about the scale: the first step of your Adam, and of your RMSprop, for gradients from
# $10^{-9}$ to $10^6$. Both have $\eta = 0.1$. The smallest gradient is below $\varepsilon = 10^{-8}$, and it
# alone moves Adam by much less than $\eta$. RMSprop's first step has the length $10\,\eta$; its root is at
# first a tenth of the gradient, so it feels $\varepsilon$ sooner.
#
# Then the valley. With $\alpha = \beta_2 = 0.9$ the squares are forgotten alike. RMSprop hovers. Adam hovers
# too, but a hundred times lower in loss or better: jumps to and fro have alternating gradients, and $m$ cancels
# what alternates. With its usual $\beta_2 = 0.999$ Adam remembers the squares for a thousand steps, so that its
# rate stays small for all of this walk. Try $\beta_1 = 0$ with $\beta_2 = 0.9$, which takes the momentum away:
# what is left is RMSprop with a correct start.

# %% tags=["demo"]
for size in (1e-9, 1e-6, 1.0, 1e6):
    adam, rmsprop = (respond(optimizer(learning_rate=0.1), [[size]])[0, 0] for optimizer in (Adam, RMSprop))
    print(f"gradient {size:5.0e}   first step of Adam {adam:.4f}, of RMSprop {rmsprop:.4f}")

# %% tags=["demo"]
figures.walks(
    valley,
    {
        "RMSprop, α = 0.9": walk(RMSprop(0.1, alpha=0.9), valley.gradient, valley.start, num_steps=300),
        "Adam, β₂ = 0.9": walk(Adam(0.1, beta2=0.9), valley.gradient, valley.start, num_steps=300),
        "Adam, β₂ = 0.999": walk(Adam(0.1), valley.gradient, valley.start, num_steps=300),
    },
)

# %% [markdown]
# ## 7. All six
#
# Here are your six classes in our valley. Play, scrub back to the first steps, then experiment:
#
# 1. Drag the condition number from 25 to 100. The paths of three of the six hardly change. Which, and what in
#    their formulas makes the steepness drop out?
# 2. Go back to 25 and double the learning rates, again and again. Who leaves the valley, and in which order?
#    Hold it against the limits of section 3.
# 3. Halve the rates until most of the six crawl. Two of them crawl least. Why?
# 4. Go back to the first rates, and choose the saddle from the menu of surfaces. The start lies almost on its ridge,
#    where the slope to the side is tiny. Three of the six turn aside at once. Which, and which consequence in
#    section 4 explains it?
# 5. Choose Rosenbrock's curved valley. At these rates three of the six diverge within four steps: the slope at the
#    start is 163, and their steps are in proportion to it. Slide *all rates* down to × 0.05, where all six stay. Who
#    leads now, and who pays for the smaller rate?

# %% tags=["demo"]
OptimizerExplorer(
    [valley, Rosenbrock(), Himmelblau(), Saddle(), RegressionLoss(), LogisticLoss()],
    {
        "GradientDescent": GradientDescent(learning_rate=0.02),
        "Momentum": Momentum(learning_rate=0.02, alpha=0.9),
        "Nesterov": Nesterov(learning_rate=0.02, alpha=0.9),
        "AdaGrad": AdaGrad(learning_rate=0.5),
        "RMSprop": RMSprop(learning_rate=0.05, alpha=0.9),
        "Adam": Adam(learning_rate=0.2),
    },
)

# %% [markdown]
# ## 8. A race, and a turn
#
# A race at one common rate says more about the rate than about the runners. So each of the six gets its own:
# the best of 25 rates between 0.001 and 10. What counts is the number of steps until the loss stays below 0.01,
# with 500 granted. RMSprop runs with $\alpha = 0.9$.
#
# The race is run twice: in the valley as it lies, and in the same valley **turned by 45°**, with the start
# turned along. Nothing but the coordinate system differs.
#
# Before you run the cell, write down two orders of arrival, one for each run. Mark whoever you expect to gain
# or lose by the turn.

# %% tags=["demo"]
turned = EllipticSurface(condition_number=25, rotation=45)
starts = {
    "along the axes": (valley, valley.start),
    "turned by 45°": (turned, turned.eigenvectors @ valley.start),
}
runners = {kind.__name__: kind for kind in (GradientDescent, Momentum, Nesterov, AdaGrad, RMSprop, Adam)}
runners["RMSprop"] = lambda rate: RMSprop(rate, alpha=0.9)
steps = {where: {} for where in starts}
for where, (surface, start) in starts.items():
    for name, make in runners.items():
        found = best_rate(make, surface, np.geomspace(0.001, 10, 25), start=start)
        steps[where][name] = found and found[1]
        print(
            f"{where}   {name:16}", f"rate {found[0]:.3g}, {found[1]} steps" if found else "does not settle"
        )
figures.settling_steps(steps)

# %% [markdown]
# Compare with your prediction.
#
# - Gradient descent, momentum and Nesterov need exactly as many steps in both runs: 48, 76 and 36. AdaGrad wins
#   the first with 5 and is slower than gradient descent in the second, with 63.
# - Momentum with its usual $\alpha = 0.9$ loses to plain gradient descent. You know why: nothing shrinks faster
#   than $\sqrt{0.9}$ a step, while for $\kappa = 25$ the best gradient descent does $12/13$, which is less.
#   With $\alpha = 4/9$ it would need 15. A default is a guess, here about valleys longer than this one.
# - Adam needs 72 and 74. It seems not to care, but it only runs at the pace of its $\beta_1 = 0.9$, as momentum
#   does. With $\beta_1 = 0.5$ it would need 12 and 59.
# - RMSprop is slow, because only a small rate hovers below 0.01.
#
# And this is one surface. Try `Rosenbrock()` from `descent.surfaces`, whose valley is curved, with more steps.

# %% [markdown]
# ## Two questions
#
# **Question 1 (3 points).** Turning the valley together with the start left the loss curves of gradient
# descent, momentum and Nesterov unchanged, and cost AdaGrad its lead. Explain both from the formulas: what do
# the first three do with $w$ and the gradient that a rotation cannot disturb, and what does AdaGrad do that it
# can? Say what AdaGrad's $G$ looks like in the turned valley.

# %% [markdown] nbgrader={"grade": true, "grade_id": "explain_turned_valley", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Let $R$ be the rotation. The turned loss is $\tilde f(w) = f(R^\top w)$, and its gradient at $Rw$ is
# $R\, \nabla f(w)$. Gradient descent, momentum and Nesterov only add vectors and multiply them by numbers, and
# $R$ can be taken out of every such expression: if the point and the velocity of the turned run are $Rw$ and
# $Rh$ before a step, they are $R$ times the new ones after it, and so is Nesterov's look-ahead point. By
# induction the whole path is the old one, turned. The losses are the same.
#
# AdaGrad squares and divides coordinate by coordinate, which does not commute with $R$. In the valley along the
# axes each coordinate is an eigenvector. The steep one collects a large $G$ and the flat one a small $G$, so
# that the two rates undo the two curvatures. At 45° every coordinate is half steep and half flat. The steep
# part dominates both gradients, the two entries of $G$ become nearly equal (at the best rates their ratio is
# 1.01; along the axes it is about 120), and AdaGrad is left with one rate for both directions: gradient descent
# with a falling rate.
#
# === BEGIN MARK SCHEME ===
# 1 point: the first three use only sums and multiples of vectors (or: their updates commute with rotations), so
# the path is turned and the losses are equal.
#
# 1 point: AdaGrad's square, root and quotient act on single coordinates, so its result depends on the axes; in
# the valley along the axes this gives each eigenvector its own rate.
#
# 1 point: at 45° both entries of $G$ are nearly equal, so there is nearly one rate for both directions.
#
# "AdaGrad does not like rotations", or a description of the figure without the formulas, earns nothing.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# **Question 2 (3 points).** You fit a linear classifier to texts, one example a step. There is a weight for
# each of 50,000 words, and a weight has a nonzero gradient only when its word occurs. Common words occur in
# every second text, rare ones in one text of 10,000. Which of the six would you try first, and why? Compare it
# with two others: say what the formula of each makes of a rare word's gradient. Then name one circumstance that
# would change your choice.

# %% [markdown] nbgrader={"grade": true, "grade_id": "choose_optimizer", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# AdaGrad. $G$ of a weight grows only when its word occurs. At its $m$-th occurrence a word's weight moves by
# about $\eta/\sqrt m$ (for gradients of similar size), be it common or rare. So rare words learn as much from
# each of their few examples as common words did from their first few, and the weights of common words settle
# down.
#
# Gradient descent gives the rare word the same small rate as the common one, and that has to be small enough
# for the common ones: after 10,000 texts the rare word has moved once. RMSprop's $G$ has forgotten the last
# occurrence after 10,000 steps ($0.99^{10000} \approx 0$). Each new occurrence therefore finds
# $G = (1-\alpha) g^2$ and moves the weight by $\eta/\sqrt{1-\alpha} = 10\,\eta$, the first time as the
# hundredth: it never settles. Adam also starts afresh, with a step of about
# $\eta\,(1-\beta_1)/\sqrt{1-\beta_2} \approx 3.2\,\eta$, and goes on moving the weight for dozens of steps in
# which the word does not occur, since $m$ fades slowly: about $30\,\eta$ in all. Momentum has the same
# afterglow.
#
# In a very long run, or if the data change over time, AdaGrad's rates become too small to follow. Then I would
# take one that forgets, such as RMSprop or Adam, with a rate that is lowered on the way.
#
# === BEGIN MARK SCHEME ===
# 1 point: AdaGrad, because a rare word's $G$ stays small and its rate large (or another choice, if the formulas
# support it).
#
# 1 point: two others compared correctly through their formulas: gradient descent or momentum (one rate for all
# words), RMSprop (forgets between the occurrences, a step of $\eta/\sqrt{1-\alpha}$ each time), or Adam
# (forgets as well, and moves on without a gradient). Half a point if one of the two is right.
#
# 1 point: a circumstance that fits the choice: a long run or changing data (the rates die), dense features (no
# advantage), memory (a second array of 50,000 numbers), or the like.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## What to keep
#
# | | remembers | step | PyTorch |
# |---|---|---|---|
# | `GradientDescent` | nothing | $\eta g$ | `SGD` |
# | `Momentum` | $h \leftarrow \alpha h + \eta g$ | $h$ | `SGD(momentum=α)`, where $h = \eta v$ |
# | `Nesterov` | the same, with $g$ at $w - \alpha h$ | $h$ | `SGD(momentum=α, nesterov=True)`, whose parameter is $w - \alpha h$ |
# | `AdaGrad` | $G \leftarrow G + g^2$ | $\eta g / (\sqrt G + \varepsilon)$ | `Adagrad` |
# | `RMSprop` | $G \leftarrow \alpha G + (1-\alpha) g^2$ | $\eta g / (\sqrt G + \varepsilon)$ | `RMSprop` |
# | `Adam` | $m$, $v$ and $t$ | $\eta \hat m / (\sqrt{\hat v} + \varepsilon)$ | `Adam` |
#
# - One rate must serve the steepest direction; the flattest pays, by the factor $(\kappa-1)/(\kappa+1)$.
# - Momentum adds up what agrees and cancels what alternates. Nesterov does it with a brake in the steep
#   directions.
# - AdaGrad, RMSprop and Adam give each parameter its own rate. That helps as far as the coordinates are the
#   directions that differ.
#
# To read on: G. Goh, [Why momentum really works](https://distill.pub/2017/momentum/), Distill, 2017.
