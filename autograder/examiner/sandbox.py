"""The walls around a candidate: bubblewrap's arguments, decided here and nowhere else."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import autograder.candidate
import descent
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


def command(limits: Limits, python: list[str]) -> list[str]:
    """The command line that runs ``python`` (arguments of the interpreter) inside the walls."""
    return [
        find_bubblewrap(),
        *("--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"),
        *("--unshare-user", "--uid", "1000", "--gid", "1000", "--hostname", "candidate"),
        *_binds(),
        *("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"),
        *("--size", str(limits.tmp_size), "--tmpfs", "/tmp", "--chdir", "/tmp", "--remount-ro", "/"),
        *(part for item in ENVIRONMENT.items() for part in ("--setenv", *item)),
        "--",
        str(_interpreter()),
        *python,
    ]


def _interpreter() -> Path:
    """The real interpreter behind a virtual environment's link."""
    return Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"


def _binds() -> list[str]:
    """What the candidate sees: system libraries, the standard library, the allowed packages, its own code."""
    library = Path(sys.base_prefix) / "lib"
    folders = [Path(name) for name in SYSTEM_FOLDERS if Path(name).exists()]
    folders += [] if library in folders else [library]
    binds = [part for folder in folders for part in ("--ro-bind", str(folder), str(folder))]
    binds += ["--ro-bind", str(_interpreter()), str(_interpreter())]
    for folder in folders:
        for hidden in sorted(
            {*folder.glob("python3*/site-packages"), *folder.glob("python3*/dist-packages")}
        ):
            binds += ["--tmpfs", str(hidden), "--remount-ro", str(hidden)]
    for name, path in visible_paths().items():
        binds += ["--ro-bind", str(path), f"/site/{name}"]
    binds += ["--ro-bind", _folder_of(descent), "/site/descent"]
    return [*binds, "--ro-bind", _folder_of(autograder.candidate), "/opt/candidate"]


def _folder_of(package: object) -> str:
    return str(Path(str(getattr(package, "__file__", ""))).parent)
