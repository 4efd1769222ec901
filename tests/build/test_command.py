"""`descent build`: what it writes and says, and its exit status."""

import subprocess
import sys
from pathlib import Path

import pytest

import autograder.build.weeks
from autograder import cli
from autograder.errors import BuildError
from tests.build.lessons import TINY


def descent(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["descent", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch, week: Path, course: Path):
    return lambda *more: descent(monkeypatch, "build", "--checkout", week.parent, "--course", course, *more)


def test_all_weeks_are_built_without_a_name(
    build, week: Path, course: Path, capsys: pytest.CaptureFixture[str]
):
    assert build() == 0
    assert capsys.readouterr().out == (
        f"{week}/01_twice.ipynb  written\n"
        f"{course}/source/week0_tiny/01_twice.ipynb  written\n"
        f"{course}/release/week0_tiny/01_twice.ipynb  written\n"
    )
    assert (course / "gradebook.db").exists()


def test_a_week_may_end_with_a_slash(build, week: Path):
    assert build("week0_tiny/") == 0
    assert (week / "01_twice.ipynb").exists()


def test_the_gradebook_may_be_elsewhere(build, course: Path, tmp_path: Path):
    assert build("--db", f"sqlite:///{tmp_path}/other.db") == 0
    assert (tmp_path / "other.db").exists()
    assert not (course / "gradebook.db").exists()


def test_an_unknown_week_is_wrong_usage(build, capsys: pytest.CaptureFixture[str]):
    assert build("week9") == 2
    assert "no week called 'week9'" in capsys.readouterr().err


def test_an_unknown_option_is_wrong_usage(build):
    assert build("--fast") == 2


def test_a_broken_master_is_told_and_the_other_weeks_are_built(
    build, week: Path, capsys: pytest.CaptureFixture[str]
):
    broken = week.parent / "week00_broken/source/01_bad.py"
    broken.parent.mkdir(parents=True)
    broken.write_text(TINY.replace("    ### END SOLUTION\n", ""))
    assert build() == 1
    assert f"{broken} cannot be built:\n  twice: a solution region does not end" in capsys.readouterr().err
    assert not (broken.parent.parent / "01_bad.ipynb").exists()
    assert (week / "01_twice.ipynb").exists()


def test_student_notebooks_are_written_when_the_release_is_refused(
    build, week: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def refuse(*_: object) -> None:
        raise BuildError("not now")

    monkeypatch.setattr(autograder.build.weeks, "release_week", refuse)
    assert build() == 1
    assert capsys.readouterr().err == "descent: not now\n"
    assert (week / "01_twice.ipynb").exists()


def test_a_missing_package_is_one_line_that_says_how_to_install_it():
    code = "import sys; sys.modules['typer'] = None; import autograder.cli; autograder.cli.main()"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == (
        "descent: the Python package typer is needed to build and to grade and is not installed;"
        ' in the checkout, run: pip install --editable ".[grading]"\n'
    )


def test_help_shows_an_example(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    assert descent(monkeypatch, "build", "--help") == 0
    assert "descent build week1_optimization --course" in capsys.readouterr().out


def test_help_imports_neither_nbgrader_nor_torch():
    code = "import sys; import autograder.cli as cli; cli.application(); print(*sorted(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"nbgrader", "nbconvert", "torch", "numpy"} & set(ended.stdout.split())
