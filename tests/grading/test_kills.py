"""Kills at random points of the real command on a real cluster: after a rerun all is as after an undisturbed run."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from autograder.grade.run import Options, grade_class
from tests.grading.books import book
from tests.grading.conftest import PATIENT, WEEK, one_worker

pytestmark = pytest.mark.slow

Submit = Callable[..., object]
Processes = Callable[[subprocess.Popen[bytes]], list[psutil.Process]]
GRADE = [sys.executable, "-c", "from autograder.cli import main; main()", "grade", WEEK, "--workers", "2"]
SLOWLY = "import time\ndef double(x):\n    time.sleep(0.1)\n    return 2.0 * np.asarray(x)"
STUDENTS = 10
PATIENCE = 300  # seconds, on a busy machine


@pytest.fixture
def handed_in(course: Path, submit: Submit) -> Path:
    for number in range(STUDENTS):
        submit(f"right{number}", double=SLOWLY)
    submit("hana", start="release")
    submit("wrong", double="def double(x):\n    return x + 2")
    return course


EXPECTED: list[tuple[object, ...]] = []


@pytest.fixture
def undisturbed(handed_in: Path, tmp_path: Path) -> list[tuple[object, ...]]:
    """The marks of the class, graded in this process, where nobody kills anything."""
    if not EXPECTED:
        course = Path(shutil.copytree(handed_in, tmp_path / "undisturbed"))
        with one_worker():
            grade_class(WEEK, course, Options(limits=PATIENT))
        EXPECTED.extend(book(course))
    return EXPECTED


def start(course: Path) -> subprocess.Popen[bytes]:
    """The command, in a group of its own, as a terminal has it."""
    with (course / "said.txt").open("ab") as said:
        return subprocess.Popen(
            [*GRADE, "--course", str(course)], stdout=said, stderr=said, start_new_session=True
        )


def end(command: subprocess.Popen[bytes]) -> int:
    return command.wait(PATIENCE)


def graded(course: Path) -> int:
    return len(list(course.glob("autograded/*/*/*.ipynb")))


def until(condition: Callable[[], bool]) -> None:
    patience = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < patience
        time.sleep(0.01)


def rerun(course: Path) -> None:
    """Once more, and once more again if something was killed too often to be graded."""
    said = course / "said.txt"
    assert any(end(start(course)) == 0 for _ in range(3)), said.read_text()


def family(command: subprocess.Popen[bytes]) -> list[psutil.Process]:
    with contextlib.suppress(psutil.NoSuchProcess):
        return list(psutil.Process(command.pid).children(recursive=True))
    return []


def dask_workers(command: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """They are forked from a process that does nothing else."""
    forking = [
        child for child in psutil.Process(command.pid).children() if "forkserver" in " ".join(child.cmdline())
    ]
    return [worker for process in forking for worker in process.children()]


def sandboxes(command: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The warm processes of the candidates, each seen as the bubblewrap around it."""
    walls = [process for process in family(command) if process.name() == "bwrap"]
    return [wall for wall in walls if wall.parent() not in walls]


def examiners(command: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The processes in which test cells run: those that have started a sandbox."""
    return [parent for wall in sandboxes(command) if (parent := wall.parent())]


def kill_one(processes: Processes, command: subprocess.Popen[bytes], randomly: random.Random) -> bool:
    """Kill one of them, if there is one."""
    with contextlib.suppress(psutil.NoSuchProcess):  # it has ended while it was looked at
        if found := sorted(processes(command), key=lambda process: process.pid):
            randomly.choice(found).kill()
            return True
    return False


@pytest.mark.parametrize("victims", [sandboxes, examiners, dask_workers])
def test_killed_processes_cost_no_mark(
    handed_in: Path, undisturbed: list[tuple[object, ...]], victims: Processes
) -> None:
    randomly, kills = random.Random(7), 0
    command = start(handed_in)
    while command.poll() is None and kills < 4:
        kills += kill_one(victims, command, randomly)
        time.sleep(randomly.uniform(0.0, 0.8))
    end(command)
    assert kills
    rerun(handed_in)
    assert book(handed_in) == undisturbed
    assert graded(handed_in) == STUDENTS + 2


def start_and_see(course: Path, number: int) -> subprocess.Popen[bytes]:
    """The command, which has graded that many and goes on; anew if it had come to its end when we looked."""
    fresh = Path(shutil.copytree(course, course.with_name("fresh")))
    for _ in range(5):
        command = start(course)
        until(lambda command=command: graded(course) >= number or command.poll() is not None)  # type: ignore[misc]
        if command.poll() is None:
            return command
        shutil.rmtree(course)
        shutil.copytree(fresh, course)
    raise AssertionError("the command is never seen at work")


def is_alive(process: psutil.Process) -> bool:
    """A zombie is not: whoever adopts it need not be quick."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    return False


def test_a_killed_coordinator_takes_its_processes_with_it_and_a_rerun_ends_the_work(
    handed_in: Path, undisturbed: list[tuple[object, ...]]
) -> None:
    command = start_and_see(handed_in, 2)
    left = family(command)
    command.kill()
    end(command)
    assert len(left) >= 4
    until(lambda: not any(is_alive(process) for process in left))
    rerun(handed_in)
    assert book(handed_in) == undisturbed


def interrupt(command: subprocess.Popen[bytes]) -> int:
    """Ctrl-C, which a terminal sends to the whole group; nothing of it is left."""
    left = family(command)
    os.killpg(command.pid, signal.SIGINT)
    status = end(command)
    until(lambda: not any(is_alive(process) for process in left))
    return status


def test_ctrl_c_ends_everything_and_the_next_run_goes_on(
    handed_in: Path, undisturbed: list[tuple[object, ...]]
) -> None:
    early = start(handed_in)
    time.sleep(random.Random(7).uniform(0.0, 3.0))  # amid imports, or while the workers start
    assert interrupt(early) != 0
    command = start_and_see(handed_in, 3)
    before = len((handed_in / "said.txt").read_text())
    assert interrupt(command) == 130
    said = (handed_in / "said.txt").read_text()[before:]
    assert "stopped: what is graded is kept" in said
    assert "Traceback" not in said
    kept = graded(handed_in)
    rerun(handed_in)
    assert 3 <= kept < graded(handed_in) == STUDENTS + 2
    assert book(handed_in) == undisturbed
