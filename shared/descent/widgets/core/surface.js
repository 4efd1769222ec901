// A function of two parameters seen from above, painted on the ground of `Axes`: shade, contours, minima; probabilities.

/** Axes over the surface {bounds, names} of a scene, with the same unit both ways. */
export function surfaceRange({ bounds: [[x0, x1], [y0, y1]], labels = ["w₁", "w₂"] }) {
  return { x: { low: x0, high: x1, label: labels[0] }, y: { low: y0, high: y1, label: labels[1] } };
}

/** Paint the surface {columns, rows, minimum} with the values `grid`, the lowest row first. */
export function paintSurface(context, axes, surface, grid, theme) {
  shade(context, axes.frame, surface, grid, theme);
  paintLevels(context, axes.frame, surface, grid, contourLevels(grid, 14), { colour: theme.contour });
  for (const place of surface.minima ?? []) cross(context, axes, place, theme);
}

/**
 * Paint probabilities from 0 to 1 into a frame: the first colour below one half, the second above it, the fainter the
 * less sure. `values` has `rows` rows of `columns`, the lowest first.
 */
export function paintShares(context, frame, size, values, colours) {
  const [low, high] = colours.map(parseColour);
  const rgb = (share) => (share < 0.5 ? low : high);
  paintCells(context, frame, size, values, rgb, (share) => 82 * Math.min(1, Math.abs(2 * share - 1)));
}

/** Draw the lines where a grid, given as in `paintShares`, has one of the levels. */
export function paintLevels(context, { left, top, width, height }, { columns, rows }, values, levels, { colour, dash = [] }) {
  const x = (i) => left + (i / (columns - 1)) * width;
  const y = (j) => top + (1 - j / (rows - 1)) * height;
  context.beginPath();
  const segments = contourSegments(values, columns, rows, levels);
  for (let k = 0; k < segments.length; k += 4) {
    context.moveTo(x(segments[k]), y(segments[k + 1]));
    context.lineTo(x(segments[k + 2]), y(segments[k + 3]));
  }
  context.setLineDash(dash);
  stroke(context, colour, 1, 1);
  context.setLineDash([]);
}

function shade(context, frame, surface, grid, theme) {
  const { low, high, power } = heights(grid);
  const rgb = parseColour(theme.shade);
  const share = (value) => Math.min(1, Math.max(0, (value - low) / (high - low || 1))) ** (1 / power);
  paintCells(context, frame, surface, grid, () => rgb, (value) => 77 * share(value));
}

/** Paint a grid smoothly, each value in the colour `rgb(value)`, as opaque as `alpha(value)` of 255; what is not finite stays empty. */
function paintCells(context, { left, top, width, height }, { columns, rows }, values, rgb, alpha) {
  const image = new ImageData(columns, rows);
  for (let k = 0; k < columns * rows; k++) {
    if (!Number.isFinite(values[k])) continue;
    const at = 4 * ((rows - 1 - Math.floor(k / columns)) * columns + (k % columns));
    image.data.set(rgb(values[k]), at);
    image.data[at + 3] = alpha(values[k]);
  }
  const small = Object.assign(document.createElement("canvas"), { width: columns, height: rows });
  small.getContext("2d").putImageData(image, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(small, left, top, width, height);
}

function cross(context, axes, place, theme) {
  const [x, y] = axes.pixels(place);
  context.strokeStyle = theme.text;
  context.lineWidth = 1.5;
  line(context, x - 5, y, 10, 0);
  line(context, x, y - 5, 0, 10);
}
