"""OptimizerExplorer and optimisers that fail.

An exception, a wrong return, an endless loop or divergence is told by optimiser, with its line; the others go on.
What a class prints is kept, up to a limit, and shown with its name.
"""

import _thread
import contextlib
import gc
import re
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from descent.surfaces import EllipticSurface
from descent.widgets import OptimizerExplorer
from descent.widgets.guard import call
from descent.widgets.time_limit import Watch


class Descent:
    def __init__(self, learning_rate=0.05):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        return w - self.learning_rate * gradient(w)


def explorer(time_limit=60.0, **optimizers):
    return OptimizerExplorer(EllipticSurface(10.0), optimizers, num_steps=20, time_limit=time_limit)


def only_failure(step):
    """The failure of an optimiser with this ``step``, run beside one that is right."""
    optimizer = Descent()
    optimizer.step = step
    wrong, right = explorer(wrong=optimizer, right=Descent()).trajectories
    assert len(right.points) == 21
    assert right.failure is None
    return wrong.failure


def failure_in(time_limit, step):
    """The same with little time, and alone: a right one might need more on a busy machine."""
    optimizer = Descent()
    optimizer.step = step
    (wrong,) = explorer(time_limit, wrong=optimizer).trajectories
    return wrong.failure


def test_an_exception_is_told_with_its_line():
    def step(w, gradient):
        return w - gradient(w) @ np.ones((3, 3))

    failure = only_failure(step)
    assert failure.kind == "error"
    assert failure.text.startswith("ValueError: matmul")
    assert failure.line == step.__code__.co_firstlineno + 1
    assert failure.function.endswith("step")
    assert failure.source == "return w - gradient(w) @ np.ones((3, 3))"


def test_an_error_inside_the_surface_is_told_with_the_students_line():
    def step(w, gradient):
        return gradient(np.zeros(5))

    failure = only_failure(step)
    assert "has shape (5,), expected (2,)" in failure.text
    assert failure.line == step.__code__.co_firstlineno + 1


def test_unwritten_code_is_told_apart():
    def step(w, gradient):
        raise NotImplementedError

    failure = only_failure(step)
    assert failure.kind == "unwritten"
    assert "not written yet" in failure.text


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        (None, r"returned None, .*is a `return` missing\?"),
        (np.zeros((1, 2)), r"returned shape \(1, 2\), .*shape \(2,\)"),
        (1.0, r"returned shape \(\), "),
        ("w", "returned str of <U1"),
        ([1, [2, 3]], "returned list"),
        (np.zeros(2, dtype=complex), "complex128"),
    ],
)
def test_a_wrong_return_is_told_with_the_functions_line(returned, said):
    def step(w, gradient):
        return returned

    failure = only_failure(step)
    assert failure.kind == "error"
    assert failure.line == step.__code__.co_firstlineno
    assert re.search(said, failure.text)


