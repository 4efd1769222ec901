// Drawings on `Axes` without axes, such as a matrix of cells.

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
