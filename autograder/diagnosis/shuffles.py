"""Random divisions of 0 … n-1 made comparable: two right shuffles of one generator need not be the same.

What is compared is what a division is like: sizes, gaps, what overlaps, whether neighbours stay together and
in order.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np

Part = np.ndarray[Any, np.dtype[Any]]
MANY = 10  # of so many shuffled numbers nearly all neighbours are gone


def describe(value: Any) -> str | None:
    """What a division is like, from its comparable value; None if it is no lists of whole numbers.

    A division is a list of parts, or of groups of parts such as (train, validation).
    """
    groups = _groups(value)
    if groups is None:
        return None
    parts = [part for group in groups for part in group]
    whole = np.concatenate(parts) if parts else np.zeros(0)
    columns = list(zip(*groups, strict=False)) if len(groups) > 1 else []
    return "; ".join(
        [
            f"sizes {[[len(part) for part in group] for group in groups]}",
            f"covers {_cover(whole)}",
            f"each group {sorted({_cover(np.concatenate(group)) for group in groups if group})}",
            f"repeats {any(len(np.unique(part)) < len(part) for part in parts)}",
            f"overlaps {any(map(_overlap, groups))} {[_overlap(column) for column in columns]}",
            f"neighbours {_neighbours(parts, len(np.unique(whole)))}",
            f"in order {[_in_order(column) for column in columns or groups if is_telling(column)]}",
        ]
    )


def is_telling(value: Any) -> bool:
    """Whether there are so many numbers that a shuffle is in order, or as another one, hardly by chance."""
    return isinstance(value, list | tuple) and len(value) > 1 and len(_numbers(value)) >= MANY


def _numbers(value: Any) -> set[float]:
    if isinstance(value, np.ndarray):
        return set(value.ravel().tolist())
    return set().union(*map(_numbers, value))


def _groups(value: Any) -> list[list[Part]] | None:
    """Parts by group; a flat list of parts is one group."""
    if not isinstance(value, list) and np.ndim(value) == 0:
        return None
    if all(isinstance(item, np.ndarray) and item.ndim == 1 for item in value):
        groups = [list(value)]
    elif all(isinstance(item, list | np.ndarray) for item in value):
        groups = [list(item) for item in value]
    else:
        return None
    return groups if all(_is_part(part) for group in groups for part in group) else None


def _is_part(part: Any) -> bool:
    return isinstance(part, np.ndarray) and part.ndim == 1 and bool(np.all(part == np.round(part)))


def _cover(indices: Part) -> str:
    found = np.unique(indices)
    if not found.size:
        return "nothing"
    return f"{found[0]:g} to {found[-1]:g}" if found[-1] - found[0] == len(found) - 1 else "with gaps"


def _overlap(parts: Any) -> bool:
    return any(np.intersect1d(one, other).size for one, other in combinations(parts, 2))


def _in_order(parts: Any) -> bool:
    return bool(np.all(np.diff(np.concatenate(parts)) > 0))


def _neighbours(parts: list[Part], count: int) -> str:
    """Whether the larger parts are runs of neighbours, at most one of them in two pieces."""
    telling = [part for part in parts if MANY <= len(part) <= 0.7 * count]
    return str(all(np.sum(np.diff(np.unique(part)) > 1) <= 1 for part in telling)) if telling else "unknown"
