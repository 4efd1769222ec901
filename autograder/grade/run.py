"""A whole class: survey what was handed in, have it graded, record it, one line a submission."""

from __future__ import annotations

import contextlib
import importlib.util
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode
from rich.console import Console

from autograder.checkout import week_folder
from autograder.diagnosis.read import find_corpus
from autograder.errors import INSTALL_GRADING, MissingProgram, SubmissionError, UsageError
from autograder.examiner.limits import Limits
from autograder.examiner.sandbox import find_bubblewrap
from autograder.grade.cluster import grade_all, worker_count, workers
from autograder.grade.files import Submission, read_text, survey
from autograder.grade.ledger import Ledger, fingerprint
from autograder.grade.progress import Progress
from autograder.grade.record import Recorder
from autograder.grade.rows import Row, read_graded
from autograder.grade.task import Graded, Task
from autograder.grade.version import grader_parts
from autograder.settings import load
from autograder.text import one_line

AHEAD = 4  # tasks that are out for each worker


@dataclass(frozen=True)
class Options:
    """How to grade.

    Attributes
    ----------
    students : list of str or None
        Only these; None means everybody who has handed in.
    force : bool
        Grade again what is graded already.
    workers, scheduler
        Number of local processes, or the address of a running dask scheduler.
    db : str or None
        URL of the gradebook, where it is not the configured one.
    writes : bool
        False leaves course folder and gradebook as they are, and only looks what would change.
    """

    students: list[str] | None = None
    force: bool = False
    workers: int | None = None
    scheduler: str | None = None
    db: str | None = None
    limits: Limits = field(default_factory=Limits)
    writes: bool = True


class ClassRun:
    """One run over a class: what is to do, and what becomes of it."""

    def __init__(self, week: str, course: Path, options: Options) -> None:
        if options.scheduler is None:
            require_tools()
        require_course(course, week)
        self.week, self.course, self.options = week, course, options
        self.config = load(course, options.db)
        self.recorder = Recorder(self.config, week)
        self.masters = self.recorder.masters()
        if options.writes:
            self.recorder.prepare()
        students = options.students or submitted_students(course, week)
        self.submissions = {name: self._survey(name) for name in students}
        self._out: dict[tuple[str, str], str] = {}  # fingerprints of what the workers have
        self.todo = {name: self._todo(submission) for name, submission in self.submissions.items()}

    def _survey(self, student: str) -> Submission:
        folder = self.recorder.submitted_folder(student)
        if not _may_hold(folder):
            msg = f"there is no submission of {student!r}: {folder} is not a folder"
            raise UsageError(msg)
        return survey(student, folder, list(self.masters))

    def _todo(self, submission: Submission) -> list[str]:
        """Names of the notebooks that have to be graded."""
        student = submission.student
        ledger = Ledger(self.course, self.week, student)
        if self.options.force or not ledger:
            return submission.notebooks
        scores = self.recorder.scores(student)
        return [
            name
            for name in submission.notebooks
            if not ledger.has(name, self._fingerprint(student, name), scores.get(name, {}))
            or not isinstance(read_graded(self.recorder.graded_path(student, name)), NotebookNode)
        ]

    def _fingerprint(self, student: str, name: str) -> str:
        return self._print_of(name, self._text(student, name))

    def _print_of(self, name: str, text: str) -> str:
        return fingerprint(text, self.masters[name][0], self.recorder.settings)

    def _text(self, student: str, name: str) -> str:
        return read_text(self.recorder.submitted_folder(student) / f"{name}.ipynb")

    def tasks(self) -> Iterator[Task]:
        """The tasks; each submission is read when its turn comes."""
        for student, names in self.todo.items():
            for name in names:
                text = self._text(student, name)
                self._out[student, name] = self._print_of(name, text)
                corpus = find_corpus(self.week, name)
                parts = grader_parts() if self.options.scheduler else None
                yield Task(student, name, text, *self.masters[name], self.options.limits, corpus, parts)

    def record(self, graded: Graded) -> None:
        """Write what came back from a worker; the ledger's line comes last."""
        submission, name = self.submissions[graded.student], graded.notebook
        mark = self._out.pop((graded.student, name))
        submission.notes += graded.notes
        if graded.problem:
            submission.problems[f"{name}.ipynb"] = graded.problem
            return
        ledger = Ledger(self.course, self.week, graded.student)
        with _told(submission, f"{name}.ipynb"):
            ledger.strike(name)
            self.recorder.begin(graded.student)
            self.recorder.write(graded)
            ledger.enter(name, mark, self.recorder.scores(graded.student)[name])

    def withdrawn(self, student: str) -> list[str]:
        """Notebooks that were graded once and are not handed in any more, beside others that are."""
        submission = self.submissions[student]
        if not submission.notebooks or submission.problems:
            return []
        missing = [name for name in self.masters if name not in submission.notebooks]
        return [name for name in missing if self.recorder.graded_path(student, name).exists()]

    def without_submission(self) -> list[str]:
        """Students of a whole class's run who were graded once and have no submission any more."""
        found = {folder.parent.name for folder in (self.course / "autograded").glob(f"*/{self.week}")}
        return [] if self.options.students else sorted(found - set(self.submissions))

    def take_back(self, student: str) -> None:
        """Take back the marks of what is withdrawn."""
        submission = self.submissions[student]
        for name in self.withdrawn(student):
            with _told(submission, f"{name}.ipynb"):
                Ledger(self.course, self.week, student).strike(name)
                self.recorder.begin(student)
                self.recorder.forget(student, name)
                submission.notes.append(f"{name}.ipynb was graded before and is not handed in any more")

    def problem_lines(self) -> list[str]:
        """A line for everything that could not be graded or written."""
        return [
            one_line(f"{student}, {name}: {reason}")
            for student, submission in self.submissions.items()
            for name, reason in submission.problems.items()
        ]

    def settle(self, student: str) -> None:
        """Work out the student's late penalties anew."""
        with _told(self.submissions[student], "timestamp.txt"):
            self.recorder.settle(student)

    def row(self, student: str) -> Row:
        """The student's row as the gradebook has it once the penalties are worked out."""
        self.settle(student)
        row = self.recorder.row(student)
        row.problems |= self.submissions[student].problems
        return row


