"""The inner walls: what parts one candidate from the next, and from the warm process that it was forked from.

Bubblewrap has put the outer walls around all of them.  Inside, every candidate
gets namespaces of its own, an empty ``/tmp``, no ``/proc``, no privileges, and
the system call filter.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from pathlib import Path

from . import seccomp
from .wall import ALL, Wall

NEW_MOUNTS, NEW_USERS = 0x20000, 0x10000000
NEW_NAMESPACES = {Wall.PROCESS_NUMBERS: 0x20000000, Wall.NETWORK: 0x40000000, Wall.IPC: 0x8000000}
NO_SUID, NO_DEVICES, NO_EXEC, READ_ONLY = 2, 4, 8, 1
SET_PDEATHSIG, SET_NO_NEW_PRIVS, CAPBSET_DROP = 1, 38, 24
CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def separate(tmp_size: int, walls: frozenset[Wall] = ALL) -> None:
    """Leave the namespaces of the warm process; a child forked after this is alone in its own."""
    user, group = os.getuid(), os.getgid()
    namespaces = sum(flag for wall, flag in NEW_NAMESPACES.items() if wall in walls)
    _check(_libc.unshare(NEW_MOUNTS | NEW_USERS | namespaces), "unshare")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    if Wall.OWN_TMP in walls:
        flags = NO_SUID | NO_DEVICES | (NO_EXEC if Wall.NO_BINARIES in walls else 0)
        size = f"size={tmp_size}," if Wall.TMP_SIZE in walls else ""
        _mount_tmpfs("/tmp", f"{size}nr_inodes=10000,mode=0755", flags)


def close_in(limits: dict[str, int], walls: frozenset[Wall] = ALL) -> None:
    """In the child: hide ``/proc``, set the limits, give up every privilege, filter the system calls."""
    if Wall.SESSION in walls:
        os.setsid()  # a signal to its own process group stays with it
    if Wall.DEATH in walls:
        die_with_parent()
    if Wall.NO_PROC in walls:
        _mount_tmpfs("/proc", "size=4096,mode=0555", NO_SUID | NO_DEVICES | NO_EXEC | READ_ONLY)
    os.chdir("/tmp")
    for name, value in limits.items():
        resource.setrlimit(getattr(resource, name), (value, value))
    _check(_libc.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    if Wall.PRIVILEGES in walls:
        _drop_privileges()
    seccomp.install(walls)


def die_with_parent() -> None:
    """The kernel kills this process as soon as its parent has ended."""
    _check(_libc.prctl(SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "prctl")


def _mount_tmpfs(folder: str, options: str, flags: int) -> None:
    _check(_libc.mount(b"tmpfs", folder.encode(), b"tmpfs", flags, options.encode()), f"mount {folder}")


def _drop_privileges() -> None:
    for capability in range(64):
        _libc.prctl(CAPBSET_DROP, capability, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    _check(_libc.capset(header, (ctypes.c_uint32 * 6)()), "capset")
