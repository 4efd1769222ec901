"""The walls: no network, a read-only system, nobody else in sight, no privileges, limits that hold."""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.errors import MissingProgram, SandboxError
from autograder.examiner import nursery, sandbox
from autograder.examiner.candidate import Candidate
from autograder.examiner.limits import Limits
from autograder.examiner.nursery import Nursery, shared_nursery
from autograder.examiner.packages import visible_paths
from autograder.examiner.session import Session
from tests.grading.processes import descendants, running

PATIENT = Limits(call=60.0, cell=60.0, notebook=900.0, memory=2**31)
Inside = Callable[[str], str]


@pytest.fixture(scope="module")
def inside() -> Iterator[Inside]:
    """Run a cell in one candidate and return what it showed, errors included."""
    with Session(PATIENT) as session:

        def run(source: str) -> str:
            outputs = session.run_student_cell(source)
            return "".join(
                o.get("text", "") + o.get("ename", "") + " " + o.get("evalue", "") for o in outputs
            ).strip()

        yield run


def test_there_is_no_network(inside: Inside) -> None:
    assert "Error" in inside("import socket\nsocket.create_connection(('127.0.0.1', 22), timeout=1)")
    assert "Error" in inside("import socket\nsocket.socket(socket.AF_UNIX)")


@pytest.mark.parametrize(
    "folder", ["/", "/dev", "/dev/shm", "/proc", "/usr/lib", "/site", "/opt/candidate", "/site/numpy"]
)
def test_the_system_is_read_only(inside: Inside, folder: str) -> None:
    assert "Error" in inside(f"open('{folder}/planted', 'w')")
    assert not Path(folder, "planted").exists()


def test_the_private_tmp_is_writable_and_bounded(inside: Inside) -> None:
    note = f"/tmp/note-{secrets.token_hex(8)}"
    assert inside(f"open('{note}', 'w').write('x'); print(open('{note}').read())") == "x"
    assert not Path(note).exists()
    assert "Error" in inside("for i in range(4):\n    open(f'/tmp/{i}', 'wb').write(bytes(60 * 2**20))")


def test_nothing_of_the_instructors_is_in_sight(inside: Inside, tmp_path: Path) -> None:
    checkout = Path(__file__).resolve().parents[2]
    (tmp_path / "gradebook.db").write_text("marks")
    for path in (
        checkout / "autograder",
        checkout / "tests",
        tmp_path,
        Path.home() / ".bashrc",
        "/etc/passwd",
        "/var",
    ):
        assert inside(f"import os\nprint(os.path.exists({str(path)!r}))") == "False", path


def test_no_environment_variable_of_ours_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESCENT_SECRET", "gold")
    with contextlib.closing(Nursery(PATIENT)) as own, Session(PATIENT, own) as session:
        shown = session.run_student_cell("import os\nprint(sorted(os.environ))")[0].text
    assert set(eval(shown)) <= {*sandbox.ENVIRONMENT, "PWD"}


def test_no_process_is_in_sight(inside: Inside) -> None:
    assert inside("import os\nprint(os.listdir('/proc'), os.getpid())") == "[] 1"


@pytest.mark.parametrize(
    "source",
    [
        "os.fork()",
        "os.forkpty()",
        "os.posix_spawn('/usr/bin/true', ['true'], {})",
        "os.execv('/usr/bin/true', ['true'])",
        "subprocess.run(['sh', '-c', 'true'])",
        "multiprocessing.Process(target=print).start()",
    ],
)
def test_no_process_can_be_started(inside: Inside, source: str) -> None:
    assert "Error" in inside(f"import multiprocessing, os, subprocess\n{source}")


def test_threads_are_allowed(inside: Inside) -> None:
    source = (
        "import threading\nt = threading.Thread(target=print, args=('from a thread',))\nt.start(); t.join()"
    )
    assert "from a thread" in inside(source)


