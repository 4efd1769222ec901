// A function of two parameters seen from above, painted on the ground of `Axes`: shade, contours, the minimum.

/** Axes over the surface {bounds, names} of a scene, with the same unit both ways. */
export function surfaceRange({ bounds: [[x0, x1], [y0, y1]], labels = ["w₁", "w₂"] }) {
  return { x: { low: x0, high: x1, label: labels[0] }, y: { low: y0, high: y1, label: labels[1] } };
}

/** Paint the surface {columns, rows, minimum} with the values `grid`, the lowest row first. */
export function paintSurface(context, axes, surface, grid, theme) {
  shade(context, axes.frame, surface, grid, theme);
  contours(context, axes.frame, surface, grid, theme);
  for (const place of surface.minima ?? []) cross(context, axes, place, theme);
}

function shade(context, { left, top, width, height }, { columns, rows }, grid, theme) {
  const { low, high, power } = heights(grid);
  const [r, g, b] = parseColour(theme.shade);
  const image = new ImageData(columns, rows);
  for (let k = 0; k < columns * rows; k++) {
    const row = rows - 1 - Math.floor(k / columns);
    const share = Math.min(1, Math.max(0, (grid[k] - low) / (high - low || 1))) ** (1 / power);
    const alpha = Number.isFinite(grid[k]) ? 0.3 * share : 0;
    image.data.set([r, g, b, Math.round(255 * alpha)], 4 * (row * columns + (k % columns)));
  }
  const small = Object.assign(document.createElement("canvas"), { width: columns, height: rows });
  small.getContext("2d").putImageData(image, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(small, left, top, width, height);
}

function contours(context, { left, top, width, height }, { columns, rows }, grid, theme) {
  const x = (i) => left + (i / (columns - 1)) * width;
  const y = (j) => top + (1 - j / (rows - 1)) * height;
  context.beginPath();
  for (const level of contourLevels(grid, 14)) {
    const segments = contourSegments(grid, columns, rows, level);
    for (let k = 0; k < segments.length; k += 4) {
      context.moveTo(x(segments[k]), y(segments[k + 1]));
      context.lineTo(x(segments[k + 2]), y(segments[k + 3]));
    }
  }
  stroke(context, theme.contour, 1, 1);
}

function cross(context, axes, place, theme) {
  const [x, y] = axes.pixels(place);
  context.strokeStyle = theme.text;
  context.lineWidth = 1.5;
  line(context, x - 5, y, 10, 0);
  line(context, x, y - 5, 0, 10);
}
