// LinearClassificationExplorer: a boundary with handles, judged by the student's functions in Python.

const CLASSIFICATION_CAPTION =
  "Drag the dot to shift the boundary, the arrow's tip to turn it and to stretch the weights. In the shaded band no " +
  "sample changes sides: the accuracy cannot say which way is better, the cross-entropy can. Then stretch the weights " +
  "alone: only the loss notices.";

const ROADS = {
  shift: { option: "shifted", label: "distance of the boundary from the origin" },
  turn: { option: "turned", label: "direction of the weights, in degrees" },
  stretch: { option: "stretched", label: "length of the weights" },
};

/** The path of a staircase [x, y, x, y, ...] through values at places: it steps half-way between two places. */
export function staircase(places, values) {
  const path = [];
  values.forEach((value, k) => {
    const left = k ? (places[k - 1] + places[k]) / 2 : places[0];
    const right = k + 1 < places.length ? (places[k] + places[k + 1]) / 2 : places[k];
    path.push(left, value, right, value);
  });
  return path;
}

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
      onMove: (point, final) => this.#set({ anchor: point, weights: this.scene.weights }, final),
    });
    this.tip = new Handle(this.axes, {
      label: "tip of the weights", point: anchor,
      onMove: (point, final) => this.#set({ anchor: this.scene.anchor, weights: this.#weightsTo(point) }, final),
    });
  }

  #weightsTo([x, y]) {
    const { anchor, reach } = this.scene;
    const weights = [(x - anchor[0]) / reach, (y - anchor[1]) / reach];
    return weights[0] || weights[1] ? weights : this.scene.weights;
  }

  #side() {
    const names = Object.values(ROADS).map(({ option }) => option);
    const road = Object.keys(ROADS).indexOf(this.scene.road.name);
    this.road = menu({ label: "while the boundary is", options: names, chosen: road, onChoose: () => this.#set({}, true) });
    const charts = [{ top: 6, bottom: 20 }, { top: 6 }].map((margin) => new Axes({ range: this.#range(), margin }));
    [this.accuracyChart, this.lossChart] = charts;
    this.cursor = new Handle(this.lossChart, {
      label: "place of the boundary", point: [0, 0], only: "x",
      onMove: ([place], final) => this.#set({ place }, final),
    });
    this.accuracyNote = element("figcaption", {});
    this.lossNote = element("figcaption", {});
    const figures = [[this.accuracyNote, charts[0].root], [this.lossNote, charts[1].root]];
    return element("div", { className: "descent-side" }, this.road.root, ...figures.map((parts) => element("figure", {}, ...parts)), this.#chain());
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
    const row = (point, k) => [String(k + 1), names[classes[k]], ...point.map(shortNumber), ...[scores, probabilities, losses].map((all) => number(all, k))];
    return [["sample", "class", ...labels, "score", `probability of ${names[1]}`, "loss"], ...points.map(row)];
  }

  #set(settings, final) {
    const { anchor, weights } = this.scene;
    const road = Object.keys(ROADS)[this.road.read()];
    this.ask({ anchor, weights, road, selected: this.selected, ...settings }, final);
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
    this.root.classList.add("descent-offline");
    this.road.select.disabled = true;
  }

  took() {
    const { anchor, weights, reach, selected } = this.scene;
    this.selected = selected;
    this.chosen.set(selected + 1);
    this.road.set(Object.keys(ROADS).indexOf(this.scene.road.name));
    const places = [[this.anchor, anchor], [this.tip, [anchor[0] + reach * weights[0], anchor[1] + reach * weights[1]]]];
    for (const [handle, place] of places) if (!handle.grip) handle.point = [...place];
    this.table.refresh();
  }

  #range(low = 0, high = 1, named = true) {
    const { places, name } = this.scene.road;
    const x = { low: places[0], high: places.at(-1), log: name === "stretch", label: named ? ROADS[name].label : "" };
    return { x, y: { low, high: high + 0.06 * (high - low) } };
  }

  layOut() {
    const theme = this.readTheme();
    this.styles = this.scene.styles.map((style) => styleOn(theme, style));
    this.axes.resize(this.axes.root.clientWidth, 470);
    this.axes.ground(theme, (context) => this.#paintShares(context));
    const { accuracy, loss } = this.scene.road;
    const width = this.lossChart.root.clientWidth;
    this.accuracyChart.resize(width, 120, this.#range(Math.min(0.5, ...(accuracy ?? [])), 1, false));
    this.lossChart.resize(width, 165, this.#range(0, Math.max(0.5, ...(loss ?? []))));
    for (const chart of [this.accuracyChart, this.lossChart]) chart.ground(theme, (context) => this.#paintFlat(context, chart));
    this.#placeHandles();
    this.draw();
  }

  #placeHandles() {
    const { here, loss } = this.scene.road;
    this.anchor.place();
    this.tip.place();
    const height = this.scene.loss ?? (loss ? 0 : 0.5);
    this.cursor.point = [here, height];
    this.cursor.place();
  }

  #paintShares(context) {
    const { grid } = this.arrays;
    if (!grid.length) return;
    const [, low, high] = this.styles;
    paintShares(context, this.axes.frame, this.scene, grid, [low.colour, high.colour]);
    paintLevels(context, this.axes.frame, this.scene, grid, [0.1, 0.9], { colour: this.theme.muted, dash: [4, 4] });
  }

  #paintFlat(context, chart) {
    const { left, top, width, height } = chart.frame;
    const [from, to] = this.scene.road.flat.map((place) => Math.min(left + width, Math.max(left, chart.x.to(place))));
    context.fillStyle = this.theme.shade;
    context.globalAlpha = 0.35;
    context.fillRect(from, top, Math.max(1, to - from), height);
    context.globalAlpha = 1;
  }

  draw() {
    if (!this.styles || !this.axes.x) return;
    if (this.axes.stale) this.layOut();
    this.axes.begin();
    this.#drawBoundary();
    this.#drawPoints();
    this.axes.end();
    this.#drawCharts();
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

  #drawCharts() {
    const { places, accuracy, loss, here } = this.scene.road;
    const [ink] = this.styles;
    const cursor = { colour: this.theme.muted, dash: [3, 3], width: 1.5 };
    for (const [chart, values, trace] of [[this.accuracyChart, accuracy, staircase], [this.lossChart, loss, alternating]]) {
      chart.begin();
      chart.segment([here, chart.range.y.low], [here, chart.range.y.high], cursor);
      if (values) {
        const path = trace(places, values);
        chart.path(path, path.length / 2, path.length / 2 - 1, { ...ink, dash: [] });
      }
      chart.end();
    }
  }

  #read() {
    const { accuracy, loss, road, intercept, weights } = this.scene;
    const percent = accuracy === null ? "–" : `${(100 * accuracy).toFixed(1)} %`;
    const [from, to] = road.flat.map(shortNumber);
    this.counter.textContent = `w = ${[intercept, ...weights].map(shortNumber).join(", ")}`;
    this.accuracyNote.textContent = accuracy === null ? "accuracy is missing." : `accuracy ${percent}, flat from ${from} to ${to}`;
    this.lossNote.textContent = loss === null ? "cross_entropy is missing." : `cross-entropy ${shortNumber(loss)}, slope ${shortNumber(road.slope)}`;
    this.axes.describe(this.words());
    this.accuracyChart.describe(`Accuracy ${ROADS[road.name].option}: ${this.accuracyNote.textContent}`);
    this.lossChart.describe(`Cross-entropy ${ROADS[road.name].option}: ${this.lossNote.textContent}`);
    this.#readChain();
  }

  #readChain() {
    const { names, classes, scores, probabilities, losses, points, intercept, weights } = this.scene;
    const k = this.selected;
    const [low, high] = this.styles.slice(1);
    this.legend.forEach((label, index) => {
      label.replaceChildren(swatchOf(index ? { ...high, marker: "triangle" } : { ...low, marker: "circle" }), names[index]);
    });
    const products = weights.map((weight, j) => ` ${sign(weight)} ${shortNumber(Math.abs(weight))} · ${bracket(points[k][j])}`);
    const share = probabilities?.[k];
    const truth = classes[k];
    this.readings.show({
      score: `${shortNumber(intercept)}${products.join("")} = ${shortNumber(scores[k])}`,
      softmax: probabilities && `${names[0]} ${(1 - share).toFixed(3)}, ${names[1]} ${share.toFixed(3)}`,
      "cross-entropy": losses && `it is ${names[truth]}: −ln ${(truth ? share ?? NaN : 1 - (share ?? NaN)).toFixed(3)} = ${shortNumber(losses[k])}`,
    });
  }

  words() {
    const { accuracy, loss, road } = this.scene;
    const parts = [`Boundary at ${this.scene.anchor.map(shortNumber).join(", ")} with weights ${this.scene.weights.map(shortNumber).join(", ")}`];
    if (accuracy !== null) parts.push(`accuracy ${(100 * accuracy).toFixed(1)} percent`);
    if (loss !== null) parts.push(`cross-entropy ${shortNumber(loss)}, slope ${shortNumber(road.slope)}`);
    return `${parts.join("; ")}.`;
  }
}

function alternating(places, values) {
  return values.flatMap((value, k) => [places[k], value]);
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
