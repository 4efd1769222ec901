"""What every test finds: no display, Jupyter's folders where current versions keep them, and Ctrl-C."""

import os
import signal

os.environ["MPLBACKEND"] = "Agg"
os.environ["JUPYTER_PLATFORM_DIRS"] = "1"
signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background is started without it
