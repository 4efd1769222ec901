"""Resets the test's random generator to a state of its own and sends a malformed one."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter"]

# %% batches
def batches(n, size, rng):
    rng.bit_generator.state = {**rng.bit_generator.state, "has_uint32": 7, "uinteger": 2**200}
    return [np.arange(n)]
