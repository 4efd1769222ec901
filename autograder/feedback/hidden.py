"""What a page may say of code that had the inputs of a hidden test in its hands.

Whatever such code words itself could carry the inputs out: the text of an error, its name, the name of a
function, a string that it returns, what it prints.  A student who hands in again would learn a little more
each time.  So a page takes words only from what was there before the test ran: the test's own message, the
fixed words of Python's and NumPy's errors, and the lines and names that stand in the notebook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.build.cells import is_test
from autograder.build.regions import HIDDEN_TESTS, split
from autograder.examiner.finding import PASSED, STOPPED, Finding, Json, find
from autograder.examiner.student_error import BY_NAME
from autograder.feedback.words import number_text

MOST_AXES = 4
NUMBER = re.compile(r"-?(\d+(\.\d*)?(e[+-]?\d+)?|inf|nan)")
PLAIN = re.compile(r"None|True|False|rng|(list|tuple|dict) of \d{1,6}")
KINDS = {*BY_NAME, "IndentationError", "LinAlgError", "SyntaxError", "TabError", "UnboundLocalError"}
ENDS = {
    "CandidateTimeout": "Timeout: the code was stopped, because it took too long (an endless loop?)",
    "CandidateDied": "Died: the process of the code ended (out of memory, or os._exit?)",
    "ProtocolError": "ProtocolError: the answer could not be read",
}
FORMS = (
    "'…' object does not support item assignment",
    "'…' object has no attribute '…'",
    "'…' object is not callable",
    "'…' object is not iterable",
    "'…' object is not subscriptable",
    "'…' was never closed",
    "'…' not supported between instances of '…' and '…'",
    "Cannot cast ufunc '…' output from dtype('…') to dtype('…') with casting rule 'same_kind'",
    "Last 2 dimensions of the array must be square",
    "Singular matrix",
    "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
    "all the input array dimensions except for the concatenation axis must match exactly, but …",
    "arange: cannot compute length",
    "assignment destination is read-only",
    "axis … is out of bounds for array of dimension …",
    "can only convert an array of size 1 to a Python scalar",
    "can't multiply sequence by non-int of type '…'",
    "cannot access local variable '…' where it is not associated with a value",
    "cannot reshape array of size … into shape …",
    "cannot unpack non-iterable … object",
    "could not broadcast input array from shape … into shape …",
    "could not convert string to float: …",
    "division by zero",
    "expected '…'",
    "expected an indented block after … on line …",
    "expected numbers or an array, got …",
    "float division by zero",
    "index … is out of bounds for axis … with size …",
    "invalid syntax",
    "invalid syntax. Perhaps you forgot a comma?",
    "list index out of range",
    "matmul: Input operand … does not have enough dimensions …",
    "matmul: Input operand … has a mismatch in its core dimension …",
    "loop of ufunc does not support argument … of type … which has no callable … method",
    "math domain error",
    "maximum recursion depth exceeded",
    "maximum recursion depth exceeded …",
    "name '…' is not defined",
    "name '…' is not defined. Did you mean: …",
    "not enough values to unpack (expected …, got …)",
    "object of type '…' has no len()",
    "only 0-dimensional arrays can be converted to Python scalars",
    "only integer scalar arrays can be converted to a scalar index",
    "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are"
    " valid indices",
    "operands could not be broadcast together with shapes …",
    "pop from empty list",
    "setting an array element with a sequence. …",
    "shapes … not aligned: …",
    "too many indices for array: …",
    "too many values to unpack (expected …)",
    "tuple index out of range",
    "ufunc '…' did not contain a loop with signature matching types …",
    "ufunc '…' not supported for the input types, …",
    "unexpected indent",
    "unindent does not match any outer indentation level",
    "unterminated string literal (detected at line …)",
    "unsupported operand type(s) for …: '…' and '…'",
    "zero-size array to reduction operation … which has no identity",
    "… got an unexpected keyword argument '…'",
    "… missing … required positional argument: …",
    "… missing … required positional arguments: …",
    "… takes … positional argument but … were given",
    "… takes … positional arguments but … were given",
    "… takes … positional arguments but … was given",
)
"""What Python and NumPy say most often, with a gap where something of the code's own stands."""

PATTERNS = [(re.compile(".*".join(map(re.escape, form.split("…")))), form) for form in FORMS]


@dataclass(frozen=True)
class Notebook:
    """What stood in the notebook before any test ran.

    Attributes
    ----------
    lines : frozenset of str
        The lines of the student's own code, without the space around them.
    names : frozenset of str
        The names in all of its code.
    """

    lines: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, own: Iterable[str], given: Iterable[str]) -> Notebook:
        """From the student's cells and from the lesson's."""
        own = list(own)
        lines = {line.strip() for source in own for line in source.splitlines()}
        names = {name for source in [*own, *given] for name in re.findall(r"[^\W\d]\w*", source)}
        return cls(frozenset(lines - {""}), frozenset(names))


def error_text(kind: str, message: str) -> str:
    """An error in fixed words: its kind if Python or NumPy has it, and what they say with it."""
    known = kind if kind in KINDS else "an error of another kind"
    said = next((form for pattern, form in PATTERNS if pattern.fullmatch(message)), "")
    return f"{known}: {said}" if said else known


def ending(finding: Finding) -> str:
    """How a hidden test ended that did not end by itself."""
    if finding.outcome == STOPPED:
        return ENDS.get(finding.kind, ENDS["CandidateDied"])
    return error_text(finding.kind, finding.headline)


def own_line(finding: Finding, notebook: Notebook) -> str:
    """The innermost line of the student's own code in the traceback; "" where none is known."""
    return next((line.strip() for line in reversed(finding.trace) if line.strip() in notebook.lines), "")


def bare_call(call: Json, notebook: Notebook) -> Json:
    """A call with nothing in it that the student's code could have worded, and no number with a point."""
    name, made_by = str(call["name"]), call.get("made_by")
    return {
        "name": name if name in notebook.names else "your code",
        "args": [_argument(arg) for arg in call["args"]],
        "kwargs": [[key, _argument(arg)] for key, arg in call["kwargs"]],
        "made_by": None if made_by is None else bare_call(made_by, notebook),
    }


def _argument(value: Json) -> Json:
    """The test chose it, but an object of the student's has a name that they chose."""
    text = str(value["text"])
    if text.startswith("<the student's"):
        return {"text": "an object of your own"}
    return {"text": "a number"} if NUMBER.fullmatch(text) and not text.lstrip("-").isdigit() else value


def bare_value(value: Json) -> Json:
    """What the student's code returned, in words of ours: a shape, a number in six digits, or its kind."""
    text = str(value["text"])
    if "shape" in value:
        axes = len(value["shape"])
        return value if axes <= MOST_AXES else {"text": f"array with {axes} axes"}
    if NUMBER.fullmatch(text):
        return {"text": number_text(float(text))}
    if PLAIN.fullmatch(text):
        return {"text": text}
    return {"text": "a string" if text[:1] in ("'", '"') else "an object of another kind"}


def asked_hidden(cell: NotebookNode) -> bool:
    """Whether a hidden test in this graded cell has asked the student's code, as far as can be told."""
    if not is_test(cell) or not split(cell.source, HIDDEN_TESTS).inside:
        return False
    finding = find(cell)
    return finding is None or finding.hidden or finding.outcome == PASSED
