"""The warm process: ``python -I -S /opt/candidate FD``.

It imports, once, all that student code expects to be quick, and never runs a
line of it.  For every submission the examiner sends it a socket and limits; it
forks, and the fork builds its walls and serves (:mod:`~autograder.candidate.server`).

Requests over ``FD``: ``{"op": "fork", "number", "limits", "threads", "tmp_size", "walls", "cores"}`` with one
descriptor, and ``{"op": "kill", "number"}``.  ``{"op": "share"}`` with one descriptor forks the warm process
itself: the fork serves whoever holds the descriptor's other end.
"""

from __future__ import annotations

import sys

sys.path[0] = "/opt"
sys.path.insert(0, "/site")

from candidate.warm import main  # type: ignore[import-not-found]  # noqa: E402

main(int(sys.argv[1]))