@pytest.fixture
def no_pauses():
    """Python's garbage collection, a second long in a process that holds PyTorch, counts as the thread's time."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_pauses")
def test_an_endless_loop_is_stopped():
    def step(w, gradient):
        while True:
            pass

    failure = failure_in(1.0, step)
    assert failure.kind == "slow"
    assert "stopped after 1 s" in failure.text
    assert failure.line in (step.__code__.co_firstlineno + 1, step.__code__.co_firstlineno + 2)


@pytest.mark.usefixtures("no_pauses")
@pytest.mark.parametrize("swallowed", [Exception, BaseException])
def test_the_time_limit_outlives_an_except(swallowed):
    def step(w, gradient):
        with contextlib.suppress(swallowed):
            while True:
                time.sleep(0.001)
        while True:
            time.sleep(0.001)

    assert failure_in(0.1, step).kind == "slow"


def test_no_time_limit_is_raised_after_the_end():
    watch = Watch(60.0)
    watch.finished = True  # as `call` says before it stops the watch
    watch._cpu_end = watch._wall_end = -np.inf
    looking = threading.Thread(target=watch.look)
    looking.start()
    while looking.is_alive():
        time.sleep(0.01)
    watch.stop()


@pytest.mark.parametrize("stop", [SystemExit, RecursionError, KeyError("a")])
def test_whatever_is_raised_stops_only_its_optimizer(stop):
    def step(w, gradient):
        raise stop

    assert only_failure(step).kind == "error"


def test_an_exception_that_cannot_be_printed_is_named():
    class Rude(Exception):
        def __str__(self):
            raise ValueError

    def step(w, gradient):
        raise Rude

    assert only_failure(step).text == "Rude"


def test_steps_before_a_failure_are_kept():
    class Third(Descent):
        count = 0

        def step(self, w, gradient):
            self.count += 1
            if self.count == 3:
                raise ZeroDivisionError
            return super().step(w, gradient)

    (walk,) = explorer(third=Third()).trajectories
    assert len(walk.points) == 3
    assert walk.outcome.startswith("stopped at step 3: line ")


def test_what_cannot_be_copied_or_made_fails_alone():
    class Uncopied(Descent):
        def __deepcopy__(self, memo):
            raise TypeError("no copies")

    def factory(learning_rate):
        raise NotImplementedError

    uncopied, unmade, right = explorer(uncopied=Uncopied(), unmade=factory, right=Descent()).trajectories
    assert uncopied.failure.text == "TypeError: no copies"
    assert unmade.failure.kind == "unwritten"
    assert right.failure is None


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_the_first_nan_or_infinity_ends_a_path(bad):
    class Third(Descent):
        count = 0

        def step(self, w, gradient):
            self.count += 1
            return np.array([0.0, bad]) if self.count == 3 else w

    (walk,) = explorer(third=Third()).trajectories
    assert walk.diverged_at == 3
    assert len(walk.points) == 3
    assert np.isfinite(walk.points).all()
    assert walk.outcome == "diverged at step 3"


def test_overflow_is_divergence_without_a_warning():
    widget = OptimizerExplorer(EllipticSurface(), {"fast": Descent(1e6)}, num_steps=200)
    (walk,) = widget.trajectories
    assert walk.failure is None
    assert 1 < walk.diverged_at < 10
    assert np.isfinite(np.float32(walk.losses)).all()


def test_prints_are_kept_by_optimizer_and_bounded(capsys):
    def step(w, gradient):
        print("<b>" * 100)
        return w

    chatty = Descent()
    chatty.step = step
    talker, quiet = explorer(chatty=chatty, quiet=Descent()).trajectories
    assert talker.printed.startswith("<b><b>")
    assert len(talker.printed) == 1000
    assert quiet.printed == ""
    assert capsys.readouterr().out == ""


def test_another_threads_prints_pass_by(capsys):
    def step(w, gradient):
        thread = threading.Thread(target=print, args=("from elsewhere",))
        thread.start()
        thread.join()
        return w

    other = Descent()
    other.step = step
    before = sys.stdout
    (walk,) = OptimizerExplorer(EllipticSurface(), {"other": other}, num_steps=1).trajectories
    assert walk.printed == ""
    assert capsys.readouterr().out == "from elsewhere\n"
    assert sys.stdout is before


def test_the_watch_ends_with_the_call_however_late_it_strikes():
    """A limit of next to nothing strikes anywhere, in the clean-up too; no later code may be hit."""

    before = _thread._count()
    for _ in range(200):
        call(lambda: time.sleep(0), 1e-9)
    deadline = time.monotonic() + 60
    while _thread._count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert _thread._count() <= before


PROFILED = """
import cProfile
from descent.widgets.guard import call

def work():
    return sum(range(10))

assert call(work, 60.0) is None
assert call(lambda: [work() for _ in iter(int, 1)], 0.05).kind == "slow"
cProfile.runctx("work()", globals(), {})
"""


def test_code_can_be_profiled_after_a_watched_call():
    """A thread's flag that was left set made Python 3.11 run for ever there."""
    subprocess.run([sys.executable, "-c", PROFILED], check=True, timeout=300, stdout=subprocess.DEVNULL)
