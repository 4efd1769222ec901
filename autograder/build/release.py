"""nbgrader's release of an assignment, staged, so that a refusal leaves the class as it was."""

import logging
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment, NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError
from traitlets.config import Config

from autograder.build.recorded import Recorded, differences, notebook_cells, recorded
from autograder.errors import BuildError


class Lines(logging.Handler):
    """Keeps what nbgrader logs as an error, its only account of what went wrong."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the lines of one record."""
        self.lines += record.getMessage().strip().splitlines()

    def reason(self) -> str:
        """The line that names the exception, where there is one, else the first."""
        named = [line for line in self.lines if "Error: " in line or "Exception: " in line]
        return [*named, *self.lines, "it gave no reason"][0]


def folder(coursedir: CourseDirectory, step: str, assignment: str) -> Path:
    """Where an assignment lies in a course folder, as the course's configuration has it."""
    return Path(coursedir.format_path(step, ".", assignment))


def stage_source(real: CourseDirectory, staged: CourseDirectory, texts: Mapping[str, str]) -> Path:
    """Lay out the assignment's source in the staging folder: what the class has, under what was built."""
    assignment = real.assignment_id
    before = folder(real, real.source_directory, assignment)
    source = folder(staged, staged.source_directory, assignment)
    if before.exists():
        shutil.copytree(before, source)
    source.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (source / f"{name}.ipynb").write_text(text, encoding="utf-8")
    return source


def refusal(known: Recorded, source: Path) -> list[str]:
    """Why nbgrader would not release what lies in ``source``; empty if it would."""
    if not known.num_submissions:
        return []
    notebooks = {path.stem: nbformat.read(path, as_version=4) for path in source.glob("*.ipynb")}
    return differences(
        known.notebooks, {name: notebook_cells(notebook) for name, notebook in notebooks.items()}
    )


UNREADABLE = (
    "the gradebook {url} cannot be read ({reason}); if an older nbgrader made it, back it up and run"
    " `nbgrader db upgrade` in the course folder"
)
UNREACHED = (
    "the gradebook's database {url} does not answer ({reason}); start its server, or see that it has this"
    " database and user, and build again"
)
FROZEN = (
    "{assignment} has {number} submissions in {url}, so nbgrader keeps its cells as they were released, but"
    " now\n  {reasons}\nNothing in {root} was changed. Undo this in the masters to go on with that class, or"
    " build for a new class in a folder of its own with --course."
)


def check_gradebook(coursedir: CourseDirectory, source: Path) -> None:
    """Refuse what nbgrader would refuse, before it has changed anything.

    Raises
    ------
    BuildError
        If the assignment has submissions and other cells than these, or if the gradebook cannot be read.
    """
    try:
        url = make_url(coursedir.db_url)
        known = recorded(coursedir.db_url, coursedir.assignment_id)
    except ArgumentError as error:
        raise BuildError(f"{coursedir.db_url!r} is not the URL of a gradebook") from error
    except SQLAlchemyError as error:
        text = UNREACHED if _is_unreached(url, error) else UNREADABLE
        raise BuildError(text.format(url=_shown(url), reason=str(error).splitlines()[0])) from error
    reasons = refusal(known, source)
    if reasons:
        raise BuildError(
            FROZEN.format(
                assignment=coursedir.assignment_id,
                number=known.num_submissions,
                url=_shown(url),
                reasons="\n  ".join(reasons),
                root=coursedir.root,
            )
        )


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _is_unreached(url: URL, error: SQLAlchemyError) -> bool:
    """Whether the server did not let us in; SQLite raises the same where a table or a column is missing."""
    return isinstance(error, OperationalError) and url.get_backend_name() != "sqlite"


def generate(staged: CourseDirectory, config: Config) -> None:
    """Run nbgrader's generate_assignment.

    Raises
    ------
    BuildError
        With nbgrader's reason, if it does not succeed.
    """
    log = logging.Logger("descent.release")
    errors = Lines()
    log.addHandler(errors)
    try:
        GenerateAssignment(coursedir=staged, config=config, log=log).start()
    except NbGraderException as error:
        raise BuildError(f"nbgrader could not release {staged.assignment_id}: {errors.reason()}") from error


def built_files(top: Path, part: Path, wanted: str = "*") -> dict[str, bytes]:
    """The files below ``part`` by their names below ``top``."""
    files = sorted(path for path in part.rglob(wanted) if path.is_file())
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in files}


def release(assignment: str, texts: Mapping[str, str], config: Config) -> dict[str, bytes]:
    """Make an assignment's source and release, and record its cells in the gradebook.

    Parameters
    ----------
    assignment
        nbgrader's name of it: the week's folder.
    texts
        The source notebooks by their names without ``.ipynb``.
    config
        The course's configuration, from :func:`autograder.settings.load`.

    Returns
    -------
    dict
        The contents of the files to be written, by their names below the course folder.

    Raises
    ------
    BuildError
        If nbgrader does not accept the assignment; nothing is changed then.
    """
    real = CourseDirectory(config=config, assignment_id=assignment)
    with tempfile.TemporaryDirectory(prefix="descent-") as root:
        top = Path(root).resolve()
        staged = CourseDirectory(config=config, assignment_id=assignment, root=str(top), db_url=real.db_url)
        source = stage_source(real, staged, texts)
        check_gradebook(real, source)
        generate(staged, config)
        built = {f"{(source / name).relative_to(top).as_posix()}.ipynb" for name in texts}
        sources = {name: content for name, content in built_files(top, source).items() if name in built}
        return sources | built_files(top, folder(staged, staged.release_directory, assignment))
