"""For every wall an attack that nothing else stops: code for a candidate that prints "through" when it succeeds.

``walls`` are those that stop it: with any one of them left it fails, without
them it succeeds.  ``{secret}``, ``{folder}``, … are filled in by the test;
``{hold}`` is how long the attack goes on, seconds.
"""

from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

from autograder.candidate.wall import Wall


@dataclass
class Attack:
    """``before`` runs in a candidate of its own, which ends before that of ``source`` begins."""

    name: str
    walls: set[Wall]
    source: str
    before: str = ""
    limits: dict[str, Any] = field(default_factory=dict)

    def filled(self, source: str, about: dict[str, Any]) -> str:
        source = "import ctypes, os, socket, sys, threading, time\n" + dedent(source)
        for name, value in about.items():
            source = source.replace(f"{{{name}}}", str(value))
        return source


LIBC = "libc = ctypes.CDLL(None, use_errno=True)\n"
EVERYWHERE = "places = [root + '{folder}' for root in ('', '/host')]\n"

ATTACKS = [
    Attack(
        "connect to a server on the same machine",
        {Wall.NETWORK, Wall.NO_SOCKETS},
        "s = socket.create_connection(('127.0.0.1', {port}), 10); print(s.recv(7).decode())",
    ),
    Attack(
        "connect to a program's abstract socket",
        {Wall.NETWORK, Wall.NO_SOCKETS},
        "s = socket.socket(socket.AF_UNIX); s.connect('\\0{abstract}'); print(s.recv(7).decode())",
    ),
    Attack(
        "ask the kernel for sockets of rare families",
        {Wall.NO_SOCKETS},
        "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); socket.socket(16, socket.SOCK_RAW); print('through')",
    ),
    Attack(
        "read the gradebook",
        {Wall.SIGHT},
        EVERYWHERE + "for place in places:\n    if os.path.exists(place):\n        print(open(place + '/gradebook.db').read())",
    ),
    Attack(
        "read the masters and hidden tests",
        {Wall.SIGHT},
        "for root in ('', '/host'):\n"
        "    if os.path.exists(root + '{checkout}/autograder'):\n"
        "        print('through', os.listdir(root + '{checkout}'))",
    ),
    Attack(
        "list the home directory",
        {Wall.SIGHT},
        "for root in ('', '/host'):\n    if os.path.isdir(root + '{home}'): print('through', os.listdir(root + '{home}'))",
    ),
    Attack(
        "write marks into the gradebook",
        {Wall.SIGHT, Wall.READ_ONLY},
        EVERYWHERE + "open(next(filter(os.path.exists, places)) + '/marks', 'w').write('through'); print('through')",
    ),
    Attack(
        "plant code in an installed package",
        {Wall.READ_ONLY},
        "open('/site/package/planted.py', 'w').write('x'); print('through')",
    ),
    Attack(
        "leave an answer in the root folder for the next student",
        {Wall.READ_ONLY},
        "print(open('/planted').read())",
        before="open('/planted', 'w').write('through')",
    ),
    Attack(
        "leave an answer in /dev/shm for the next student",
        {Wall.READ_ONLY},
        "print(open('/dev/shm/planted').read())",
        before="open('/dev/shm/planted', 'w').write('through')",
    ),
    Attack(
        "leave an answer in /tmp for the next student",
        {Wall.OWN_TMP},
        "print(open('/tmp/planted').read())",
        before="open('/tmp/planted', 'w').write('through')",
    ),
    Attack(
        "load a compiled library that came with the notebook",
        {Wall.NO_BINARIES},
        "import glob, shutil\n"
        "shutil.copy(glob.glob('/site/kiwisolver/*.so')[0], '/tmp/carried.so'); ctypes.CDLL('/tmp/carried.so'); print('through')",
    ),
    Attack("read environment variables", {Wall.ENVIRONMENT}, "print(os.environ['DESCENT_SECRET'])"),
    Attack("learn the machine's name", {Wall.HOSTNAME}, "print('through' * (os.uname().nodename == '{host}'))"),
    Attack(
        "receive the next student's socket over an inherited descriptor",
        {Wall.DESCRIPTORS},
        "import stat\n"
        "def socket_type(fd):\n"
        "    try:\n"
        "        with socket.socket(fileno=os.dup(fd)) as s: return s.type\n"
        "    except OSError: return None\n"
        "print('through' * any(socket_type(fd) == socket.SOCK_SEQPACKET for fd in range(256)))",
    ),
    Attack("kill a process of the examiner's", {Wall.PROCESS_NUMBERS}, "os.kill({victim}, 9); print('through')"),
    Attack(
        "see the processes of other students",
        {Wall.NO_PROC},
        "print('through' * (sum(name.isdigit() for name in os.listdir('/proc')) > 2))",
    ),
    Attack(
        "read the command line of a process of the examiner's",
        {Wall.NO_PROC, Wall.PROCESS_NUMBERS},
        "print('through' * ('{mark}' in open('/proc/{watched}/cmdline').read()))",
    ),
    Attack(
        "attach shared memory of the examiner's",
        {Wall.IPC, Wall.NO_OTHER_MEMORY},
        LIBC + "print('through' * (libc.shmget({key}, 0, 0) >= 0))",
    ),
    Attack("take more memory than allowed", {Wall.ADDRESS_SPACE}, "x = bytearray(3 * 2**30); print('through')", limits={"memory": 2**31}),
    Attack(
        "burn more processor time than allowed",
        {Wall.CPU_TIME},
        "while time.process_time() < 2.2: pass\nprint('through')",
        limits={"cpu": 1},
    ),
    Attack(
        "start more threads than allowed",
        {Wall.THREADS},
        "threading.stack_size(65536)\n"
        "for _ in range(100): threading.Thread(target=time.sleep, args=({hold},), daemon=True).start()\n"
        "time.sleep({hold}); print('through')",
    ),
    Attack(
        "open more files than allowed",
        {Wall.OPEN_FILES},
        "kept = [open('/dev/null') for _ in range(80)]; print('through')",
        limits={"open_files": 64},
    ),
    Attack(
        "write a larger file than allowed",
        {Wall.FILE_SIZE},
        "open('/tmp/large', 'wb').write(bytes(2**21)); print('through')",
        limits={"file_size": 2**20},
    ),
    Attack(
        "fill /tmp beyond what is allowed",
        {Wall.TMP_SIZE},
        "for i in range(8): open(f'/tmp/{i}', 'wb').write(bytes(2**20))\nprint('through')",
        limits={"tmp_size": 2**22},
    ),
    Attack(
        "have the machine keep its memory as a core dump",
        {Wall.NO_CORE},
        "import resource\nresource.setrlimit(resource.RLIMIT_CORE, (4096, 4096)); print('through')",
    ),
    Attack(
        "unmount what hides the processes",
        {Wall.PRIVILEGES, Wall.NO_MOUNTS},
        LIBC + "print('through' * (libc.umount2(b'/proc', 2) == 0))",
    ),
    Attack(
        "make namespaces to be root in",
        {Wall.NO_MOUNTS},
        LIBC + "print('through' * (libc.unshare(0x10000000) == 0))",
    ),
    Attack("fork", {Wall.NO_PROCESSES}, "if os.fork() == 0: os._exit(0)\nprint('through')"),
    Attack(
        "run a program",
        {Wall.NO_PROCESSES},
        "import subprocess\n"
        "subprocess.run(['/{python}', '-I', '-S', '-c', 'pass'], executable='{python}', check=True); print('through')",
    ),
    Attack(
        "read a process's memory from outside",
        {Wall.NO_TRACING},
        LIBC + "a, b = ctypes.create_string_buffer(b'through'), ctypes.create_string_buffer(8)\n"
        "vector = lambda x: (ctypes.c_void_p * 2)(ctypes.addressof(x), 7)\n"
        "libc.process_vm_readv(os.getpid(), vector(b), 1, vector(a), 1, 0); print(b.value.decode())",
    ),
    Attack(
        "keep an answer in the kernel's keyring",
        {Wall.NO_KEYS},
        LIBC + "print('through' * (libc.syscall({add_key}, b'user', b'answer', b'x', 1, -2) > 0))",
    ),
    Attack(
        "hold memory that no limit counts",
        {Wall.NO_OTHER_MEMORY},
        "os.ftruncate(os.memfd_create('x'), 2**20); print('through')",
    ),
    Attack(
        "turn the machine's protections off for itself",
        {Wall.NO_KERNEL},
        LIBC + "print('through' * (libc.personality(0x0040000) >= 0))",
    ),
]  # fmt: skip


def describe(case: Any) -> str:
    return case.name if isinstance(case, Attack) else "without " + (" and ".join(sorted(case)) or "nothing")
