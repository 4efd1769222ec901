"""The walls: no network, a read-only system, nothing of the instructor's in sight, limits that hold."""

import shutil
import socket
import time
from pathlib import Path

import pytest

from autograder.errors import MissingProgram, SandboxError
from autograder.examiner import sandbox
from autograder.examiner.candidate import Candidate
from autograder.examiner.limits import Limits
from autograder.examiner.packages import visible_paths
from autograder.examiner.session import Session

QUICK = Limits(call=2.0, cell=10.0, memory=2**31)


@pytest.fixture(scope="module")
def inside():  # type: ignore[no-untyped-def]
    with Session(QUICK) as session:

        def run(source: str) -> str:
            outputs = session.run_student_cell(source)
            return "".join(
                o.get("text", "") + o.get("ename", "") + " " + o.get("evalue", "") for o in outputs
            )

        yield run


def test_there_is_no_network(inside) -> None:  # type: ignore[no-untyped-def]
    assert inside("import socket\nprint([name for _, name in socket.if_nameindex()])").strip() == "['lo']"


def test_a_server_on_this_machine_cannot_be_reached(inside) -> None:  # type: ignore[no-untyped-def]
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert "Error" in inside(f"import socket\nsocket.create_connection(('127.0.0.1', {port}), timeout=1)")


@pytest.mark.parametrize(
    "folder", ["/", "/dev", "/dev/shm", "/usr/lib", "/site", "/opt/candidate", "/site/numpy"]
)
def test_the_system_is_read_only(inside, folder: str) -> None:  # type: ignore[no-untyped-def]
    assert "Error" in inside(f"open('{folder}/planted', 'w')")
    assert not Path(folder, "planted").exists()


def test_the_private_tmp_is_writable_and_bounded(inside) -> None:  # type: ignore[no-untyped-def]
    assert inside("open('/tmp/note', 'w').write('x'); print(open('/tmp/note').read())").startswith("x")
    assert not Path("/tmp/note").exists()
    assert "Error" in inside("for i in range(4):\n    open(f'/tmp/{i}', 'wb').write(bytes(60 * 2**20))")


def test_nothing_of_the_instructors_is_in_sight(inside, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
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
        assert inside(f"import os\nprint(os.path.exists({str(path)!r}))").strip() == "False", path


def test_no_environment_variable_of_ours_is_passed(inside, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("DESCENT_SECRET", "gold")
    with Session(QUICK) as session:
        shown = session.run_student_cell("import os\nprint(sorted(os.environ))")[0].text
    assert set(eval(shown)) <= {*sandbox.ENVIRONMENT, "PWD", "OLDPWD", "SHLVL"}


def test_only_its_own_processes_are_in_sight(inside) -> None:  # type: ignore[no-untyped-def]
    seen = inside("import os\nprint(len([name for name in os.listdir('/proc') if name.isdigit()]))")
    assert int(seen) <= 2


def test_no_program_can_be_started(inside) -> None:  # type: ignore[no-untyped-def]
    assert "Error" in inside("import subprocess\nsubprocess.run(['sh', '-c', 'true'])")


def test_memory_is_bounded(inside) -> None:  # type: ignore[no-untyped-def]
    assert "MemoryError" in inside("x = bytearray(3 * 2**30)")


def test_limits_cannot_be_raised(inside) -> None:  # type: ignore[no-untyped-def]
    assert "Error" in inside("import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**40, 2**40))")


def test_it_has_no_capabilities(inside) -> None:  # type: ignore[no-untyped-def]
    shown = inside("print([l for l in open('/proc/self/status') if l.startswith('CapEff')])")
    assert "0000000000000000" in shown


def test_what_it_started_ends_with_it() -> None:
    candidate = Candidate(QUICK)
    children = _descendants(candidate._process.pid)
    assert children
    candidate.kill()
    for _ in range(50):
        if not any(Path(f"/proc/{pid}/cmdline").exists() and _running(pid) for pid in children):
            return
        time.sleep(0.1)
    pytest.fail("the candidate's processes outlive it")


def _descendants(pid: int) -> list[int]:
    found = [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return found + [deeper for child in found for deeper in _descendants(child)]


def _running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except OSError:
        return False


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
        Candidate(QUICK)


def test_visible_packages_are_the_allowed_ones_and_what_they_require() -> None:
    names = set(visible_paths())
    assert {"numpy", "IPython", "matplotlib"} <= names
    assert not names & {"torch", "scipy", "sklearn", "nbgrader", "jupyter_server", "sqlalchemy", "pip"}


def test_every_writable_mount_is_bounded(inside) -> None:  # type: ignore[no-untyped-def]
    source = "print([l.split()[1] for l in open('/proc/mounts') if l.split()[3].startswith('rw')])"
    assert set(eval(inside(source).strip())) <= {
        "/tmp",
        "/proc",
        "/dev/pts",
        *(f"/dev/{name}" for name in DEVICES),
    }


DEVICES = ("null", "zero", "full", "random", "urandom", "tty", "console")
