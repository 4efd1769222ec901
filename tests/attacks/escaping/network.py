"""Fetches the answer from outside, by every family of sockets."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import socket
import urllib.request
def double(x):
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, getattr(socket, "AF_NETLINK", 16), 40):
        try:
            socket.socket(family, socket.SOCK_STREAM).connect(("127.0.0.1", 80))
        except OSError:
            pass
    try:
        return urllib.request.urlopen("http://127.0.0.1:8888/answer", timeout=1).read()
    except OSError:
        return x
