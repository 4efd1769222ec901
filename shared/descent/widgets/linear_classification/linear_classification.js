// LinearClassificationExplorer: a boundary with handles, judged by the student's functions in Python.

const CLASSIFICATION_CAPTION =
  "Drag the dot to shift the boundary, the arrow's tip to turn it and to stretch the weights. In the shaded band no " +
  "sample changes sides: the accuracy cannot say which way is better, the cross-entropy can. Then stretch the weights " +
  "alone: only the loss notices.";

/** The two points at which a line through a point leaves a square around it; the line is at a right angle to `normal`. */
export function lineAcross([x, y], [nx, ny], reach) {
  const length = Math.hypot(nx, ny) || 1;
  const [dx, dy] = [(-ny / length) * reach, (nx / length) * reach];
  return [[x - dx, y - dy], [x + dx, y + dy]];
}

class ClassificationView extends View {
  constructor(model) {
    super(model, { label: "LinearClassificationExplorer", className: "descent-classification" });
  }

  build() {
    const { bounds, labels, names } = this.scene;
    const [x, y] = bounds.map(([low, high], k) => ({ low, high, label: labels[k] }));
    this.axes = new Axes({ range: { x, y }, equal: true });
    this.axes.canvas.addEventListener("click", (event) => this.#click(event));
    this.#makeHandles();
    this.legend = names.map((name) => element("span", { className: "descent-class", textContent: name }));
    this.counter = element("span", { className: "descent-counter" });
    const title = element("span", { className: "descent-title", textContent: "What the loss sees and the accuracy does not" });
    const left = element("div", {}, element("div", { className: "descent-classes" }, ...this.legend), this.axes.root);
    this.root.append(
      element("div", { className: "descent-head" }, title, this.counter),
      element("p", { className: "descent-caption", textContent: CLASSIFICATION_CAPTION }),
      element("div", { className: "descent-main" }, left, this.#side()),
      this.#table(),
    );
  }

  #makeHandles() {
    const { anchor } = this.scene;
    this.anchor = new Handle(this.axes, {
      label: "boundary", point: anchor,
      onMove: (point, final) => this.#set({ anchor: point }, final),
    });
    this.tip = new Handle(this.axes, {
      label: "tip of the weights", point: anchor,
      onMove: (point, final) => this.#set({ weights: this.#weightsTo(point) }, final),
    });
  }

  #weightsTo([x, y]) {
    const { reach } = this.scene;
    const { anchor, weights: before } = this.boundary;
    const weights = [(x - anchor[0]) / reach, (y - anchor[1]) / reach];
    return weights[0] || weights[1] ? weights : before;
  }

  #side() {
    this.road = new RoadCharts(this.scene.road, (settings, final) => this.#set(settings, final));
    return element("div", { className: "descent-side" }, ...this.road.parts, this.#chain());
  }

  #chain() {
    const { points } = this.scene;
    this.chosen = slider({
      label: "sample", low: 1, high: points.length, step: 1, value: this.scene.selected + 1, text: String,
      onInput: (number, final) => this.#choose(number - 1, final),
    });
    this.readings = new Readings(["score", "softmax", "cross-entropy"]);
    return element("div", { className: "descent-chain" }, this.chosen.root, this.readings.root);
  }

  #table() {
    this.table = new DataTable({ label: "The numbers as a table", rows: () => this.#rows() });
    return this.table.root;
  }

  #rows() {
    const { points, classes, names, labels, scores, probabilities, losses } = this.scene;
    const number = (values, k) => (values ? shortNumber(values[k]) : "–");
    const likely = probabilities?.map(([, share]) => share);
    const row = (point, k) => [String(k + 1), names[classes[k]], ...point.map(shortNumber), ...[scores, likely, losses].map((all) => number(all, k))];
    return [["sample", "class", ...labels, "score", `probability of ${names[1]}`, "loss"], ...points.map(row)];
  }

