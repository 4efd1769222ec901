// Pure geometry of two-dimensional plots: scales, ticks, contours, clipping. Nothing here touches the page.

/** The map between data {low, high, log} and the pixels from...to: `to(value)` and back, `from(pixel)`. */
export function scaleOf({ low, high, log }, from, to) {
  const [start, end] = log ? [Math.log10(low), Math.log10(high)] : [low, high];
  const unit = (to - from) / (end - start);
  const back = (pixel) => start + (pixel - from) / unit;
  if (!log) return { to: (value) => from + (value - start) * unit, from: back };
  return { to: (value) => from + (Math.log10(value) - start) * unit, from: (pixel) => 10 ** back(pixel) };
}

/** The largest frame inside width x height, less the margins, in which both axes have the same unit. */
export function equalFrame(bounds, width, height, margin) {
  const [[x0, x1], [y0, y1]] = bounds;
  const wide = Math.max(1, width - margin.left - margin.right);
  const high = Math.max(1, height - margin.top - margin.bottom);
  const unit = Math.min(wide / (x1 - x0), high / (y1 - y0));
  const frame = { width: unit * (x1 - x0), height: unit * (y1 - y0), top: margin.top };
  return { ...frame, left: margin.left + (wide - frame.width) / 2 };
}

/** Round numbers between low and high, about `count` of them. */
export function ticks(low, high, count) {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => {
    const value = (first + k) * step;
    return { value, label: value.toFixed(digits).replace(/^-(?=0(\.0*)?$)/, "").replace("-", "−") };
  });
}

/** Powers of ten between low and high, about `count` of them; with 2 and 5 times them where that is too few. */
export function logTicks(low, high, count) {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const every = Math.max(1, Math.ceil((last - first) / Math.max(1, count)));
  const powers = [];
  for (let k = Math.ceil(first / every) * every; k <= last; k += every) powers.push(k);
  const label = powers.every((k) => Math.abs(k) <= 3) ? (k) => String(Number(`1e${k}`)) : powerOfTen;
  if (powers.length >= 2) return powers.map((k) => ({ value: 10 ** k, label: label(k) }));
  const between = [];
  for (let k = first - 1; k <= last; k++) {
    for (const factor of [1, 2, 5]) between.push(Number(`${factor}e${k}`));
  }
  return between
    .filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
    .map((value) => ({ value, label: setting(value).replace("e+", "e").replace("-", "−") }));
}

function powerOfTen(k) {
  const digits = [...String(k)].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit])).join("");
  return `10${digits}`;
}

/** A number with three significant digits, as text: 0.0123, 1.50, 2.4e−7. */
export function shortNumber(value) {
  if (Number.isNaN(value)) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size >= 1e-3 && size < 1e5 ? plain(value, size) : value.toExponential(1).replace("e+", "e");
  return text.replaceAll("-", "−");
}

function plain(value, size) {
  return size >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** A number that somebody set, with at most three significant digits: 0.05, 10, 31.6. */
export function setting(value) {
  return String(Number(value.toPrecision(3)));
}

/** The corners of an arrow's head [x, y, x, y, x, y] in pixels for a shaft from (ax, ay) to (bx, by). */
export function arrowHead(ax, ay, bx, by, size) {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const head = Math.min(size, length);
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const [x, y] = [bx - head * ux, by - head * uy];
  return [bx, by, x - 0.45 * head * uy, y + 0.45 * head * ux, x + 0.45 * head * uy, y - 0.45 * head * ux];
}

/** Levels between the extremes of a grid, half of them below its median, so that they spread over the picture. */
export function contourLevels(grid, count) {
  const { low, high, power } = heights(grid);
  if (!(high > low)) return [];
  return Array.from({ length: count }, (_, k) => low + (high - low) * ((k + 1) / (count + 1)) ** power);
}

/** Extremes of a grid, and the power that takes the fraction one half to its median. */
export function heights(grid) {
  const sorted = Float32Array.from(grid).filter(Number.isFinite).sort();
  if (!sorted.length) return { low: 0, high: 0, power: 1 };
  const low = sorted[0];
  const high = sorted[sorted.length - 1];
  const middle = (sorted[sorted.length >> 1] - low) / (high - low || 1);
  return { low, high, power: Math.log(Math.min(0.5, Math.max(1e-3, middle))) / Math.log(0.5) };
}

/**
 * Marching squares: the line segments [x0, y0, x1, y1, ...] in grid units where the grid takes one of the levels.
 * The grid has `rows` rows of `columns` values. In a saddle the mean of the four corners decides.
 */
export function contourSegments(grid, columns, rows, levels) {
  const segments = [];
  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const k = j * columns + i;
      const a = grid[k];
      const b = grid[k + 1];
      const c = grid[k + columns + 1];
      const d = grid[k + columns];
      const low = Math.min(a, b, c, d); // NaN if one of them is, and then no level is between
      const high = Math.max(a, b, c, d);
      if (low === -Infinity || high === Infinity) continue;
      for (const level of levels) if (low < level && level <= high) cellSegments([a, b, c, d], i, j, level, segments);
    }
  }
  return segments;
}

