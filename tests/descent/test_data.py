"""The carried data sets: the numbers are scikit-learn's own, and nobody can spoil them for the next reader.

- Shapes, types, names and a row known from the source.
- Equal to what scikit-learn loads, where it is importable.
- They load without scikit-learn, and say where they come from.
"""

import subprocess
import sys

import numpy as np
import pytest

from descent import data

LOADERS = {
    "diabetes": (data.load_diabetes, (442, 10), np.float64),
    "digits": (data.load_digits, (1797, 64), np.int64),
    "breast_cancer": (data.load_breast_cancer, (569, 30), np.int64),
}
each = pytest.mark.parametrize("name", LOADERS)


@each
def test_shapes_types_and_names(name: str):
    load, shape, kind = LOADERS[name]
    table = load()
    assert (table.name, table.X.shape, table.y.shape) == (name, shape, shape[:1])
    assert (table.X.dtype, table.y.dtype) == (np.float64, kind)
    assert len(table.feature_names) == len(set(table.feature_names)) == shape[1]
    assert np.isfinite(table.X).all()
    assert table.X.flags.c_contiguous


def test_the_first_patient():
    patients = data.load_diabetes()
    np.testing.assert_array_equal(patients.X[0], [59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87])
    assert patients.y[0] == 151
    assert patients.feature_names[2] == "bmi"


@each
def test_the_numbers_are_scikit_learns(name: str):
    datasets = pytest.importorskip("sklearn.datasets")
    options = {"scaled": False} if name == "diabetes" else {}
    theirs, ours = getattr(datasets, f"load_{name}")(**options), LOADERS[name][0]()
    np.testing.assert_array_equal(ours.X, theirs.data)
    np.testing.assert_array_equal(ours.y, theirs.target)
    assert list(ours.feature_names) == list(theirs.feature_names)
    if name != "diabetes":
        assert list(ours.target_names) == [str(label) for label in theirs.target_names]


@each
def test_what_one_reader_writes_does_not_reach_the_next(name: str):
    load = LOADERS[name][0]
    load().X[:] = 0
    assert load().X.any()


@each
def test_it_says_where_it_comes_from_and_on_what_terms(name: str):
    table = LOADERS[name][0]()
    assert len(table.source) > 20
    assert table.licence
    assert name in repr(table)
    assert len(repr(table)) < 120


def test_neither_scikit_learn_nor_a_network_is_needed():
    code = (
        "import sys; sys.modules['sklearn'] = None\n"
        "from descent import data\n"
        "data.load_diabetes(), data.load_digits(), data.load_breast_cancer()\n"
        "assert not {'socket', 'urllib.request', 'torch'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
