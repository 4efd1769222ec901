"""Whatever messages a candidate sends, the examiner raises an error of the student's or a CandidateError, and goes on."""

import contextlib
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from autograder.candidate.line import pack
from autograder.candidate.wire import DTYPES, WireError
from tests.grading.talks import FEW, RAN, SEED, answers_to

SMALL = st.integers(-2, 12)
SCALARS = st.none() | st.booleans() | SMALL | st.floats() | st.text(max_size=5) | st.integers()
KINDS = [
    "list",
    "tuple",
    "dict",
    "bytes",
    "complex",
    "scalar",
    "array",
    "rng",
    "handle",
    "yours",
    "same",
    "pickle",
]
OBJECTS = ["function", "class", "method", "instance", "iterator"]
ABOUT = (
    st.sampled_from(sorted(DTYPES)),
    st.sampled_from("CFx") | st.just("strided"),
    st.lists(SMALL, max_size=3),
)
HANDLES = st.tuples(st.just("handle"), SMALL, st.sampled_from(OBJECTS), st.text(max_size=5)).map(list)
STATE = {"state": {"state": 5, "inc": 7}, "has_uint32": 0, "uinteger": 0, "bit_generator": "PCG64"}
ODD = st.recursive(
    SCALARS | HANDLES | st.sampled_from(KINDS) | st.just(["rng", STATE, 1]) | st.just({"dtype": "<f8"}),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(st.sampled_from(KINDS), inner, inner).map(list)
        | st.tuples(st.just("array"), *ABOUT, SMALL, st.booleans(), SMALL | st.none()).map(list)
        | st.dictionaries(st.sampled_from(["shape", "dtype", "key", "state"]), inner, max_size=3)
    ),
    max_leaves=8,
)
OUTPUTS = st.just([]) | st.lists(
    st.fixed_dictionaries(
        {"output_type": st.sampled_from(["stream", "error", "display_data"]) | ODD},
        optional={"text": ODD, "name": ODD, "data": ODD, "traceback": ODD, "ename": ODD, "evalue": ODD},
    ),
    max_size=2,
)
CHANGED = st.just([]) | st.lists(st.tuples(SMALL, ODD).map(list), max_size=2) | ODD


def messages(number: int) -> st.SearchStrategy[Any]:
    """What may come where the answer number ``number`` is due."""
    about = {"id": st.just(number) | SMALL, "changed": CHANGED, "outputs": OUTPUTS}
    answer = st.fixed_dictionaries({"op": st.just("return"), "value": ODD, **about})
    error = {
        name: st.sampled_from(["ValueError", "StopIteration"]) | ODD
        for name in ("type", "message", "traceback")
    }
    raised = st.fixed_dictionaries({"op": st.just("raise"), **error, **about})
    asks = st.fixed_dictionaries(
        {
            "op": st.just("ask"),
            "what": st.sampled_from(["call", "get", "iter", "next", "item", "__class__"]),
            "target": SMALL | ODD,
            "args": st.lists(ODD, max_size=2) | ODD,
            "kwargs": st.dictionaries(st.text(max_size=3), ODD, max_size=2) | ODD,
        }
    )
    return st.one_of(answer, answer, raised, asks, ODD)


TALKS = st.tuples(
    st.just(RAN) | st.fixed_dictionaries({"op": ODD, "id": SMALL, "ok": ODD, "outputs": OUTPUTS}),
    *(messages(number) for number in range(2, 6)),
)


@seed(SEED)
@settings(max_examples=FEW, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(TALKS, st.binary(max_size=64))
def test_no_sequence_of_messages_raises_anything_else(talk: tuple[Any, ...], blob: bytes) -> None:
    answers_to(b"".join(_packed(message, blob) for message in talk))


def _packed(message: Any, blob: bytes) -> bytes:
    with contextlib.suppress(WireError):
        return bytes(pack(message, blob))
    return b""