@contextlib.contextmanager
def _told(submission: Submission, name: str) -> Iterator[None]:
    """What cannot be written is this submission's problem; the others go on."""
    try:
        yield
    except OSError as error:
        submission.problems[name] = f"its marks could not be written: {error}"
    except SubmissionError as error:
        submission.problems[error.notebook] = error.reason


def grade_class(
    week: str, course: Path, options: Options | None = None, console: Console | None = None
) -> list[Row]:
    """Grade a class.

    Parameters
    ----------
    week, course
        The assignment's name and the class's folder.
    options
        Whom to grade, and where.
    console
        Where to show progress; None for nowhere.

    Returns
    -------
    list of Row
        One a student, in the order of their names, with marks and problems.

    Raises
    ------
    UsageError
        There is no such week, course, student or scheduler.
    GradingError, MissingProgram
        This machine, or the gradebook, does not allow grading; what was graded before is kept.
    """
    options = options or Options()
    run = ClassRun(week, course, options)
    with contextlib.closing(run.recorder):
        with Progress(console, sum(map(len, run.todo.values()))) as progress:
            rows = _work(run, progress)
        return [rows[student] for student in run.submissions]


def _work(run: ClassRun, progress: Progress) -> dict[str, Row]:
    """Grade what is to do; a row, and a line, for every student whose last notebook is done."""
    for student in run.submissions:
        run.take_back(student)
    left, rows = {student: len(names) for student, names in run.todo.items()}, {}
    for student in [student for student, count in left.items() if count == 0]:
        rows[student] = run.row(student)
        progress.tell(rows[student], run.submissions[student], graded=False)
    if not any(left.values()):
        return rows
    with workers(run.options.workers, run.options.scheduler) as client:
        for graded in grade_all(client, run.tasks(), AHEAD * worker_count(client)):
            run.record(graded)
            progress.advance()
            left[graded.student] -= 1
            if left[graded.student] == 0:
                rows[graded.student] = run.row(graded.student)
                progress.tell(rows[graded.student], run.submissions[graded.student], graded=True)
    return rows


def require_tools() -> None:
    """Whether this machine can grade.

    Raises
    ------
    MissingProgram
        Bubblewrap or PyTorch is not installed.
    """
    find_bubblewrap()
    if importlib.util.find_spec("torch") is None:
        raise MissingProgram("PyTorch", "to run the hidden tests", INSTALL_GRADING)


def require_course(course: Path, week: str) -> None:
    """Whether there is a course folder.

    Raises
    ------
    UsageError
        There is none; the message says how to make it, or that there is no such week either.
    """
    if not course.is_dir():
        if not course.exists():
            week_folder(week)
        msg = f"{course} is not a course folder; make one with: descent build {week} --course {course}"
        raise UsageError(msg)


def submitted_students(course: Path, week: str) -> list[str]:
    """Who has handed in something for the week, by name; also those whose folder does not open.

    Raises
    ------
    UsageError
        Nobody has, or the folder of all submissions does not open.
    """
    top = course / "submitted"
    try:
        folders = [top / entry.name for entry in os.scandir(top)] if top.exists() else []
    except OSError as error:
        raise UsageError(f"the submissions cannot be read: {error}") from error
    students = sorted(folder.name for folder in folders if _may_hold(folder / week))
    if not students:
        expected = course / "submitted" / "ID" / week
        msg = f"there are no submissions of {week}; expected folders like {expected}"
        raise UsageError(msg)
    return students


def _may_hold(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except PermissionError:
        return True
