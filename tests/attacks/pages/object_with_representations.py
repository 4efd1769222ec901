"""Leaves an object as the value of a cell, with HTML, SVG and JavaScript representations."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% first
class Page:
    _repr_html_ = lambda self: "<script>alert(1)</script>"
    _repr_svg_ = lambda self: "<svg onload=alert(2)></svg>"
    _repr_javascript_ = lambda self: "alert(3)"
    _repr_mimebundle_ = lambda self, *args, **kwargs: {"text/html": "<iframe srcdoc='<script>alert(4)</script>'>"}
    __repr__ = lambda self: "<object data=javascript:alert(5)>"
Page()
