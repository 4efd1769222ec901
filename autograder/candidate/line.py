"""Whole messages over a socket pair, each before a deadline.

A message is a JSON object and the bytes of its arrays:

    8 bytes   two big-endian unsigned integers: length of the JSON, length of the blob
    JSON      the message; the values in it are nodes (:mod:`~autograder.candidate.wire`)
    blob      the arrays' bytes, one after the other
"""

from __future__ import annotations

import json
import socket
import struct
import time
from typing import Any

from .wire import MAX_BLOB, MAX_JSON, WireError

HEAD = struct.Struct("!II")
CHUNK = 2**16


class WireTimeout(Exception):
    """No complete message came, or went, before the deadline."""


class WireClosed(Exception):
    """The other end is gone."""


_encode = json.JSONEncoder(separators=(",", ":")).encode


def pack(message: dict[str, Any], blob: bytes | bytearray = b"") -> bytes:
    """The bytes of one message."""
    text = _encode(message).encode()
    if len(text) > MAX_JSON:
        raise WireError(f"a message of {len(text)} bytes exceeds {MAX_JSON}")
    return HEAD.pack(len(text), len(blob)) + text + bytes(blob)


def unpack(text: bytes) -> dict[str, Any]:
    """The JSON object of a message, refused when it is anything else."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WireError("a message is not JSON") from error
    if not isinstance(message, dict):
        raise WireError("a message is not an object")
    return message


class Line:
    """One end of a socket pair that carries whole messages, each before a deadline."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._waiting = bytearray()

    def send(self, raw: bytes, deadline: float | None = None) -> None:
        """Send the bytes of one message.

        Raises
        ------
        WireTimeout
            The other end did not take them before ``deadline`` (of ``time.monotonic``).
        WireClosed
            The other end is gone.
        """
        with _closing():
            self._set_deadline(deadline)
            self._sock.sendall(raw)

    def receive(self, deadline: float | None = None) -> tuple[dict[str, Any], bytes]:
        """The next message and its blob; raises as :meth:`send` does, and :class:`WireError`."""
        text_length, blob_length = HEAD.unpack(self._read(HEAD.size, deadline))
        if text_length > MAX_JSON or blob_length > MAX_BLOB:
            raise WireError("a message is too large")
        text = self._read(text_length, deadline)
        return unpack(text), self._read(blob_length, deadline)

    def close(self) -> None:
        """Hang up."""
        self._sock.close()

    def _read(self, count: int, deadline: float | None) -> bytes:
        """The next ``count`` bytes; what comes with them is kept for the next call."""
        waiting = self._waiting
        while len(waiting) < count:
            with _closing():
                self._set_deadline(deadline)
                part = self._sock.recv(max(count - len(waiting), CHUNK))
            if not part:
                raise WireClosed("the connection is closed")
            waiting += part
        taken = bytes(waiting[:count])
        del waiting[:count]
        return taken

    def _set_deadline(self, deadline: float | None) -> None:
        """Let the socket's next operation end then."""
        if deadline is None:
            return
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._sock.settimeout(left)


class _closing:
    """Turns a socket's errors into the two that matter here; a class, since it is on the hot path."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        if kind is None:
            return
        if issubclass(kind, TimeoutError):
            raise WireTimeout("no answer before the deadline") from error
        if issubclass(kind, (OSError, ValueError)):
            raise WireClosed("the connection is closed") from error
