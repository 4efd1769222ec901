"""Formulas: TeX becomes MathML that draws and does nothing else; what cannot be converted is shown as typed."""

import re

import nbformat
import pytest

from autograder.checkout import CHECKOUT
from autograder.feedback.mathml import ATTRIBUTES, ELEMENTS, to_mathml
from autograder.feedback.safe_html import markdown_to_html

FORMULA = re.compile(r"(?<!\\)\$\$(.+?)(?<!\\)\$\$|(?<![$\\])\$(.+?)(?<![$\\])\$", re.DOTALL)


def html(markdown: str) -> str:
    return markdown_to_html({}, markdown)  # type: ignore[no-any-return]


def test_a_fraction() -> None:
    assert to_mathml(r"\frac{a}{2}", block=True) == (
        '<math display="block"><mrow><mfrac><mrow><mi>a</mi></mrow><mrow><mn>2</mn></mrow></mfrac></mrow></math>'
    )


@pytest.mark.parametrize("path", sorted(CHECKOUT.glob("week*/*.ipynb")), ids=lambda path: path.stem)
def test_every_formula_of_the_lessons_is_converted(path) -> None:  # type: ignore[no-untyped-def]
    cells = nbformat.read(path, as_version=4).cells
    text = "\n\n".join(re.sub(r"`[^`]*`", "", cell.source) for cell in cells if cell.cell_type == "markdown")
    found = [(block or inline, bool(block)) for block, inline in FORMULA.findall(text)]
    assert len(found) > 20
    assert [tex for tex, block in found if to_mathml(tex, block=block) is None] == []


def test_signs_are_escaped() -> None:
    assert "<mo>&lt;</mo>" in html("$a < b$")
    assert "<mtext>&lt;img&gt;</mtext>" in html(r"$\text{<img>}$")


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\class{evil}{x}",
        r"\style{position:fixed}{x}",
        r"\color{red}{x}",
        r"\text{</mtext><script>alert(1)</script>}",
        r"\unicode{x3c}script",
        r"\begin{matrix}a&b\\c&d\end{matrix}",
    ],
)
def test_nothing_but_what_draws_is_taken_over(tex: str) -> None:
    drawn = to_mathml(tex, block=False)
    assert drawn is not None
    tags = re.findall(r"<(\w+)((?: [^>]*)?)>", drawn)
    assert {tag for tag, _ in tags} <= ELEMENTS
    assert {name for _, rest in tags for name in re.findall(r" (\w+)=", rest)} <= ATTRIBUTES


@pytest.mark.parametrize("tex", [r"\begin{matrix}", "{" * 900 + "}" * 900, "x" * 3000, r"\left( x"])
def test_what_cannot_be_converted_is_shown_as_typed(tex: str) -> None:
    assert to_mathml(tex, block=False) is None
    assert f"<code>${tex}$</code>" in html(f"${tex}$")


def test_a_formula_never_lands_in_an_attribute() -> None:
    shown = html("![$a onerror=alert(1) $](data:image/png;base64,AAAA)")
    assert shown.strip() == '<p><img src="data:image/png;base64,AAAA" alt=""></p>'


def test_the_place_of_a_formula_cannot_be_used_twice() -> None:
    shown = html('<span class="tex-0"></span> $y$ <span class="tex-0"></span> <span class="tex-9"></span>')
    assert shown.count("<math") == 1
    assert "tex-" not in shown


def test_code_keeps_its_dollars() -> None:
    assert "<code>$x$</code>" in html("`$x$`")
    assert "$5 and $6" in html(r"\$5 and \$6")
