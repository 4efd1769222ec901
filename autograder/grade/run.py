"""A whole class: survey what was handed in, have it graded, record it, one line a submission."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from autograder.errors import MissingProgram, UsageError
from autograder.examiner.limits import Limits
from autograder.examiner.sandbox import find_bubblewrap
from autograder.grade.cluster import grade_all, worker_count, workers
from autograder.grade.files import Submission, survey
from autograder.grade.ledger import Ledger, fingerprint
from autograder.grade.progress import Progress
from autograder.grade.record import Recorder
from autograder.grade.report import Row
from autograder.grade.task import Graded, Task
from autograder.settings import load

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
    """

    students: list[str] | None = None
    force: bool = False
    workers: int | None = None
    scheduler: str | None = None
    db: str | None = None
    limits: Limits = field(default_factory=Limits)


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
        students = options.students or submitted_students(course, week)
        self.submissions = {name: self._survey(name) for name in students}
        self._out: dict[tuple[str, str], str] = {}  # fingerprints of what the workers have
        self.todo = {name: self._todo(submission) for name, submission in self.submissions.items()}

    def _survey(self, student: str) -> Submission:
        folder = self.recorder.submitted_folder(student)
        if not folder.is_dir():
            msg = f"there is no submission of {student!r}: {folder} is not a folder"
            raise UsageError(msg)
        return survey(student, folder, list(self.masters))

    def _todo(self, submission: Submission) -> list[str]:
        """Names of the notebooks that have to be graded."""
        names, student = submission.notebooks, submission.student
        return [name for name in names if self.options.force or not self._is_done(student, name)]

    def _is_done(self, student: str, name: str) -> bool:
        mark = fingerprint(self._text(student, name), self.masters[name][0])
        return (
            Ledger(self.course, self.week, student).has(name, mark)
            and self.recorder.graded_path(student, name).exists()
            and self.recorder.has_marks(student)
        )

    def _text(self, student: str, name: str) -> str:
        return (self.recorder.submitted_folder(student) / f"{name}.ipynb").read_text(encoding="utf-8")

    def tasks(self) -> Iterator[Task]:
        """The tasks; each submission is read when its turn comes."""
        for student, names in self.todo.items():
            for name in names:
                text = self._text(student, name)
                self._out[student, name] = fingerprint(text, self.masters[name][0])
                yield Task(student, name, text, *self.masters[name], self.options.limits)

    def record(self, graded: Graded) -> None:
        """Write what came back from a worker; the ledger's line comes last."""
        submission, name = self.submissions[graded.student], graded.notebook
        mark = self._out.pop((graded.student, name))
        submission.notes += graded.notes
        if graded.problem:
            submission.problems[f"{name}.ipynb"] = graded.problem
            return
        ledger = Ledger(self.course, self.week, graded.student)
        try:
            ledger.strike(name)
            self.recorder.begin(graded.student)
            self.recorder.write(graded)
            ledger.enter(name, mark)
        except OSError as error:
            submission.problems[f"{name}.ipynb"] = f"the graded notebook could not be written: {error}"
        except ValueError as error:
            submission.problems["timestamp.txt"] = str(error)

    def row(self, student: str) -> Row:
        """The student's row as the gradebook has it now."""
        row = self.recorder.row(student)
        row.problems = self.submissions[student].problems
        return row


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
            _work(run, progress)
        return [run.row(student) for student in run.submissions]


def _work(run: ClassRun, progress: Progress) -> None:
    """Grade what is to do; a line for every student whose last notebook is done."""
    left = {student: len(names) for student, names in run.todo.items()}
    for student in [student for student, count in left.items() if count == 0]:
        progress.tell(run.row(student), run.submissions[student], graded=False)
    if not any(left.values()):
        return
    with workers(run.options.workers, run.options.scheduler) as client:
        for graded in grade_all(client, run.tasks(), AHEAD * worker_count(client)):
            run.record(graded)
            progress.advance()
            left[graded.student] -= 1
            if left[graded.student] == 0:
                progress.tell(run.row(graded.student), run.submissions[graded.student], graded=True)


def require_tools() -> None:
    """Whether this machine can grade.

    Raises
    ------
    MissingProgram
        Bubblewrap or PyTorch is not installed.
    """
    find_bubblewrap()
    if importlib.util.find_spec("torch") is None:
        remedy = 'install the grading extra: pip install --editable ".[grading]"'
        raise MissingProgram("PyTorch", "to run the hidden tests", remedy)


def require_course(course: Path, week: str) -> None:
    """Whether there is a course folder.

    Raises
    ------
    UsageError
        There is none; the message says how to make it.
    """
    if not course.is_dir():
        msg = f"{course} is not a course folder; make one with: descent build {week} --course {course}"
        raise UsageError(msg)


def submitted_students(course: Path, week: str) -> list[str]:
    """Who has handed in something for the week, by name.

    Raises
    ------
    UsageError
        Nobody has.
    """
    folders = (course / "submitted").glob(f"*/{week}")
    students = sorted(folder.parent.name for folder in folders if folder.is_dir())
    if not students:
        expected = course / "submitted" / "ID" / week
        msg = f"there are no submissions of {week}; expected folders like {expected}"
        raise UsageError(msg)
    return students
