"""Puts the same into a markdown cell of its own, with code fences and tables around it."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]
DO = ["set_kind last markdown"]

# %% last
```html"><script>alert(1)</script>
x
```

```mermaid
</pre><img src=x onerror=alert(2)>
```

| a | b |
|---|---|
| <img src=x onerror=alert(3)> | `<script>alert(4)</script>` |

# <a name="top" onclick="alert(5)">heading</a>
