"""Walls that are attacked through a whole worker: signals to its group reach nobody else, nothing survives it."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest

from autograder.candidate.wall import Wall
from autograder.checkout import CHECKOUT
from tests.grading.processes import descendants, running
from tests.grading.wall_attacks import describe
from tests.grading.wall_targets import MARK

WORKER = """
import os, sys, time
from autograder.candidate.wall import ALL, Wall
from autograder.errors import CandidateError
from autograder.examiner.calls import Calls
from autograder.examiner.candidate import Candidate
from autograder.examiner.conversation import Conversation
from autograder.examiner.limits import Limits
from autograder.examiner.nursery import Nursery
nursery = Nursery(Limits(), ALL - {Wall(name) for name in sys.argv[2].split(",") if name})

def student(source):
    talk = Conversation(Candidate(Limits(), nursery), Limits(), lambda outputs: None, Calls())
    talk.open_cell(time.monotonic() + 3000)
    talk.run(source)
    return talk
"""
KILL_THE_GROUP = """
other = student("x = 1")
try:
    student("import os\\nos.kill(0, 9)")
except CandidateError:
    pass
print("worker lives", flush=True)
try:
    other.run("x")
    print("others live", flush=True)
except CandidateError:
    pass
"""
HOLD_THE_LINE = """
other = student("x = 1")
if os.fork() == 0:  # what hangs up when the worker dies is held open here
    time.sleep(3599)
print(nursery.pid, flush=True)
student("while True: pass")
"""


def _worker(missing: set[Wall], what: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WORKER + what, MARK, ",".join(sorted(missing))]
    return subprocess.Popen(
        arguments, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT, start_new_session=True
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("missing", "lives"),
    [
        (set(), "worker lives\nothers live\n"),
        ({Wall.TERMINAL}, "worker lives\nothers live\n"),
        ({Wall.SESSION}, "worker lives\n"),
        ({Wall.SESSION, Wall.TERMINAL}, ""),
    ],
    ids=lambda case: None if isinstance(case, str) else describe(case),
)
def test_a_signal_to_the_group_reaches_nobody_else(missing: set[Wall], lives: str) -> None:
    with _worker(missing, KILL_THE_GROUP) as worker:
        assert worker.communicate(timeout=300)[0] == lives


@pytest.mark.slow
@pytest.mark.parametrize("missing", [set(), {Wall.DEATH}], ids=describe)
def test_nothing_survives_a_killed_worker(missing: set[Wall]) -> None:
    with _worker(missing, HOLD_THE_LINE) as worker:
        assert worker.stdout
        sandbox_pid = int(worker.stdout.readline())
        inside = descendants(sandbox_pid)
        assert len(inside) >= 3  # the warm process, a keeper and the candidate
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
        for _ in range(10 if missing else 1200):
            if not any(map(running, inside)):
                break
            time.sleep(0.05)
        survivors = [pid for pid in inside if running(pid)]
        os.killpg(worker.pid, signal.SIGKILL)
        for pid in (sandbox_pid, *survivors):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    assert bool(survivors) == bool(missing)