const EDGES = { 1: [3, 0], 2: [0, 1], 3: [3, 1], 4: [1, 2], 6: [0, 2], 7: [3, 2], 5: [3, 0, 1, 2], 10: [0, 1, 2, 3] };

function cellSegments(corners, i, j, level, segments) {
  let code = corners.reduce((sum, value, bit) => sum + (value >= level ? 1 << bit : 0), 0);
  const saddle = code === 5 || code === 10;
  const mean = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
  if (saddle && mean >= level) code = 15 - code;
  const edges = EDGES[code] ?? EDGES[15 - code];
  for (const edge of edges) segments.push(...crossing(corners, i, j, level, edge));
}

function crossing(corners, i, j, level, edge) {
  const share = (a, b) => (level - corners[a]) / (corners[b] - corners[a]);
  if (edge === 0) return [i + share(0, 1), j];
  if (edge === 1) return [i + 1, j + share(1, 2)];
  if (edge === 2) return [i + share(3, 2), j + 1];
  return [i, j + share(0, 3)];
}

/** The point at the real-valued step t of a path [x0, y0, x1, y1, ...] with `length` points. */
export function pointAt(path, length, t) {
  const k = Math.max(0, Math.min(length - 1, Math.floor(t)));
  const next = Math.min(length - 1, k + 1);
  const share = Math.min(1, Math.max(0, t - k));
  const between = (a, b) => (share === 0 ? a : a + (b - a) * share);
  return [between(path[2 * k], path[2 * next]), between(path[2 * k + 1], path[2 * next + 1])];
}

/** Whether a point lies within the box [[x0, x1], [y0, y1]]. */
export function isInside([x, y], [[x0, x1], [y0, y1]]) {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/** The index of the point that is nearest to (x, y), or −1 if none is within `reach`. */
export function nearestIndex(points, [x, y], reach) {
  const distances = points.map(([a, b]) => Math.hypot(a - x, b - y));
  const best = distances.indexOf(Math.min(...distances));
  return best >= 0 && distances[best] <= reach ? best : -1;
}

/** The part of a segment inside the box [[x0, x1], [y0, y1]], or null (Liang and Barsky). */
export function clipSegment(ax, ay, bx, by, [[x0, x1], [y0, y1]]) {
  let from = 0;
  let to = 1;
  const sides = [[ax - bx, ax - x0], [bx - ax, x1 - ax], [ay - by, ay - y0], [by - ay, y1 - ay]];
  for (const [direction, distance] of sides) {
    if (direction === 0 && distance < 0) return null;
    if (direction < 0) from = Math.max(from, distance / direction);
    if (direction > 0) to = Math.min(to, distance / direction);
  }
  if (from > to) return null;
  const [dx, dy] = [bx - ax, by - ay];
  return [ax + from * dx, ay + from * dy, ax + to * dx, ay + to * dy];
}

/** Contrast of two colours [r, g, b] in 0...255 as WCAG defines it, from 1 to 21. */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance of a colour [r, g, b] in 0...255, from 0 to 1. */
export function luminance(rgb) {
  const [r, g, b] = rgb.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** [r, g, b] of "#rrggbb" or "rgb(...)". */
export function parseColour(text) {
  if (text.startsWith("#")) return [1, 3, 5].map((k) => parseInt(text.slice(k, k + 2), 16));
  return (text.match(/[\d.]+/g) ?? ["255", "255", "255"]).slice(0, 3).map(Number);
}