  /** Ask for what is there, and asked for already, with these changes. */
  #set({ place, ...changes }, final) {
    this.boundary = { ...this.boundary, ...changes };
    this.ask({ ...this.boundary, place, road: this.road.name, selected: this.selected }, final);
  }

  #choose(index, final) {
    this.selected = index;
    this.draw();
    if (final) this.#set({}, true);
  }

  #click(event) {
    const index = nearestIndex(this.scene.points.map((point) => this.axes.pixels(point)), this.axes.offset(event), 14);
    if (index < 0) return;
    this.chosen.set(index + 1);
    if (this.model.offline) this.#choose(index, false);
    else this.#choose(index, true);
  }

  offline() {
    this.road.menu.select.disabled = true;
  }

  took() {
    const { anchor, weights, reach, selected } = this.scene;
    if (!this.behind) this.boundary = { anchor, weights };
    this.selected = selected;
    this.chosen.set(selected + 1);
    this.anchor.follow(anchor, this.behind);
    this.tip.follow([anchor[0] + reach * weights[0], anchor[1] + reach * weights[1]], this.behind);
    this.road.took(this.scene.road, this.scene.loss, this.behind);
    this.table.refresh();
  }

  layOut() {
    const { theme } = this;
    this.styles = this.scene.styles.map((style) => styleOn(theme, style));
    this.axes.resize(this.axes.root.clientWidth, 470);
    this.axes.ground(theme, (context) => this.#paintShares(context));
    this.anchor.place();
    this.tip.place();
    this.road.layOut(theme, this.styles[0]);
    this.draw();
  }

  #paintShares(context) {
    const { grid } = this.arrays;
    if (!grid.length) return;
    const [, low, high] = this.styles;
    paintShares(context, this.axes.frame, this.scene, grid, [low.colour, high.colour]);
    paintLevels(context, this.axes.frame, this.scene, grid, [0.1, 0.9], { colour: this.theme.muted, dash: [4, 4] });
  }

  draw() {
    if (!this.styles || !this.axes.x) return;
    if (this.axes.stale) this.layOut();
    this.axes.begin();
    this.#drawBoundary();
    this.#drawPoints();
    this.axes.end();
    this.road.draw();
    this.#read();
  }

  #drawBoundary() {
    const { anchor, weights, reach } = this.scene;
    const [ink] = this.styles;
    const span = this.axes.range.x.high - this.axes.range.x.low;
    const [from, to] = lineAcross(anchor, weights, 2 * span);
    this.axes.segment(from, to, { ...ink, dash: [], width: 2.5 });
    const tip = [anchor[0] + reach * weights[0], anchor[1] + reach * weights[1]];
    this.axes.arrow(anchor, this.#shortOf(anchor, tip, 8), { colour: ink.colour }, this.theme);
  }

  /** The point that lies so many pixels before `to`, where a handle begins. */
  #shortOf(from, to, gap) {
    const [[ax, ay], [bx, by]] = [from, to].map((point) => this.axes.pixels(point));
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const share = Math.max(0, 1 - gap / length);
    return this.axes.data([ax + share * (bx - ax), ay + share * (by - ay)]);
  }

  #drawPoints() {
    const { points, classes, scores } = this.scene;
    const [, circle, triangle] = this.styles;
    points.forEach((point, k) => {
      const style = classes[k] ? { ...triangle, marker: "triangle" } : { ...circle, marker: "circle" };
      const wrong = (scores[k] >= 0 ? 1 : 0) !== classes[k];
      if (wrong) this.axes.ring(point, this.theme, 8.5);
      this.axes.marker(point, style, this.theme, 4.5);
    });
    this.#frameChosen(points[this.selected]);
  }

  #frameChosen(point) {
    const [x, y] = this.axes.pixels(point);
    const { context } = this.axes;
    context.beginPath();
    context.rect(x - 12, y - 12, 24, 24);
    stroke(context, this.theme.paper, 4, 0.8);
    stroke(context, this.theme.text, 2, 1);
  }

  #read() {
    const { accuracy, loss, intercept, weights } = this.scene;
    this.counter.textContent = `w = ${[intercept, ...weights].map(shortNumber).join(", ")}`;
    this.road.tell(accuracy, loss);
    this.axes.describe(this.words());
    this.#readChain();
  }

  #readChain() {
    const { names, classes, scores, probabilities, surprises, losses, points, intercept, weights } = this.scene;
    const k = this.selected;
    const [low, high] = this.styles.slice(1);
    this.legend.forEach((label, index) => {
      label.replaceChildren(swatchOf(index ? { ...high, marker: "triangle" } : { ...low, marker: "circle" }), names[index]);
    });
    const products = weights.map((weight, j) => ` ${sign(weight)} ${shortNumber(Math.abs(weight))} · ${bracket(points[k][j])}`);
    const shares = probabilities?.[k];
    const truth = classes[k];
    this.readings.show({
      score: `${shortNumber(intercept)}${products.join("")} = ${shortNumber(scores[k])}`,
      softmax: shares && names.map((name, j) => `${name} ${shares[j].toFixed(3)}`).join(", "),
      "cross-entropy": losses && `it is ${names[truth]}: ${this.#lossOf(shares?.[truth], surprises?.[k], losses[k])}`,
    });
  }

  /** The loss of a sample as −ln of its probability, if the student's two functions agree on that. */
  #lossOf(share, surprise, loss) {
    if (share === undefined) return shortNumber(loss);
    const logarithm = `−ln ${shortNumber(share)}`;
    if (Math.abs(surprise - loss) <= 1e-3 * (1 + loss) || (share >= 0 && share < 1e-290)) return `${logarithm} = ${shortNumber(loss)}`;
    return `${shortNumber(loss)}, but ${logarithm} is ${shortNumber(surprise)}: softmax or cross_entropy is wrong`;
  }

  words() {
    const { accuracy, loss, road } = this.scene;
    const parts = [`Boundary at ${this.scene.anchor.map(shortNumber).join(", ")} with weights ${this.scene.weights.map(shortNumber).join(", ")}`];
    if (accuracy !== null) parts.push(`accuracy ${(100 * accuracy).toFixed(1)} percent`);
    if (loss !== null) parts.push(`cross-entropy ${shortNumber(loss)}, slope ${shortNumber(road.slope)}`);
    return `${parts.join("; ")}.`;
  }
}

function swatchOf({ colour, edge, marker }) {
  const outline = MARKERS[marker].map(([x, y]) => `${8 + 5 * x},${8 + 5 * y}`).join(" ");
  const look = { fill: colour, stroke: edge ?? "none" };
  return svg(16, 16, outline ? ["polygon", { points: outline, ...look }] : ["circle", { cx: 8, cy: 8, r: 5, ...look }]);
}

function sign(value) {
  return value < 0 ? "−" : "+";
}

function bracket(value) {
  return value < 0 ? `(${shortNumber(value)})` : shortNumber(value);
}

export default widget(ClassificationView);
