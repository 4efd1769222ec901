"""A test cell's questions are recorded, asked again, and tell mistakes apart: values, states, changed arguments."""

import numpy as np
import pytest

from autograder.diagnosis.ask import ask
from autograder.diagnosis.corpus import Corpus, Mistake
from autograder.diagnosis.decide import decide
from autograder.diagnosis.known import Known, learn, replies_of
from autograder.diagnosis.record import record

SETUP = "import numpy as np"
WALKER = """
class Walker:
    t = 0
    def __init__(self, rate):
        self.rate, self.t = rate, 0
    def step(self, w, gradient):
        self.t += 1
        return w - self.rate * {} * gradient(w)
"""
HELPER = "def double(x):\n    return 2 * np.asarray(x, dtype=float)"


def corpus(name: str, right: str, *mistakes: str) -> Corpus:
    known = tuple(
        Mistake(name, str(number), f'"""Mistake {number}."""\n{code}') for number, code in enumerate(mistakes)
    )
    return Corpus(SETUP, (("double", HELPER), (name, right)), known)


def named(known: Known, about: Corpus, code: str) -> str | None:
    name = about.exercises[-1]
    return decide(replies_of(code, name, about, known.recording), known)


def all_named(about: Corpus, test: str) -> list[str | None]:
    known = learn(about, about.exercises[-1], test)
    assert named(known, about, about.solutions[-1][1]) is None
    return [named(known, about, mistake.code) for mistake in about.mistakes]


def test_questions_hold_the_arguments_as_they_were() -> None:
    buffer = "x = np.zeros(2)\nfor i in range(3):\n    x[:] = i\n    assert f(x, scale=i)[0] == i * i"
    recording = record(SETUP, buffer, "f", {"f": lambda x, scale: x * scale})
    given = [(question.args[0].content.tolist(), question.kwargs) for question in recording.questions]
    assert given == [([0, 0], {"scale": 0}), ([1, 1], {"scale": 1}), ([2, 2], {"scale": 2})]
    assert len({question.args[0].number for question in recording.questions}) == 1
    assert [reply.value.tolist() for reply in ask(recording.questions, lambda x, scale: x - scale)] == [
        [0, 0]
    ] * 3


def test_without_a_right_answer_that_passes_nothing_is_asked() -> None:
    assert record(SETUP, "assert f(1) == 2", "f", {"f": lambda x: x}).questions == []
    assert record(SETUP, "assert g(1) == 2", "f", {"f": lambda x: x}).questions == []
    assert record("import nothing_of_that_name", "f(1)", "f", {"f": lambda x: x}).questions == []


def test_a_mistake_runs_among_the_right_answers_to_the_other_exercises() -> None:
    about = corpus(
        "quadruple",
        "def quadruple(x):\n    return double(double(x))",
        "def quadruple(x):\n    return double(x)",
    )
    assert all_named(about, "np.testing.assert_allclose(quadruple([1, 2]), [4, 8])\nquadruple(3)") == [
        "Mistake 0."
    ]


def test_objects_have_their_own_state_and_methods() -> None:
    shared = WALKER.replace("self.rate, self.t = rate, 0", "self.rate = rate").replace(
        "self.t +=", "Walker.t +="
    )
    about = corpus(
        "Walker",
        WALKER.format("self.t"),
        WALKER.format("1"),
        WALKER.format("(-self.t)"),
        shared.format("self.t"),
        "Walker = 3",
        "def Walker(rate):\n    return 3",
    )
    test = "a, b, w = Walker(0.5), Walker(rate=0.25), np.ones(2)\nfor _ in range(3):\n    w = b.step(a.step(w, lambda w: 2 * w), lambda w: w - 1)\nassert w[0] < 2"
    assert all_named(about, test) == [f"Mistake {number}." for number in range(5)]


def test_arrays_that_are_changed_or_kept_tell_mistakes_apart() -> None:
    right = "def f(w, gradient):\n    return w - gradient(w)"
    about = corpus(
        "f",
        right,
        "def f(w, gradient):\n    w -= gradient(w)\n    return w.copy()",
        "def f(w, gradient):\n    g = gradient(w)\n    g *= -1\n    return w + g",
        "def f(w, gradient):\n    w += 1\n    g = gradient(w - 1)\n    w -= 1\n    return w - g",
        "kept = []\ndef f(w, gradient):\n    kept.append(gradient(w))\n    return w - kept[0]",
    )
    test = "buffer = np.zeros(2)\ndef slope(w):\n    buffer[:] = 3 * w\n    return buffer\nfor x in (1.0, 2.0):\n    assert f(np.full(2, x), slope)[0] == -2 * x\nassert f(np.ones(2), lambda w: w * w)[0] == 0"
    assert all_named(about, test) == [f"Mistake {number}." for number in range(4)]


