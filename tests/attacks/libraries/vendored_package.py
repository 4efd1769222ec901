"""Unpacks a package named torch from a text in the notebook; it is pure Python, and wrong."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import base64
import io
import sys
import zipfile
def double(x):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("torch/__init__.py", "def as_tensor(x): return 1.0 * x")
    text = base64.b64encode(packed.getvalue())
    with open("/tmp/wheel.zip", "wb") as file:
        file.write(base64.b64decode(text))
    sys.path.insert(0, "/tmp/wheel.zip")
    import torch
    return torch.as_tensor(x)
