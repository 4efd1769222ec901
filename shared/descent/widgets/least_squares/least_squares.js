// LeastSquaresExplorer: a line through points that are dragged; the numbers come from Python.

const LEAST_SQUARES_CAPTION =
  "Drag a point up and down: first one in the middle, then one at the edge. The line follows by the point's leverage " +
  "times your move. Then drag a point to the left and right: only that changes its leverage, and the hat matrix.";

/** The corners [x, y, x, y, x, y] of the projection: mean at 0, foot to its right, tip; the angle is in degrees. */
export function projectionCorners({ along, residual, angle }) {
  const turn = ((angle ?? 90) * Math.PI) / 180;
  return [0, 0, along, 0, along - residual * Math.cos(turn), residual * Math.sin(turn)];
}

/** The places of numbers in ascending order: the k-th smallest is at the k-th entry. */
export function ascending(numbers) {
  return numbers.map((_, k) => k).sort((a, b) => numbers[a] - numbers[b]);
}

class LeastSquaresView extends View {
  constructor(model) {
    super(model, { label: "LeastSquaresExplorer", className: "descent-least-squares" });
  }

  build() {
    const { bounds, labels, points } = this.scene;
    const [x, y] = bounds.map(([low, high], k) => ({ low, high, label: labels[k] }));
    this.axes = new Axes({ range: { x, y } });
    this.title = element("span", { className: "descent-title", textContent: "How far does the line follow a point?" });
    this.counter = element("span", { className: "descent-counter" });
    this.points = points.map((point) => [...point]);
    this.handles = points.map((point, k) => this.#handle(point, k));
    this.reset = element("button", { type: "button", className: "descent-button", textContent: "Points back" });
    this.reset.addEventListener("click", () => this.#reset());
    this.chosen = slider({
      label: "point", low: 1, high: points.length, step: 1, value: this.scene.selected + 1, text: String,
      onInput: (number, final) => this.#select(number - 1, final),
    });
    this.root.append(
      element("div", { className: "descent-head" }, this.title, this.counter),
      element("p", { className: "descent-caption", textContent: LEAST_SQUARES_CAPTION }),
      element("div", { className: "descent-main" }, this.axes.root, this.#side()),
      this.#table(),
    );
  }

  #side() {
    this.matrix = new Matrix();
    this.projection = new Sketch({ range: { x: { low: 0, high: 1 }, y: { low: 0, high: 1 } }, equal: true });
    this.matrixNote = element("figcaption", {});
    this.projectionNote = element("figcaption", {});
    const figures = [[this.matrix.root, this.matrixNote], [this.projection.root, this.projectionNote]];
    const pair = figures.map((parts) => element("figure", {}, ...parts));
    this.readings = new Readings(["leverage", "residual", "pull", "disagreement"]);
    const choice = element("div", { className: "descent-sliders" }, this.chosen.root, element("div", {}, this.reset));
    return element("div", { className: "descent-side" }, element("div", { className: "descent-pair" }, ...pair), this.readings.root, choice);
  }

  #table() {
    this.table = new DataTable({ label: "The numbers as a table", rows: () => this.#rows() });
    return this.table.root;
  }

  #rows() {
    const { labels, fitted, residuals, leverage } = this.scene;
    const number = (values, k) => (values ? shortNumber(values[k]) : "–");
    const row = (point, k) => [String(k + 1), ...point.map(shortNumber), ...[fitted, residuals, leverage].map((all) => number(all, k))];
    return [["point", ...labels, "fitted", "residual", "leverage"], ...this.points.map(row)];
  }

  #handle(point, k) {
    const label = `point ${k + 1} of ${this.scene.points.length}`;
    const handle = new Handle(this.axes, { label, point, onMove: (to, final) => this.#move(k, to, final) });
    handle.root.addEventListener("focus", () => this.#select(k, true));
    return handle;
  }

  #move(k, point, final) {
    this.points[k] = point;
    this.draw();
    this.ask({ points: this.points, selected: k }, final);
  }

  #select(k, final) {
    if (k === this.selected && !final) return;
    const news = k !== this.scene.selected;
    this.selected = k;
    this.draw();
    if (news) this.ask({ points: this.points, selected: k }, final);
  }

  #reset() {
    this.points = this.scene.original.map((point) => [...point]);
    this.handles.forEach((handle, k) => handle.set(this.points[k]));
    this.draw();
    this.ask({ points: this.points, selected: this.selected }, true);
  }

  offline() {
    this.reset.disabled = this.chosen.input.disabled = true;
  }

  took() {
    this.selected = this.scene.selected;
    this.chosen.set(this.selected + 1);
    this.handles.forEach((handle, k) => {
      handle.follow(this.scene.points[k], this.behind);
      this.points[k] = [...handle.point];
    });
    this.table.refresh();
  }

  layOut() {
    const { theme } = this;
    this.styles = this.scene.styles.map((style) => styleOn(theme, style));
    this.axes.resize(this.axes.root.clientWidth, Math.min(420, Math.max(260, 0.72 * this.axes.root.clientWidth)));
    this.axes.ground(theme);
    this.matrix.resize(this.matrix.root.clientWidth, this.scene.points.length);
    this.handles.forEach((handle) => handle.place());
    this.draw();
  }

  draw() {
    if (!this.styles || !this.axes.x) return;
    if (this.axes.stale) this.layOut();
    this.axes.begin();
    this.#drawLines();
    this.#drawPoints();
    this.axes.end();
    this.handles.forEach((handle, k) => {
      handle.root.tabIndex = k === this.selected ? 0 : -1;
      handle.root.classList.toggle("descent-chosen", k === this.selected);
    });
    this.#drawMatrix();
    this.#drawProjection();
    this.#read();
  }

  #drawLines() {
    const { beta, beta_without: without, fitted } = this.scene;
    const [ink, , residual] = this.styles;
    const { low, high } = this.axes.range.x;
    const across = ([intercept, slope], style) =>
      this.axes.segment([low, intercept + slope * low], [high, intercept + slope * high], style);
    if (without) across(without, { colour: this.theme.muted, dash: [6, 4], width: 1.5 });
    fitted?.forEach((height, k) => {
      const [x, y] = this.scene.points[k];
      this.axes.segment([x, height], [x, y], { ...residual, dash: [], width: 1.5 });
    });
    if (beta) across(beta, { ...ink, dash: [] });
  }

