"""One notebook's grading: cells go to a candidate, test cells are run here, a dead candidate is rebuilt."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from nbformat import NotebookNode

from autograder.errors import CandidateError, CandidateTimeout, SandboxError, SandboxLost
from autograder.examiner.alarm import Alarm
from autograder.examiner.calls import Calls
from autograder.examiner.candidate import Candidate
from autograder.examiner.conversation import Conversation
from autograder.examiner.limits import Limits
from autograder.examiner.nursery import Nursery
from autograder.examiner.observe import failed
from autograder.examiner.outputs import Shown, joined, stream
from autograder.examiner.test_cell import Globals, import_torch, run_test_cell, verdict

SPARE = 1.0  # seconds


class Session:
    """Runs the cells of one submission, in order; use it as a context manager.

    ``begun(seconds)`` is told when a test's own code begins, and when it should be over.

    When the sandbox itself is killed, SandboxLost is raised: what the submission earns is not known.
    A cell that kills its candidate, or outlasts its time, is left out when the
    next candidate is built from the cells before it.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        nursery: Nursery | None = None,
        begun: Callable[[float], None] = lambda seconds: None,
    ) -> None:
        import_torch()
        self._begun = begun
        self._limits, self._nursery = limits or Limits(), nursery
        self._end = time.monotonic() + self._limits.notebook
        self._ran: list[str] = []
        self._conversation: Conversation | None = None
        self._failure: SandboxError | None = None
        self._shown, self._calls = Shown(), Calls()
        self._globals = Globals(self._student_name)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._conversation is not None:
            self._conversation.close()

    def run_student_cell(self, source: str) -> list[NotebookNode]:
        """Run a cell in the candidate; returns its outputs."""
        try:
            conversation = self._candidate()
            self._shown.take()
            self._run_there(conversation, source)
        except CandidateError as problem:
            self._check_sandbox()
            return [*joined(self._shown.take()), verdict(problem)]
        self._ran.append(source)
        return joined(self._shown.take())

    def run_setup_cell(self, source: str) -> list[NotebookNode]:
        """Run a locked cell of the master's on both sides."""
        return run_test_cell(source, self._globals) + self.run_student_cell(source)

    def run_test_cell(self, source: str) -> list[NotebookNode]:
        """Run a test cell here; what the student's code prints meanwhile is shown before the verdict."""
        self._calls.clear()
        try:
            self._open(self._candidate())
            self._shown.take()
        except CandidateError as problem:
            self._check_sandbox()
            return failure(problem, source, self._calls)
        alarm = Alarm(self._limits.cell + SPARE)  # what asks the candidate has ended before
        self._begun(self._limits.cell + SPARE)
        outputs = run_test_cell(source, self._globals, self._calls, alarm)
        if alarm.rang and self._conversation is not None:
            self._conversation.close()  # it may have been amid a message
        self._check_sandbox()
        return joined([_as_stdout(output) for output in self._shown.take()]) + outputs

    def student_object(self, name: str, seconds: float) -> Any:
        """A stand-in for the student's object, to be asked for so long, outside of test cells."""
        conversation = self._candidate()
        conversation.open_cell(min(time.monotonic() + seconds, self._end))
        self._shown.take()
        return conversation.name(name)

    def _student_name(self, name: str) -> Any:
        return self._candidate().name(name)

    def _candidate(self) -> Conversation:
        """The conversation with a live candidate that has run the cells so far."""
        self._check_sandbox()
        if self._conversation is None or not self._conversation.alive:
            while not self._rebuilt():
                pass
        assert self._conversation is not None
        return self._conversation

    def _rebuilt(self) -> bool:
        """Whether a new candidate has run the earlier cells; one that kills it is left out from then on."""
        self._check_time()
        self._conversation = Conversation(self._new_candidate(), self._limits, self._shown.add, self._calls)
        for position, source in enumerate(self._ran):
            try:
                self._run_there(self._conversation, source)
            except CandidateError:
                self._check_sandbox()
                del self._ran[position]
                return False
        return True

    def _new_candidate(self) -> Candidate:
        try:
            return Candidate(self._limits, self._nursery)
        except SandboxError as error:
            self._failure = error  # amid a test cell, which would take it for the answer's
            raise

    def _check_sandbox(self) -> None:
        """Raise what is no fault of the submission's, also when a test cell has caught it."""
        if self._failure is not None:
            raise self._failure
        if self._conversation is not None and self._conversation.lost:
            msg = "the sandbox has ended while it was in use"
            raise SandboxLost(msg)

    def _run_there(self, conversation: Conversation, source: str) -> None:
        self._open(conversation)
        try:
            conversation.run(source)
        except CandidateTimeout:
            msg = f"the cell was stopped after {self._limits.cell:g} s (an endless loop?)"
            raise CandidateTimeout(msg) from None

    def _open(self, conversation: Conversation) -> None:
        conversation.open_cell(min(time.monotonic() + self._limits.cell, self._end))

    def _check_time(self) -> None:
        if time.monotonic() > self._end:
            msg = f"the notebook had used up its {self._limits.notebook:g} s"
            raise CandidateTimeout(msg)


def _as_stdout(output: NotebookNode) -> NotebookNode:
    """Warnings in a test cell cost nothing: nbgrader would take stderr for a failure."""
    if output.output_type == "stream":
        output.name = "stdout"
    if output.output_type == "error":
        return stream("\n".join(output.traceback) + "\n")
    return output


def failure(problem: CandidateError, source: str, calls: Calls | None = None) -> list[NotebookNode]:
    """The outputs of a test cell that could not be run."""
    return [failed(problem, source, "", calls or Calls()).output(), verdict(problem)]