def test_iterators_are_given_anew_and_read_where_they_come_back() -> None:
    right = "def f(batches):\n    for batch in batches:\n        yield sum(batch)"
    about = corpus(
        "f",
        right,
        "def f(batches):\n    list(batches)\n    return [sum(batch) for batch in batches]",
        "def f(batches):\n    return [len(batch) for batch in batches]",
    )
    known = learn(about, "f", "assert list(f(iter([[1, 2], [4]]))) == [3, 4]")
    assert named(known, about, about.mistakes[0].code) == "Mistake 0."
    assert named(known, about, about.mistakes[1].code) == "Mistake 1."
    assert named(known, about, "def f(batches):\n    return [sum(batch) for batch in batches]") is None


def test_a_function_of_the_test_that_remembers_is_as_new_in_every_round() -> None:
    about = corpus("f", "def f(fit):\n    return fit(1) + fit(2)", "def f(fit):\n    return fit(1)")
    test = "asked = []\ndef fit(x):\n    asked.append(x)\n    return x\nassert f(fit) == 3\nassert asked == [1, 2]\nassert f(lambda x: x * x) == 5"
    known = learn(about, "f", test)
    for _ in range(3):
        assert named(known, about, about.mistakes[0].code) == "Mistake 0."
        (lists,) = [kept for kept, _ in known.recording._lists]
        assert lists == [1, 2, 1]  # of this round


@pytest.mark.parametrize(
    "drawn", ["rng.permutation(n)", "np.array(sorted(range(n), key=lambda i: rng.random()))"]
)
def test_random_answers_are_compared_by_what_they_are_like(drawn: str) -> None:
    split = "def split(n, rng):\n    order = {}\n    return [order[: n // 3], order[n // 3 :]]"
    about = corpus(
        "split",
        split.format("rng.permutation(n)"),
        split.format("np.arange(n)"),
        split.format("np.random.permutation(n)"),
        split.format("np.random.default_rng(0).permutation(n)"),
        split.format("rng.integers(0, n, n)"),
    )
    test = "for seed in (0, 0, 1, 1, 2):\n    parts = split(30, np.random.default_rng(seed))\n    assert sorted(np.concatenate(parts)) == list(range(30))"
    assert all_named(about, test) == [f"Mistake {number}." for number in range(4)]
    known = learn(about, "split", test)
    assert named(known, about, split.format(drawn).replace("// 3", "// 2")) is None
    assert named(known, about, split.format(f"{drawn} + 1")) is None
    seeded = f"rng = np.random.default_rng(7)\n    order = {drawn}"
    assert named(known, about, split.replace("order = {}", seeded)) == "Mistake 2."


def test_a_reply_that_hangs_on_last_digits_is_unsteady() -> None:
    right = "def f(X):\n    return np.linalg.pinv(X.T @ X) @ X.T"
    about = corpus(
        "f", right, "def f(X):\n    return np.linalg.solve(X.T @ X + 1e-17, X.T)", "def f(X):\n    return X"
    )
    test = "x = np.linspace(0.1, 1, 7)\nX = np.column_stack([x, x * 3, x**2])\nassert f(X).shape == (3, 7)\nassert f(X[:, 1:]).shape == (2, 7)"
    known = learn(about, "f", test)
    assert [trace.steady for _, trace in known.mistakes] == [[False, True], [True, True]]
    assert known.right.steady == [True, True]


def test_ties_are_no_last_digits() -> None:
    about = corpus("f", "def f(x):\n    return np.where(x >= 0, 1, -1)", "def f(x):\n    return np.sign(x)")
    test = "assert f(np.array([0.1 + 0.2]) - 0.3)[0] == 1\nassert f(np.array([0.0]))[0] == 1\nassert f(np.array([2.0]))[0] == 1"
    assert learn(about, "f", test).mistakes[0][1].steady == [True] * 3
    assert all_named(about, test) == ["Mistake 0."]


def test_nothing_is_left_behind() -> None:
    state = np.random.get_state()[1].tolist()  # noqa: NPY002
    about = corpus(
        "f",
        "def f(x):\n    return x",
        "def f(x):\n    print('wrong')\n    return np.random.normal(size=3) / 0",
    )
    assert all_named(about, "assert f(1) == 1\nassert f(2) == 2") == [None]
    assert np.random.get_state()[1].tolist() == state  # noqa: NPY002
