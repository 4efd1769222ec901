"""Solves nothing, weakens every test cell, and tags them to be skipped."""

NOTEBOOK = "07_optimizers"
START = "release"
EARNS = []
DO = ["weaken test_GradientDescent", "weaken test_Momentum", "weaken test_Nesterov", "weaken test_AdaGrad", "weaken test_RMSprop", "weaken test_Adam", "tag test_GradientDescent skip-execution", "tag test_Momentum skip-execution", "tag test_Nesterov skip-execution", "tag test_AdaGrad skip-execution", "tag test_RMSprop skip-execution", "tag test_Adam skip-execution"]
