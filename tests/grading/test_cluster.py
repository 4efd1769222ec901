"""Several workers: the same table on a cluster started by hand, and the same pages in parallel."""

import contextlib
import hashlib
import json
import shutil
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from distributed import Client

from autograder.errors import UsageError
from autograder.feedback.command import feedback
from autograder.grade.cluster import in_parallel, workers
from autograder.grade.run import Options, grade_class
from autograder.grade.version import grader_parts
from tests.grading.conftest import QUICK, WEEK

DASK = str(Path(sys.executable).parent / "dask")
PATIENCE = 300  # seconds; a busy machine
SCRIPTED = {"double": "def double(x):\n    while True: pass", "Counter": "Counter = 3"}


def wait_for(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.1)


@contextlib.contextmanager
def started(*command: str, folder: Path) -> Iterator[None]:
    process = subprocess.Popen(
        [DASK, *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


OTHER_GRADER = """
from autograder.grade import version

theirs = {**version.grader_parts(), "the grader's sources": "0" * 64, "numpy": "1.0.0"}
version.grader_parts = lambda: theirs
"""


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, started by hand in a folder of their own."""
    with by_hand(tmp_path / "elsewhere", ("--nthreads", "1"), ("--nthreads", "2")) as address:
        yield address  # a worker may grade several at once


@contextlib.contextmanager
def by_hand(folder: Path, *options: tuple[str, ...]) -> Iterator[str]:
    """The address of a scheduler with a worker for each of the ``options``."""
    about = folder / "scheduler.json"
    folder.mkdir()
    with contextlib.ExitStack() as stack:
        words = ("scheduler", "--port", "0", "--host", "127.0.0.1", "--dashboard-address", ":0")
        stack.enter_context(started(*words, "--scheduler-file", str(about), folder=folder))
        wait_for(lambda: about.exists() and about.read_text().endswith("}"))
        for words in options:
            stack.enter_context(started("worker", "--scheduler-file", str(about), *words, folder=folder))
        address = str(json.loads(about.read_text())["address"])
        if options:
            with Client(address) as client:
                client.wait_for_workers(len(options), timeout=PATIENCE)
        yield address


@pytest.mark.slow
def test_a_cluster_started_by_hand_gives_the_table_of_a_local_one(
    course: Path, submit: Callable[..., object], scheduler: str, tmp_path: Path
) -> None:
    for number in range(4):
        submit(f"right{number}")
    submit("empty", start="release")
    submit("hostile", **SCRIPTED)
    (course / "submitted" / "right0" / WEEK / "lesson.ipynb").write_text("no notebook")
    other = Path(shutil.copytree(course, tmp_path / "other"))
    far = grade_class(WEEK, course, Options(limits=QUICK, scheduler=scheduler))
    near = grade_class(WEEK, other, Options(limits=QUICK, workers=2))
    assert far == near
    assert [row.score for row in far] == [0, 1, 0, 6, 6, 6]
    with workers(scheduler=scheduler) as client:
        assert len(client.scheduler_info()["workers"]) == 2  # it is the instructor's, and goes on


@pytest.mark.slow
def test_a_worker_with_another_grader_is_named_and_nothing_is_graded(
    course: Path, submit: Callable[..., object], tmp_path: Path
) -> None:
    submit("ada")
    other = tmp_path / "other.py"
    other.write_text(OTHER_GRADER)
    expected = grader_parts()
    with by_hand(tmp_path / "elsewhere", (), ("--preload", str(other))) as address:
        with pytest.raises(UsageError) as refused:
            grade_class(WEEK, course, Options(limits=QUICK, scheduler=address))
        sources, numpy = expected["the grader's sources"][:12], expected["numpy"]
        assert f"the grader's sources: 000000000000 instead of {sources}" in str(refused.value)
        assert f"numpy: 1.0.0 instead of {numpy})" in str(refused.value)
        assert str(refused.value).count("worker tcp://") == 1
        assert refused.value.exit_status == 2
    assert not (course / "autograded").exists()


@pytest.mark.slow
def test_a_scheduler_without_workers_is_waited_for_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with by_hand(tmp_path / "elsewhere") as address:
        with workers(scheduler=address):
            pass
        said = capsys.readouterr().err
        assert f"has no workers; waiting for one, as by: dask worker {address}\n" in said
        with started("worker", address, folder=tmp_path), Client(address) as client:
            client.wait_for_workers(1, timeout=PATIENCE)
            with workers(scheduler=address):
                pass
        assert capsys.readouterr().err == ""


def pages(course: Path) -> dict[str, str]:
    found = sorted((course / "feedback").rglob("*.html"))
    return {path.parts[-3]: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.mark.slow
def test_pages_written_in_parallel_are_the_same_and_a_failure_is_named(
    course: Path, submit: Callable[..., object], grade: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ada", "broken", "emmy", "sofia"):
        submit(name, double=f"def double(x):\n    return 2 * x  # {name}")
    grade()
    feedback(WEEK, course, None, None, 1)
    alone = pages(course)
    shutil.rmtree(course / "feedback")
    (course / "autograded" / "broken" / WEEK / "lesson.ipynb").write_text("{")
    capsys.readouterr()
    with pytest.raises(typer.Exit) as ended:
        feedback(WEEK, course, None, None, 2)
    assert ended.value.exit_code == 1
    assert pages(course) == {name: text for name, text in alone.items() if name != "broken"}
    lines = capsys.readouterr().out.splitlines()
    assert sorted(line.partition("] ")[2].partition(":")[0] for line in lines) == sorted(alone)
    assert any("broken: no feedback" in line for line in lines)


def twice(text: str) -> str:
    return text * 2


@pytest.mark.slow
def test_what_is_done_is_not_kept_in_memory() -> None:
    calls = ((f"call{number}", ("x" * 2**20 + str(number),)) for number in range(100))
    tracemalloc.start()
    try:
        with workers(1, module="autograder.lean") as client:
            for number, (_, future) in enumerate(in_parallel(client, twice, calls, 2)):
                assert len(future.result()) > 2**21
                if number == 50:
                    half = tracemalloc.get_traced_memory()[0]
            grown = tracemalloc.get_traced_memory()[0] - half
    finally:
        tracemalloc.stop()
    assert grown < 20 * 2**20  # 50 arguments and results are 150
