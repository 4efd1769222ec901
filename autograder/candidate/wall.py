"""The walls by name, so that a test can build a sandbox without one of them and watch the attack succeed.

Nothing but a test asks for fewer than :data:`ALL`, which is the default wherever walls are an argument;
no option, setting or message of a candidate's leads there.
"""

from enum import StrEnum


class Wall(StrEnum):
    """One thing that keeps a candidate in."""

    # What it can see and change.
    SIGHT = "no file but the chosen ones"
    READ_ONLY = "read-only system"
    ENVIRONMENT = "no environment variables"
    HOSTNAME = "no host name"
    OWN_TMP = "a /tmp of its own"
    NO_BINARIES = "no machine code from /tmp"
    DESCRIPTORS = "no inherited descriptor"

    # Whom it can reach.
    NETWORK = "no network"
    PROCESS_NUMBERS = "process numbers of its own"
    NO_PROC = "no /proc"
    IPC = "shared memory of its own"
    SESSION = "a session of its own"
    TERMINAL = "no terminal and group of the examiner's"
    DEATH = "death with its parent"

    # How much it can use.
    ADDRESS_SPACE = "address space"
    CPU_TIME = "CPU time"
    THREADS = "number of threads"
    OPEN_FILES = "open files"
    FILE_SIZE = "file size"
    NO_CORE = "no core dumps"
    TMP_SIZE = "size of /tmp"

    # What it may ask of the kernel.
    PRIVILEGES = "no capabilities"
    NO_PROCESSES = "no system calls for processes"
    NO_MOUNTS = "no system calls for mounts and namespaces"
    NO_TRACING = "no system calls for other processes"
    NO_SOCKETS = "no system calls for sockets"
    NO_KEYS = "no system calls for keys"
    NO_OTHER_MEMORY = "no system calls for memory beside the address space"
    NO_KERNEL = "no system calls for the machine"
    NO_UNKNOWN = "no system calls newer than this list"


ALL = frozenset(Wall)