  #drawPoints() {
    this.points.forEach((point, k) => {
      const [x, y] = this.scene.original[k];
      if (x !== point[0] || y !== point[1]) this.axes.ring([x, y], { ...this.theme, text: this.theme.muted }, 3.5);
    });
    for (const point of this.points) this.axes.marker(point, { ...this.styles[1], marker: "circle" }, this.theme, 5);
  }

  #drawMatrix() {
    const { points, selected } = this.scene;
    const { hat } = this.arrays;
    this.matrix.root.hidden = !hat.length;
    this.matrixNote.textContent = hat.length ? "Hat matrix, points from left to right; the row of your point is framed." : "hat_matrix is missing.";
    if (!hat.length) return;
    const order = ascending(points.map(([x]) => x));
    const n = order.length;
    const colours = { positive: this.styles[2].colour, negative: this.styles[1].colour };
    this.matrix.draw((row, column) => hat[order[row] * n + order[column]], order.indexOf(selected), colours, this.theme);
    this.matrix.sketch.describe(`Hat matrix of ${n} points; the framed row is that of point ${selected + 1}.`);
  }

  #drawProjection() {
    const { triangle } = this.scene;
    const { projection, theme } = this;
    projection.root.hidden = !triangle;
    if (!triangle) {
      this.projectionNote.textContent = "fit_least_squares is missing.";
      return;
    }
    const size = Math.max(triangle.across, triangle.along, triangle.residual) || 1;
    const range = { low: -0.22 * size, high: 1.15 * size }; // with room for the letters
    projection.resize(this.matrix.root.parentElement.clientWidth, 400, { x: range, y: range });
    projection.ground(theme);
    projection.begin();
    this.#drawTriangle(projectionCorners(triangle), theme);
    projection.end();
    const angle = triangle.angle === null ? "" : ` Angle at ŷ: ${triangle.angle.toFixed(1)}°.`;
    this.projectionNote.textContent = `y projected to ŷ, in true lengths.${angle}`;
    projection.describe(`Triangle of the mean, the fit and y: ${this.projectionNote.textContent}`);
  }

  #drawTriangle([mx, my, fx, fy, tx, ty], theme) {
    const { projection } = this;
    const [ink, along, residual] = this.styles;
    projection.segment([mx, my], [tx, ty], { ...ink, dash: [] });
    projection.segment([mx, my], [fx, fy], { ...along, dash: [] });
    projection.segment([fx, fy], [tx, ty], { ...residual, dash: [] });
    projection.text([mx, my], "ȳ", theme, { shift: [0, 13], align: "center" });
    projection.text([fx, fy], "ŷ", theme, { shift: [0, 13], align: "center" });
    projection.text([tx, ty], "y", theme, { shift: [0, -10], align: "center" });
  }

  #read() {
    const { beta, rss, leverage, residuals, influence, disagreement, points, selected } = this.scene;
    const own = leverage?.[selected];
    const mean = leverage && leverage.reduce((sum, one) => sum + one, 0) / points.length;
    const higher = influence >= 0 ? "higher" : "lower";
    this.counter.textContent = beta ? `${shortNumber(beta[0])} + ${shortNumber(beta[1])} x · RSS ${shortNumber(rss)}` : "no line";
    this.readings.show({
      leverage: leverage && `${own.toFixed(2)}: a rise of 1 here lifts the line here by ${own.toFixed(2)} (mean ${mean.toFixed(2)})`,
      residual: residuals && shortNumber(residuals[selected]),
      pull: influence === null ? "" : `here the line is ${shortNumber(Math.abs(influence))} ${higher} than without this point (dashed)`,
      disagreement: disagreement ? `hat_matrix(X) @ y and your line differ by up to ${shortNumber(disagreement)}: one of the two is wrong` : "",
    });
    this.axes.describe(this.words());
  }

  words() {
    const { points, selected, beta, leverage, residuals, rss } = this.scene;
    const parts = [`Point ${selected + 1} at ${points[selected].map(shortNumber).join(", ")}`];
    if (beta) parts.push(`line ${shortNumber(beta[0])} plus ${shortNumber(beta[1])} x, RSS ${shortNumber(rss)}, residual ${shortNumber(residuals[selected])}`);
    if (leverage) parts.push(`leverage ${leverage[selected].toFixed(2)}`);
    return `${parts.join("; ")}.`;
  }
}

export default widget(LeastSquaresView);
