"""A graded notebook as what its page shows: a summary, and the cells in blocks, an exercise a block."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import List, Unicode

from autograder.build.cells import exercise_name, grade_id, is_code, is_demo, nbgrader
from autograder.build.regions import HIDDEN_TESTS, split
from autograder.diagnosis.reliance import relies_on
from autograder.examiner.finding import find
from autograder.feedback.hidden import Notebook, asked_hidden
from autograder.feedback.view import Shown, show
from autograder.grade.reasons import reasons
from autograder.grade.rows import Mark, Verdict, in_total, read_marks

SIGNS = {
    Verdict.RIGHT: "✓",
    Verdict.PARTLY: "◐",
    Verdict.WRONG: "✗",
    Verdict.UNWRITTEN: "–",
    Verdict.WAITING: "…",
    Verdict.MARKED: "✎",
}
TEMPLATES, TEMPLATE = Path(__file__).parent / "templates", "descent"
NOT_RIGHT = (Verdict.WRONG, Verdict.PARTLY, Verdict.UNWRITTEN)
NO_COMMENT = "No response."  # nbgrader's, to an answer that is as it was; the verdict says so already

Resources = dict[str, Any]


@dataclass
class Block:
    """Some cells that stand together on the page.

    Attributes
    ----------
    kind : str
        ``lesson``, cells of the lesson, folded away; ``own``, a cell that the student added; ``exercise``.
    cells : list of cell
        The lesson's, or the one with the student's answer.
    mark : Mark or None
        Of an exercise.
    shown : Shown
        What its tests found.
    tests : str
        The tests that everybody can read.
    uses : list of str
        Exercises that are not right either and that the answer calls, so that the fault may be theirs.
    task : cell or None
        The text before the exercise, which says what to do.
    quiet : bool
        Whether it showed something when its code had seen the inputs of a hidden test: that is left out.
    """

    kind: str
    cells: list[NotebookNode] = field(default_factory=list)
    mark: Mark | None = None
    shown: Shown = field(default_factory=Shown)
    tests: str = ""
    comment: str = ""
    uses: list[str] = field(default_factory=list)
    task: NotebookNode | None = None
    quiet: bool = False

    @property
    def title(self) -> str:
        """The headings in it, for what is folded away."""
        lines = [
            line for cell in self.cells if cell.cell_type == "markdown" for line in cell.source.splitlines()
        ]
        found = [line.lstrip("#").replace("`", "").strip() for line in lines if line.startswith("#")]
        return " · ".join(found[:3])


def blocks(notebook: NotebookNode, marks: list[Mark], comments: dict[str, str]) -> list[Block]:
    """The cells of a graded notebook in blocks, in order."""
    by_name = {mark.grade_id: mark for mark in marks}
    cells = {name: cell for cell in notebook.cells if (name := grade_id(cell))}
    unsound = [mark.exercise for mark in marks if mark.verdict in NOT_RIGHT]
    tested = {exercise_name(name) for name in by_name if name != exercise_name(name)}
    sources = [cell.source for cell in notebook.cells if _is_own(cell) or nbgrader(cell).get("solution")]
    made: list[Block] = []
    known, late = Notebook.of(sources, _given(notebook)), _late(notebook)
    for cell in notebook.cells:
        name = grade_id(cell)
        if name in tested and name not in by_name:
            continue  # stands in the block of its test
        if name in by_name:
            solution = cells.get(exercise_name(name))
            comment = comments.get(exercise_name(name), "")
            task = _take_task(made)
            block = Block("exercise", [], by_name[name], comment=comment, task=task)
            made.append(
                _filled(block, cell, solution, known, late=solution is not None and id(solution) in late)
            )
            made[-1].uses = _uses(made[-1], unsound, sources)
        elif _is_own(cell):
            made.append(Block("own", [cell]))
        elif made and made[-1].kind == "lesson":
            made[-1].cells.append(cell)
        else:
            made.append(Block("lesson", [cell]))
        made[-1].quiet |= any(id(shown) in late and shown.get("outputs") for shown in made[-1].cells[-1:])
    return made


def _given(notebook: NotebookNode) -> list[str]:
    """The code of the lesson's own cells."""
    return [cell.source for cell in notebook.cells if is_code(cell) and not _is_own(cell)]


def _late(notebook: NotebookNode) -> set[int]:
    """The ``id()`` of each cell that ran after a hidden test."""
    cells = notebook.cells
    first = next((place for place, cell in enumerate(cells) if asked_hidden(cell)), len(cells))
    return {id(cell) for cell in cells[first + 1 :]}


def _take_task(made: list[Block]) -> NotebookNode | None:
    """Take the last text off the lesson's cells."""
    if not made or made[-1].kind != "lesson" or made[-1].cells[-1].cell_type != "markdown":
        return None
    task = made[-1].cells.pop()
    if not made[-1].cells:
        made.pop()
    return task


def _filled(
    block: Block, cell: NotebookNode, solution: NotebookNode | None, known: Notebook, *, late: bool
) -> Block:
    """The block of an exercise with its answer and what its test cell found."""
    block.cells = [] if solution is None else [solution]
    mark: Any = block.mark
    if solution is cell:  # a written answer, or code that a person marks
        return block
    finding = find(cell)
    block.shown = (
        Shown(mark.reason) if finding is None else show(finding, mark.exercise, solution, known, late=late)
    )
    block.tests = "\n".join(split(cell.source, HIDDEN_TESTS).outside).strip()
    return block


def _uses(block: Block, unsound: list[str], sources: list[str]) -> list[str]:
    mark = block.mark
    wrong = mark is not None and mark.verdict == Verdict.WRONG and block.cells
    return relies_on(mark.exercise, sources, unsound) if mark is not None and wrong else []


def _is_own(cell: NotebookNode) -> bool:
    """Whether it is code that the student added: the lesson's own is nbgrader's, or tagged as a demo."""
    return is_code(cell) and not nbgrader(cell) and not is_demo(cell)


class BuildPage(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts what the template shows into ``resources["descent"]``; takes grades from nbgrader's gradebook."""

    display_data_priority = List(Unicode()).tag(config=True)  # nbconvert sets it for every step

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Leave the notebook as it is, and describe its page."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            entry = gradebook.find_submission_notebook(
                about["notebook"], about["assignment"], about["student"]
            )
            marks = read_marks(entry, reasons(nb))
            comments = {str(item.name): item.comment for item in entry.comments if item.comment}
            penalty = entry.late_submission_penalty or 0.0
        comments = {name: text for name, text in comments.items() if text != NO_COMMENT}
        resources["descent"] = {
            "blocks": blocks(nb, marks, comments),
            "marks": marks,
            "total": in_total(marks, penalty=penalty),
            "signs": SIGNS,
            "title": _title(nb) or about["notebook"],
        }
        return nb, resources


def _title(notebook: NotebookNode) -> str:
    """The lesson's first heading."""
    lines = (
        line
        for cell in notebook.cells[:3]
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
    )
    return next((line[2:].strip() for line in lines if line.startswith("# ")), "")
