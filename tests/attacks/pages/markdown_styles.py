"""Covers the page with a style sheet, an overlay that is one link, a meta refresh and a base address."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% why
<style>* { display: none } @import url(//example.org/x.css);</style><base href="//example.org/">
<meta http-equiv="refresh" content="0;url=javascript:alert(1)"><link rel="stylesheet" href="//example.org/x.css">
<a href="https://example.org" style="position:fixed;inset:0;z-index:9999;background:url(javascript:alert(2))">.</a>
<div id="test_double" class="nbgrader_cell full-credit" style="width: expression(alert(3))">Score: 2 / 2</div>
