"""What a student's ``kfold_indices`` returned, checked, as one table of who validates when."""

from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from descent.widgets.guard import WrongReturn
from descent.widgets.students import Functions


def fold_table(n: int, k: int, seed: int, functions: Functions) -> NDArray[np.bool_] | None:
    """Shape (k, n), true where a sample validates in a fold, false where it trains; None if that failed."""
    arguments = n, k, np.random.default_rng(seed)
    table = functions.call("kfold_indices", *arguments, shape=(k, n), read=lambda folds: _table(folds, n, k))
    return None if table is None else table > 0


def parts(table: NDArray[np.bool_]) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Pairs (train, validation) of indices, one for each row of a table, new arrays each time."""
    return [(np.flatnonzero(~row), np.flatnonzero(row)) for row in table]


def _table(folds: Any, n: int, k: int) -> NDArray[np.bool_]:
    try:
        pairs = [tuple(np.asarray(part) for part in fold) for fold in folds]
    except (TypeError, ValueError):
        what = "None" if folds is None else type(folds).__name__
        _wrong(f"{what}, expected {k} pairs (train, validation)")
    if len(pairs) != k or any(len(pair) != 2 for pair in pairs):
        _wrong(f"{len(pairs)} folds, expected {k} pairs (train, validation)")
    table = np.array([_row(train, rest, number, n) for number, (train, rest) in enumerate(pairs, 1)])
    times = table.sum(axis=0)
    if np.any(times != 1):
        sample = int(np.argmax(times != 1))
        _wrong(f"folds in which sample {sample} validates {times[sample]} times, expected once")
    return table


def _row(train: Any, rest: Any, number: int, n: int) -> NDArray[np.bool_]:
    if any(part.ndim != 1 or part.dtype.kind not in "iu" for part in (train, rest)):
        _wrong(f"in fold {number} something else than two arrays of whole numbers")
    both = np.concatenate([train, rest])
    if len(both) != n or not np.array_equal(np.sort(both), np.arange(n)):
        _wrong(f"a fold {number} that does not divide the samples 0 to {n - 1} into two parts")
    if not train.size or not rest.size:
        _wrong(f"a fold {number} with an empty part")
    row = np.zeros(n, dtype=bool)
    row[rest] = True
    return row


def _wrong(what: str) -> NoReturn:
    msg = f"kfold_indices returned {what}"
    raise WrongReturn(msg)
