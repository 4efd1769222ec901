// A canvas with axes in the theme's colours: linear or logarithmic, with numbers; lines, markers, arrows in data units.

const MARGIN = { left: 52, right: 16, top: 10, bottom: 36 };

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

/**
 * A canvas with axes. What does not move is painted once by `ground` and kept; a frame is everything between `begin`
 * and `end`, clipped to the axes. `range` is {x: {low, high, log, label}, y: {...}}; with `equal` both axes have the
 * same unit. `root` is what to put into the page; a `Handle` puts itself into it.
 */
export class Axes {
  constructor({ range, equal = false, margin = {} }) {
    this.canvas = element("canvas", { attributes: { role: "img" } });
    this.root = element("div", { className: "descent-stage" }, this.canvas);
    this.context = this.canvas.getContext("2d");
    this.kept = document.createElement("canvas");
    Object.assign(this, { range, equal, margin: { ...MARGIN, ...margin } });
  }

  /** What a screen reader says of the picture. */
  describe(text) {
    if (this.canvas.getAttribute("aria-label") !== text) this.canvas.setAttribute("aria-label", text);
  }

  /** Fit the canvas into `width` CSS pixels; with `equal` the height follows from the range, up to `tallest`. */
  resize(width, tallest, range = this.range) {
    const bounds = [range.x, range.y].map(({ low, high }) => [low, high]);
    const { margin } = this;
    const height = this.equal ? Math.min(tallest, heightFor(bounds, width, margin)) : tallest;
    const { left, top, right, bottom } = margin;
    const whole = { left, top, width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) };
    const frame = this.equal ? equalFrame(bounds, width, height, margin) : whole;
    Object.assign(this, { width, height, range, frame, ratio: window.devicePixelRatio || 1 });
    this.x = scaleOf(range.x, frame.left, frame.left + frame.width);
    this.y = scaleOf(range.y, frame.top + frame.height, frame.top);
    const [across, up] = [Math.round(width * this.ratio), Math.round(height * this.ratio)];
    for (const canvas of [this.canvas, this.kept]) {
      if (canvas.width !== across || canvas.height !== up) Object.assign(canvas, { width: across, height: up });
    }
    this.canvas.style.height = `${height}px`;
  }

  /** Whether the display has become denser or coarser since `resize`. */
  get stale() {
    return this.ratio !== (window.devicePixelRatio || 1);
  }

  pixels([x, y]) {
    return [this.x.to(x), this.y.to(y)];
  }

  data([left, top]) {
    return [this.x.from(left), this.y.from(top)];
  }

  /** Where a pointer is, in CSS pixels of the canvas. */
  offset(event) {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  /** The point within the range that is nearest. */
  nearest([x, y]) {
    const between = (value, { low, high }) => Math.min(high, Math.max(low, value));
    return [between(x, this.range.x), between(y, this.range.y)];
  }

  holds([x, y]) {
    const { x: across, y: up } = this.range;
    return x >= across.low && x <= across.high && y >= up.low && y <= up.high;
  }

  /** Paint what does not move: `paint(context)` below the axes with their numbers. */
  ground(theme, paint = () => {}) {
    const context = this.kept.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    paint(context);
    this.#axes(context, theme);
  }

  begin() {
    const { context, frame } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.kept, 0, 0);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.save();
    context.beginPath();
    context.rect(frame.left, frame.top, frame.width, frame.height);
    context.clip();
  }

  end() {
    this.context.restore();
  }

  /** A line of paper along a path, so that it stands out from what lies below. */
  halo(path, length, t, theme) {
    this.context.lineCap = "round";
    this.#trace(path, length, t);
    stroke(this.context, theme.paper, 5, 0.65);
  }

  /** A path [x0, y0, x1, y1, ...] of `length` points up to the real-valued step `t`; a pale colour has an edge. */
  path(path, length, t, { colour, edge, dash = [], width = 2 }) {
    const { context } = this;
    context.lineCap = "butt";
    this.#trace(path, length, t);
    context.setLineDash(dash);
    if (edge) stroke(context, edge, width + 1, 1);
    stroke(context, colour, width, 1);
    context.setLineDash([]);
  }

  /** A straight line between two points. */
  segment(a, b, style) {
    this.path([...a, ...b], 2, 1, style);
  }

  /** The area between two paths with the same x, such as a band around a curve. */
  band(upper, lower, length, colour, alpha = 0.2) {
    const { context } = this;
    context.beginPath();
    for (let k = 0; k < length; k++) context.lineTo(...this.pixels([upper[2 * k], upper[2 * k + 1]]));
    for (let k = length - 1; k >= 0; k--) context.lineTo(...this.pixels([lower[2 * k], lower[2 * k + 1]]));
    context.globalAlpha = alpha;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
  }

  /** An arrow between two points of the data; one shorter than two pixels is left out. */
  arrow(a, b, { colour, width = 2.5, dash = [] }, theme) {
    const [[ax, ay], [bx, by]] = [this.pixels(a), this.pixels(b)];
    if (![ax, ay, bx, by].every(Number.isFinite) || Math.hypot(bx - ax, by - ay) < 2) return;
    const head = arrowHead(ax, ay, bx, by, 11);
    const { context } = this;
    const trace = (shaft) => {
      context.beginPath();
      if (shaft) context.moveTo(ax, ay);
      if (shaft) context.lineTo((head[2] + head[4]) / 2, (head[3] + head[5]) / 2);
      else for (let k = 0; k < 6; k += 2) context.lineTo(head[k], head[k + 1]);
      if (!shaft) context.closePath();
    };
    trace(true);
    stroke(context, theme.paper, width + 3, 0.8);
    trace(false);
    stroke(context, theme.paper, 3, 0.8);
    context.fillStyle = colour;
    context.fill();
    trace(true);
    context.setLineDash(dash);
    stroke(context, colour, width, 1);
    context.setLineDash([]);
  }

  marker(point, { colour, edge, marker = "circle" }, theme, size = 5.5) {
    const { context } = this;
    traceMarker(context, marker, ...this.pixels(point), size);
    stroke(context, theme.paper, 4, 1);
    context.fillStyle = colour;
    context.fill();
    if (edge) stroke(context, edge, 1, 1);
  }

  /** An open circle. */
  ring(point, theme, size = 4.5) {
    const { context } = this;
    traceMarker(context, "circle", ...this.pixels(point), size);
    context.fillStyle = theme.paper;
    context.fill();
    stroke(context, theme.text, 1.5, 1);
  }

  /** A short text beside a point. */
  text(point, words, theme, { colour = theme.text, align = "left", shift = [8, -8] } = {}) {
    const { context } = this;
    const [x, y] = this.pixels(point);
    context.font = `12px ${theme.font}`;
    context.textAlign = align;
    context.textBaseline = "middle";
    context.strokeStyle = theme.paper;
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeText(words, x + shift[0], y + shift[1]);
    context.fillStyle = colour;
    context.fillText(words, x + shift[0], y + shift[1]);
  }

  #trace(path, length, t) {
    const { context, x, y } = this;
    const box = [range3(this.range.x), range3(this.range.y)];
    const [[x0, x1], [y0, y1]] = box;
    context.lineJoin = "round";
    context.beginPath();
    context.moveTo(x.to(path[0]), y.to(path[1]));
    const whole = Math.min(length - 1, Math.floor(t));
    let wasInside = false;
    for (let k = 0; k <= 2 * whole; k += 2) {
      const [a, b] = [path[k], path[k + 1]];
      const inside = a >= x0 && a <= x1 && b >= y0 && b <= y1; // as isInside, without an array for every point
      if (inside && wasInside) context.lineTo(x.to(a), y.to(b));
      else if (k) this.#clipped(path.slice(k - 2, k), [a, b], box);
      wasInside = inside;
    }
    if (whole < Math.min(t, length - 1)) this.#clipped(path.slice(2 * whole, 2 * whole + 2), pointAt(path, length, t), box);
  }

  #clipped(a, b, box) {
    const part = clipSegment(...a, ...b, box);
    if (!part) return;
    if (part[0] !== a[0] || part[1] !== a[1]) this.context.moveTo(this.x.to(part[0]), this.y.to(part[1]));
    this.context.lineTo(this.x.to(part[2]), this.y.to(part[3]));
  }

  #axes(context, theme) {
    const { frame, range } = this;
    const { left, top, width, height } = frame;
    const marks = ({ low, high, log }, count) => (log ? logTicks : ticks)(low, high, count);
    context.strokeStyle = theme.muted;
    context.fillStyle = theme.text;
    context.lineWidth = 1;
    context.font = `12px ${theme.font}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    for (const { value, label } of marks(range.x, width / 55)) {
      line(context, this.x.to(value), top + height, 0, 4);
      context.fillText(label, this.x.to(value), top + height + 7);
    }
    context.textAlign = "right";
    context.textBaseline = "middle";
    for (const { value, label } of marks(range.y, height / 40)) {
      line(context, left, this.y.to(value), -4, 0);
      context.fillText(label, left - 7, this.y.to(value));
    }
    context.strokeRect(left, top, width, height);
    this.#names(context, theme);
  }

  #names(context, theme) {
    const { left, top, width, height } = this.frame;
    context.font = `italic 13px ${theme.font}`;
    context.textAlign = "center";
    context.textBaseline = "bottom";
    context.fillText(this.range.x.label ?? "", left + width / 2, this.height);
    context.save();
    context.translate(left - 44, top + height / 2);
    const name = this.range.y.label ?? "";
    if (name.length > 2) context.rotate(-Math.PI / 2);
    context.textBaseline = "middle";
    context.fillText(name, 0, 0);
    context.restore();
  }
}

/** Three times the range, so that a line is cut only where nobody sees the cut. */
function range3({ low, high, log }) {
  return log ? [low * (low / high), high * (high / low)] : [2 * low - high, 2 * high - low];
}

function heightFor([[x0, x1], [y0, y1]], width, { left, right, top, bottom }) {
  return (Math.max(1, width - left - right) * (y1 - y0)) / (x1 - x0) + top + bottom;
}

export function stroke(context, colour, width, alpha) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.globalAlpha = alpha;
  context.stroke();
  context.globalAlpha = 1;
}

export function line(context, x, y, dx, dy) {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + dx, y + dy);
  context.stroke();
}
