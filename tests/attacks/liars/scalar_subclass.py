"""Returns a subclass of float64 with bytes and dtype of its own."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
class Scalar(np.float64):
    def tobytes(self, *args):
        return b"\0" * 64
    dtype = property(lambda self: np.dtype("f8"))
def double(x):
    return Scalar(1.0)
