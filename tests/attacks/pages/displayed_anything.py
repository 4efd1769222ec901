"""Displays a bundle with every kind that a page may act on, and metadata that isolates it in a frame."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% first
from IPython.display import display
bad = "<script>alert(1)</script>"
kinds = ["text/html", "application/javascript", "image/svg+xml", "text/markdown", "text/latex", "application/pdf",
         "application/vnd.jupyter.widget-view+json", "text/vnd.mermaid", "application/json", "image/gif"]
display({kind: bad for kind in kinds} | {"text/plain": bad}, raw=True, metadata={"text/html": {"isolated": True}})
display({"image/png": '"><script>alert(2)</script>', "image/jpeg": '" onerror="alert(3)'}, raw=True)
