"""The errors that Descent raises on purpose.

::

    DescentError                 shown as one line, without a traceback
    ├── UsageError               the command line asks for something that cannot be
    ├── BuildError               a master or a course folder cannot be built
    ├── MissingProgram           something has to be installed first
    └── GradingError             a submission did not get its marks
        ├── GradebookError       nbgrader or its database failed
        ├── SandboxError         this machine does not let the sandbox start
        │   └── SandboxLost      it has ended while it was in use, by no fault of the submission's
        ├── SubmissionError      the submission cannot be graded as it is
        └── CandidateError       the sandboxed process with the student's code
            ├── CandidateDied    ended by itself, or was killed for breaking a limit
            ├── CandidateTimeout did not answer before its deadline
            └── ProtocolError    sent what no honest candidate sends

Whatever else is raised is a defect of Descent and keeps its traceback.
"""


class DescentError(Exception):
    """Root of the tree; ``exit_status`` is what ``descent`` ends with."""

    exit_status = 1


class UsageError(DescentError):
    """The command line asks for something that cannot be, such as an unknown week."""

    exit_status = 2


class BuildError(DescentError):
    """A master breaks the rules of a lesson, or nbgrader refuses to release it."""


INSTALL_GRADING = 'in the checkout, run: pip install --editable ".[grading]"'
"""The remedy for a Python package that grading needs."""


class MissingProgram(DescentError):
    """A program or a package is needed and not installed.

    Parameters
    ----------
    program
        What is missing, by the name that a user knows: ``bubblewrap``.
    purpose
        What it is needed for, to complete "is needed …": ``to run submissions``.
    remedy
        How to install it, a command where there is one.
    """

    def __init__(self, program: str, purpose: str, remedy: str) -> None:
        super().__init__(f"{program} is needed {purpose} and is not installed; {remedy}")
        self.program = program
        self.purpose = purpose
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["MissingProgram"], tuple[str, str, str]]:
        return type(self), (self.program, self.purpose, self.remedy)


class GradingError(DescentError):
    """A submission did not get its marks."""


class GradebookError(GradingError):
    """nbgrader or its database failed; what was graded before is kept."""


class SandboxError(GradingError):
    """This machine does not let the sandbox start; the text says what bubblewrap said."""


class SandboxLost(SandboxError):
    """The sandbox has ended while it was in use, and not by the submission: the notebook is graded again."""


class SubmissionError(GradingError):
    """A submission cannot be graded as it is.

    Parameters
    ----------
    student, notebook
        Whose submission it is, and the notebook's name without ``.ipynb``.
    reason
        What is wrong with it, in words for the instructor.
    """

    def __init__(self, student: str, notebook: str, reason: str) -> None:
        super().__init__(f"{student}, {notebook}: {reason}")
        self.student = student
        self.notebook = notebook
        self.reason = reason

    def __reduce__(self) -> tuple[type["SubmissionError"], tuple[str, str, str]]:
        return type(self), (self.student, self.notebook, self.reason)


class CandidateError(GradingError):
    """The sandboxed process that runs the student's code failed."""


class CandidateDied(CandidateError):
    """The candidate ended by itself, or was killed for breaking a limit."""


class CandidateTimeout(CandidateError):
    """The candidate did not answer before its deadline."""


class ProtocolError(CandidateError):
    """The candidate sent what no honest candidate sends."""
