"""Everything is right but Adam, which ends the process, and a cell that writes where it may not."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = ["GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSprop"]

# %% first
import os
from pathlib import Path

for folder in ["/", "/site", "/opt/candidate", os.path.expanduser("~/../home"), "/root"]:
    try:
        (Path(folder) / "gradebook.db").write_text("Adam: full marks")
    except OSError as problem:
        print(problem)


# %% Adam
class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        os._exit(0)
