// BatchExplorer: one sample, a mini-batch or all samples a step for the same work; the numbers come from Python.

const BATCHES_CAPTION =
  "All three walk at the same rate and may evaluate the same number of gradients of single samples. Play, and see who " +
  "is near the minimum first, and who gets there in the end. Then lower the dotted noise floors: with a smaller rate, " +
  "a larger batch, or no noise in y. Last, drag the start onto the cross. Who stays?";

const RACERS = ["one sample", "mini-batch", "all samples"];
const PATHS = ["single", "batch", "whole"];
const WIDTHS = [1, 1.5, 2.25];

/** How many whole steps a racer has made between two positions of the player: `steps` of one racer, t a real number. */
export function stepsAt(steps, t) {
  const k = Math.min(steps.length - 1, Math.floor(t));
  const next = steps[Math.min(steps.length - 1, k + 1)];
  return Math.floor(steps[k] + (t - k) * (next - steps[k]));
}

/** Losses against work as a path [x, y, ...], from the first work on and up to the first that is not finite. */
export function lossPath(budget, losses, floor) {
  const path = [];
  for (let k = 1; k < budget.length && Number.isFinite(losses[k]); k++) path.push(budget[k], Math.max(floor, losses[k]));
  return path;
}

/** The gradient that a row [a, b, c, d, e, f] of an estimate gives at a point: (a x + b y + e, c x + d y + f). */
export function estimateAt(estimates, row, [x, y]) {
  const [a, b, c, d, e, f] = estimates.subarray(6 * row, 6 * row + 6);
  return [a * x + b * y + e, c * x + d * y + f];
}

class BatchView extends View {
  constructor(model) {
    super(model, { label: "BatchExplorer", className: "descent-batches" });
  }

  build() {
    const { scene } = this;
    this.axes = new Axes({ range: surfaceRange(scene), equal: true });
    const last = this.arrays.budget.length - 1;
    this.player = new Player({ last, seconds: 10, onMove: () => this.draw(), onState: () => this.controls.show() });
    this.controls = new Controls(this.player, { name: "Gradients evaluated", text: (k) => `${this.arrays.budget[k]} of ${scene.total}` });
    this.startHandle = new Handle(this.axes, {
      label: "start", point: scene.start,
      onMove: (start, final) => this.#set({ start }, final),
    });
    this.readings = new Readings(RACERS);
    this.counter = element("span", { className: "descent-counter" });
    const title = element("span", { className: "descent-title", textContent: "Many noisy steps or a few exact ones?" });
    this.table = new DataTable({ label: "The numbers as a table", rows: () => this.#rows() });
    this.root.append(
      element("div", { className: "descent-head" }, title, this.counter),
      element("p", { className: "descent-caption", textContent: BATCHES_CAPTION }),
      element("div", { className: "descent-main" }, element("div", {}, this.axes.root, this.readings.root), this.#side()),
      this.controls.root,
      this.table.root,
    );
  }

  #side() {
    const { total, losses: [low, high] } = this.scene;
    const range = { x: { low: 1, high: total, log: true, label: "gradients evaluated" }, y: { low, high, log: true } };
    this.chart = new Axes({ range, margin: { top: 6 } });
    const note = element("figcaption", { textContent: "loss above the lowest, averaged since the slider’s step before; noise floors dotted" });
    this.shuffle = element("button", { type: "button", className: "descent-button", textContent: "another shuffle" });
    this.shuffle.addEventListener("click", () => this.#set({ seed: (this.scene.seed + 1) % 1000 }, true));
    this.cloud = checkBox({ label: "gradients of other mini-batches", checked: true, onChange: () => this.draw() });
    const sliders = element("div", { className: "descent-sliders" }, ...this.#sliders().map(({ root }) => root));
    const buttons = element("div", { className: "descent-buttons" }, this.shuffle, this.cloud.root);
    return element("div", { className: "descent-side" }, element("figure", {}, note, this.chart.root), sliders, buttons);
  }

  #sliders() {
    const { scene } = this;
    const { sizes, rates: [low, high] } = scene;
    this.rate = slider({
      label: "learning rate of all three", low, high, value: scene.learning_rate, scale: "log",
      onInput: (rate, final) => this.#set({ learning_rate: rate }, final),
    });
    this.size = slider({
      label: "samples in a mini-batch", low: 0, high: sizes.length - 1, step: 1, value: sizes.indexOf(scene.batch_size),
      text: (k) => String(sizes[k]), onInput: (k, final) => this.#set({ batch_size: sizes[k] }, final),
    });
    this.noise = slider({
      label: "noise in y", low: 0, high: scene.most_noise, step: 0.1, value: scene.noise,
      text: (noise) => `× ${setting(noise)}`, onInput: (noise, final) => this.#set({ noise }, final),
    });
    return [this.rate, this.size, this.noise];
  }

  #rows() {
    const { budget, excess } = this.arrays;
    const count = budget.length;
    const rows = Array.from(budget, (work, k) => [String(work), ...RACERS.map((_, r) => shortNumber(excess[r * count + k]))]);
    return [["gradients evaluated", ...RACERS.map((name) => `excess loss, ${name}`)], ...rows];
  }

  #set(settings, final) {
    const { scene } = this;
    const chosen = { learning_rate: this.rate.read(), batch_size: scene.sizes[this.size.read()], noise: this.noise.read() };
    this.ask({ start: this.startHandle.point, seed: scene.seed, ...chosen, ...settings }, final);
  }

  offline() {
    for (const { input } of [this.rate, this.size, this.noise]) input.disabled = true;
    this.shuffle.disabled = true;
  }

  forget() {
    this.player.pause();
    super.forget();
  }

  took() {
    const { start, sizes, batch_size: size, learning_rate: rate, noise } = this.scene;
    this.startHandle.follow(start, this.behind);
    for (const [control, value] of [[this.rate, rate], [this.size, sizes.indexOf(size)], [this.noise, noise]]) {
      if (control.input !== document.activeElement) control.set(value); // not under somebody's hand
    }
    this.table.refresh();
  }

  layOut() {
    const { theme } = this;
    this.styles = this.scene.styles.map((style, k) => ({ ...styleOn(theme, style), width: WIDTHS[k] }));
    this.readings.root.querySelectorAll("dt").forEach((dt, k) => {
      dt.querySelector("svg")?.remove();
      dt.prepend(swatch(this.styles[k]));
    });
    this.axes.resize(this.axes.root.clientWidth, 480);
    this.axes.ground(theme, (context) => {
      paintSurface(context, this.axes, { ...this.scene, minima: [this.scene.minimum] }, this.arrays.grid, theme);
    });
    this.chart.resize(this.chart.root.clientWidth, 250);
    this.chart.ground(theme);
    this.startHandle.place();
    this.draw();
  }

  /** How many steps each racer has made now. */
  get #made() {
    const count = this.arrays.budget.length;
    const { racers } = this.scene;
    return RACERS.map((_, k) => {
      const steps = stepsAt(this.arrays.steps.subarray(k * count, (k + 1) * count), this.player.t);
      return Math.min(steps, racers[k].length - 1);
    });
  }

