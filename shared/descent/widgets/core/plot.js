// Drawing on a canvas in the theme's colours: contours with axes, paths, markers.

const MARGIN = { left: 52, right: 10, top: 10, bottom: 36 };

const polygon = (corners, turn, inner = 1) =>
  Array.from({ length: corners }, (_, k) => {
    const angle = turn + (2 * Math.PI * k) / corners;
    const radius = inner !== 1 && k % 2 ? inner : 1;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  });

/** Outlines of the markers, in units of their size; an empty one is a circle. */
export const MARKERS = {
  circle: [],
  square: polygon(4, Math.PI / 4).map(([x, y]) => [1.15 * x, 1.15 * y]),
  triangle: polygon(3, 0).map(([x, y]) => [1.25 * x, 1.25 * y + 0.15]),
  down: polygon(3, Math.PI).map(([x, y]) => [1.25 * x, 1.25 * y - 0.15]),
  diamond: polygon(4, 0).map(([x, y]) => [1.2 * x, 1.2 * y]),
  pentagon: polygon(5, 0).map(([x, y]) => [1.1 * x, 1.1 * y]),
  plus: [[-1, -3], [1, -3], [1, -1], [3, -1], [3, 1], [1, 1], [1, 3], [-1, 3], [-1, 1], [-3, 1], [-3, -1], [-1, -1]].map(
    ([x, y]) => [0.4 * x, 0.4 * y],
  ),
  star: polygon(10, 0, 0.45).map(([x, y]) => [1.4 * x, 1.4 * y]),
};

/** Trace a marker around (x, y). */
export function traceMarker(context, name, x, y, size) {
  const outline = MARKERS[name] ?? [];
  context.beginPath();
  if (outline.length) outline.forEach(([dx, dy]) => context.lineTo(x + size * dx, y + size * dy));
  else context.arc(x, y, size, 0, 2 * Math.PI);
  context.closePath();
}

/** A curve's style on this theme: its colour, and an edge where the colour alone is too pale to be seen. */
export function styleOn(theme, { light, dark, dash, marker }) {
  const colour = theme.dark ? dark : light;
  const rgb = parseColour(colour);
  const towards = theme.dark ? 255 : 0;
  const edge = `rgb(${rgb.map((channel) => Math.round(0.6 * channel + 0.4 * towards)).join(", ")})`;
  return { colour, dash, marker, edge: contrast(rgb, theme.ground) < 3 ? edge : null };
}

/** The colours that a widget's style sheet and the notebook's theme give to `root`. */
export function themeOf(root) {
  const style = getComputedStyle(root);
  const colour = (name) => style.getPropertyValue(`--descent-${name}`).trim();
  const ground = parseColour(style.backgroundColor);
  const dark = luminance(ground) < 0.2;
  const names = ["text", "muted", "contour", "shade"];
  return { dark, ground, font: style.fontFamily, paper: style.backgroundColor, ...pick(names, colour) };
}

