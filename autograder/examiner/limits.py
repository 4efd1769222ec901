"""How much a candidate may use, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.candidate.wall import Wall


@dataclass(frozen=True)
class Limits:
    """Bounds on one candidate and on the examiner's patience.

    Attributes
    ----------
    memory : int
        Address space of each process, bytes.
    cpu : int
        CPU time of each process, seconds.
    processes, open_files, file_size : int
        What one candidate may have at once; ``file_size`` in bytes.
    tmp_size : int
        Its private ``/tmp``, bytes (it is memory).
    start : float
        Wall time to start a candidate, seconds.
    cell : float
        Wall time of one of the student's cells, and of one test cell in all, seconds.
    call : float
        Wall time of one call from a test cell into the student's code, seconds.
    notebook : float
        Wall time of a whole notebook, seconds; what has not run by then fails.
    diagnosis : float
        Wall time that the student's code may take for questions about failed exercises, seconds.
    """

    memory: int = 4 * 2**30
    cpu: int = 120
    processes: int = 64
    open_files: int = 256
    file_size: int = 64 * 2**20
    tmp_size: int = 128 * 2**20
    start: float = 30.0
    cell: float = 20.0
    call: float = 5.0
    notebook: float = 180.0
    diagnosis: float = 10.0

    def rlimits(self) -> dict[Wall, tuple[str, int]]:
        """The limits that the kernel keeps: for each wall, a name in ``resource`` and the bound."""
        return {
            Wall.ADDRESS_SPACE: ("RLIMIT_AS", self.memory),
            Wall.CPU_TIME: ("RLIMIT_CPU", self.cpu),
            Wall.THREADS: ("RLIMIT_NPROC", self.processes),
            Wall.OPEN_FILES: ("RLIMIT_NOFILE", self.open_files),
            Wall.FILE_SIZE: ("RLIMIT_FSIZE", self.file_size),
            Wall.NO_CORE: ("RLIMIT_CORE", 0),
        }
