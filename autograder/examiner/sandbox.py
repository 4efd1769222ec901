"""The walls around a candidate: bubblewrap's arguments, decided here and nowhere else."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import autograder.candidate
import descent
from autograder.candidate.wall import ALL, Wall
from autograder.errors import MissingProgram
from autograder.examiner.limits import Limits
from autograder.examiner.packages import visible_paths

SYSTEM_FOLDERS = ("/usr/lib", "/usr/lib64", "/lib", "/lib64")
ENVIRONMENT = {
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "PATH": "/nowhere",
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "MPLCONFIGDIR": "/tmp/.matplotlib",
    "IPYTHONDIR": "/tmp/.ipython",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}

OUTER = {
    Wall.NETWORK: ("--unshare-net",),
    Wall.PROCESS_NUMBERS: ("--unshare-pid",),
    Wall.IPC: ("--unshare-ipc",),
    Wall.HOSTNAME: ("--unshare-uts", "--hostname", "candidate"),
    Wall.TERMINAL: ("--new-session",),
    Wall.DEATH: ("--die-with-parent",),
    Wall.ENVIRONMENT: ("--clearenv",),
    Wall.PRIVILEGES: ("--cap-drop", "ALL"),
}


def find_bubblewrap() -> str:
    """Path of the ``bwrap`` program.

    Raises
    ------
    MissingProgram
        It is not installed, or this is not Linux.
    """
    path = shutil.which("bwrap")
    if path is None:
        remedy = (
            "on Debian or Ubuntu: sudo apt-get install bubblewrap; on Fedora: sudo dnf install bubblewrap"
        )
        raise MissingProgram("bubblewrap", "to run submissions (on Linux)", remedy)
    return path


def command(limits: Limits, python: list[str], walls: frozenset[Wall] = ALL) -> list[str]:
    """The command line that runs ``python`` (arguments of the interpreter) inside the walls."""
    return [
        find_bubblewrap(),
        *("--unshare-user", "--uid", "1000", "--gid", "1000", "--unshare-cgroup-try"),
        *(part for wall, parts in OUTER.items() if wall in walls for part in parts),
        *_binds(walls),
        *("--proc", "/proc", "--dev", "/dev"),
        *(("--size", str(limits.tmp_size)) if Wall.TMP_SIZE in walls else ()),
        *("--tmpfs", "/tmp", "--chdir", "/tmp"),
        *(("--remount-ro", "/dev", "--remount-ro", "/") if Wall.READ_ONLY in walls else ()),
        *(part for item in ENVIRONMENT.items() for part in ("--setenv", *item)),
        "--",
        str(_interpreter()),
        *python,
    ]


def _interpreter() -> Path:
    """The real interpreter behind a virtual environment's link."""
    return Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"


def _binds(walls: frozenset[Wall]) -> list[str]:
    """What the candidate sees: system libraries, the standard library, the allowed packages, its own code."""
    bind = "--ro-bind" if Wall.READ_ONLY in walls else "--bind"
    binds = [part for path in [*_libraries(), _interpreter()] for part in (bind, str(path), str(path))]
    binds += [] if Wall.SIGHT in walls else [bind, "/", "/host"]
    for folder in _libraries():
        for hidden in sorted(
            {*folder.glob("python3*/site-packages"), *folder.glob("python3*/dist-packages")}
        ):
            binds += ["--tmpfs", str(hidden), "--remount-ro", str(hidden)]
    for name, path in visible_paths().items():
        binds += [bind, str(path), f"/site/{name}"]
    binds += [bind, _folder_of(descent), "/site/descent"]
    return [*binds, bind, _folder_of(autograder.candidate), "/opt/candidate"]


def _libraries() -> list[Path]:
    library = Path(sys.base_prefix) / "lib"
    folders = [Path(name) for name in SYSTEM_FOLDERS if Path(name).exists()]
    return folders if library in folders else [*folders, library]


def _folder_of(package: object) -> str:
    return str(Path(str(getattr(package, "__file__", ""))).parent)
