"""Sends escape sequences that clear a terminal, set its title, hide text and forge a line of the table of marks."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = []

# %% double
def double(x):
    raise ValueError("\x1b[2J\x1b]0;owned\x07\x1b[8mhidden\x1b[0m\x9b31m \u202e reversed")

# %% Counter
Spoof = type("x\nhonest 6 / 6", (Exception,), {})
class Counter:
    def __init__(self, bound):
        raise Spoof("\r\x1b[1Afull marks\x1b[K")

# %% batches
def batches(n, size, rng):
    print("\x1b]8;;javascript:alert(1)\x07click\x1b]8;;\x07 \x1b[31;<script>alert(2)</script>m red \x1b[38;2;300;1;1m")
    assert False, "\x1bP+q544e\x1b\\ [link=javascript:alert(3)]rich[/link]"
