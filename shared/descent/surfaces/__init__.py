"""Surfaces to walk on: functions of two parameters with their exact gradients.

Every surface works on one point of shape (2,) or on any stack of points of shape (..., 2), computes in
float64, leaves its argument alone and returns new arrays.
"""

from descent.surfaces.base import Surface
from descent.surfaces.classic import Beale, Himmelblau, Rosenbrock, Saddle
from descent.surfaces.elliptic import EllipticSurface
from descent.surfaces.function import FunctionSurface
from descent.surfaces.losses import LogisticLoss, LossSurface, RegressionLoss

__all__ = [
    "Beale",
    "EllipticSurface",
    "FunctionSurface",
    "Himmelblau",
    "LogisticLoss",
    "LossSurface",
    "RegressionLoss",
    "Rosenbrock",
    "Saddle",
    "Surface",
]
