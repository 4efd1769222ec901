"""The data sets of the lessons. They are carried as text beside this file, so they load without a network.

Where each comes from and on what terms it may be passed on is said in ``LICENCES.md`` and in each
:class:`Dataset`.
"""

import gzip
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO

import numpy as np
from numpy.typing import NDArray

__all__ = ["Dataset", "load_breast_cancer", "load_diabetes", "load_digits"]


@dataclass(frozen=True, eq=False)
class Dataset:
    """A table of numbers with what has to be known about it.

    Attributes
    ----------
    name : str
    X : ndarray of float64, shape (n, d)
        One sample a row.
    y : ndarray, shape (n,)
        What is to be predicted: float64, or the labels 0 … k-1 as int64.
    feature_names : tuple of str, length d
    target_names : tuple of str
        The name of each class; for a regression, of what ``y`` measures.
    source, licence : str
    """

    name: str
    X: NDArray[np.float64]
    y: NDArray[np.float64] | NDArray[np.int64]
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]
    source: str
    licence: str

    def __repr__(self) -> str:
        n, d = self.X.shape
        return f"Dataset({self.name!r}, X: ({n}, {d}), y: ({n},), target: {', '.join(self.target_names)})"


def load_diabetes() -> Dataset:
    """Return 442 diabetes patients: ten measurements, and how far the disease progressed in a year.

    The measurements are raw, in their own units (scikit-learn's loader scales them unless told otherwise):
    age in years; sex coded 1 and 2; body mass index; mean blood pressure; total cholesterol, low- and
    high-density lipoproteins; the ratio of total to high-density cholesterol; probably the
    logarithm of triglycerides; blood sugar.

    References
    ----------
    .. [1] Efron, Hastie, Johnstone, Tibshirani, "Least Angle Regression", Annals of Statistics 32 (2004).
    """
    X, y, names = _table("diabetes")
    return Dataset(
        name="diabetes",
        X=X,
        y=y,
        feature_names=names,
        target_names=("disease progression after one year",),
        source="Efron, Hastie, Johnstone, Tibshirani (2004), Least Angle Regression; by way of scikit-learn",
        licence="published without a licence of its own; scikit-learn passes it on under BSD-3-Clause",
    )


def load_digits() -> Dataset:
    """Return 1797 handwritten digits of 13 writers: 8 × 8 pixels from 0 to 16, row by row, and the digit.

    References
    ----------
    .. [1] Alpaydin, Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository
       (1998), the test set. doi:10.24432/C50P49
    """
    X, y, names = _table("digits")
    return Dataset(
        name="digits",
        X=X,
        y=y.astype(np.int64),
        feature_names=names,
        target_names=tuple("0123456789"),
        source="Alpaydin, Kaynak (1998), UCI Machine Learning Repository, doi:10.24432/C50P49; test set",
        licence="CC BY 4.0",
    )


def load_breast_cancer() -> Dataset:
    """Return 569 tumours: 30 measurements of their cells' nuclei, and 0 for malignant, 1 for benign.

    References
    ----------
    .. [1] Wolberg, Mangasarian, Street, Street, "Breast Cancer Wisconsin (Diagnostic)", UCI Machine Learning
       Repository (1993). doi:10.24432/C5DW2B
    """
    X, y, names = _table("breast_cancer")
    return Dataset(
        name="breast_cancer",
        X=X,
        y=y.astype(np.int64),
        feature_names=names,
        target_names=("malignant", "benign"),
        source="Wolberg, Mangasarian, Street (1993), UCI Machine Learning Repository, doi:10.24432/C5DW2B",
        licence="CC BY 4.0",
    )


def _table(name: str) -> tuple[NDArray[np.float64], NDArray[np.float64], tuple[str, ...]]:
    """All columns but the last, the last, and the names of the former."""
    packed = files("descent.data").joinpath(f"{name}.csv.gz").read_bytes()
    header, _, rows = gzip.decompress(packed).decode("utf-8").partition("\n")
    numbers = np.loadtxt(StringIO(rows), delimiter=",", dtype=np.float64)
    return numbers[:, :-1].copy(), numbers[:, -1].copy(), tuple(header.split(",")[:-1])
