"""What the attacks on the walls aim at: a process, a server, shared memory."""

import contextlib
import ctypes
import secrets
import socket
import subprocess
import threading
from collections.abc import Iterator
from typing import Any

MARK = "3599.75"  # seconds, in the command line of the victim


@contextlib.contextmanager
def process() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", MARK]) as process:
        yield process
        process.kill()


def abstract_socket() -> Any:
    return Server(socket.AF_UNIX, f"\0descent-{secrets.token_hex(8)}")


class Server:
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


class SharedMemory:
    def __enter__(self) -> int:
        self._libc = ctypes.CDLL(None, use_errno=True)
        key = secrets.randbelow(2**30) + 1
        self._id = self._libc.shmget(key, 4096, 0o1666)
        assert self._id >= 0
        return key

    def __exit__(self, *_: object) -> None:
        self._libc.shmctl(self._id, 0, None)
