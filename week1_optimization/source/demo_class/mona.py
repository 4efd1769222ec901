"""Everything is right; two test cells are lost and one was replaced by one that passes."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = ["GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam"]
DO = ["drop test_Momentum", "drop test_Adam", "weaken test_Nesterov"]
