"""What a check or an error looks like in a notebook: the report, and one line in place of a long traceback.

IPython asks an exception for ``_render_traceback_`` when it ends a cell. The exception itself stays what it
is, so that nbgrader, a test or a debugger sees the same as without this module.
"""

import linecache
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from traceback import walk_tb
from types import CodeType
from typing import Any

from descent.hints import hint
from descent.reports import Report

Place = tuple[CodeType, int]  # code, and a line of its file

FRAMES = 3  # of the student's own that are shown, the innermost ones
_PACKAGE = str(Path(__file__).resolve().parent)
_LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")})


def kernel_shell() -> Any:
    """The shell of the Jupyter kernel that this code runs in, or None."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell if hasattr(shell, "kernel") else None


def show(report: Report) -> None:
    """Show a report: as HTML in a notebook, printed elsewhere."""
    shell = kernel_shell()
    if shell is None:
        print(report)
        return
    shell.display_pub.publish({"text/html": report.html(), "text/plain": str(report)})


def ending(error: BaseException, report: Report, last_line: str) -> list[str]:
    """What stands in a traceback's place: the report, and a line for the cell's error output."""
    if kernel_shell() is None:
        return [f"{type(error).__name__}: {report}"]
    if not getattr(error, "_is_shown", False):  # IPython asks a second time, for the reply to the browser
        show(report)
        vars(error)["_is_shown"] = True
    return [last_line]


def line_of_cell(error: BaseException) -> str:
    """Where in the cell that was run the error passed, such as ``line 3 of this cell``."""
    frames = _own_frames(error)
    return f"line {frames[0][1]} of this cell" if frames else "this cell"


@contextmanager
def short_errors(call: str) -> Iterator[None]:
    """Let exceptions of the student's code end the cell with a short report that names ``call``."""
    try:
        yield
    except Exception as error:
        shorten(error, call)
        raise


def shorten(error: BaseException, call: str = "") -> None:
    """Give an exception that has no look of its own a short one; it is made when the cell ends."""
    if hasattr(error, "_render_traceback_"):
        return
    with suppress(AttributeError):  # a class with __slots__
        vars(error)["_render_traceback_"] = lambda: _short(error, call)


def install() -> None:
    """Give unwritten exercises and unknown names a short look in every cell, where this is a notebook."""
    shell = kernel_shell()
    if shell is not None:
        shell.set_custom_exc((NotImplementedError, NameError), _show_short)


def _show_short(shell: Any, kind: Any, error: BaseException, trace: Any, tb_offset: Any = None) -> None:
    shorten(error)
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def _short(error: BaseException, call: str) -> list[str]:
    kind = type(error).__name__
    said = f"{kind}: {' '.join(str(error).split())}" if str(error) else kind
    frames = _own_frames(error)
    if isinstance(error, NotImplementedError):
        return ending(error, _unwritten(_inner_name(frames), call.partition("(")[0]), said)
    places = [_place(*frame) for frame in _inside(frames, call)[-FRAMES:]]
    parts = [f"    {call}" if call else "", *places, hint(error)]
    return ending(error, Report(_headline(call, said), tuple(filter(None, parts))), said)


def _own_frames(error: BaseException) -> list[Place]:
    """The student's places that the error passed, the innermost last."""
    walked = walk_tb(error.__traceback__)
    return [(frame.f_code, line) for frame, line in walked if is_students(frame.f_code)]


def _headline(call: str, said: str) -> str:
    return f"{call.partition('(')[0]} stops with {said}" if call else said


def _unwritten(name: str, called: str) -> Report:
    uses = f"Your `{called}` calls it." if called and name.partition(".")[0] != called else ""
    advice = "Write your code in its cell in the place of `raise NotImplementedError()`, and run that cell."
    later = "Cells that do not use it work without it."
    return Report(f"{name} is not written yet", tuple(filter(None, (uses, advice, later))), tone="unwritten")


def _inner_name(frames: list[Place]) -> str:
    name = frames[-1][0].co_qualname if frames else "<module>"
    return "This" if name.startswith("<") else name


def _inside(frames: list[Place], call: str) -> list[Place]:
    """Without those of the test cell, where a check was called; all of them where none was."""
    return [place for place in frames if place[0].co_filename != frames[0][0].co_filename] if call else frames


def _place(code: CodeType, line: int) -> str:
    source = linecache.getline(code.co_filename, line).strip()
    where = "this cell" if code.co_name == "<module>" else code.co_qualname
    return f"    line {line} of {where}:\n        {source}"


def is_students(code: CodeType) -> bool:
    """Whether code is neither of this package nor of a library."""
    return not code.co_filename.startswith(("<frozen", "<string", _PACKAGE, *_LIBRARIES))