  draw() {
    if (!this.styles || !this.axes.x) return;
    if (this.axes.stale) this.layOut();
    this.#drawPaths();
    this.#drawLosses();
    this.#read();
  }

  #drawPaths() {
    const { axes, theme, styles, arrays } = this;
    const { racers } = this.scene;
    const made = this.#made;
    axes.begin();
    PATHS.forEach((name, k) => {
      if (k) axes.halo(arrays[name], racers[k].length, made[k], theme);
      axes.path(arrays[name], racers[k].length, made[k], { ...styles[k], dash: [] }); // dashes are lost in a tangle
    });
    const points = PATHS.map((name, k) => pointAt(arrays[name], racers[k].length, made[k]));
    if (this.cloud.read() && !racers[1].missing) this.#drawCloud(points[1]);
    points.forEach((point, k) => {
      if (!racers[k].missing) axes.marker(point, styles[k], theme, 5.5);
    });
    axes.end();
  }

  /** Where other mini-batches would send the walker from the same point. */
  #drawCloud(point) {
    const { estimates } = this.arrays;
    const { arrow } = this.scene;
    for (let row = 0; row < estimates.length / 6; row++) {
      const down = estimateAt(estimates, row, point).map((slope, j) => point[j] - arrow * slope);
      this.axes.arrow(point, down, { colour: this.styles[1].colour, width: 1 }, this.theme);
    }
  }

  #drawLosses() {
    const { chart, theme, styles, player } = this;
    const { budget, trend } = this.arrays;
    const { low, high } = chart.range.y;
    const count = budget.length;
    const now = Math.max(1, pointAt(Array.from(budget, (work) => [work, 0]).flat(), count, player.t)[0]);
    chart.begin();
    this.scene.racers.forEach(({ missing, floor }, k) => {
      const path = lossPath(budget, trend.subarray(k * count, (k + 1) * count), low / 10);
      if (!missing && path.length) chart.path(path, path.length / 2, path.length / 2 - 1, { ...styles[k], width: 1.75 });
      if (floor !== null) chart.segment([1, floor], [this.scene.total, floor], { ...styles[k], dash: [2, 3], width: 1.25 });
    });
    chart.segment([now, low], [now, high], { colour: theme.text, dash: [3, 3], width: 1.5 });
    chart.end();
  }

  #read() {
    const { scene, player } = this;
    this.controls.show();
    this.counter.textContent = `${this.#budget()} of ${scene.total} gradients evaluated`;
    this.readings.show(Object.fromEntries(RACERS.map((name, k) => [name, this.#racer(k)])));
    this.axes.describe(this.words());
    this.chart.describe(`Excess loss against the gradients evaluated, both on log axes. ${this.#floors()}`);
    if (!player.playing) this.announce();
  }

  #budget() {
    return this.arrays.budget[Math.round(this.player.t)];
  }

  #racer(k) {
    const { missing, diverged_at: diverged, floor } = this.scene.racers[k];
    if (missing) return "not shown, see below";
    if (diverged !== null && this.#budget() >= diverged) return `diverged after ${diverged} gradients`;
    const { excess, budget } = this.arrays;
    const steps = this.#made[k];
    const level = excess[k * budget.length + Math.round(this.player.t)];
    const hovers = floor === null ? "" : `; floor ${shortNumber(floor)}`;
    return `${steps} ${steps === 1 ? "step" : "steps"}, ${shortNumber(level)} above the lowest${hovers}`;
  }

  #floors() {
    const told = this.scene.racers.flatMap(({ floor }, k) => (floor === null ? [] : [`${RACERS[k]} ${shortNumber(floor)}`]));
    return told.length ? `Noise floors: ${told.join(", ")}.` : "No noise floor is reached.";
  }

  words() {
    const { scene } = this;
    const racers = RACERS.map((name, k) => `${name}: ${this.#racer(k)}`).join(". ");
    const setup = `Learning rate ${setting(scene.learning_rate)}, mini-batches of ${scene.batch_size}, noise × ${setting(scene.noise)}`;
    return `${setup}. After ${this.#budget()} gradients of single samples: ${racers}.`;
  }
}

export default widget(BatchView);
