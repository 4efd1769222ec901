"""Has half surrogate pairs in cells, in what it prints, in what it raises and in the name of an error."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["batches"]
DO = ["put_surrogate why", "put_surrogate last"]

# %% double
def double(x):
    print("\ud800 half \udfff")
    raise ValueError("\ud83d only half")

# %% Counter
Odd = type("Half\udc00", (Exception,), {})
class Counter:
    def __init__(self, bound):
        raise Odd("\udcff")

# %% last
print("\ud800")
