"""Values cross unchanged; what is no data crosses as a handle; a malformed message raises WireError and nothing else."""

import contextlib
import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.candidate.wire import DTYPES, MAX_DEPTH, MAX_INT_BITS, Reader, WireError, Writer


def refuse(value: object) -> Any:
    raise TypeError(type(value).__name__)


def reader(blob: bytes) -> Reader:
    return Reader(blob, handle=lambda *about: ("handle", *about), yours=[].__getitem__, same={}.__getitem__)


def crossed(value: object) -> Any:
    writer = Writer(refer=refuse)
    node = json.loads(json.dumps(writer.write(value)))
    return reader(bytes(writer.blob)).read(node)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_plain_values_come_back_equal_and_of_the_same_type(value: object) -> None:
    back = crossed(value)
    assert back == value
    assert type(back) is type(value)


@given(
    hnp.arrays(st.sampled_from(sorted(DTYPES - {"<f16", "<c32"})), hnp.array_shapes(min_dims=0, min_side=0))
)
def test_arrays_come_back_bit_for_bit(value: np.ndarray[Any, Any]) -> None:
    back = crossed(value)
    assert back.dtype == value.dtype
    assert back.shape == value.shape
    assert back.tobytes() == value.tobytes()


@pytest.mark.parametrize(
    "special", [float("nan"), float("inf"), -0.0, np.float32(0.1), np.int8(-3), np.bool_(True), 2j]
)
def test_special_numbers_keep_value_and_type(special: Any) -> None:
    back = crossed(special)
    assert type(back) is type(special)
    assert repr(back) == repr(special)


@pytest.mark.parametrize(
    "array",
    [np.arange(12.0).reshape(3, 4).T, np.arange(12.0).reshape(3, 4)[:, ::2], np.arange(6)[::-1]],
    ids=["transposed", "every second", "reversed"],
)
def test_an_array_that_is_not_contiguous_arrives_as_one_that_is_not(array: np.ndarray[Any, Any]) -> None:
    back = crossed(array)
    np.testing.assert_array_equal(back, array)
    assert back.flags.c_contiguous == array.flags.c_contiguous


def test_a_read_only_array_arrives_read_only() -> None:
    array = np.zeros(3)
    array.flags.writeable = False
    assert not crossed(array).flags.writeable


def test_a_random_generator_arrives_in_the_same_state() -> None:
    rng = np.random.default_rng(7)
    rng.integers(10, size=3)
    assert crossed(rng).integers(1000, size=5).tolist() == rng.integers(1000, size=5).tolist()


class Sneaky(np.ndarray[Any, Any]):
    pass


@pytest.mark.parametrize(
    "value",
    [
        np.array([object()]),
        np.array(["text"]),
        np.zeros(2).view(Sneaky),
        np.array([(1, 2)], "i,i"),
        object,
        len,
    ],
    ids=["objects", "strings", "subclass", "structured", "class", "function"],
)
def test_what_is_no_plain_data_does_not_cross_by_value(value: object) -> None:
    with pytest.raises(TypeError):
        crossed(value)


def test_depth_and_size_are_bounded() -> None:
    deep: list[Any] = []
    for _ in range(MAX_DEPTH + 2):
        deep = [deep]
    with pytest.raises(WireError, match="levels deep"):
        crossed(deep)
    with pytest.raises(WireError, match="bits"):
        crossed(2 ** (MAX_INT_BITS + 1))


ARRAY = {"dtype": "<f8", "shape": [1], "layout": "C", "writeable": True, "offset": 0, "key": None}


def array_node(**changes: Any) -> list[Any]:
    """The node of an array of one number, with some of its parts replaced."""
    return ["array", *{**ARRAY, **changes}.values()]


MALFORMED: dict[str, Any] = {
    "object dtype": array_node(dtype="|O"),
    "unknown dtype": array_node(dtype="spam"),
    "negative shape": array_node(shape=[-1]),
    "huge shape": array_node(shape=[2**50, 2**50]),
    "beyond the blob": array_node(offset=4),
    "boolean offset": array_node(offset=True),
    "unknown layout": array_node(layout="Z"),
    "shape of text": array_node(shape="11"),
    "no description": ["array"],
    "one part too many": [*array_node(), None],
    "layout of lists": array_node(layout=[]),
    "unknown kind": ["pickle", "gASV"],
    "kind is a number": [1, 2],
    "empty": [],
    "object": {"a": 1},
    "unhashable key": ["dict", [["list"], 1]],
    "key without value": ["dict", [1]],
    "bad base64": ["bytes", "%%%"],
    "rng without state": ["rng", {}, None],
    "rng out of range": ["rng", {"state": {"state": -1, "inc": 1}, "has_uint32": 0, "uinteger": 0}, None],
    "nobody's number": ["yours", 3],
    "nobody's key": ["same", 3],
    "handle of text": ["handle", "3", "function", "f"],
}


@pytest.mark.parametrize("node", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_node_raises_wire_error(node: object) -> None:
    with pytest.raises(WireError):
        reader(bytes(8)).read(node)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from([*DTYPES, "array", "rng", "dict"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["state", "inc"]), inner),
)


PARTS = [st.sampled_from(sorted(DTYPES)), st.lists(st.integers(0, 3)), st.sampled_from(["C", "F", "strided"])]


@given(
    st.tuples(*(part | JSON for part in PARTS), *(st.integers(0, 9) | JSON for _ in range(3))), st.binary()
)
def test_any_array_is_read_or_refused(parts: tuple[Any, ...], blob: bytes) -> None:
    with contextlib.suppress(WireError):
        reader(blob).read(["array", *parts])


@given(JSON, st.binary(max_size=64))
def test_any_json_is_read_or_refused(node: object, blob: bytes) -> None:
    with contextlib.suppress(WireError):
        reader(blob).read(node)
