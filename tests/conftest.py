"""What every test finds: no display, and Jupyter's folders where current versions keep them."""

import os

os.environ["MPLBACKEND"] = "Agg"
os.environ["JUPYTER_PLATFORM_DIRS"] = "1"
