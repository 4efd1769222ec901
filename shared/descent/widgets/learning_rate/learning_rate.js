// LearningRateExplorer: gradient descent on a quadratic along its eigen-directions; the numbers come from Python.

const LEARNING_RATE_CAPTION =
  "Drag the learning rate from left to right along the two lines. Every step multiplies the distance along each " +
  "direction by 1 − ηλ. Where the steep line passes 1 the walk diverges, however well the flat direction is doing; " +
  "where the two lines cross, the slower of the two is fastest.";

const DIRECTIONS = ["flat", "steep"];

/** The sizes of one column of distances [a, b, a, b, ...] by step as a path [x, y, ...]; 0 becomes `floor`. */
export function sizesByStep(distances, column, length, floor) {
  const path = [];
  for (let k = 0; k < length; k++) path.push(k, Math.max(floor, Math.abs(distances[2 * k + column])));
  return path;
}

class LearningRateView extends View {
  constructor(model) {
    super(model, { label: "LearningRateExplorer", className: "descent-learning-rate" });
  }

  build() {
    const { scene } = this;
    this.axes = new Axes({ range: surfaceRange(scene), equal: true });
    this.player = new Player({ last: scene.num_steps, seconds: 6, onMove: () => this.draw(), onState: () => this.controls.show() });
    this.controls = new Controls(this.player);
    this.startHandle = new Handle(this.axes, {
      label: "start", point: scene.start,
      onMove: (start, final) => this.#set({ start }, final),
    });
    this.readings = new Readings(DIRECTIONS);
    this.counter = element("span", { className: "descent-counter" });
    const title = element("span", { className: "descent-title", textContent: "Which direction decides how long a step may be?" });
    this.root.append(
      element("div", { className: "descent-head" }, title, this.counter),
      element("p", { className: "descent-caption", textContent: LEARNING_RATE_CAPTION }),
      element("div", { className: "descent-main" }, element("div", {}, this.axes.root, this.readings.root), this.#side()),
      this.controls.root,
      this.#table(),
    );
  }

  #side() {
    const { scene } = this;
    const x = { low: 0, high: scene.highest, label: "learning rate η" };
    this.factorChart = new Axes({ range: { x, y: { low: 0, high: 1.5 } }, margin: { top: 6 } });
    this.rate = new Handle(this.factorChart, {
      label: "learning rate", point: [scene.learning_rate, 0], only: "x",
      onMove: ([rate], final) => this.#set({ learning_rate: rate }, final),
    });
    const steps = { low: 0, high: scene.num_steps, label: "step" };
    this.distanceChart = new Axes({ range: { x: steps, y: { ...this.#distanceRange(), log: true } }, margin: { top: 6 } });
    this.presets = scene.presets.map(([name, rate]) => {
      const button = element("button", { type: "button", className: "descent-button", textContent: name });
      button.addEventListener("click", () => this.#set({ learning_rate: rate }, true));
      return button;
    });
    const notes = ["size of the factor 1 − ηλ", "distance from the minimum"].map((text) => element("figcaption", { textContent: text }));
    const charts = [this.factorChart, this.distanceChart].map((chart, k) => element("figure", {}, notes[k], chart.root));
    const buttons = element("div", { className: "descent-buttons", attributes: { role: "group", "aria-label": "Learning rates" } }, ...this.presets);
    return element("div", { className: "descent-side" }, charts[0], buttons, charts[1]);
  }

  #distanceRange() {
    const [[left, right]] = this.scene.bounds;
    const reach = (right - left) / 2;
    return { low: 1e-4 * reach, high: 1e2 * reach };
  }

  #table() {
    this.table = new DataTable({ label: "The numbers as a table", rows: () => this.#rows() });
    return this.table.root;
  }

  #rows() {
    const { path, distances } = this.arrays;
    const rows = Array.from({ length: this.scene.length }, (_, k) => {
      const numbers = [path[2 * k], path[2 * k + 1], distances[2 * k], distances[2 * k + 1]];
      return [String(k), ...numbers.map(shortNumber)];
    });
    return [["step", ...this.scene.labels, "along flat", "along steep"], ...rows];
  }

  #set(settings, final) {
    const { start, learning_rate } = this.scene;
    this.ask({ start, learning_rate, ...settings }, final);
  }

  offline() {
    for (const button of this.presets) button.disabled = true;
  }

  forget() {
    this.player.pause();
    super.forget();
  }

  took() {
    const { start, learning_rate: rate, factors } = this.scene;
    this.startHandle.follow(start, this.behind);
    this.rate.follow([rate, 0], this.behind);
    this.rate.point[1] = Math.max(...factors.map(Math.abs));
    this.table.refresh();
  }

  layOut() {
    const { theme } = this;
    const [ink, flat, steep] = this.scene.styles.map((style) => styleOn(theme, style));
    this.styles = { ink: { ...ink, dash: [] }, directions: [{ ...flat, dash: [] }, { ...steep, dash: [7, 4] }] };
    this.axes.resize(this.axes.root.clientWidth, 520);
    this.axes.ground(theme, (context) => this.#paintValley(context));
    const width = this.factorChart.root.clientWidth;
    this.factorChart.resize(width, 170);
    this.factorChart.ground(theme, (context) => this.#paintCliff(context));
    this.distanceChart.resize(width, 190);
    this.distanceChart.ground(theme);
    this.startHandle.place();
    this.rate.place();
    this.draw();
  }

  #paintValley(context) {
    paintSurface(context, this.axes, { ...this.scene, minima: [this.scene.minimum] }, this.arrays.grid, this.theme);
  }

  /** Shade the rates beyond the critical one. */
  #paintCliff(context) {
    const { top, left, width, height } = this.factorChart.frame;
    const edge = this.factorChart.x.to(this.scene.critical);
    context.fillStyle = this.theme.shade;
    context.globalAlpha = 0.35;
    context.fillRect(edge, top, left + width - edge, height);
    context.globalAlpha = 1;
  }

  draw() {
    if (!this.styles || !this.axes.x) return;
    if (this.axes.stale) this.layOut();
    this.#drawWalk();
    this.#drawFactors();
    this.#drawDistances();
    this.#read();
  }

  #drawWalk() {
    const { axes, player, theme } = this;
    const { length, minimum, directions, bounds } = this.scene;
    const { path } = this.arrays;
    const reach = 2 * (bounds[0][1] - bounds[0][0]);
    axes.begin();
    directions.forEach(([dx, dy], k) => {
      const ends = [-reach, reach].flatMap((far) => [minimum[0] + far * dx, minimum[1] + far * dy]);
      axes.path(ends, 2, 1, this.styles.directions[k]);
      const [, , x, y] = clipSegment(...ends, bounds) ?? ends;
      const near = [0, 1].map((j) => minimum[j] + 0.86 * ([x, y][j] - minimum[j]));
      axes.text(near, DIRECTIONS[k], theme, { shift: [10, 12] });
    });
    axes.halo(path, length, player.t, theme);
    axes.path(path, length, player.t, this.styles.ink);
    this.#drawDots(Math.min(player.t, length - 1));
    axes.marker(pointAt(path, length, player.t), this.styles.ink, theme, 4.5);
    axes.end();
  }

  #drawDots(last) {
    const { context } = this.axes;
    context.fillStyle = this.styles.ink.colour;
    for (let k = 1; k <= last; k++) {
      traceMarker(context, "circle", ...this.axes.pixels([this.arrays.path[2 * k], this.arrays.path[2 * k + 1]]), 2.5);
      context.fill();
    }
  }

  #drawFactors() {
    const { factorChart: chart, theme, scene } = this;
    const { high } = chart.range.y;
    const upright = (rate, style) => chart.segment([rate, 0], [rate, high], style);
    chart.begin();
    chart.segment([0, 1], [scene.highest, 1], { colour: theme.muted, dash: [], width: 1 });
    upright(scene.learning_rate, { colour: theme.text, dash: [3, 3], width: 1.5 });
    scene.vees.forEach((vee, k) => chart.path(vee, vee.length / 2, vee.length / 2 - 1, this.styles.directions[k]));
    scene.factors.forEach((factor, k) => {
      chart.marker([scene.learning_rate, Math.abs(factor)], { ...this.styles.directions[k], marker: "circle" }, theme, 4);
    });
    this.#drawNames(chart);
    chart.end();
  }

