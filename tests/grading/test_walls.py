"""Each wall holds alone, and without it the attack succeeds."""

import contextlib
import ctypes
import os
import platform
import resource
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.candidate import seccomp
from autograder.candidate.wall import ALL, Wall
from autograder.checkout import CHECKOUT
from autograder.examiner import sandbox
from autograder.examiner.limits import Limits
from autograder.examiner.nursery import Nursery
from autograder.examiner.packages import visible_paths
from autograder.examiner.session import Session
from tests.grading.processes import descendants, running
from tests.grading.wall_attacks import ATTACKS, Attack

MARK = "3599.75"  # seconds, in the command line of the victim
ELSEWHERE = {
    Wall.SESSION: "test_a_signal_to_the_group_reaches_nobody_else",
    Wall.TERMINAL: "test_a_signal_to_the_group_reaches_nobody_else",
    Wall.DEATH: "test_nothing_survives_a_killed_worker",
    Wall.NO_UNKNOWN: "test_a_call_newer_than_the_list_is_not_there",
}
CASES = [(attack, frozenset(attack.walls)) for attack in ATTACKS]
CASES += [(attack, frozenset(attack.walls - {wall})) for attack in ATTACKS for wall in sorted(attack.walls)]


def describe(case: Any) -> str:
    return case.name if isinstance(case, Attack) else "without " + (" and ".join(sorted(case)) or "nothing")


# --- what there is to be attacked ----------------------------------------------------------------


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """A gradebook, a package, a server, a process, and shared memory; returns where they are."""
    folder, package = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("package")
    (folder / "gradebook.db").write_text("through")
    home = tmp_path_factory.mktemp("home")
    (home / "private").write_text("")
    about = {"folder": folder, "home": home, "checkout": CHECKOUT, "host": socket.gethostname()}
    about |= {"python": sandbox._interpreter(), "add_key": 248 if platform.machine() == "x86_64" else 217}
    with pytest.MonkeyPatch.context() as patch, _process() as victim, _process() as watched:
        patch.setenv("DESCENT_SECRET", "through")
        patch.setattr(sandbox, "visible_paths", lambda: {**visible_paths(), "package": package})
        with _server(socket.AF_INET, ("127.0.0.1", 0)) as tcp, _abstract() as unix, _shared_memory() as key:
            about |= {"port": tcp.getsockname()[1], "abstract": unix.getsockname()[1:].decode()}
            yield about | {"victim": victim.pid, "watched": watched.pid, "mark": MARK, "key": key}


@contextlib.contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", MARK]) as process:
        yield process
        process.kill()


def _abstract() -> Any:
    return _server(socket.AF_UNIX, f"\0descent-{secrets.token_hex(8)}")


class _server:
    """Says "through" to whoever connects."""

    def __init__(self, family: socket.AddressFamily, address: Any) -> None:
        self._listening = socket.socket(family)
        self._listening.bind(address)
        self._listening.listen()
        self._thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        while True:
            client, _ = self._listening.accept()
            with client:
                if self._closing:
                    return
                client.sendall(b"through")

    def __enter__(self) -> socket.socket:
        self._closing = False
        self._thread.start()
        return self._listening

    def __exit__(self, *_: object) -> None:
        self._closing = True
        with socket.socket(self._listening.family) as last:
            last.connect(self._listening.getsockname())
            self._thread.join()
        self._listening.close()


class _shared_memory:
    def __enter__(self) -> int:
        self._libc = ctypes.CDLL(None, use_errno=True)
        key = secrets.randbelow(2**30) + 1
        self._id = self._libc.shmget(key, 4096, 0o1666)
        assert self._id >= 0
        return key

    def __exit__(self, *_: object) -> None:
        self._libc.shmctl(self._id, 0, None)


# --- sandboxes with walls missing ----------------------------------------------------------------

Without = Callable[[frozenset[Wall]], Nursery]


@pytest.fixture(scope="module")
def sandbox_without(world: dict[str, Any]) -> Iterator[Without]:
    """A sandbox without those walls; one that differs only in the inner walls is used again."""
    outer = {*sandbox.OUTER, Wall.SIGHT, Wall.READ_ONLY, Wall.TMP_SIZE}
    made: dict[frozenset[Wall], Nursery] = {}

    def find(missing: frozenset[Wall]) -> Nursery:
        key = missing & outer
        if key in made and not made[key].alive:
            made.pop(key).close()
        if key not in made:
            made[key] = Nursery(Limits(), ALL - key)
        made[key]._walls = ALL - missing
        return made[key]

    yield find
    for nursery in made.values():
        nursery.close()


def shown(nursery: Nursery, limits: Limits, source: str) -> str:
    with Session(limits, nursery) as session:
        return "".join(
            str(output.get("text", output.get("evalue"))) for output in session.run_student_cell(source)
        )


@pytest.mark.slow
@pytest.mark.parametrize(("attack", "missing"), CASES, ids=describe)
def test_an_attack_succeeds_only_when_all_its_walls_are_away(
    attack: Attack, missing: frozenset[Wall], world: dict[str, Any], sandbox_without: Without
) -> None:
    succeeds = missing == attack.walls
    if succeeds and Wall.NO_CORE in missing and resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("this machine makes no core dumps, walls or not")
    limits = Limits(call=60.0, cell=60.0, notebook=600.0, **attack.limits)
    nursery, about = sandbox_without(missing), world | {"hold": 0.5 if succeeds else 45}
    if attack.before:
        shown(nursery, limits, attack.filled(attack.before, about))
    text = shown(nursery, limits, attack.filled(attack.source, about))
    assert text.startswith("through") == succeeds, text


