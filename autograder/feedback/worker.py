"""What a worker process that makes pages has loaded before its first task, as those that grade have."""

from __future__ import annotations

from autograder.grade.preload import preload

PRELOADED = ("distributed", "distributed.nanny", "autograder.feedback.parallel", "autograder.settings")

preload(PRELOADED)
