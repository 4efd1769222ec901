"""An examiner and its candidates keep to one core, which no other examiner takes; afterwards all is as before."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.examiner import core
from autograder.examiner.core import own_core
from autograder.examiner.session import Session
from tests.grading.conftest import PATIENT

CLAIM: Any = core._claim


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = os.sched_getaffinity(0)
    yield
    assert os.sched_getaffinity(0) == before


def free_cores(monkeypatch: pytest.MonkeyPatch, taken: set[int]) -> None:
    """Have these cores taken, whatever else is graded on this machine."""

    def claim(number: int) -> object:
        return None if number in taken else CLAIM(f"of-test-{os.getpid()}-{number}")

    monkeypatch.setattr(core, "_claim", claim)


def test_the_candidate_runs_on_the_examiners_core(monkeypatch: pytest.MonkeyPatch) -> None:
    free_cores(monkeypatch, set())
    with own_core(), Session(PATIENT) as session:
        mine = os.sched_getaffinity(0)
        outputs = session.run_student_cell("import os\nprint(os.sched_getaffinity(0))")
    assert len(mine) == 1
    assert outputs[0].text.strip() == str(mine)


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core is all there is")
def test_a_core_that_another_has_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = os.sched_getaffinity(0)
    for theirs in everything:
        free_cores(monkeypatch, {theirs})
        with own_core():
            assert theirs not in os.sched_getaffinity(0)


def test_where_all_are_taken_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = os.sched_getaffinity(0)
    free_cores(monkeypatch, everything)
    with own_core():
        assert os.sched_getaffinity(0) == everything


def test_a_claim_holds_until_it_is_given_back() -> None:
    name = f"of-test-{os.getpid()}"  # any name will do for a core
    first = CLAIM(name)
    assert first is not None
    assert CLAIM(name) is None
    first.close()
    second = CLAIM(name)
    assert second is not None
    second.close()
