"""System calls that student code has no use for, refused by the kernel (seccomp).

The filter allows threads and refuses processes: no fork, no exec, no sockets,
no new namespaces, no mounts, no tracing, no memory outside of the address-space
limit.  Refused calls fail with EPERM, so that Python raises an ordinary OSError.
"""

from __future__ import annotations

import ctypes
import os
import struct

from .wall import ALL, Wall

Calls = dict[str, tuple[int | None, int | None]]

# name: number on x86_64, number on aarch64
CALLS: dict[Wall, Calls] = {
    Wall.NO_PROCESSES: {"fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281)},
    Wall.NO_MOUNTS: {
        "unshare": (272, 97),
        "setns": (308, 268),
        "mount": (165, 40),
        "umount2": (166, 39),
        "pivot_root": (155, 41),
        "chroot": (161, 51),
        "open_tree": (428, 428),
        "move_mount": (429, 429),
        "fsopen": (430, 430),
        "fsconfig": (431, 431),
        "fsmount": (432, 432),
        "fspick": (433, 433),
        "mount_setattr": (442, 442),
        "name_to_handle_at": (303, 264),
        "open_by_handle_at": (304, 265),
        "fanotify_init": (300, 262),
        "quotactl": (179, 60),
        "quotactl_fd": (443, 443),
    },
    Wall.NO_TRACING: {
        "ptrace": (101, 117),
        "process_vm_readv": (310, 270),
        "process_vm_writev": (311, 271),
        "process_madvise": (440, 440),
        "process_mrelease": (448, 448),
        "pidfd_open": (434, 434),
        "pidfd_getfd": (438, 438),
        "pidfd_send_signal": (424, 424),
        "kcmp": (312, 272),
        "move_pages": (279, 239),
        "migrate_pages": (256, 238),
    },
    Wall.NO_SOCKETS: {
        "socket": (41, 198),
        "connect": (42, 203),
        "bind": (49, 200),
        "listen": (50, 201),
        "accept": (43, 202),
        "accept4": (288, 242),
    },
    Wall.NO_KEYS: {"keyctl": (250, 219), "add_key": (248, 217), "request_key": (249, 218)},
    Wall.NO_OTHER_MEMORY: {
        "memfd_create": (319, 279),
        "memfd_secret": (447, 447),
        "shmget": (29, 194),
        "shmat": (30, 196),
        "msgget": (68, 186),
        "semget": (64, 190),
        "mq_open": (240, 180),
    },
    Wall.NO_KERNEL: {
        "bpf": (321, 280),
        "perf_event_open": (298, 241),
        "userfaultfd": (323, 282),
        "io_uring_setup": (425, 425),
        "io_uring_enter": (426, 426),
        "io_uring_register": (427, 427),
        "io_setup": (206, 0),
        "io_submit": (209, 2),
        "syslog": (103, 116),
        "personality": (135, 92),
        "modify_ldt": (154, None),
        "iopl": (172, None),
        "ioperm": (173, None),
        "uselib": (134, None),
        "acct": (163, 89),
        "swapon": (167, 224),
        "swapoff": (168, 225),
        "reboot": (169, 142),
        "init_module": (175, 105),
        "finit_module": (313, 273),
        "delete_module": (176, 106),
        "kexec_load": (246, 104),
        "kexec_file_load": (320, 294),
        "settimeofday": (164, 170),
        "clock_settime": (227, 112),
        "adjtimex": (159, 171),
        "clock_adjtime": (305, 266),
    },
}
FIRST_UNKNOWN = 451  # from 424 on, every machine has the same numbers
CLONE, CLONE3 = (56, 220), (435, 435)
CLONE_THREAD = 0x10000
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
X32_BIT = 0x40000000

ALLOW, KILL, EPERM, ENOSYS = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_IF_SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
SET_SECCOMP, FILTER = 22, 2

Instruction = tuple[int, int, int, int]


def program(machine: str, walls: frozenset[Wall] = ALL) -> list[Instruction]:
    """The filter for a machine type, as instructions ``(code, jump if true, jump if false, constant)``.

    Raises
    ------
    OSError
        The machine's system calls are not known here.
    """
    if machine not in MACHINES:
        msg = f"no system call filter for {machine}; known: {', '.join(MACHINES)}"
        raise OSError(msg)
    column, architecture = MACHINES[machine]
    lines: list[Instruction] = [
        (LOAD, 0, 0, ARCHITECTURE),
        (JUMP_EQUAL, 1, 0, architecture),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (JUMP_AT_LEAST, 0, 1, X32_BIT),
        (RETURN, 0, 0, EPERM),
    ]
    for wall, calls in CALLS.items():
        numbers = [call[column] for call in calls.values()] if wall in walls else []
        for number in numbers:
            lines += [] if number is None else [(JUMP_EQUAL, 0, 1, number), (RETURN, 0, 0, EPERM)]
    if Wall.NO_UNKNOWN in walls:
        lines += [(JUMP_AT_LEAST, 0, 1, FIRST_UNKNOWN), (RETURN, 0, 0, ENOSYS)]
    lines += _threads_only(column) if Wall.NO_PROCESSES in walls else []
    return [*lines, (RETURN, 0, 0, ALLOW)]


def _threads_only(column: int) -> list[Instruction]:
    """``clone`` makes threads and nothing else; it alone, since ``clone3`` hides its arguments."""
    return [
        (JUMP_EQUAL, 0, 1, CLONE3[column]),
        (RETURN, 0, 0, ENOSYS),
        (JUMP_EQUAL, 0, 3, CLONE[column]),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (JUMP_IF_SET, 1, 0, CLONE_THREAD),
        (RETURN, 0, 0, EPERM),
    ]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def install(walls: frozenset[Wall] = ALL) -> None:
    """Refuse the calls from here on, for this process and its threads, irrevocably.

    Raises
    ------
    OSError
        The kernel does not take the filter, or the machine is not known.
    """
    lines = program(os.uname().machine, walls)
    raw = b"".join(struct.pack("HBBI", *line) for line in lines)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(SET_SECCOMP, FILTER, ctypes.byref(_Program(len(lines), raw)), 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"the system call filter: {os.strerror(number)}")
