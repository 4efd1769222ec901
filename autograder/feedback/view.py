"""What a student sees of a finding: everything of the tests that they can read, little of the hidden ones.

Of a failed hidden test a page shows the test's own words, which function was called with which shapes, the
first entry that differs, how many do and the largest error.  Not: its text, its inputs, the values that it
expected as a whole, and what the student's code says or prints while it runs, which could be all of these
(:mod:`autograder.feedback.hidden`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from nbformat import NotebookNode

from autograder.examiner.finding import ERROR, PASSED, STOPPED, UNWRITTEN, Finding, Json
from autograder.feedback.hidden import Notebook, bare_call, bare_value, ending, error_text, own_line
from autograder.feedback.pictures import picture
from autograder.feedback.words import (
    call_text,
    difference_text,
    number_pair,
    number_text,
    shape_text,
    value_text,
)
from autograder.grade.reasons import in_words, last_error, undefined

HIDDEN = (
    "This came out of a test that you cannot see. It is like the check, on other inputs, against PyTorch or a"
    " property that every right answer has."
)


@dataclass
class Shown:
    """A finding as a page shows it.

    Attributes
    ----------
    headline : str
    said : list of str
        What the checks before it found right.
    rows : list of (str, str)
        Label and text: what was called, what came, what was expected.
    picture : str
        SVG, or "".
    slip, note, trace : str
    agrees : bool
        Whether ``slip`` is a typical mistake that the answer agrees with, and not only likely.
    """

    headline: str = ""
    said: list[str] = field(default_factory=list)
    rows: list[tuple[str, str]] = field(default_factory=list)
    picture: str = ""
    slip: str = ""
    agrees: bool = False
    note: str = ""
    trace: str = ""


def show(
    finding: Finding,
    exercise: str,
    solution: NotebookNode | None,
    notebook: Notebook | None = None,
    *,
    late: bool = False,
) -> Shown:
    """The student's view of a finding.

    Parameters
    ----------
    exercise : str
    solution : cell or None
        The exercise's own cell.
    notebook : Notebook or None
        What stands in the notebook, of which more may be told than of other words.
    late : bool
        Whether the exercise's own cell ran after a hidden test.
    """
    said = [line for line in finding.said.splitlines() if line.strip()]
    if finding.outcome == PASSED:
        return Shown(said=said)
    if finding.outcome == UNWRITTEN:
        return Shown("Not written yet: the code raises NotImplementedError.", said)
    if cause := undefined(finding, exercise, solution):
        cause = error_text(*last_error(solution)[:2]) if late else cause
        return Shown(f"{exercise} does not exist, because its cell stopped with {cause}", said)
    shown = _hidden(finding, notebook or Notebook()) if finding.hidden else _open(finding)
    shown.said, shown.headline = said, shown.headline.removeprefix(f"{exercise}: ")
    shown.picture = picture(finding.came, finding.expected, hidden=finding.hidden)
    shown.slip, shown.agrees = finding.diagnosis or finding.slip, bool(finding.diagnosis)
    return shown


def _open(finding: Finding) -> Shown:
    """What a test found that everybody can read."""
    return Shown(in_words(finding), rows=_rows(finding), trace="\n".join(finding.trace))


def _hidden(finding: Finding, notebook: Notebook) -> Shown:
    """What a hidden test found, in words that were there before it ran."""
    by_itself = finding.outcome not in (ERROR, STOPPED)
    bare = replace(
        finding,
        call=None if finding.call is None else bare_call(finding.call, notebook),
        came=None if finding.came is None else bare_value(finding.came),
    )
    headline = in_words(finding) if by_itself else ending(finding)
    return Shown(headline, rows=_rows(bare), note=HIDDEN, trace=own_line(finding, notebook))


def _rows(finding: Finding) -> list[tuple[str, str]]:
    rows = [] if finding.call is None else _called(finding, finding.call)
    if finding.came is not None and finding.expected is not None:
        return rows + _compared(finding, finding.came, finding.expected)
    if finding.came is not None:
        rows.append(("Came", shape_text(finding.came) if finding.hidden else value_text(finding.came)))
    return rows


def _called(finding: Finding, call: Json) -> list[tuple[str, str]]:
    """What was called; of a call that was only the last one before, no values: they may lead astray."""
    if finding.exact or finding.outcome in (ERROR, STOPPED):
        return [("Called", call_text(call, values=not finding.hidden))]
    maker = call.get("made_by")
    made = [("Object", call_text(maker, values=not finding.hidden))] if maker else []
    return [*made, ("Last call", call_text({**call, "made_by": None}, values=False))]


def _compared(finding: Finding, came: Json, expected: Json) -> list[tuple[str, str]]:
    if finding.difference is None:
        return [("Came", shape_text(came)), ("Expected", shape_text(expected))]
    if not finding.difference["at"]:
        pair = number_pair(finding.difference["came"], finding.difference["expected"])
        return [("Came", pair[0]), ("Expected", pair[1])]
    first = difference_text(finding.difference)
    rows = [] if first in finding.headline else [("First difference", first)]
    rows.append(("Largest error", number_text(finding.difference["largest"], 3)))
    if not finding.hidden:
        rows += [("Came", value_text(came)), ("Expected", value_text(expected))]
    return rows
