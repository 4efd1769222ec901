// OverfittingExplorer: the same polynomials judged by those who trained them and by those who did not.

const OVERFITTING_CAPTIONS = {
  degree:
    "Raise the degree from 0 to the end, one step at a time. The error on those who train only falls. The error on those " +
    "who validate falls, turns and rises. Then stay at a high degree and change the fold: the curve hardly resembles itself.",
  penalised:
    "Raise the degree while λ is 0: the error on those who train only falls, the error on those who validate falls, turns " +
    "and rises. Then stay at a high degree and raise λ: what does the penalty take from the curve, and what does it give back?",
  strength:
    "Take a high degree and raise the strength from 0. The error on those who train only rises: the penalty makes the fit " +
    "worse. The error on those who validate falls first. What strength would you choose, and does it depend on the folds?",
};

/** The curve of one place and fold as a path [x, y, ...]: `count` of the numbers in `curves`, evenly between low and high. */
export function curvePath(curves, row, count, [low, high]) {
  const path = [];
  for (let k = 0; k < count; k++) path.push(low + (k * (high - low)) / (count - 1), curves[row * count + k]);
  return path;
}

/** Mean of each row. */
export function rowMeans(rows) {
  return rows.map((row) => row.reduce((sum, one) => sum + one, 0) / row.length);
}

class OverfittingView extends View {
  constructor(model) {
    super(model, { label: "OverfittingExplorer", className: "descent-overfitting" });
  }

