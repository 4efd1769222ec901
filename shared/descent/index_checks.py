"""Checks for functions that divide the numbers 0 … n-1 at random: splits, folds, mini-batches."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descent.checks import CheckFailed, good_news
from descent.notebook import short_errors
from descent.tables import boxes

Indices = NDArray[np.int64]
Draw = Callable[[np.random.Generator], Iterable[Any]]

DROPPED = "The rest of the division is cut off; the last part has to reach to the end."
TWICE = "A sample is drawn more than once; cut one shuffled list of all samples into parts."
IN_ORDER = "Nothing is shuffled: the parts are neighbours in the file. Start from rng.permutation(n)."
OTHER_SOURCE = "The shuffle does not come from `rng`; use its methods and no other source of randomness."
REST = "Each size is rounded by itself and one part takes all that is left; round the borders."
ONE_FOLD = "All that is left over goes into one fold; give one sample more to each of the first folds."
COIN = "Each sample is thrown into a part by itself, so that chance decides the sizes; cut one shuffled list."
SEED = "A generator of its own is made on every call, with a fixed seed; use the `rng` that is given."


def check_partition(
    call: str, draw: Draw, n: int, sizes: Sequence[float] | None = None, within: int = 0
) -> None:
    """Check that a random division of 0 … n-1 into parts is one, and that ``rng`` decides it.

    Parameters
    ----------
    call : str
        What ``draw`` calls, for the messages: ``"split_indices(10, [0.5, 0.5], rng)"``.
    draw : function of a Generator
        Returns the parts, each a list or array of integers.
    n : int
    sizes : sequence of float, optional
        The size that each part must have.
    within : int
        How far a size may be from it.

    Raises
    ------
    CheckFailed
        If a part is no list of indices, sizes differ, a sample is missing or comes twice, or the shuffle does
        not come from ``rng``.
    """
    with short_errors(call):
        parts, again, other = (_parts(call, draw(np.random.default_rng(seed))) for seed in (0, 0, 1))
    _check_cover(call, parts, n)
    if sizes is not None:
        _check_sizes(call, parts, sizes, within)
    _check_shuffle(call, parts, again, other, n)
    sizes_that_came = _listed(len(part) for part in parts)
    good_news(f"{call}: parts of {sizes_that_came}, each sample once, shuffled.")


def check_folds(call: str, draw: Draw, n: int, k: int) -> None:
    """Check pairs (train, validation): the validations divide 0 … n-1 evenly, and train is the rest.

    Parameters
    ----------
    call : str
        What ``draw`` calls, for the messages.
    draw : function of a Generator
        Returns ``k`` pairs of lists or arrays of integers.
    n, k : int

    Raises
    ------
    CheckFailed
        If the validation parts break a rule of :func:`check_partition`, their sizes differ by more than one,
        or a training part is not the rest.
    """
    name, pairs = _name(call), _pairs(call, draw, k)
    if len(pairs) != k:
        raise CheckFailed(f"{name}: {len(pairs)} folds came, expected {k}", f"    {call}")
    if n // k < n - n // k and all(len(train) < len(validation) for train, validation in pairs):
        slip = "Train and validation are swapped; a fold validates on its small part."
        raise CheckFailed(
            f"{name}: training parts are smaller than validation parts", f"    {call}", slip=slip
        )
    for number, (train, validation) in enumerate(pairs):
        both = sorted([*_part(call, number, train), *_part(call, number, validation)])
        if both != list(range(n)):
            slip = "Train has to be all samples that do not validate in this fold, and no other."
            headline = f"{name}: train and validation of fold {number} do not make up the {n} samples"
            raise CheckFailed(headline, f"    {call}", f"    together: {_listed(both)}", slip=slip)
    sizes = [len(validation) for _, validation in pairs]
    if max(sizes) - min(sizes) > 1:
        slip = ONE_FOLD if len(set(sizes[:-1])) == 1 else COIN
        raise CheckFailed(
            f"{name}: fold sizes {_listed(sizes)} differ by more than one", f"    {call}", slip=slip
        )
    check_partition(call, lambda rng: [validation for _, validation in draw(rng)], n)


def _pairs(call: str, draw: Draw, k: int) -> list[tuple[Any, Any]]:
    with short_errors(call):
        folds = draw(np.random.default_rng(0))
        try:
            return [(train, validation) for train, validation in folds]
        except (TypeError, ValueError):
            headline = f"{_name(call)}: expected {k} pairs (train, validation)"
            raise CheckFailed(headline, f"    {call}") from None


def _parts(call: str, answer: Any) -> list[Indices]:
    if answer is None:
        raise CheckFailed(f"{_name(call)}: None came; is a return missing?", f"    {call}")
    try:
        items = list(answer)
    except TypeError:
        headline = f"{_name(call)}: expected several lists of indices, a {type(answer).__name__} came"
        raise CheckFailed(headline, f"    {call}") from None
    return [_part(call, number, item) for number, item in enumerate(items)]


def _part(call: str, number: int, item: Any) -> Indices:
    part = np.asarray(item)
    if part.ndim != 1 or (part.size and part.dtype.kind not in "iu"):
        came = f"shape {part.shape} and type {part.dtype}"
        headline = f"{_name(call)}: part {number} is no list of whole numbers, it has {came}"
        raise CheckFailed(headline, f"    {call}")
    return part.astype(np.int64)


def _check_cover(call: str, parts: list[Indices], n: int) -> None:
    name, drawn = _name(call), np.concatenate([*parts, np.zeros(0, dtype=np.int64)])
    came = f"    {call}", Drawn(parts, n)
    if drawn.size and not 0 <= drawn.min() <= drawn.max() < n:
        headline = f"{name}: indices go from {drawn.min()} to {drawn.max()}, expected 0 … {n - 1}"
        raise CheckFailed(headline, *came)
    counts = np.bincount(drawn, minlength=n)
    if (counts > 1).any():
        raise CheckFailed(f"{name}: sample {counts.argmax()} comes {counts.max()} times", *came, slip=TWICE)
    if (counts == 0).any():
        raise CheckFailed(f"{name}: sample {counts.argmin()} is in no part", *came, slip=DROPPED)


@dataclass(frozen=True)
class Drawn:
    """The parts of a division that came, and in which of them each sample is."""

    parts: list[Indices]
    n: int

    def __str__(self) -> str:
        return f"    came: {_listed(_listed(part) for part in self.parts)}"

    def html(self) -> str:
        """The same, and a box for each sample with the numbers of its parts."""
        homes = [[str(i) for i, part in enumerate(self.parts) for j in part if j == k] for k in range(self.n)]
        picture = boxes(
            "sample, and below it the part that it is in",
            [" ".join(home) or "none" for home in homes],
            [len(home) != 1 for home in homes],
        )
        return f"<div>{escape(str(self).strip())}</div>{picture}"


def _check_sizes(call: str, parts: list[Indices], sizes: Sequence[float], within: int) -> None:
    came, about = [len(part) for part in parts], "about " if within else ""
    wanted = _listed(f"{size:.4g}" for size in sizes)
    if len(came) != len(sizes):
        raise CheckFailed(f"{_name(call)}: {len(came)} parts came, expected {len(sizes)}", f"    {call}")
    if max(abs(size - other) for size, other in zip(came, sizes, strict=True)) > within + 1e-9:
        headline = f"{_name(call)}: sizes {_listed(came)}, expected {about}{wanted}"
        slip = "" if not within else REST if all(map(float.__le__, map(float, came[:-1]), sizes)) else COIN
        raise CheckFailed(headline, f"    {call}", slip=slip)


def _check_shuffle(
    call: str, parts: list[Indices], again: list[Indices], other: list[Indices], n: int
) -> None:
    name = _name(call)
    if not _same(parts, again):
        headline = f"{name}: two generators with the same seed give different parts"
        raise CheckFailed(headline, f"    {call}", slip=OTHER_SOURCE)
    if _neighbours(parts, n) and _neighbours(other, n):
        raise CheckFailed(f"{name}: every part holds neighbours", f"    {call}", slip=IN_ORDER)
    if n > 3 and len(parts) > 1 and _same(parts, other):
        headline = f"{name}: generators with different seeds give the same parts"
        raise CheckFailed(headline, f"    {call}", slip=SEED)


def _neighbours(parts: list[Indices], n: int) -> bool:
    """Whether all parts are stretches of the file, the first sample counting as the last one's neighbour."""
    if len(parts) < 2:
        return False  # one part that holds all samples does not show it
    if all(len(part) < 2 for part in parts):
        return bool((np.diff(np.concatenate(parts)) > 0).all())
    return all(len(np.setdiff1d((part + 1) % n, part)) <= 1 for part in parts)


def _same(parts: list[Indices], others: list[Indices]) -> bool:
    return len(parts) == len(others) and all(map(np.array_equal, parts, others))


def _listed(items: Iterable[Any]) -> str:
    return "[" + ", ".join(str(item) for item in items) + "]"


def _name(call: str) -> str:
    return call.partition("(")[0]
