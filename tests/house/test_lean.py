"""What grading leaves out: PyTorch's compiler is not imported for an optimiser, and is there when it is needed."""

import subprocess
import sys

import pytest

OPTIMISE = """
import sys
from autograder.examiner.test_cell import import_torch
torch = import_torch()
def points(optimizer):
    w = torch.ones(3, requires_grad=True)
    optimizer = optimizer([w])
    for _ in range(3):
        optimizer.zero_grad()
        (w**2).sum().backward()
        optimizer.step()
    return w.tolist()
kinds = torch.optim.SGD, torch.optim.Adam, torch.optim.RMSprop, torch.optim.Adagrad
before = [points(kind) for kind in kinds]
assert "sympy" not in sys.modules, "the compiler was imported"
"""
COMPILER = """
assert torch.func.grad(lambda w: (w**2).sum())(torch.ones(2)).tolist() == [2, 2]
import torch._dynamo.config
assert torch._dynamo is sys.modules["torch._dynamo"] and torch._dynamo.optimize
assert torch.compile(lambda w: w + 1, backend="eager")(torch.ones(1)).tolist() == [2]
assert [points(kind) for kind in kinds] == before
"""


@pytest.mark.slow
def test_the_compiler_is_imported_when_it_is_needed_and_the_numbers_are_the_same() -> None:
    subprocess.run([sys.executable, "-W", "ignore", "-c", OPTIMISE + COMPILER], check=True)
