"""Solves everything as the lesson does."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = ["GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam"]