LIBC = "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
CALLS = {
    "unshare": "unshare(0x10000000)",
    "mount": "mount(b'tmpfs', b'/tmp', b'tmpfs', 0, None)",
    "umount": "umount2(b'/tmp', 2)",
    "chroot": "chroot(b'/tmp')",
    "ptrace": "ptrace(0, 0, 0, 0)",
    "memfd": "memfd_create(b'x', 0)",
    "shared memory": "shmget(1, 4096, 0o1600)",
    "bpf": "syscall(321, 0, 0, 0)",
    "clone3": "syscall(435, 0, 0)",
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_the_kernel_refuses(inside: Inside, call: str) -> None:
    assert inside(f"{LIBC}print(libc.{call}, ctypes.get_errno())").split()[:1] == ["-1"]


def test_it_has_no_capabilities(inside: Inside) -> None:
    source = "header = (ctypes.c_uint32 * 2)(0x20080522, 0)\ndata = (ctypes.c_uint32 * 6)()\n"
    assert inside(f"{LIBC}{source}print(libc.capget(header, data), list(data))") == "0 [0, 0, 0, 0, 0, 0]"


def test_memory_is_bounded(inside: Inside) -> None:
    assert "MemoryError" in inside("x = bytearray(3 * 2**30)")


def test_limits_cannot_be_raised(inside: Inside) -> None:
    assert "Error" in inside("import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**40, 2**40))")


def test_one_candidate_sees_nothing_of_another_and_cannot_end_it() -> None:
    kill_all = "import os\nfor pid in range(2, 200):\n    try: os.kill(pid, 9)\n    except OSError: pass"
    with Session(PATIENT) as first, Session(PATIENT) as second:
        first.run_student_cell("open('/tmp/answer', 'w').write('42')\nsecret = 42")
        shown = second.run_student_cell("import os\nprint(os.listdir('/tmp'), 'secret' in globals())")
        assert shown[0].text == "[] False\n"
        second.run_student_cell(kill_all)
        assert first.run_test_cell("assert secret == 42")[-1].output_type != "error"


def test_a_patched_module_is_whole_again_in_the_next_candidate() -> None:
    with Session(PATIENT) as first:
        first.run_student_cell("import numpy\nnumpy.sqrt = None\nimport builtins\nbuiltins.len = None")
    with Session(PATIENT) as second:
        assert second.run_student_cell("import numpy\nprint(numpy.sqrt(len('four')))")[0].text == "2.0\n"


def test_what_it_started_ends_with_it() -> None:
    with contextlib.closing(Nursery(PATIENT)) as own:
        candidate = Candidate(PATIENT, own)
        before = descendants(own.pid)
        assert len(before) >= 3  # the warm process, a keeper and the candidate
        candidate.kill()
        _wait_until(lambda: len(descendants(own.pid)) <= len(before) - 2, "the candidate outlives its end")
    _wait_until(lambda: not any(map(running, before)), "processes outlive the nursery")


def test_a_dead_nursery_is_replaced() -> None:
    first = shared_nursery()
    first.close()
    assert shared_nursery() is not first
    with Session(PATIENT) as session:
        assert session.run_student_cell("x = 1") == []


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A sandbox that was started ahead; its process number."""
    monkeypatch.setattr(nursery, "_ahead", [])
    monkeypatch.setattr(nursery, "_shared", {})
    nursery.start_ahead()
    ((process, control),) = nursery._ahead
    with control:
        yield process.pid
    process.kill()
    process.wait()


def _alive(ahead: int) -> set[int]:
    return set(filter(running, descendants(ahead)))


def test_forks_of_a_sandbox_started_ahead_serve_apart_and_end_with_their_examiners(ahead: int) -> None:
    first, second = nursery._new(), nursery._new()
    forks = _alive(ahead)
    with Session(PATIENT, first) as one, Session(PATIENT, second) as other:
        one.run_student_cell("x = 1")
        other.run_student_cell("x = 2")
        assert len(_alive(ahead) - forks) == 4  # a keeper and a candidate each
        first.close()
        _wait_until(lambda: len(_alive(ahead)) == len(forks) + 1, "a fork outlives its examiner")
        assert other.run_student_cell("print(x)")[0].text == "2\n"
        second.close()
        _wait_until(lambda: len(_alive(ahead)) == len(forks) - 2, "the other fork outlives its examiner")


def test_the_candidates_of_a_fork_that_is_killed_end_with_it(ahead: int) -> None:
    with contextlib.closing(nursery._new()):
        before = _alive(ahead)
        with contextlib.closing(nursery._new()) as fork:
            (warm,) = _alive(ahead) - before
            candidate = Candidate(PATIENT, fork)
            os.kill(warm, signal.SIGKILL)
            _wait_until(lambda: _alive(ahead) <= before, "a candidate outlives the warm process")
            assert not fork.alive
            candidate.kill()


def test_without_the_sandbox_that_was_started_ahead_there_is_one_of_our_own(ahead: int) -> None:
    fork = shared_nursery()
    assert isinstance(fork, nursery.Fork)
    os.kill(ahead, signal.SIGKILL)
    _wait_until(lambda: not fork.alive, "the fork outlives its sandbox")
    with contextlib.closing(shared_nursery()) as own, Session(PATIENT, own) as session:
        assert type(own) is Nursery
        assert session.run_student_cell("x = 1") == []


def _wait_until(condition: Callable[[], bool], otherwise: str) -> None:
    for _ in range(1200):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail(otherwise)


def test_a_missing_bubblewrap_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(MissingProgram, match="apt-get install bubblewrap"):
        sandbox.find_bubblewrap()


def test_a_sandbox_that_does_not_start_says_what_bubblewrap_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sandbox, "find_bubblewrap", lambda: str(broken))
    with pytest.raises(SandboxError, match="No permissions to create new namespace"):
        Nursery(PATIENT)


def test_visible_packages_are_the_allowed_ones_and_what_they_require() -> None:
    names = set(visible_paths())
    assert {"numpy", "IPython", "matplotlib"} <= names
    assert not names & {"torch", "scipy", "sklearn", "nbgrader", "jupyter_server", "sqlalchemy", "pip"}


def test_a_sandbox_that_does_not_start_leaves_no_socket_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    opened: list[socket.socket] = []
    make = socket.socketpair

    def noted(*args: int) -> tuple[socket.socket, socket.socket]:
        pair = make(*args)
        opened.extend(pair)
        return pair

    monkeypatch.setattr(socket, "socketpair", noted)
    with pytest.raises(MissingProgram):
        Nursery(PATIENT)
    assert [end.fileno() for end in opened] == [-1, -1]
