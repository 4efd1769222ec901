"""Starts a sandbox in the process that local workers are forked from, once that one has imported PyTorch.

Only that process imports this module.  Each worker's examiner gets a fork of the sandbox's warm process, so
that a run pays for one, and the first submission does not wait for it.  Started earlier, the sandbox would
take a core from the import of PyTorch, which takes the longest.
"""

from __future__ import annotations

import contextlib

from autograder.errors import DescentError
from autograder.examiner.nursery import start_ahead
from autograder.grade.preload import preload

preload(("torch",))
with contextlib.suppress(DescentError, OSError):  # the examiners will start their own, and say what is wrong
    start_ahead()
