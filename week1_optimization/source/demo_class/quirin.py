"""Everything is right; a second notebook lies beside it, and another program threw all metadata away."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = ["GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam"]
DO = ["extra_file scratch.ipynb", "strip_metadata"]
