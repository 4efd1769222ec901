"""Grading one notebook: bytes in, graded notebook out; no disk, no database, so any worker can do it."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode

from autograder.diagnosis.corpus import Corpus
from autograder.errors import SandboxLost, SubmissionError, UsageError
from autograder.examiner.limits import Limits
from autograder.examiner.watched import Stopped
from autograder.grade.examine import examine
from autograder.grade.files import read_notebook
from autograder.grade.master import Master
from autograder.grade.restore import restore
from autograder.grade.version import differences, grader_parts
from autograder.text import one_line

ATTEMPTS = 3


@dataclass(frozen=True)
class Task:
    """What a worker needs to grade one notebook of one student.

    Attributes
    ----------
    text : str
        The submitted notebook.
    kernelspec : dict
        The released notebook's, which replaces the submitted one.
    corpus : Corpus or None
        What a diagnosis of wrong answers needs; without it there is none.
    grader : dict or None
        The coordinator's parts (:func:`~autograder.grade.version.grader_parts`), for workers that may have
        others; some join when the first have been asked already.
    """

    student: str
    notebook: str
    text: str
    master: Master
    kernelspec: dict[str, str] | None = None
    limits: Limits = field(default_factory=Limits)
    corpus: Corpus | None = None
    grader: dict[str, str] | None = None


@dataclass(frozen=True)
class Graded:
    """A graded notebook, or the reason why there is none; ``notes`` say what had to be mended."""

    student: str
    notebook: str
    text: str = ""
    problem: str = ""
    notes: list[str] = field(default_factory=list)


def grade_notebook(task: Task) -> Graded:
    """Restore, run and mark one notebook.

    Raises
    ------
    SandboxError, MissingProgram
        The machine cannot grade; every other fault is the submission's and becomes its ``problem``.
    UsageError
        This is not the coordinator's grader.
    """
    if task.grader and (other := differences(grader_parts(), task.grader)):
        raise UsageError(f"a worker on {socket.gethostname()} has another grader ({other})")
    try:
        notebook = read_notebook(task.text)
        notes = restore(notebook, task.master)
    except (ValueError, SubmissionError) as error:
        return Graded(task.student, task.notebook, problem=one_line(str(error)))
    if task.kernelspec:
        notebook.metadata.kernelspec = nbformat.from_dict(task.kernelspec)
    problem = _examined(notebook, task)
    if problem:
        return Graded(task.student, task.notebook, problem=problem)
    return Graded(task.student, task.notebook, json.dumps(notebook), notes=notes)


def _examined(notebook: NotebookNode, task: Task) -> str:
    """Run the notebook in place, again if the sandbox is killed; returns why that did not succeed."""
    for _ in range(ATTEMPTS):
        try:
            examine(notebook, task.master, task.limits, task.corpus)
        except SandboxLost as error:
            problem = f"not graded: {error}, {ATTEMPTS} times"
        except Stopped as error:
            return f"the examiner was stopped: {error}"
        else:
            return ""
    return problem