  build() {
    const { bounds, labels } = this.scene;
    const [x, y] = bounds.map(([low, high], k) => ({ low, high, label: labels[k] }));
    this.axes = new Axes({ range: { x, y } });
    this.chart = new Axes({ range: this.#chartRange(), margin: { top: 6 } });
    this.counter = element("span", { className: "descent-counter" });
    this.caption = element("p", { className: "descent-caption" });
    this.key = element("div", { className: "descent-key" });
    this.readings = new Readings(["training", "validation", "lowest mean", "mistake"]);
    const title = element("span", { className: "descent-title", textContent: "When does a better fit predict worse?" });
    this.root.append(
      element("div", { className: "descent-head" }, title, this.counter),
      this.caption,
      element("div", { className: "descent-main" }, element("div", {}, this.key, this.axes.root), this.#side()),
      this.#table(),
    );
  }

  #side() {
    const { scene } = this;
    const whole = (name, label, high, text) =>
      slider({ label, low: 0, high, step: 1, value: scene[name], text, onInput: (value, final) => this.#set({ [name]: value }, final) });
    const folds = scene.table.length;
    this.degree = whole("degree", "degree", scene.highest, String);
    this.strength = whole("strength", "strength λ", scene.strengths.length - 1, (k) => setting(scene.strengths[k]));
    this.fold = whole("fold", "fold", Math.max(1, folds - 1), (k) => `${k + 1} of ${folds}`);
    this.strength.root.hidden = !scene.penalised;
    this.fold.root.hidden = !scene.has_folds;
    this.shuffle = element("button", { type: "button", className: "descent-button", textContent: "Shuffle anew", hidden: !scene.has_folds });
    this.shuffle.addEventListener("click", () => this.#set({ seed: this.now.seed + 1 }, true));
    this.against = menu({
      label: "errors against", options: ["degree", "strength λ"], chosen: this.#against(scene),
      onChoose: (index) => this.#set({ against: ["degree", "strength"][index] }, true),
    });
    this.against.root.hidden = !scene.penalised;
    this.note = element("figcaption", {});
    const sliders = [this.degree, this.strength, this.fold].map(({ root }) => root);
    const buttons = element("div", { className: "descent-buttons" }, this.shuffle, this.against.root);
    const figure = element("figure", {}, this.note, this.chart.root);
    return element("div", { className: "descent-side" }, element("div", { className: "descent-sliders" }, ...sliders), buttons, figure, this.readings.root);
  }

  #against({ against }) {
    return against === "degree" ? 0 : 1;
  }

  #chartRange() {
    const { against, places, errors, edge } = this.scene;
    const [low, high] = errors;
    const last = places[places.length - 1];
    const strengths = { low: places[0] / edge, high: last * edge, log: true, label: "strength λ" };
    const x = against === "degree" ? { low: -0.4, high: last + 0.4, label: "degree" } : strengths;
    return { x, y: { low, high, log: true } };
  }

  #table() {
    this.table = new DataTable({ label: "The numbers as a table", rows: () => this.#rows() });
    return this.table.root;
  }

  #rows() {
    const { against, places, strengths, training, validation, table } = this.scene;
    const names = table.flatMap((_, k) => [`training ${k + 1}`, `validation ${k + 1}`]);
    const cell = (errors, place, k) => (errors ? this.#error(errors[place][k]) : "–");
    const rows = places.map((_, place) => [
      against === "degree" ? String(place) : setting(strengths[place]),
      ...[training, validation].map((errors) => (errors ? this.#error(rowMeans([errors[place]])[0]) : "–")),
      ...table.flatMap((_, k) => [cell(training, place, k), cell(validation, place, k)]),
    ]);
    return [[against, "training, mean", "validation, mean", ...names], ...rows];
  }

  /** Degree or strength, whatever the errors are drawn against, and fold need no kernel; it keeps them when let go. */
  #set(change, final) {
    const local = Object.keys(change).every((name) => name === "fold" || name === this.scene.against);
    Object.assign(this.now, change);
    this.draw();
    if (final || !local) this.ask(this.now, final);
  }

  offline() {
    this.shuffle.disabled = this.against.select.disabled = true;
    this[this.scene.against === "degree" ? "strength" : "degree"].input.disabled = true;
  }

  took() {
    const { degree, strength, fold, seed, against, penalised } = this.scene;
    if (!this.now || !(this.newest.inFlight || this.newest.waiting)) this.now = { degree, strength, fold, seed, against };
    for (const name of ["degree", "strength", "fold"]) this[name].set(this.now[name]);
    this.against.set(this.#against(this.now));
    this.caption.textContent = OVERFITTING_CAPTIONS[against === "degree" && penalised ? "penalised" : against];
    this.table.refresh();
  }

  /** Index of what is chosen among the places of the scene. */
  get place() {
    return this.now[this.scene.against];
  }

  get row() {
    return Math.min(this.now.fold, this.scene.table.length - 1);
  }

  layOut() {
    const { theme } = this;
    const [ink, training, validation] = this.scene.styles.map((style) => styleOn(theme, style));
    this.styles = { ink: { ...ink, dash: [] }, training: { ...training, dash: [7, 4] }, validation: { ...validation, dash: [] } };
    const names = { training: "trains: training error", validation: "validates: validation error" };
    const entries = Object.entries(names).map(([name, text]) => element("span", {}, swatch(this.styles[name]), text));
    this.key.replaceChildren(...entries);
    this.axes.resize(this.axes.root.clientWidth, Math.min(420, Math.max(240, 0.75 * this.axes.root.clientWidth)));
    this.axes.ground(theme);
    this.chart.resize(this.chart.root.clientWidth, 220, this.#chartRange());
    this.chart.ground(theme);
    this.draw();
  }

  draw() {
    if (!this.styles || !this.axes.x) return;
    if (this.axes.stale) this.layOut();
    this.#drawFold();
    this.#drawErrors();
    this.#read();
  }

  #drawFold() {
    const { axes, theme, row } = this;
    const { table } = this.scene;
    axes.begin();
    if (this.scene.has_curves) {
      table.forEach((_, k) => {
        if (k !== row) this.#drawCurve(k, { colour: theme.muted, width: 1 });
      });
      this.#drawMisses();
      this.#drawCurve(row, this.styles.ink);
    }
    this.scene.x.forEach((x, i) => {
      axes.marker([x, this.scene.y[i]], this.styles[table[row][i] ? "validation" : "training"], theme, 5);
    });
    axes.end();
  }

  #drawCurve(fold, style) {
    const { grid, bounds, table } = this.scene;
    const path = curvePath(this.arrays.curves, this.place * table.length + fold, grid, bounds[0]);
    this.axes.path(path, grid, grid - 1, style);
  }

  /** From each sample that validates to the curve: what its error is the square of. */
  #drawMisses() {
    const { x, y, table } = this.scene;
    const before = (this.place * table.length + this.row) * x.length;
    x.forEach((at, i) => {
      if (table[this.row][i]) this.axes.segment([at, y[i]], [at, this.arrays.fitted[before + i]], { ...this.styles.validation, width: 1.5 });
    });
  }

  #drawErrors() {
    const { chart, theme } = this;
    const { places, errors, training, validation, against } = this.scene;
    const [low, high] = errors;
    chart.begin();
    const here = places[this.place];
    chart.segment([here, low], [here, high], { colour: theme.text, dash: [3, 3], width: 1.5 });
    if (against === "strength") chart.text([places[0], low], "0", theme, { align: "center", shift: [0, -9] });
    if (validation) this.#drawEachFold(validation);
    if (validation) this.#drawMean(validation, "validation");
    if (training) this.#drawMean(training, "training");
    chart.end();
  }

  #drawEachFold(rows) {
    const { chart } = this;
    const { places } = this.scene;
    const { context } = chart;
    context.fillStyle = this.styles.validation.colour;
    rows.forEach((row, place) => row.forEach((error, fold) => {
      context.globalAlpha = fold === this.row ? 1 : 0.45;
      traceMarker(context, this.styles.validation.marker, ...chart.pixels([places[place], error]), fold === this.row ? 3.5 : 2.5);
      context.fill();
    }));
    context.globalAlpha = 1;
  }

  #drawMean(rows, name) {
    const { chart, theme } = this;
    const { places, errors } = this.scene;
    const [low, high] = errors;
    const means = rowMeans(rows);
    const path = places.flatMap((place, k) => [place, Math.max(low / 10, means[k])]);
    chart.path(path, places.length, places.length - 1, this.styles[name]);
    const [here, error] = [places[this.place], means[this.place]];
    const right = this.place > places.length / 2;
    const beside = { align: right ? "right" : "left", colour: theme.text };
    if (error > high) chart.text([here, high], `↑ ${this.#error(error)}`, theme, { ...beside, shift: [right ? -8 : 8, 10] });
    else if (error < low) chart.text([here, low], `↓ ${this.#error(error)}`, theme, { ...beside, shift: [right ? -8 : 8, -10] });
    else chart.marker([here, error], this.styles[name], theme, 5);
  }

  /** An error as text; what rounding has left of nothing is 0. */
  #error(value) {
    return value < 1e-9 * this.scene.errors[0] ? "0" : shortNumber(value);
  }

