"""Writes the template language of nbconvert and the file prefix that it strips."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% why
{{ resources }} {% raw %} {{ ''.__class__.__mro__ }} {%- set x = 1 -%} files/<script>alert(1)</script>
<img src="files/x" onerror="alert(2)"> <a href="files/javascript:alert(3)">x</a> (java/files/script:alert(4))
<a href="/files/javascript:alert(5)">y</a> [z](/files/javascript:alert(6))
