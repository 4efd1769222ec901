"""Hides markup and links in formulas, and breaks their names apart."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% why
$\href{javascript:alert(1)}{x}$ $$<img src=x onerror=alert(2)>$$ $a<b\text{<script>alert(3)</script>}$
\begin{x<img src=x onerror=alert(4)>}\end{x} $\hr<wbr>ef{javascript:alert(5)}{y}$
<script type="text/x-mathjax-config">MathJax.Hub.Config({})</script><script type="math/tex">\href{javascript:alert(6)}{z}</script>
