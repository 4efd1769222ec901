"""Displays HTML, JavaScript, SVG, LaTeX, markdown and an iframe."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% first
from IPython.display import HTML, SVG, IFrame, Javascript, Latex, Markdown, display
display(HTML("<script>alert(1)</script>"), HTML("<img src=x onerror=alert(2)>"))
display(SVG(data="<svg xmlns='http://www.w3.org/2000/svg' onload='alert(3)'/>"))
display(Javascript("alert(4)"), IFrame("javascript:alert(5)", 100, 100))
display(Markdown("[x](javascript:alert(6))"), Latex("</script><script>alert(7)</script>"))
