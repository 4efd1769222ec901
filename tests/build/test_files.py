"""Writing what was built: told line by line, and nothing that somebody has worked on is lost."""

from pathlib import Path

import pytest

from autograder.build.files import LEDGER, write


@pytest.fixture
def said() -> list[str]:
    return []


def build(folder: Path, content: str, said: list[str]) -> None:
    said.clear()
    write(folder, {"part/a.ipynb": content.encode()}, said.append)


def test_a_new_file_is_written(tmp_path: Path, said: list[str]):
    build(tmp_path, "one", said)
    assert (tmp_path / "part/a.ipynb").read_text() == "one"
    assert said == [f"{tmp_path}/part/a.ipynb  written"]


def test_an_equal_file_is_left_alone(tmp_path: Path, said: list[str]):
    build(tmp_path, "one", said)
    before = (tmp_path / "part/a.ipynb").stat().st_mtime_ns
    build(tmp_path, "one", said)
    assert (tmp_path / "part/a.ipynb").stat().st_mtime_ns == before
    assert said == [f"{tmp_path}/part/a.ipynb  unchanged"]


def test_what_an_earlier_build_wrote_is_replaced(tmp_path: Path, said: list[str]):
    build(tmp_path, "one", said)
    build(tmp_path, "two", said)
    assert (tmp_path / "part/a.ipynb").read_text() == "two"
    assert not (tmp_path / "kept").exists()


def test_what_somebody_changed_is_kept(tmp_path: Path, said: list[str]):
    build(tmp_path, "one", said)
    (tmp_path / "part/a.ipynb").write_text("mine")
    build(tmp_path, "two", said)
    (kept,) = (tmp_path / "kept/part").iterdir()
    assert kept.read_text() == "mine"
    assert (tmp_path / "part/a.ipynb").read_text() == "two"
    assert (
        said[0] == f"{tmp_path}/part/a.ipynb  was changed since it was built; that version is kept as {kept}"
    )


def test_what_was_there_before_the_first_build_is_kept(tmp_path: Path, said: list[str]):
    (tmp_path / "part").mkdir()
    (tmp_path / "part/a.ipynb").write_text("mine")
    build(tmp_path, "one", said)
    assert [kept.read_text() for kept in (tmp_path / "kept/part").iterdir()] == ["mine"]


def test_a_ruined_ledger_loses_nothing(tmp_path: Path, said: list[str]):
    build(tmp_path, "one", said)
    (tmp_path / LEDGER).write_text("{")
    build(tmp_path, "two", said)
    assert [kept.read_text() for kept in (tmp_path / "kept/part").iterdir()] == ["one"]
