"""What bounds and cleans a hostile answer, piece by piece; tests/attacks tries the whole."""

import json
from collections.abc import Callable
from pathlib import Path

import nbformat
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_notebook
from traitlets.config import Config

from autograder.candidate.outputs import MAX_OUTPUTS, Record
from autograder.candidate.wire import MAX_ELEMENTS, MAX_KEYS, Reader, WireError, Writer
from autograder.examiner.limits import Limits
from autograder.examiner.outputs import MAX_CELL_TEXT, MAX_NOTEBOOK, Shown, clean_outputs, stream
from autograder.examiner.session import Session
from autograder.examiner.student_error import student_error
from autograder.feedback.command import feedback
from autograder.feedback.safe_html import FILTERS, MAX_RENDERED, sanitise
from autograder.grade.restore import MAX_CELLS, MAX_TEXT, restore
from autograder.grade.rows import Row
from autograder.text import clean_text, one_line
from tests.grading.conftest import PATIENT, QUICK, WEEK

PIXEL = "iVBORw0KGgo="
LINE = "next(thing for thing in gc.get_objects() if type(thing).__name__ == 'Line')"


def shown_as(markdown: str, **attachments: dict[str, str]) -> str:
    cell = new_markdown_cell(markdown, attachments=attachments)
    exporter = HTMLExporter(config=Config({"HTMLExporter": {"filters": FILTERS, "template_name": "classic"}}))
    page, _ = exporter.from_notebook_node(new_notebook(cells=[cell]))
    return str(page[page.index("<body") :])


SURVIVES = {
    "a formula": (r"$\|Xw - y\|^2$ if $a<b$", ["<msup>", "<mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></math>"]),
    "display mathematics": ("$$\\frac{1}{n}\\sum_i x_i$$", ['<math display="block">', "<mfrac>", "<mo>∑</mo>"]),
    "an environment": ("\\begin{align}a &= b\\end{align}", ["<mtable", "<mi>a</mi></mtd>"]),
    "emphasis and lists": ("# A\n\n- *b* **c** `d`", ["<h3>A", "<li>", "<em>b</em>", "<strong>c</strong>", "<code>d</code>"]),
    "a table with alignment": ("| a |\n|--:|\n| 1 |", ["<table>", 'style="text-align:right"']),
    "code with colours": ("```python\nimport numpy\n```", ['class="highlight"', 'class="kn"']),
    "a link": ("[d2l](https://d2l.ai)", ['href="https://d2l.ai"']),
    "an attached picture": ("![a](attachment:a.png)", [f'src="data:image/png;base64,{PIXEL}"', 'alt="a"']),
    "coloured text": ('<span style="color: red">hot</span>', ["color:red", "hot"]),
}  # fmt: skip


@pytest.mark.parametrize(("markdown", "parts"), SURVIVES.values(), ids=SURVIVES.keys())
def test_an_honest_students_markdown_survives(markdown: str, parts: list[str]) -> None:
    page = shown_as(markdown, **{"a.png": {"image/png": PIXEL}})
    assert [part for part in parts if part not in page.replace(": ", ":")] == []


def test_a_missing_attachment_and_an_endless_cell_are_shown_as_they_were_typed() -> None:
    assert "<pre>![b](attachment:b.png)</pre>" in shown_as("![b](attachment:b.png)")
    assert f"<pre>{'[' * (MAX_RENDERED + 1)}</pre>" in shown_as("[" * (MAX_RENDERED + 1))


def test_addresses_are_not_rewritten_after_they_were_judged() -> None:
    assert "javascript" not in shown_as('<a href="/files/javascript:alert(1)">x</a>')


@pytest.mark.parametrize(
    "tag", ["id='test_double'", "class='full-credit'", "style='position:fixed'", "onclick='x'"]
)
def test_attributes_that_meddle_with_the_page_are_taken_out(tag: str) -> None:
    assert sanitise(f"<div {tag}>x</div>").replace(' style=""', "") == "<div>x</div>"


@given(st.text())
def test_cleaned_text_can_be_stored_and_shown(text: str) -> None:
    assert json.loads(json.dumps(clean_text(text))).encode("utf-8").count(b"\0") == 0
    assert one_line(text).isprintable() or not set(one_line(text)) & set("\n\r\x1b\x07\x9b")
    assert len(one_line(text, 10)) <= 10


def test_colours_stay_and_other_escape_sequences_go() -> None:
    assert (
        clean_text("\x1b[31mred\x1b[0m\x1b[2J\x1b]0;title\x07\ud800\n") == "\x1b[31mred\x1b[0m[2J]0;title?\n"
    )
    assert one_line("\x1b[31mred\nsecond \u202eline") == "[31mred second  line"


def test_the_name_of_a_students_error_is_a_name() -> None:
    assert student_error("x\nhonest 6 / 6", "", "").kind == "Error"
    assert student_error("Größe", "", "").kind == "Größe"


def test_a_cell_and_a_notebook_show_no_more_than_their_share() -> None:
    shown = Shown()
    for _ in range(1_000):
        shown.add([stream("x" * 1_000)])
    outputs = shown.take()
    assert sum(len(output.text) for output in outputs[:-1]) == MAX_CELL_TEXT
    assert "further output" in outputs[-1].text
    picture = {"output_type": "display_data", "data": {"image/png": "A" * 2**22}}
    kept = 0
    for _ in range(20):
        shown.add([picture])
        kept += len(str(shown.take()))
    assert kept <= MAX_NOTEBOOK + 20_000


