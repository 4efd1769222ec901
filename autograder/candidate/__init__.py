"""What runs inside the sandbox: the student's cells, and the end of the wire that answers for them.

This folder is the only part of ``autograder`` that a candidate can see, so it
imports nothing but the standard library, NumPy and IPython, and it decides
nothing about marks.  The examiner imports :mod:`~autograder.candidate.wire`
from here, so that both ends read the same format.
"""
