"""Raises errors whose text, name and line of code are markup."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = []

# %% double
def double(x):
    raise ValueError("<script>alert(1)</script><img src=x onerror=alert(2)>")  # <svg onload=alert(3)>

# %% Counter
Bad = type("<img src=x onerror=alert(4)>", (Exception,), {})
class Counter:
    def __init__(self, bound):
        raise Bad("</pre><script>alert(5)</script>")

# %% batches
def batches(n, size, rng):
    assert False, "</td></table><iframe src=javascript:alert(6)>[bold red]markup[/bold red][/]"
