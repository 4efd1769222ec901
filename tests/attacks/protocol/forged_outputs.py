"""Sends outputs with HTML, JavaScript and a result, as no honest record holds them."""

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
    page = "<script>alert(document.domain)</script>"
    data = {"text/html": page, "application/javascript": "alert(1)", "image/svg+xml": page, "text/plain": "2"}
    outputs = [
        {"output_type": kind, "data": data, "metadata": {"text/html": {"isolated": True}}, "execution_count": 1}
        for kind in ("execute_result", "display_data", "update_display_data")
    ]
    line._sock.sendall(pack({"op": "return", "value": 0, "changed": [], "outputs": outputs}))
    while True:
        pass
