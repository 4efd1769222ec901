"""Values on the wire between candidate and examiner: data by value, everything else by handle.

A value travels as a *node* of JSON and, for arrays, bytes in the message's
blob (:mod:`~autograder.candidate.line` frames the two).  A node is a JSON
scalar (None, bool, int, float, str) or a list whose first item names its kind:

    ["list", node…]  ["tuple", node…]  ["dict", [node, node]…]
    ["bytes", base64]  ["complex", real, imag]  ["scalar", dtype, offset]
    ["array", dtype, shape, layout, writeable, offset, key]
    ["rng", state, key]
    ["handle", number, kind, name]   an object that stays with the sender
    ["yours", number]                an object of the receiver's, coming home
    ["same", key]                    the very array or generator that was received under that key

No pickle and no object arrays: a node can describe data, never code.  Reading
checks every size before it allocates, and a fault raises :class:`WireError`.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

MAX_JSON = 16 * 2**20
MAX_BLOB = 256 * 2**20
MAX_DEPTH = 32
MAX_ITEMS = 200_000
MAX_KEYS = 10_000
MAX_ELEMENTS = 2**22
MAX_INT_BITS = 4096

DTYPES = {np.dtype(code).str for code in "?bhilqBHILQefdFD"}
BY_NAME = {name: np.dtype(name) for name in DTYPES}
NAMES = {dtype: name for name, dtype in BY_NAME.items()}
LAYOUTS = {"C", "F", "strided"}

Node = Any
Array = np.ndarray[Any, np.dtype[Any]]


class WireError(Exception):
    """A message that breaks the format: too large, too deep, of an unknown kind, or cut short."""


# --- values to nodes -----------------------------------------------------------------------------


@dataclass
class Writer:
    """Turns values into nodes and gathers the arrays' bytes.

    ``refer`` is asked for everything that is not data; it returns a node or
    raises.  ``share`` gives an array or generator the key under which the
    other end knows it, or None.
    """

    refer: Callable[[Any], Node]
    share: Callable[[Any], Node | int | None] = lambda value: None
    blob: bytearray = field(default_factory=bytearray)

    def write(self, value: Any, depth: int = 0) -> Node:
        """The node of ``value``; WireError when it is too deep or too large."""
        kind = type(value)
        if value is None or kind is float or kind is str or kind is bool:
            return value
        if kind is np.ndarray:
            return self._write_array(value)
        if kind is int:
            return _checked_int(value)
        if depth > MAX_DEPTH:
            raise WireError(f"the value is nested more than {MAX_DEPTH} levels deep")
        if kind in (list, tuple) or (isinstance(value, tuple) and hasattr(value, "_fields")):
            tag = "list" if kind is list else "tuple"
            return [tag, *(self.write(item, depth + 1) for item in value)]
        if kind is dict:
            pairs = ([self.write(k, depth + 1), self.write(v, depth + 1)] for k, v in value.items())
            return ["dict", *pairs]
        if kind is bytes:
            return ["bytes", base64.b64encode(value).decode()]
        if kind is complex:
            return ["complex", value.real, value.imag]
        return self._write_numpy(value)

    def _write_numpy(self, value: Any) -> Node:
        if type(value) is np.matrix:
            return self._write_array(value)
        if isinstance(value, np.generic) and value.dtype.str in DTYPES:
            return ["scalar", value.dtype.str, self._append(value.tobytes())]
        if type(value) is np.random.Generator and type(value.bit_generator) is np.random.PCG64:
            key = self.share(value)
            return key if isinstance(key, list) else ["rng", value.bit_generator.state, key]
        return self.refer(value)

    def _write_array(self, value: Array) -> Node:
        name = NAMES.get(value.dtype)
        if name is None:
            return self.refer(value)
        key = self.share(value)
        if type(key) is list:
            return key
        _checked_size(value.shape)
        flags = value.flags
        layout = "C" if flags.c_contiguous else "F" if flags.f_contiguous else "strided"
        raw = value.tobytes("F" if layout == "F" else "C")
        return ["array", name, list(value.shape), layout, flags.writeable, self._append(raw), key]

    def _append(self, raw: bytes) -> int:
        offset = len(self.blob)
        if offset + len(raw) > MAX_BLOB:
            raise WireError(f"the arrays of one message exceed {MAX_BLOB // 2**20} MiB")
        self.blob += raw
        return offset


def _checked_size(shape: tuple[int, ...]) -> int:
    """Number of elements; an axis of length 0 counts as 1, since a loop over the others is as long."""
    size = math.prod(shape) or math.prod([max(length, 1) for length in shape])
    if size > MAX_ELEMENTS:
        raise WireError(f"an array of shape {shape} exceeds {MAX_ELEMENTS} elements")
    return size


def _checked_int(value: int) -> int:
    if value.bit_length() > MAX_INT_BITS:
        raise WireError(f"an integer of {value.bit_length()} bits exceeds {MAX_INT_BITS}")
    return value


# --- nodes to values -----------------------------------------------------------------------------


@dataclass
class Reader:
    """Turns nodes into fresh values.

    ``handle(number, kind, name)`` makes the stand-in for an object of the
    sender's, ``yours(number)`` finds one of our own, ``same(key)`` an array or
    generator that we shared, and ``keep(key, value)`` is told of each keyed
    value and returns the object to use for it.  ``items``, ``keys`` and
    ``elements`` count what has been read: nodes, keys of dicts and arrays' elements.
    """

    blob: bytes
    handle: Callable[[int, str, str], Any]
    yours: Callable[[int], Any]
    same: Callable[[int], Any]
    keep: Callable[[int, Any], Any] = lambda key, value: value
    items: int = 0
    keys: int = 0
    elements: int = 0

    def read(self, node: Node, depth: int = 0) -> Any:
        """The value that ``node`` describes; WireError when it describes none."""
        self.items += 1
        if depth > MAX_DEPTH or self.items > MAX_ITEMS:
            raise WireError("a message is nested too deeply or has too many items")
        kind = type(node)
        if node is None or kind is float or kind is str or kind is bool:
            return node
        if kind is int:
            return _checked_int(node)
        if kind is not list or not node or type(node[0]) is not str:
            raise WireError("a message holds something that is not a value")
        return self._read_kind(node, depth + 1)

    def _read_kind(self, node: list[Node], depth: int) -> Any:
        kind = node[0]
        if kind == "list":
            return [self.read(item, depth) for item in node[1:]]
        if kind == "tuple":
            return tuple(self.read(item, depth) for item in node[1:])
        if kind == "dict":
            return self._read_dict(node[1:], depth)
        try:
            return READERS[kind](self, *node[1:])
        except (LookupError, TypeError, ValueError, OverflowError) as error:
            raise WireError(f"a message holds a malformed {kind[:20]!r}") from error

    def _read_dict(self, pairs: list[Node], depth: int) -> dict[Any, Any]:
        if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
            raise WireError("a message holds a malformed 'dict'")
        self.keys += len(pairs)
        if self.keys > MAX_KEYS:  # keys can be chosen so that a dict takes the square of their number
            raise WireError(f"the dicts of one message have more than {MAX_KEYS} keys")
        try:
            return {self.read(key, depth): self.read(value, depth) for key, value in pairs}
        except TypeError as error:
            raise WireError("a message holds a 'dict' with an unhashable key") from error

    def _read_handle(self, number: Any, kind: Any, name: Any) -> Any:
        if not (isinstance(kind, str) and isinstance(name, str)):
            raise WireError("a message holds a malformed 'handle'")
        return self.handle(_count(number), kind[:40], name[:200])

    def _read_yours(self, number: Any) -> Any:
        return self.yours(_count(number))

    def _read_same(self, key: Any) -> Any:
        return self.same(_count(key))

    def _read_bytes(self, text: Any) -> bytes:
        return base64.b64decode(text, validate=True)

    def _read_complex(self, real: Any, imag: Any) -> complex:
        return complex(float(real), float(imag))

    def _read_scalar(self, dtype: Any, offset: Any) -> Any:
        return self._numbers(_dtype(dtype), 1, offset)[0]

    def _read_array(self, dtype: Any, shape: Any, layout: Any, writeable: Any, offset: Any, key: Any) -> Any:
        if layout not in LAYOUTS:
            raise WireError("a message holds an array of unknown layout")
        shape = _shape(shape)
        self.elements += _checked_size(shape)
        raw = self._numbers(_dtype(dtype), math.prod(shape), offset)
        value = _laid_out(raw, shape, layout)
        if not writeable:
            value.flags.writeable = False
        return value if key is None else self.keep(_count(key), value)

    def _read_rng(self, state: Any, key: Any) -> Any:
        generator = np.random.Generator(np.random.PCG64(0))
        generator.bit_generator.state = _rng_state(state)
        return generator if key is None else self.keep(_count(key), generator)

    def _numbers(self, dtype: np.dtype[Any], count: int, offset: Any) -> Array:
        """A view of the blob; an empty one where there is nothing to view."""
        if _count(offset) + count * dtype.itemsize > len(self.blob):
            raise WireError("an array reaches beyond the end of its message")
        return np.frombuffer(self.blob, dtype, count, offset) if count else np.empty(0, dtype)


READERS: dict[str, Callable[..., Any]] = {
    "bytes": Reader._read_bytes,
    "complex": Reader._read_complex,
    "scalar": Reader._read_scalar,
    "array": Reader._read_array,
    "rng": Reader._read_rng,
    "handle": Reader._read_handle,
    "yours": Reader._read_yours,
    "same": Reader._read_same,
}


def _count(number: Any) -> int:
    if type(number) is not int or not 0 <= number < 2**53:
        raise WireError("a message holds a number out of range")
    return number


def _dtype(text: Any) -> np.dtype[Any]:
    dtype = BY_NAME.get(text) if isinstance(text, str) else None
    if dtype is None:
        raise WireError("a message holds an array of a type that may not cross")
    return dtype


def _shape(items: Any) -> tuple[int, ...]:
    if not isinstance(items, list) or len(items) > MAX_DEPTH:
        raise WireError("a message holds an array with a malformed shape")
    return tuple([_count(item) for item in items])


def _laid_out(raw: Array, shape: tuple[int, ...], layout: str) -> Array:
    """A fresh array of the sender's memory layout; "strided" is neither C- nor F-contiguous."""
    if layout == "C":
        return raw.reshape(shape).copy()
    if layout == "F":
        return raw.reshape(shape, order="F").copy(order="F")
    wide = np.zeros((*shape[:-1], 2 * shape[-1]), raw.dtype)
    view = wide[..., ::2]
    view[...] = raw.reshape(shape)
    return view


def _rng_state(state: Any) -> dict[str, Any]:
    inner = {name: _bounded(state["state"][name], 128) for name in ("state", "inc")}
    return {
        "bit_generator": "PCG64",
        "state": inner,
        "has_uint32": _bounded(state["has_uint32"], 1),
        "uinteger": _bounded(state["uinteger"], 32),
    }


def _bounded(number: Any, bits: int) -> int:
    if type(number) is not int or not 0 <= number < 2**bits:
        raise WireError("a message holds a malformed random generator")
    return number
