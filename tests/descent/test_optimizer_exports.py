"""A race as a page that plays offline and as a film."""

import base64
import json
import re

import numpy as np
import pytest
from matplotlib.animation import FFMpegWriter
from PIL import Image

from descent.surfaces import EllipticSurface
from descent.widgets import OptimizerExplorer, base


class Descent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        return w - self.learning_rate * gradient(w)


def explorer(name="d"):
    return OptimizerExplorer(EllipticSurface(10.0), {name: Descent(0.05), "e": Descent(0.1)}, num_steps=20)


def test_the_page_holds_everything_and_names_no_other_place(tmp_path):
    widget = explorer()
    text = widget.to_html(tmp_path / "race.html")
    assert (tmp_path / "race.html").read_text(encoding="utf-8") == text
    assert "default-src &#x27;none&#x27;" in text
    assert not re.search(r"(src|href)\s*=\s*.?https?:|@import|url\(", text)
    state = json.loads(re.search(r'id="state">(.*?)</script>', text, re.DOTALL).group(1))
    assert state["state"]["scene"]["runs"][0]["length"] == 21
    assert set(state["buffers"]) == {"paths", "losses", "details", "grid"}
    # Whatever is not in the page, nobody can be asked for.
    assert state["state"]["scene"]["looked_into"] == [0, 1]
    assert len(base64.b64decode(state["buffers"]["details"])) == 2 * 20 * 4 * 4
    assert len(text) < 400_000


class Dicing(Descent):
    """It walks another way every time."""

    random = np.random.default_rng(5)

    def step(self, w, gradient):
        assert base._COMPUTING._is_owned()  # the messages of the browser come in another thread
        return w - self.learning_rate * gradient(w) + self.random.normal(size=2)


def test_the_page_shows_the_present_race_and_no_other():
    widget = OptimizerExplorer(
        EllipticSurface(10.0), {"d": Descent(0.05), "r": Dicing(0.05), "e": Descent(0.1)}
    )
    paths = widget.paths
    state = json.loads(re.search(r'id="state">(.*?)</script>', widget.to_html(), re.DOTALL).group(1))
    assert base64.b64decode(state["buffers"]["paths"]) == paths
    assert state["state"]["scene"]["looked_into"] == [0, 2]


def test_names_cannot_leave_their_place_in_the_page():
    text = explorer("</script><script>alert(1)</script>").to_html()
    assert "<script>alert" not in text


def test_a_gif_shows_the_paths_growing(tmp_path):
    file = tmp_path / "race.gif"
    explorer().to_movie(file, seconds=0.5, frames_per_second=8)
    with Image.open(file) as film:
        assert film.n_frames >= 4
        first = np.asarray(film.convert("RGB")).astype(int)
        film.seek(film.n_frames - 1)
        last = np.asarray(film.convert("RGB")).astype(int)
    assert (np.abs(first - last).sum(axis=2) > 100).sum() > 200


def test_other_endings_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"expected a name that ends with .gif or .mp4"):
        explorer().to_movie(tmp_path / "race.avi")


def test_an_mp4_without_ffmpeg_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(FFMpegWriter, "isAvailable", classmethod(lambda cls: False))
    with pytest.raises(ValueError, match=r"needs the program ffmpeg"):
        explorer().to_movie(tmp_path / "race.mp4")
