// Drawings on `Axes` without axes: a matrix of cells, a probability as colour; and lists of readings beside a picture.

/** Axes without lines and numbers, for drawings whose scale is in the words beside them. */
export class Sketch extends Axes {
  constructor(options) {
    super({ margin: { left: 2, right: 2, top: 2, bottom: 2 }, ...options });
  }

  /** Forget what was painted before; `paint(context)` on the empty ground. */
  ground(theme, paint = () => {}) {
    const context = this.kept.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    paint(context);
  }
}

/** How dark a cell with a weight from −1 to 1 is: 0 for none, 1 for a full one; small ones can still be seen. */
export function cellShade(weight) {
  return Math.min(1, Math.sqrt(Math.abs(weight)));
}

/**
 * A square matrix of weights from −1 to 1, its first row on top. Positive and negative ones have their own colours,
 * and negative ones a dash as well, so that nobody needs the colours. One row is framed.
 */
export class Matrix {
  constructor() {
    this.sketch = new Sketch({ range: { x: { low: 0, high: 1 }, y: { low: 0, high: 1 } }, equal: true });
    this.root = this.sketch.root;
  }

  resize(width, count) {
    const side = { low: 0, high: count };
    this.count = count;
    this.sketch.resize(width, width, { x: side, y: side });
  }

  /** Draw `values(row, column)` with the row `framed`. */
  draw(values, framed, { positive, negative }, theme) {
    const { sketch, count } = this;
    sketch.ground(theme);
    sketch.begin();
    for (let row = 0; row < count; row++) {
      for (let column = 0; column < count; column++) this.#cell(row, column, values(row, column), { positive, negative }, theme);
    }
    const [left, top] = sketch.pixels([0, count - framed]);
    const [right, bottom] = sketch.pixels([count, count - framed - 1]);
    sketch.context.strokeStyle = theme.text;
    sketch.context.lineWidth = 1.5;
    sketch.context.strokeRect(left + 1, top, right - left - 2, bottom - top);
    sketch.end();
  }

  #cell(row, column, weight, { positive, negative }, theme) {
    const { context } = this.sketch;
    const [left, top] = this.sketch.pixels([column, this.count - row]);
    const [right, bottom] = this.sketch.pixels([column + 1, this.count - row - 1]);
    context.globalAlpha = cellShade(weight);
    context.fillStyle = weight < 0 ? negative : positive;
    context.fillRect(left + 0.5, top + 0.5, right - left - 1, bottom - top - 1);
    context.globalAlpha = 1;
    if (weight > -0.005) return;
    context.strokeStyle = theme.text;
    context.lineWidth = 1;
    line(context, left + 0.3 * (right - left), (top + bottom) / 2, 0.4 * (right - left), 0);
  }
}

/**
 * Paint probabilities from 0 to 1 on the ground of `axes`: the first colour below one half, the second above it, the
 * fainter the less sure. `values` has `rows` rows of `columns`, the lowest first.
 */
export function paintShares(context, { left, top, width, height }, { columns, rows }, values, colours) {
  const [low, high] = colours.map(parseColour);
  const image = new ImageData(columns, rows);
  for (let k = 0; k < columns * rows; k++) {
    const row = rows - 1 - Math.floor(k / columns);
    const sure = Math.min(1, Math.abs(2 * values[k] - 1));
    const alpha = Number.isFinite(sure) ? 0.32 * sure : 0;
    image.data.set([...(values[k] < 0.5 ? low : high), Math.round(255 * alpha)], 4 * (row * columns + (k % columns)));
  }
  const small = Object.assign(document.createElement("canvas"), { width: columns, height: rows });
  small.getContext("2d").putImageData(image, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(small, left, top, width, height);
}

/** Draw the lines where a grid, as `paintShares` takes it, has one of the levels. */
export function paintLevels(context, { left, top, width, height }, { columns, rows }, values, levels, { colour, dash }) {
  const x = (i) => left + (i / (columns - 1)) * width;
  const y = (j) => top + (1 - j / (rows - 1)) * height;
  context.beginPath();
  for (const level of levels) {
    const segments = contourSegments(values, columns, rows, level);
    for (let k = 0; k < segments.length; k += 4) {
      context.moveTo(x(segments[k]), y(segments[k + 1]));
      context.lineTo(x(segments[k + 2]), y(segments[k + 3]));
    }
  }
  context.setLineDash(dash);
  stroke(context, colour, 1, 1);
  context.setLineDash([]);
}

/** The index of the point that is nearest to (x, y), or −1 if none is within `reach`. */
export function nearestIndex(points, [x, y], reach) {
  const distances = points.map(([a, b]) => Math.hypot(a - x, b - y));
  const best = distances.indexOf(Math.min(...distances));
  return best >= 0 && distances[best] <= reach ? best : -1;
}

/** Numbers with their names, as a list of terms; `show({name: text})`, where a missing text hides its line. */
export class Readings {
  constructor(names) {
    this.values = new Map(names.map((name) => [name, element("dd", { className: "descent-number" })]));
    const lines = [...this.values].map(([name, value]) => element("div", {}, element("dt", { textContent: name }), value));
    this.root = element("dl", { className: "descent-readings" }, ...lines);
  }

  show(texts) {
    for (const [name, value] of this.values) {
      const text = texts[name] ?? "";
      value.parentElement.hidden = !text;
      if (value.textContent !== text) value.textContent = text;
    }
  }
}
