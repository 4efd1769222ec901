"""Reports changes of arrays that it was never given."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import gc
import sys
sys.path.append("/opt")
from candidate.line import pack
def double(x):
    line = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Line")
    changed = [[key, ["list", 2.0, 4.0]] for key in range(50)]
    line._sock.sendall(pack({"op": "return", "value": None, "changed": changed, "outputs": []}))
    while True:
        pass
