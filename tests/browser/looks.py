"""What is on a widget's canvas."""

from playwright.sync_api import Locator

_COUNT = """(canvas, [r, g, b]) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const far = (k) => Math.max(Math.abs(data[k] - r), Math.abs(data[k + 1] - g), Math.abs(data[k + 2] - b)) > 12;
  let count = 0;
  for (let k = 0; k < data.length; k += 4) count += data[k + 3] > 250 && !far(k);
  return count;
}"""


def pixels(canvas: Locator, colour: str) -> int:
    """The number of opaque pixels within 12 of ``colour``, ``#rrggbb``, in each channel."""
    return int(canvas.evaluate(_COUNT, [int(colour[k : k + 2], 16) for k in (1, 3, 5)]))


def picture(canvas: Locator) -> str:
    """All that is on the canvas, to be compared with another moment's."""
    return str(canvas.evaluate("canvas => canvas.toDataURL()"))
