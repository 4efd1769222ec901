"""Sends a picture with metadata of width, height and text that would leave their attribute."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% first
from IPython.display import display
display({"image/png": "iVBORw0KGgo="}, raw=True, metadata={
    "image/png": {"width": "1 onload=alert(1)", "height": '"><script>alert(2)</script>', "alt": '" onerror="alert(3)'},
    "filenames": {"image/png": "javascript:alert(4)"},
})
