"""Quantiles of Student's t distribution, without SciPy."""

from collections.abc import Callable
from functools import cache
from math import lgamma, pi, sqrt, tan

import numpy as np

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(64)


def quantile(level: float = 0.95) -> Callable[[float], float]:
    r"""Return the function that gives the positive two-sided quantile for a number of degrees of freedom.

    .. math:: P(|T_\nu| \le q) = \text{level}

    Parameters
    ----------
    level : float
        Above 0 and below 1.

    Returns
    -------
    function of ν ≥ 1
        It returns q, to eight digits or more for ν up to a million.

    Raises
    ------
    ValueError
        If ``level``, or later ν, is out of its range.
    """
    if not 0 < level < 1:
        msg = f"level is {level}, expected a number between 0 and 1"
        raise ValueError(msg)

    @cache
    def of(degrees_of_freedom: float) -> float:
        nu = float(degrees_of_freedom)
        if not nu >= 1:
            msg = f"{nu:g} degrees of freedom, expected 1 or more (are there more samples than columns?)"
            raise ValueError(msg)
        low, high = 0.0, pi / 2
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if _probability(middle, nu) < level else (low, middle)
        return sqrt(nu) * tan((low + high) / 2)

    return of


def _probability(angle: float, nu: float) -> float:
    """P(|T| ≤ √ν tan(angle)); this substitution turns the density into a power of the cosine."""
    scale = 2 / sqrt(pi) * np.exp(lgamma((nu + 1) / 2) - lgamma(nu / 2))
    inside = angle / 2 * (_NODES + 1)
    return float(scale * angle / 2 * (_WEIGHTS @ np.cos(inside) ** (nu - 1)))
