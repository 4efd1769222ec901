"""Throughput of ``descent grade`` beside stock ``nbgrader autograde``: same machine, same submissions, same run.

    .venv/bin/python benchmarks/grading.py                     the comparison and the stages, about 7 minutes
    .venv/bin/python benchmarks/grading.py --stock 8           the same in 2 minutes; stock nbgrader is extrapolated
    .venv/bin/python benchmarks/grading.py --stock 0 --grow 10,100,1000
    .venv/bin/python benchmarks/grading.py --stock 0 --memory 40,2000

Each side starts as a user would start it, from a course folder with submitted notebooks and an empty gradebook,
and ends when its process has ended, with the last mark in the gradebook.  Stock nbgrader has its own
preprocessors and the environment's kernel.  The submissions are the master's solutions with a different comment
in each, so that none is cached.  The machine should do nothing else meanwhile.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from autograder.build.weeks import Lesson, build_lesson, release_week
from autograder.checkout import CHECKOUT
from autograder.demo.make import hand_in, make_submission
from autograder.demo.student_file import DemoStudent

WEEK, LESSON = "week1_optimization", "07_optimizers"
STOCK_CONFIG = "c = get_config()\nc.CourseDirectory.course_id = 'descent'\n"
PROGRAMS = Path(sys.executable).parent
MIB = 2**20


def make_course(folder: Path, lesson: Lesson, students: int) -> Path:
    """Release the lesson and hand in for ``students`` students."""
    release_week(CHECKOUT / WEEK, [lesson], folder, lambda _: None)
    for number in range(students):
        first = f"# student {number}"
        who = DemoStudent(f"s{number:05d}", "", LESSON, "solutions", [], [], {"first": first})
        hand_in(folder, WEEK, who.name, make_submission(who, lesson))
    return folder


@dataclass
class Run:
    """A command that has ended: how long it took, and the most memory that each kind of process had, bytes."""

    seconds: float = 0.0
    coordinator: int = 0
    workers: dict[int, int] = field(default_factory=dict)

    def look(self, process: psutil.Process) -> None:
        """Note the memory of the command's process and of the workers forked for it."""
        self.coordinator = max(self.coordinator, process.memory_info().rss)
        for child in process.children(recursive=True):
            if child.name().startswith("python") and child.parent() != process:
                self.workers[child.pid] = max(self.workers.get(child.pid, 0), child.memory_info().rss)