def test_every_wall_has_an_attack() -> None:
    assert {wall for attack in ATTACKS for wall in attack.walls} | set(ELSEWHERE) == ALL
    assert set(ELSEWHERE.values()) <= set(globals())


def test_nobody_gets_fewer_walls_by_default() -> None:
    nursery = Nursery.__init__.__defaults__
    assert nursery == (None, ALL)
    assert seccomp.program("x86_64") == seccomp.program("x86_64", ALL)
    assert sandbox.command(Limits(), ["x"]) == sandbox.command(Limits(), ["x"], ALL)


# --- walls that are attacked through a whole worker ----------------------------------------------

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


# --- the system call filter, run by hand ---------------------------------------------------------


def verdict(
    program: list[seccomp.Instruction], number: int, argument: int = 0, machine: str = "x86_64"
) -> int:
    """What the kernel would make of a call: the filter's instructions carried out one by one."""
    data = {seccomp.NUMBER: number, seccomp.ARCHITECTURE: seccomp.MACHINES[machine][1]}
    data[seccomp.FIRST_ARGUMENT] = argument
    value, at = 0, 0
    while True:
        code, if_true, if_false, constant = program[at]
        if code == seccomp.LOAD:
            value, step = data[constant], 0
        elif code == seccomp.RETURN:
            return constant
        else:
            tests = {
                seccomp.JUMP_EQUAL: value == constant,
                seccomp.JUMP_AT_LEAST: value >= constant,
                seccomp.JUMP_IF_SET: value & constant != 0,
            }
            step = if_true if tests[code] else if_false
        at += 1 + step


REFUSED = [
    (machine, wall, name, numbers[column])
    for machine, (column, _) in seccomp.MACHINES.items()
    for wall, calls in seccomp.CALLS.items()
    for name, numbers in calls.items()
    if numbers[column] is not None
]


@pytest.mark.parametrize("machine", seccomp.MACHINES)
def test_every_listed_call_is_refused_by_its_wall_and_no_other(machine: str) -> None:
    whole = seccomp.program(machine)
    for _, wall, name, number in (case for case in REFUSED if case[0] == machine):
        assert verdict(whole, number, machine=machine) == seccomp.EPERM, name
        rest = seccomp.program(machine, ALL - {wall})
        assert verdict(rest, number, machine=machine) == seccomp.ALLOW, name
    assert len({number for where, _, _, number in REFUSED if where == machine}) == sum(
        where == machine for where, *_ in REFUSED
    )


@pytest.mark.parametrize("machine", seccomp.MACHINES)
def test_clone_makes_threads_only(machine: str) -> None:
    program, column = seccomp.program(machine), seccomp.MACHINES[machine][0]
    clone, clone3 = seccomp.CLONE[column], seccomp.CLONE3[column]
    assert verdict(program, clone, seccomp.CLONE_THREAD, machine) == seccomp.ALLOW
    assert verdict(program, clone, 17, machine) == seccomp.EPERM
    assert verdict(program, clone3, machine=machine) == seccomp.ENOSYS
    without = seccomp.program(machine, ALL - {Wall.NO_PROCESSES})
    assert verdict(without, clone, 17, machine) == verdict(without, clone3, 0, machine) == seccomp.ALLOW


@pytest.mark.parametrize("machine", seccomp.MACHINES)
def test_a_call_newer_than_the_list_is_not_there(machine: str) -> None:
    number, without = seccomp.FIRST_UNKNOWN, seccomp.program(machine, ALL - {Wall.NO_UNKNOWN})
    assert verdict(seccomp.program(machine), number, machine=machine) == seccomp.ENOSYS
    assert verdict(seccomp.program(machine), number - 1, machine=machine) == seccomp.ALLOW
    assert verdict(without, number, machine=machine) == seccomp.ALLOW


def test_calls_of_another_machine_are_refused() -> None:
    program = seccomp.program("x86_64")
    assert verdict(program, 63, machine="aarch64") == seccomp.KILL
    assert verdict(program, seccomp.X32_BIT + 1) == seccomp.EPERM
    with pytest.raises(OSError, match="no system call filter for sparc"):
        seccomp.program("sparc")


def test_the_numbers_are_the_kernels() -> None:
    header = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")
    if not header.exists():
        pytest.skip("this machine has no kernel headers for x86_64")
    there = dict(
        line.split()[1:3] for line in header.read_text().splitlines() if line.startswith("#define __NR_")
    )
    ours = {name: number for machine, _, name, number in REFUSED if machine == "x86_64"}
    known = {name: int(there[f"__NR_{name}"]) for name in ours if f"__NR_{name}" in there}
    assert known == {name: ours[name] for name in known}
    assert len(known) > 50


def rows() -> str:
    """The table in CONTRIBUTING.md: each attack with the walls that stop it, as tested above."""
    lines = ["| attack | walls that stop it, each alone | with any of them | without |", "|---|---|---|---|"]
    for attack in ATTACKS:
        lines.append(f"| {attack.name} | {'; '.join(sorted(attack.walls))} | fails | succeeds |")
    return "\n".join(lines)


def test_the_table_of_walls_is_in_step() -> None:
    assert rows() in (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
