"""Hides a page in a raw cell of HTML."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]
DO = ["set_kind last raw"]

# %% last
<script>alert(1)</script><iframe src="javascript:alert(2)"></iframe><img src=x onerror=alert(3)>