  /** Names in the chart of factors: both lines, where it diverges, and what the student's function says of that. */
  #drawNames(chart) {
    const { theme, scene } = this;
    const { told_critical: told, highest } = scene;
    DIRECTIONS.forEach((name, k) => {
      const [left, top, right, bottom] = scene.vees[k];
      chart.text([(left + right) / 2, (top + bottom) / 2], name, theme, { shift: [7, -9] });
    });
    chart.text([highest, 0], "diverges", theme, { align: "right", shift: [-3, -10] });
    if (told === null) return;
    chart.marker([told, 1], { ...this.styles.ink, marker: "diamond" }, theme, 4.5);
    chart.text([told, 1], "yours", theme, { align: "right", shift: [-8, -11] });
  }

  #drawDistances() {
    const { distanceChart: chart, theme, player } = this;
    const { length } = this.scene;
    const floor = chart.range.y.low / 10;
    chart.begin();
    chart.segment([player.t, chart.range.y.low], [player.t, chart.range.y.high], { colour: theme.text, dash: [3, 3], width: 1.5 });
    DIRECTIONS.forEach((_, k) => {
      chart.path(sizesByStep(this.arrays.distances, k, length, floor), length, length - 1, this.styles.directions[k]);
    });
    chart.end();
  }

  #read() {
    const { scene, player } = this;
    const step = Math.round(player.t);
    this.controls.show();
    this.counter.textContent = `η = ${shortNumber(scene.learning_rate)}, critical ${shortNumber(scene.critical)} · step ${step} of ${player.last}`;
    this.readings.show(Object.fromEntries(DIRECTIONS.map((name, k) => [name, this.#direction(k)])));
    this.axes.describe(this.words());
    this.factorChart.describe(`Factors at the learning rate ${shortNumber(scene.learning_rate)}: ${scene.factors.map(shortNumber).join(" flat, ")} steep.`);
    this.distanceChart.describe("Distance from the minimum along the flat and the steep direction, by step.");
    if (!player.playing) this.announce();
  }

  #direction(k) {
    const { eigenvalues, factors, ways, paces } = this.scene;
    const pace = paces[k] ? `, to a tenth in ${shortNumber(paces[k])} steps` : "";
    return `λ = ${shortNumber(eigenvalues[k])}: × ${shortNumber(factors[k])} a step, ${ways[k]}${pace}`;
  }

  #place(step) {
    const { length, diverged_at: diverged } = this.scene;
    if (diverged !== null && step >= diverged) return `diverged at step ${diverged}`;
    const { path } = this.arrays;
    const point = pointAt(path, length, step);
    return this.axes.holds(point) ? `at ${point.map(shortNumber).join(", ")}` : "outside the picture";
  }

  words() {
    const step = Math.round(this.player.t);
    const [flat, steep] = DIRECTIONS.map((_, k) => this.#direction(k));
    const rate = shortNumber(this.scene.learning_rate);
    return `Learning rate ${rate}. Flat direction ${flat}; steep direction ${steep}. Step ${step}: ${this.#place(step)}.`;
  }
}

export default widget(LearningRateView);