def test_a_blank_picture_is_refused_at_once() -> None:
    assert (
        clean_outputs([{"output_type": "display_data", "data": {"image/png": " " * 3_000_000 + "!"}}]) == []
    )


def test_many_outputs_are_cut_and_the_error_stays() -> None:
    record = Record()
    for number in range(1_000):
        record.stream(("stdout", "stderr")[number % 2], "x")
    record.error("ValueError", "the last", [])
    outputs = record.take()
    assert len(outputs) == MAX_OUTPUTS
    assert outputs[-1]["evalue"] == "the last"


def refuse(*_: object) -> object:
    raise WireError("refused")


def read(value: object) -> object:
    writer = Writer(refer=refuse)
    node = writer.write(value)
    return Reader(bytes(writer.blob), handle=refuse, yours=refuse, same=refuse).read(node)


def test_arrays_without_elements_are_as_large_as_their_longest_loop() -> None:
    np.testing.assert_array_equal(read(np.zeros((5, 0))), np.zeros((5, 0)))
    with pytest.raises(WireError, match="elements"):
        Reader(b"", handle=refuse, yours=refuse, same=refuse).read(
            ["array", "<f8", [2**40, 0], "C", True, 0, None]
        )
    with pytest.raises(WireError, match="elements"):
        read(np.zeros(MAX_ELEMENTS + 1, dtype=bool))


def test_dicts_have_a_bounded_number_of_keys() -> None:
    assert read({"a": 1}) == {"a": 1}
    with pytest.raises(WireError, match="keys"):
        read([dict.fromkeys(range(MAX_KEYS)), {"one": "more"}])


def run(student: str, *tests: str, limits: Limits = PATIENT) -> list[str]:
    """Names of the errors of the test cells, "" where one passes."""
    with Session(limits) as session:
        session.run_student_cell(student)
        outputs = [session.run_test_cell(test) for test in tests]
    return [last[-1].ename if last and last[-1].output_type == "error" else "" for last in outputs]


def test_stop_iteration_ends_no_loop_of_the_test() -> None:
    student = "def f(x):\n    raise StopIteration\ndef g():\n    yield 1"
    assert run(student, "list(map(f, [1, 2]))", "assert list(g()) == [1]") == ["RuntimeError", ""]


def test_an_answer_to_another_question_ends_the_candidate_and_costs_one_test() -> None:
    student = f"""
import gc, sys
sys.path.append('/opt')
from candidate.line import pack
def early():
    {LINE}._sock.sendall(pack({{'op': 'return', 'id': 1, 'value': 1, 'changed': [], 'outputs': []}}))
def fine(): return 1
"""
    assert run(student, "early()", "assert fine() == 1") == ["ProtocolError", ""]


def test_objects_that_could_not_be_sent_use_up_no_numbers() -> None:
    student = "def many():\n    return [object() for _ in range(30_000)]\nclass Thing: pass"
    assert run(student, "many()", "Thing()") == ["WireError", ""]


@pytest.mark.parametrize("act", ["kill(0, 19)", "killpg(0, 19)", "kill(0, 15)"])
def test_a_signal_to_its_own_group_reaches_nobody_else(act: str) -> None:
    with Session(PATIENT) as other:
        other.run_student_cell("x = 1")
        assert run(f"import os\ndef f():\n    os.{act}", "f()", "assert f", limits=QUICK)[1] == ""
        assert other.run_test_cell("assert x == 1")[-1].output_type != "error"
    assert run("y = 2", "assert y == 2") == [""]


def notebook_of(*sources: str) -> nbformat.NotebookNode:
    return new_notebook(cells=[new_markdown_cell(source) for source in sources])


def test_a_notebook_that_is_too_large_is_named() -> None:
    with pytest.raises(ValueError, match=f"at most {MAX_CELLS}"):
        restore(notebook_of(*[""] * (MAX_CELLS + 1)), {})
    with pytest.raises(ValueError, match=f"at most {MAX_TEXT}"):
        restore(notebook_of("x" * (MAX_TEXT + 1)), {})


def test_a_restored_notebook_has_the_students_text_and_pictures_only() -> None:
    notebook = notebook_of("half \ud800 and \0 nothing")
    notebook.metadata = {"widgets": {}, "language_info": 7}
    notebook.cells[0].attachments = {
        "a.png": {"image/png": PIXEL, "text/html": "<b>"},
        "b": ["x"],
        "c": {"image/png": '"'},
    }
    restore(notebook, {})
    assert notebook.cells[0].source == "half ? and \ufffd nothing"
    assert notebook.cells[0].attachments == {"a.png": {"image/png": PIXEL}}
    assert notebook.metadata == {"language_info": {"name": "python"}}


def test_one_page_that_cannot_be_written_does_not_stop_the_others(
    course: Path,
    submit: Callable[..., object],
    grade: Callable[..., dict[str, Row]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    import typer

    submit("ada")
    submit("zoe")
    grade()
    (course / "autograded" / "ada" / WEEK / "lesson.ipynb").write_text("{")
    with pytest.raises(typer.Exit) as end:
        feedback(WEEK, course, None, None)
    assert end.value.exit_code == 1
    assert "no feedback for ada" in capsys.readouterr().out
    assert (course / "feedback" / "zoe" / WEEK / "lesson.html").exists()
