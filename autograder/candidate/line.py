"""Whole messages over a socket pair, each before a deadline.

A message is a JSON object and the bytes of its arrays:

    8 bytes   two big-endian unsigned integers: length of the JSON, length of the blob
    JSON      the message; the values in it are nodes (:mod:`~autograder.candidate.wire`)
    blob      the arrays' bytes, one after the other
"""

from __future__ import annotations

import json
import select
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


def pack(message: dict[str, Any], blob: bytes | bytearray = b"") -> bytes:
    """The bytes of one message."""
    text = json.dumps(message, separators=(",", ":")).encode()
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
        view = memoryview(raw)
        flags = 0 if deadline is None else socket.MSG_DONTWAIT
        while view:
            self._wait(select.POLLOUT, deadline)
            try:
                view = view[self._sock.send(view[:CHUNK], flags) :]
            except BlockingIOError:
                continue
            except (OSError, ValueError) as error:
                raise WireClosed("the connection is closed") from error

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
        while len(self._waiting) < count:
            self._wait(select.POLLIN, deadline)
            try:
                part = self._sock.recv(max(count - len(self._waiting), CHUNK))
            except (OSError, ValueError) as error:
                raise WireClosed("the connection is closed") from error
            if not part:
                raise WireClosed("the connection is closed")
            self._waiting += part
        taken = bytes(self._waiting[:count])
        del self._waiting[:count]
        return taken

    def _wait(self, event: int, deadline: float | None) -> None:
        if deadline is None:
            return
        left = deadline - time.monotonic()
        poll = select.poll()
        try:
            poll.register(self._sock, event)
        except ValueError as error:
            raise WireClosed("the connection is closed") from error
        if left <= 0 or not poll.poll(left * 1000):
            raise WireTimeout("no answer before the deadline")