def run(course: Path, *command: str, look: bool = False) -> Run:
    """Run a command in the course folder, and look at its memory meanwhile if asked to."""
    env = {**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
    start, result = time.perf_counter(), Run()
    process = subprocess.Popen(
        command, cwd=course, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    watcher = threading.Thread(target=_watch, args=(process, result))
    if look:
        watcher.start()
    status = process.wait()
    result.seconds = time.perf_counter() - start
    if look:
        watcher.join()
    if status:
        sys.exit(f"{' '.join(command)} ended with {status}")
    return result


def _watch(process: subprocess.Popen[bytes], result: Run) -> None:
    while process.poll() is None:
        try:
            result.look(psutil.Process(process.pid))
        except psutil.Error:
            continue
        time.sleep(0.5)


def grade_ours(course: Path, workers: int, *, look: bool = False) -> Run:
    """Run ``descent grade``."""
    words = ("grade", WEEK, "--course", str(course), "--workers", str(workers))
    return run(course, str(PROGRAMS / "descent"), *words, look=look)


def grade_stock(course: Path) -> Run:
    """Run ``nbgrader autograde`` with stock configuration."""
    (course / "nbgrader_config.py").write_text(STOCK_CONFIG)
    return run(course, sys.executable, "-m", "nbgrader", "autograde", WEEK)


def marks(course: Path) -> dict[str, float]:
    """Points of each student in the gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {item["student"]: item["code_score"] for item in gradebook.submission_dicts(WEEK)}


class Stages:
    """The stages of one submission's way, one at a time, in this process."""

    def __init__(self, course: Path) -> None:
        import autograder.grade.worker  # noqa: F401  PyTorch and all that a worker has loaded
        from autograder.examiner.limits import Limits
        from autograder.grade.record import Recorder
        from autograder.settings import load

        self.recorder, self.limits = Recorder(load(course), WEEK), Limits()
        self.master, _ = self.recorder.masters()[LESSON]
        self.student = min(path.name for path in (course / "submitted").iterdir())
        self.text = (self.recorder.submitted_folder(self.student) / f"{LESSON}.ipynb").read_text()
        self.notebook: Any = None

    def read(self) -> None:
        """Parse the submission and bring it into the master's form."""
        from autograder.grade.files import read_notebook
        from autograder.grade.restore import restore

        self.notebook = read_notebook(self.text)
        restore(self.notebook, self.master)

    def candidate(self) -> None:
        """Fork a candidate, have it build its walls, and end it."""
        from autograder.examiner.candidate import Candidate

        Candidate(self.limits).kill()

    def examine(self) -> None:
        """Run cells and tests, a candidate of their own included."""
        from autograder.grade.examine import examine

        examine(self.notebook, self.master)

    def record(self) -> None:
        """Marks to the gradebook, the graded notebook to its file, and the row read back."""
        from autograder.grade.task import Graded

        self.recorder.begin(self.student)
        self.recorder.write(Graded(self.student, LESSON, json.dumps(self.notebook)))
        self.recorder.row(self.student)

    def bare(self) -> None:
        """What no grader can do without: the notebook's code in a bare fork of a process that has PyTorch."""
        pid = os.fork()
        if pid == 0:
            self._run_code()
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        if status:
            sys.exit("the bare fork failed")

    def _run_code(self) -> None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        names: dict[str, Any] = {"__name__": "__main__"}
        for cell in self.notebook.cells:
            if cell.cell_type == "code" and "demo" not in cell.metadata.get("tags", []):
                exec(compile(cell.source, "<cell>", "exec"), names)


def milliseconds(act: Callable[[], None], repeat: int = 15) -> float:
    """The median time of ``act``; the first time does not count."""
    act()
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)[repeat // 2]


def show_stages(course: Path, ours: float, workers: int) -> None:
    """Print what each stage takes, and what stands between us and a bare fork."""
    stages = Stages(course)
    stages.read()
    acts = (stages.read, stages.candidate, stages.examine, stages.record)
    names = ("read and restore", "a candidate starts and ends", "run and test, candidate included", "record")
    print("one submission, one at a time:")
    for name, act in zip(names, acts, strict=True):
        print(f"    {name:36s} {milliseconds(act):7.1f} ms")
    bare, core = milliseconds(stages.bare), ours * 1000 * min(workers, os.cpu_count() or 1)
    print(f"    {'bare fork, PyTorch loaded, no walls':36s} {bare:7.1f} ms   {1000 / bare:5.1f}/s a core")
    print(f"    {'descent grade, everything':36s} {core:7.1f} ms   {1000 / core:5.1f}/s a core")
    print(f"    what stands between them: {core - bare:.0f} ms of core a submission")


def compare(top: Path, lesson: Lesson, options: argparse.Namespace) -> None:
    """Grade the same class with both and print the ratio, then the stages."""
    count, stock = options.students, options.students if options.stock is None else options.stock
    course = make_course(top / "ours", lesson, count)
    ours = grade_ours(course, options.workers).seconds / count
    print(f"descent grade      {count:5d} submissions  {ours * count:8.1f} s  {ours:7.3f} s each")
    if stock:
        other = make_course(top / "stock", lesson, stock)
        theirs = grade_stock(other).seconds / stock
        print(f"nbgrader autograde {stock:5d} submissions  {theirs * stock:8.1f} s  {theirs:7.3f} s each")
        print(f"ratio {theirs / ours:.1f}")
        mine = marks(course)
        same = [score == mine[student] for student, score in marks(other).items()]
        print(f"same marks for {sum(same)} of {len(same)}")
    show_stages(course, ours, options.workers)


def grow(top: Path, lesson: Lesson, count: int, workers: int) -> None:
    """Grade ``count`` submissions with ours; print time, and memory at its highest."""
    result = grade_ours(make_course(top / f"grow{count}", lesson, count), workers, look=True)
    worker = max(result.workers.values(), default=0) / MIB
    print(
        f"descent grade {count:6d} submissions  {result.seconds:7.1f} s  {count / result.seconds:6.2f}/s"
        f"  coordinator {result.coordinator / MIB:4.0f} MiB  largest worker {worker:4.0f} MiB"
    )


def numbers(text: str) -> list[int]:
    """The numbers in ``10,100,1000``."""
    return [int(part) for part in text.split(",") if part]


def main() -> None:
    """Run what the command line asks for and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--students", type=int, default=40, help="submissions for the comparison (default 40; 0 for none)")
    add("--stock", type=int, help="submissions for stock nbgrader (default as many; 0 for none)")
    add("--workers", type=int, default=os.cpu_count(), help="processes of descent grade (default one a core)")
    add("--grow", type=numbers, default=[], metavar="N,N", help="how time grows: classes of these sizes too")
    add("--memory", type=numbers, default=[], metavar="N,N", help="how memory grows: the same, for long runs")
    options = parser.parse_args()
    lesson = build_lesson(CHECKOUT / WEEK / "source" / f"{LESSON}.py")
    with tempfile.TemporaryDirectory() as name:
        if options.students:
            compare(Path(name), lesson, options)
        for count in dict.fromkeys(options.grow + options.memory):
            grow(Path(name), lesson, count, options.workers)


if __name__ == "__main__":
    main()