function pick(names, read) {
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

/** A canvas that shows a surface from above. The surface is drawn once and kept; paths are drawn over it. */
export class Plane {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.ground = document.createElement("canvas");
  }

  /** Fit the canvas to `width` CSS pixels; its height follows from the bounds. */
  resize(width, bounds, tallest) {
    const [[x0, x1], [y0, y1]] = bounds;
    const across = width - MARGIN.left - MARGIN.right;
    const height = Math.min(tallest, (across * (y1 - y0)) / (x1 - x0) + MARGIN.top + MARGIN.bottom);
    this.ratio = window.devicePixelRatio || 1;
    Object.assign(this, { width, height, bounds, frame: equalFrame(bounds, width, height, MARGIN) });
    this.scale = planeScale(bounds, this.frame);
    for (const canvas of [this.canvas, this.ground]) {
      canvas.width = Math.round(width * this.ratio);
      canvas.height = Math.round(height * this.ratio);
    }
    this.canvas.style.height = `${height}px`;
  }

  /** Draw what does not move: shade, contours, the minimum, axes. */
  drawGround(surface, grid, theme) {
    const context = this.ground.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    this.#shade(context, surface, grid, theme);
    this.#contours(context, surface, grid, theme);
    this.#axes(context, theme);
    if (surface.minimum) this.#cross(context, surface.minimum, theme);
  }

  /** Begin a frame: the ground, and everything after it clipped to the axes. */
  begin() {
    const { context, frame } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.ground, 0, 0);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.save();
    context.beginPath();
    context.rect(frame.left, frame.top, frame.width, frame.height);
    context.clip();
  }

  end() {
    this.context.restore();
  }

  /** Draw a margin of paper along a path, so that it stands out from the contours. */
  drawHalo(path, length, t, theme) {
    const { context } = this;
    context.lineJoin = context.lineCap = "round";
    this.#trace(path, length, t);
    stroke(context, theme.paper, 5, 0.65);
  }

  /** Draw a path [x0, y0, ...] of `length` points up to the step t; a pale colour has an edge. */
  drawPath(path, length, t, { colour, edge, dash }) {
    const { context } = this;
    context.lineJoin = "round";
    context.lineCap = "butt";
    this.#trace(path, length, t);
    context.setLineDash(dash);
    if (edge) stroke(context, edge, 3, 1);
    stroke(context, colour, 2, 1);
    context.setLineDash([]);
  }

  drawMarker([x, y], { colour, edge, marker }, theme, size = 5.5) {
    const { context } = this;
    traceMarker(context, marker, this.scale.x(x), this.scale.y(y), size);
    stroke(context, theme.paper, 4, 1);
    context.fillStyle = colour;
    context.fill();
    if (edge) stroke(context, edge, 1, 1);
  }

  drawRing([x, y], theme) {
    const { context } = this;
    traceMarker(context, "circle", this.scale.x(x), this.scale.y(y), 4.5);
    context.fillStyle = theme.paper;
    context.fill();
    stroke(context, theme.text, 1.5, 1);
  }

  #trace(path, length, t) {
    const { context, scale, bounds } = this;
    const box = bounds.map(([low, high]) => [2 * low - high, 2 * high - low]);
    context.beginPath();
    let [ax, ay] = [path[0], path[1]];
    context.moveTo(scale.x(ax), scale.y(ay));
    for (let k = 1; k <= Math.min(length - 1, Math.ceil(t)); k++) {
      const [bx, by] = pointAt(path, length, Math.min(k, t));
      const part = clipSegment(ax, ay, bx, by, box);
      if (part && (part[0] !== ax || part[1] !== ay)) context.moveTo(scale.x(part[0]), scale.y(part[1]));
      if (part) context.lineTo(scale.x(part[2]), scale.y(part[3]));
      [ax, ay] = [bx, by];
    }
  }

  #shade(context, { columns, rows }, grid, theme) {
    const { low, high, power } = heights(grid);
    const [r, g, b] = parseColour(theme.shade);
    const image = new ImageData(columns, rows);
    for (let k = 0; k < columns * rows; k++) {
      const row = rows - 1 - Math.floor(k / columns);
      const height = Math.min(1, Math.max(0, (grid[k] - low) / (high - low || 1))) ** (1 / power);
      image.data.set([r, g, b, Math.round(255 * 0.3 * height)], 4 * (row * columns + (k % columns)));
    }
    const small = Object.assign(document.createElement("canvas"), { width: columns, height: rows });
    small.getContext("2d").putImageData(image, 0, 0);
    const { left, top, width, height } = this.frame;
    context.imageSmoothingQuality = "high";
    context.drawImage(small, left, top, width, height);
  }

  #contours(context, { columns, rows }, grid, theme) {
    const { left, top, width, height } = this.frame;
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

  #axes(context, theme) {
    const { left, top, width, height } = this.frame;
    const [[x0, x1], [y0, y1]] = this.bounds;
    context.strokeStyle = theme.muted;
    context.fillStyle = theme.text;
    context.lineWidth = 1;
    context.font = `12px ${theme.font}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    for (const { value, label } of ticks(x0, x1, width / 55)) {
      line(context, this.scale.x(value), top + height, 0, 4);
      context.fillText(label, this.scale.x(value), top + height + 7);
    }
    context.textAlign = "right";
    context.textBaseline = "middle";
    for (const { value, label } of ticks(y0, y1, height / 40)) {
      line(context, left, this.scale.y(value), -4, 0);
      context.fillText(label, left - 7, this.scale.y(value));
    }
    context.strokeRect(left, top, width, height);
    this.#axisNames(context, theme);
  }

  #axisNames(context, theme) {
    const { left, top, width, height } = this.frame;
    context.font = `italic 13px ${theme.font}`;
    context.textAlign = "center";
    context.textBaseline = "bottom";
    context.fillText("w₁", left + width / 2, this.height);
    context.textBaseline = "middle";
    context.fillText("w₂", left - 43, top + height / 2);
  }

  #cross(context, [x, y], theme) {
    const [px, py] = [this.scale.x(x), this.scale.y(y)];
    context.strokeStyle = theme.text;
    context.lineWidth = 1.5;
    line(context, px - 5, py, 10, 0);
    line(context, px, py - 5, 0, 10);
  }
}

function stroke(context, colour, width, alpha) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.globalAlpha = alpha;
  context.stroke();
  context.globalAlpha = 1;
}

function line(context, x, y, dx, dy) {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + dx, y + dy);
  context.stroke();
}
