"""Whole messages over a socket pair, each before a deadline.

A message is a JSON object and the bytes of its arrays:

    8 bytes   two big-endian unsigned integers: length of the JSON, length of the blob
    JSON      the message; the values in it are nodes (:mod:`~autograder.candidate.wire`)
    blob      the arrays' bytes, one after the other

Grading a notebook takes thousands of messages, so this is written to be quick: one system call to send a
message and one to receive it.  The kernel lets none wait for longer than ``SLICE``; then the clock is read.
"""

from __future__ import annotations

import json
import json.encoder
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

from .wire import MAX_BLOB, MAX_JSON, WireError

HEAD = struct.Struct("!II")
CHUNK, LARGEST_CHUNK = 2**16, 2**20
SLICE = 0.05  # seconds; a deadline is kept to within this
TIMEVAL = struct.Struct("@ll").pack(0, int(SLICE * 1e6))


class WireTimeout(Exception):
    """No complete message came, or went, before the deadline."""


class WireClosed(Exception):
    """The other end is gone."""


def _encoder() -> Callable[[Any], str]:
    """Turns a message into JSON; the library's own function makes its C encoder anew each time."""
    plain = json.JSONEncoder(separators=(",", ":"))
    make: Any = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return plain.encode
    encode = make(
        None, plain.default, json.encoder.encode_basestring_ascii, None, ":", ",", False, False, True
    )
    return lambda message: "".join(encode(message, 0))


_encode, _decode = _encoder(), json.JSONDecoder().raw_decode


def pack(message: dict[str, Any], blob: bytes | bytearray = b"") -> bytes:
    """The bytes of one message."""
    text = _encode(message).encode()
    if len(text) > MAX_JSON:
        raise WireError(f"a message of {len(text)} bytes exceeds {MAX_JSON}")
    return b"".join((HEAD.pack(len(text), len(blob)), text, blob))


def unpack(text: bytes) -> dict[str, Any]:
    """The JSON object of a message, refused when it is anything else."""
    try:
        decoded = text.decode()
        message, end = _decode(decoded)
    except (ValueError, RecursionError) as error:
        raise WireError("a message is not JSON") from error
    if type(message) is not dict or end != len(decoded):
        raise WireError("a message is not an object")
    return message


class Line:
    """One end of a socket pair that carries whole messages, each before a deadline."""

    def __init__(self, sock: socket.socket) -> None:
        sock.setblocking(True)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, TIMEVAL)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, TIMEVAL)
        self._sock = sock
        self._waiting = b""

    def send(self, raw: bytes, deadline: float | None = None) -> None:
        """Send the bytes of one message.

        Raises
        ------
        WireTimeout
            The other end did not take them before ``deadline`` (of ``time.monotonic``).
        WireClosed
            The other end is gone.
        """
        sent = self._try(self._sock.send, raw, deadline)
        while sent < len(raw):
            sent += self._try(self._sock.send, memoryview(raw)[sent:], deadline)

    def receive(self, deadline: float | None = None) -> tuple[dict[str, Any], bytes]:
        """The next message and its blob; raises as :meth:`send` does, and :class:`WireError`."""
        data = self._at_least(HEAD.size, deadline)
        text_length, blob_length = HEAD.unpack_from(data)
        if text_length > MAX_JSON or blob_length > MAX_BLOB:
            raise WireError("a message is too large")
        middle = HEAD.size + text_length
        end = middle + blob_length
        data = self._at_least(end, deadline)
        self._waiting = data[end:]
        return unpack(data[HEAD.size : middle]), data[middle:end]

    def close(self) -> None:
        """Hang up."""
        self._sock.close()

    def _at_least(self, count: int, deadline: float | None) -> bytes:
        """What has come and is not read yet, ``count`` bytes or more."""
        waiting = self._waiting
        if len(waiting) >= count:
            return waiting
        if not waiting:
            waiting = self._waiting = self._receive_some(CHUNK, deadline)
        if len(waiting) < count:
            parts = bytearray(waiting)
            while len(parts) < count:
                parts += self._receive_some(min(max(count - len(parts), CHUNK), LARGEST_CHUNK), deadline)
            waiting = self._waiting = bytes(parts)
        return waiting

    def _receive_some(self, count: int, deadline: float | None) -> bytes:
        part: bytes = self._try(self._sock.recv, count, deadline)
        if not part:
            raise WireClosed("the connection is closed")
        return part

    @staticmethod
    def _try(act: Callable[[Any], Any], argument: Any, deadline: float | None) -> Any:
        """Do it, again and again until it succeeds or the deadline has passed."""
        while deadline is None or time.monotonic() < deadline:
            try:
                return act(argument)
            except BlockingIOError:
                continue
            except (OSError, ValueError) as error:
                raise WireClosed("the connection is closed") from error
        raise WireTimeout("no answer before the deadline")