  #read() {
    const { scene, place, row } = this;
    const told = (rows) => rows && `mean ${this.#error(rowMeans([rows[place]])[0])}, fold ${row + 1}: ${this.#error(rows[place][row])}`;
    const alone = scene.training && `${this.#error(scene.training[place][0])} on all samples: kfold_indices is missing`;
    this.counter.textContent = this.#where();
    this.note.textContent = scene.validation ? "mean squared error; triangles are single folds" : "mean squared error";
    const { disagrees_at: at } = scene;
    this.readings.show({
      training: scene.has_folds ? told(scene.training) : alone,
      validation: scene.has_folds && scene.training && (told(scene.validation) ?? "cross_validate is missing"),
      "lowest mean": scene.best === null ? "" : `${this.#error(rowMeans([scene.validation[scene.best]])[0])} at ${this.#name(scene.best)}`,
      mistake: at === null ? "" : `at ${this.#name(at)} cross_validate says other errors than the curves have on those who validate`,
    });
    this.axes.describe(`Samples and the curve of this fold. ${this.words()}`);
    this.chart.describe(`Training and validation error against the ${scene.against}. ${this.words()}`);
    this.announce();
  }

  #name(place) {
    const { against, strengths } = this.scene;
    return against === "degree" ? `degree ${place}` : `λ = ${setting(strengths[place])}`;
  }

  #where() {
    const { degree, strength } = this.now;
    const { penalised, strengths, has_folds: divided, table } = this.scene;
    const parts = [`degree ${degree}`];
    if (penalised) parts.push(`λ = ${setting(strengths[strength])}`);
    if (divided) parts.push(`fold ${this.row + 1} of ${table.length}`);
    return parts.join(", ");
  }

  words() {
    const { training, validation, best } = this.scene;
    const mean = (rows) => this.#error(rowMeans([rows[this.place]])[0]);
    const parts = [this.#where()];
    if (training) parts.push(`mean training error ${mean(training)}`);
    if (validation) parts.push(`mean validation error ${mean(validation)}, lowest at ${this.#name(best)}`);
    return `${parts.join("; ")}.`;
  }
}

export default widget(OverfittingView);
