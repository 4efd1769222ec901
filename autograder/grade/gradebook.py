"""The open gradebook: opened at need, patient with other programs, its failures named."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from nbgrader.api import Gradebook, InvalidEntry, MissingEntry
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SAWarning, SQLAlchemyError
from sqlalchemy.pool import NullPool

from autograder.errors import GradebookError, MissingProgram, UsageError

T = TypeVar("T")
RETRIES = 6  # 7.5 seconds in all
INDEXED = {
    "grade": "notebook_id",
    "comment": "notebook_id",
    "submitted_notebook": "assignment_id",
    "submitted_assignment": "student_id",
}
DRIVERS = {"psycopg": "psycopg[binary]"}


class OpenGradebook:
    """nbgrader's gradebook of one course; never makes one where there is none.

    Parameters
    ----------
    db_url
        SQLAlchemy's URL of the database.
    course_id
        nbgrader's name of the course.

    Raises
    ------
    UsageError
        That is not the URL of a database.
    """

    def __init__(self, db_url: str, course_id: str) -> None:
        self._db_url, self._course_id = db_url, course_id
        self._url = _parsed(db_url)
        self.name = self._url.render_as_string(hide_password=True)
        self._gradebook: Gradebook | None = None
        self._file: tuple[int, int] | None = None  # device and inode of a SQLite gradebook
        self._reached = False

    def exists(self) -> bool:
        """Whether the database is there and nbgrader has made its tables in it."""
        return self.patiently(self._has_tables)

    def _has_tables(self) -> bool:
        if (path := self._path()) is not None and not path.exists():
            return False  # to connect would make it
        engine = create_engine(self._url, poolclass=NullPool)
        return bool(inspect(engine).has_table("submitted_assignment"))

    def index(self) -> None:
        """Have the database find a notebook's rows without reading everybody's.

        nbgrader's tables have no index for that, so each question took as long as the class is large.
        """
        self.use(_index)

    def use(self, act: Callable[[Gradebook], T]) -> T:
        """Do something with the gradebook, which holds no lock afterwards and remembers nothing that it read.

        Raises
        ------
        GradebookError
            The database did not do it.
        MissingProgram
            Its driver is not installed.
        """
        return self.patiently(lambda: self._use(act))

    def _use(self, act: Callable[[Gradebook], T]) -> T:
        if self._gradebook is None:
            self._gradebook = Gradebook(self._db_url, self._course_id)
            self._file, self._reached = self._identity(), True
        try:
            done = act(self._gradebook)
            self._gradebook.db.rollback()
            self._gradebook.db.expunge_all()
        except BaseException:
            self.close()
            raise
        return done

    def close(self) -> None:
        """Close the gradebook; it is opened again at need."""
        gradebook, self._gradebook = self._gradebook, None
        if gradebook is not None:
            gradebook.close()

    def patiently(self, act: Callable[[], T]) -> T:
        """Do it; a database that is locked, or a server that is restarted, gets some time."""
        for attempt in range(RETRIES):
            self._check_file()
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore", SAWarning)  # about nbgrader's own way with its objects
                    return act()
            except (SQLAlchemyError, MissingEntry, InvalidEntry) as error:
                problem = _cause(error)
                if not self._may_pass(problem):
                    break
                time.sleep(0.5 * attempt)
            except ImportError as error:
                raise _missing_driver(error, self.name) from error
        raise GradebookError(f"the gradebook {self.name} failed: {_reason(problem)}") from problem

    def _may_pass(self, error: Exception) -> bool:
        if self._path() is not None:
            return "locked" in str(error)
        return self._reached and isinstance(error, OperationalError)

    def _path(self) -> Path | None:
        """The file of a SQLite gradebook."""
        name = self._url.database or ":memory:"
        is_file = self._url.get_backend_name() == "sqlite" and name != ":memory:"
        return Path(name) if is_file else None

    def _identity(self) -> tuple[int, int] | None:
        path = self._path()
        if path is None:
            return None
        try:
            about = path.stat()
        except FileNotFoundError:
            return None
        return about.st_dev, about.st_ino

    def _check_file(self) -> None:
        """SQLite would go on writing into a deleted file, and nbgrader make an empty one in its place."""
        if self._file is not None and self._file != self._identity():
            self.close()
            what = "was deleted or replaced while it was in use; put it back and run again"
            msg = f"the gradebook {self.name} {what}"
            raise GradebookError(msg)


def _index(gradebook: Gradebook) -> None:
    for table, column in INDEXED.items():
        name = f"descent_{table}_{column}"
        gradebook.db.execute(text(f"CREATE INDEX IF NOT EXISTS {name} ON {table} ({column})"))
    gradebook.db.commit()


def _parsed(db_url: str) -> URL:
    try:
        url = make_url(db_url)
        url.get_dialect()
    except ImportError as error:
        raise _missing_driver(error, url.render_as_string(hide_password=True)) from error
    except ArgumentError as error:
        expected = "sqlite:////folder/gradebook.db or postgresql://user@host/name"
        msg = f"{db_url!r} is not the URL of a gradebook; expected {expected}"
        raise UsageError(msg) from error
    return url


def _missing_driver(error: ImportError, name: str) -> MissingProgram:
    driver = error.name or "psycopg"  # without a name: psycopg has no libpq
    remedy = f"run: pip install {DRIVERS.get(driver, driver)!r}"
    return MissingProgram(f"the Python package {driver}", f"for the gradebook {name}", remedy)


def _cause(error: Exception) -> Exception:
    """What the database said, where nbgrader has made an InvalidEntry of it."""
    cause = error.__context__
    return cause if isinstance(error, InvalidEntry) and isinstance(cause, SQLAlchemyError) else error


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).strip()
