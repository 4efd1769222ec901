"""Which wrong exercises an answer uses."""

from autograder.diagnosis.reliance import relies_on

SOFTMAX = "def softmax(z):\n    return z"
FAILED = ["softmax", "loss"]


def test_a_call_is_use() -> None:
    loss = "def loss(z):\n    return -np.log(softmax(z)).mean()"
    assert relies_on("loss", [SOFTMAX, loss], FAILED) == ["softmax"]
    assert relies_on("softmax", [SOFTMAX, loss], FAILED) == []
    assert relies_on("loss", [SOFTMAX, loss], ["loss"]) == []


def test_use_through_other_cells_and_classes_is_found() -> None:
    helper = "import numpy as np\nshift = 1\ndef helper(z):\n    return [softmax(row) for row in z]"
    loss = "class loss:\n    def step(self, z):\n        return helper(z)"
    assert relies_on("loss", [SOFTMAX, helper, loss], FAILED) == ["softmax"]
    assert relies_on("loss", [SOFTMAX, "helper = lambda z: softmax(z)", loss], FAILED) == ["softmax"]
    assert relies_on("loss", [SOFTMAX, helper, loss, "def helper(z): return z"], FAILED) == []


def test_a_name_of_the_functions_own_is_none() -> None:
    loss = "def loss(softmax, z):\n    'like softmax'\n    return softmax(z)  # softmax\n"
    assert relies_on("loss", [SOFTMAX, loss], FAILED) == []
    loss = "def loss(X):\n    return X.softmax"
    assert relies_on("loss", [SOFTMAX, "X = softmax([1])", loss], FAILED) == []


def test_a_cell_that_is_no_python_is_empty() -> None:
    loss = "def loss(z):\n    return helper(z)"
    assert relies_on("loss", ["%%time\nhelper = softmax", "helper = (", "\0", loss], FAILED) == []


def test_names_that_use_each_other_in_a_circle_come_to_an_end() -> None:
    assert relies_on("loss", ["def loss(z): return other(z)\ndef other(z): return loss(z)"], FAILED) == []
