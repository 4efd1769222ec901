// PenaltyExplorer: lasso and ridge for two weights, with diamond and disc; the numbers come from Python.

const PENALTY_CAPTION =
  "Drag the least-squares point around, and notice when the lasso's solution sits on a corner of the diamond: there a weight is " +
  "exactly 0, and stays 0 while you go on dragging. The disc has no corners: ridge makes weights small, but 0 only by " +
  "coincidence. Each dashed level line touches its ball at the solution.";

const PENALTIES = ["lasso", "ridge"];
const WEIGHTS = ["w₁", "w₂"];
const ROUND = 49; // points of half a disc
const WORDS = 78; // pixels that "w₁ exactly 0" takes

/** The upper half of the border {w: |w| = size}, from left to right, as [x, y, ...]: of the diamond or of the disc. */
export function upperBorder(penalty, size) {
  if (penalty === "lasso") return [-size, 0, 0, size, size, 0];
  const angles = Array.from({ length: ROUND }, (_, k) => Math.PI * (1 - k / (ROUND - 1)));
  return angles.flatMap((angle) => [size * Math.cos(angle), size * Math.sin(angle)]);
}

/** The path [x, y, ...] turned upside down. */
export function upsideDown(path) {
  return path.map((value, k) => (k % 2 ? -value : value));
}

/** The level line `unit` of height 1 around 0, [x, y, ...], for the height rise² around a point. */
export function levelAround([x, y], rise, unit) {
  return Float32Array.from(unit, (value, k) => (k % 2 ? y : x) + rise * value);
}

/** One weight of a path [a, b, a, b, ...] against the strengths as [x, y, ...]. */
export function weightByStrength(path, column, strengths) {
  return strengths.flatMap((strength, k) => [strength, path[2 * k + column]]);
}

/** Weights in words; one that is 0 to the last bit is exactly 0. */
export function weightsInWords(weights) {
  return weights.map((w, k) => (w === 0 ? `${WEIGHTS[k]} exactly 0` : `${WEIGHTS[k]} = ${shortNumber(w)}`)).join(", ");
}

/**
 * Whether the words at the zero of a weight stand above (1) or below (−1) the axis: away from both curves and from the
 * words of the other. `starts` are the weights where the path begins, `zeros` the strengths or null.
 */
export function sideOfWords(column, starts, zeros) {
  const other = 1 - column;
  const later = zeros[other] ?? Infinity;
  const first = zeros[column] < later || (zeros[column] === later && column === 0);
  const side = first ? -starts[other] : starts[column];
  return side < 0 ? -1 : 1;
}

class PenaltyView extends View {
  constructor(model) {
    super(model, { label: "PenaltyExplorer", className: "descent-penalty" });
  }

  build() {
    const { scene } = this;
    this.axes = new Axes({ range: surfaceRange(scene), equal: true });
    this.least = new Handle(this.axes, {
      label: "least-squares point", point: scene.least,
      onMove: (least, final) => this.#set({ least }, final),
    });
    this.strength = slider({
      label: "strength λ", low: scene.strengths[0], high: scene.strengths.at(-1), value: scene.strength, scale: "log",
      onInput: (strength, final) => this.#set({ strength }, final),
    });
    this.banded = checkBox({ label: "shade where the lasso has an exact 0", onChange: () => this.draw() });
    this.readings = new Readings([...PENALTIES, "check"]);
    this.counter = element("span", { className: "descent-counter" });
    const title = element("span", { className: "descent-title", textContent: "Which penalty makes zeros?" });
    const controls = element("div", { className: "descent-sliders" }, this.strength.root, this.banded.root);
    this.root.append(
      element("div", { className: "descent-head" }, title, this.counter),
      element("p", { className: "descent-caption", textContent: PENALTY_CAPTION }),
      element("div", { className: "descent-main" }, element("div", {}, this.axes.root, controls), this.#side()),
      this.#table(),
    );
  }

  #side() {
    const [[low, high]] = this.scene.bounds;
    const x = { low: this.scene.strengths[0], high: this.scene.strengths.at(-1), log: true, label: "strength λ" };
    this.charts = PENALTIES.map((penalty) => {
      const chart = new Axes({ range: { x, y: { low, high } }, margin: { top: 6 } });
      const note = element("figcaption", {});
      return { penalty, chart, note, root: element("figure", {}, note, chart.root) };
    });
    return element("div", { className: "descent-side" }, this.readings.root, ...this.charts.map(({ root }) => root));
  }

  #table() {
    this.table = new DataTable({ label: "The numbers as a table", rows: () => this.#rows() });
    return this.table.root;
  }

  #rows() {
    const number = (value) => (value === undefined ? "–" : value === 0 ? "exactly 0" : shortNumber(value));
    const weights = (name, strength) => {
      const k = (this.scene[name]?.strengths ?? []).indexOf(strength);
      return WEIGHTS.map((_, column) => number(this.arrays[name][2 * k + column]));
    };
    const rows = this.scene.strengths.map((strength) => {
      return [shortNumber(strength), ...PENALTIES.flatMap((name) => weights(name, strength))];
    });
    return [["λ", ...PENALTIES.flatMap((name) => WEIGHTS.map((weight) => `${name} ${weight}`))], ...rows];
  }

  #set(settings, final) {
    this.ask({ least: this.least.point, strength: this.strength.read(), ...settings }, final);
  }

  offline() {
    this.strength.input.disabled = true;
  }

  took() {
    this.least.follow(this.scene.least, this.behind);
    if (document.activeElement !== this.strength.input) this.strength.set(this.scene.strength);
    this.table.refresh();
  }

  layOut() {
    const { theme } = this;
    const [ink, lasso, ridge] = this.scene.styles.map((style) => styleOn(theme, style));
    this.styles = { ink, lasso: { ...lasso, dash: [] }, ridge: { ...ridge, dash: [] } };
    this.axes.resize(this.axes.root.clientWidth, 520);
    this.axes.ground(theme);
    for (const { chart } of this.charts) {
      chart.resize(chart.root.clientWidth, 180);
      chart.ground(theme);
    }
    this.least.place();
    this.draw();
  }

  draw() {
    if (!this.styles || !this.axes.x) return;
    if (this.axes.stale) this.layOut();
    this.#drawPlane();
    for (const one of this.charts) this.#drawChart(one);
    this.#read();
  }

  #drawPlane() {
    const { axes, theme, scene } = this;
    const { low, high } = axes.range.x;
    axes.begin();
    for (const rise of scene.levels) this.#level(rise, { colour: theme.contour, width: 1 });
    if (this.banded.read()) this.#drawBands();
    axes.segment([low, 0], [high, 0], { colour: theme.muted, width: 1 });
    axes.segment([0, low], [0, high], { colour: theme.muted, width: 1 });
    const solved = PENALTIES.filter((name) => scene[name]).reverse();
    for (const name of solved) this.#drawBall(name);
    for (const name of solved) this.#drawSolution(name);
    this.#name("least squares", scene.least, scene.least[1] < 0 ? 19 : -19);
    axes.end();
  }

  #level(rise, style) {
    const { level } = this.arrays;
    const points = level.length / 2;
    this.axes.path(levelAround(this.scene.least, rise, level), points, points - 1, style);
  }

  #drawBands() {
    for (const [a, b, c, d] of this.scene.bands) this.axes.band([...a, ...b], [...d, ...c], 2, this.styles.lasso.colour, 0.16);
  }

  #drawBall(name) {
    const { colour, edge } = this.styles[name];
    const upper = upperBorder(name, this.scene[name].budget);
    const lower = upsideDown(upper);
    const points = upper.length / 2;
    this.axes.band(upper, lower, points, colour, 0.14);
    for (const half of [upper, lower]) this.axes.path(half, points, points - 1, { colour, edge });
  }

  #drawSolution(name) {
    const { scene, theme, axes } = this;
    const style = this.styles[name];
    const path = [...scene.least, ...this.arrays[name]];
    axes.path(path, path.length / 2, path.length / 2 - 1, { ...style, dash: [2, 3], width: 1.5 });
    this.#level(scene[name].rise, { ...style, dash: [7, 4], width: 1.5 });
    axes.marker(scene[name].at, style, theme, 5.5);
    this.#name(name, scene[name].at, name === "lasso" ? 13 : -11);
  }

  /** A name beside a point, on the side where there is more room. */
  #name(words, point, down) {
    const right = point[0] > 0;
    this.axes.text(point, words, this.theme, { align: right ? "right" : "left", shift: [right ? -9 : 9, down] });
  }

  #drawChart({ penalty, chart, note }) {
    const { theme, scene } = this;
    const solved = scene[penalty];
    chart.root.hidden = !solved;
    note.textContent = solved ? `weights by ${penalty} against λ` : `fit_${penalty} is missing.`;
    if (!solved) return;
    const { low, high } = chart.range.y;
    const { strength, strengths } = scene;
    chart.begin();
    chart.segment([strengths[0], 0], [strengths.at(-1), 0], { colour: theme.muted, width: 1 });
    chart.segment([strength, low], [strength, high], { colour: theme.text, dash: [3, 3], width: 1.5 });
    WEIGHTS.forEach((_, column) => this.#drawWeight(chart, penalty, column));
    chart.end();
    chart.describe(`Weights by ${penalty} against the strength. ${this.#zeros(penalty)}`);
  }

  /** One weight: solid the first, dashed the second; where it becomes exactly 0 an open circle, and the line ends. */
  #drawWeight(chart, penalty, column) {
    const { theme, scene } = this;
    const { at, strengths, zero_from: zeros } = scene[penalty];
    const style = { ...this.styles[penalty], dash: column ? [7, 4] : [] };
    const curve = weightByStrength(this.arrays[penalty], column, strengths);
    const zero = zeros[column];
    const last = zero === null ? strengths.length - 1 : strengths.indexOf(zero);
    chart.path(curve, strengths.length, last, style);
    chart.text([strengths[0], curve[1]], WEIGHTS[column], theme, { shift: [5, curve[1] < 0 ? 10 : -10] });
    const now = [scene.strength, at[column]];
    if (at[column] === 0) chart.ring(now, theme, 5);
    else chart.marker(now, style, theme, 4);
    if (zero === null) return;
    chart.ring([zero, 0], { ...theme, text: style.colour }, 4);
    const side = sideOfWords(column, this.arrays[penalty], zeros);
    const room = chart.frame.left + chart.frame.width - chart.x.to(zero) - WORDS;
    chart.text([zero, 0], `${WEIGHTS[column]} exactly 0`, theme, { shift: [Math.min(0, room), -14 * side] });
  }

  #zeros(penalty) {
    const solved = this.scene[penalty];
    if (!solved) return "";
    const parts = solved.zero_from.map((zero, k) => (zero === null ? "" : `${WEIGHTS[k]} exactly 0 by λ = ${shortNumber(zero)}`));
    return parts.filter(Boolean).join(", ") || "None is exactly 0.";
  }

  #read() {
    const { scene } = this;
    const { lasso, ridge } = scene;
    this.counter.textContent = `λ = ${shortNumber(scene.strength)} · the lasso is all zeros from ${shortNumber(scene.lambda_max)}`;
    this.readings.show({
      lasso: lasso && `${weightsInWords(lasso.at)}: ${lasso.place}`,
      ridge: ridge && weightsInWords(ridge.at),
      check: this.#doubts().join("; "),
    });
    this.axes.describe(this.words());
    this.announce();
  }

  /** Which functions do not minimise what they should. */
  #doubts() {
    const doubtful = PENALTIES.filter((name) => this.scene[name]?.is_lowest === false);
    return doubtful.map((name) => `fit_${name}: at this λ loss plus penalty are lower elsewhere`);
  }

  words() {
    const { least, strength, lasso, ridge } = this.scene;
    const parts = [`Strength ${shortNumber(strength)}`, `least squares ${weightsInWords(least)}`];
    if (lasso) parts.push(`lasso ${weightsInWords(lasso.at)}, ${lasso.place}`);
    if (ridge) parts.push(`ridge ${weightsInWords(ridge.at)}`);
    return `${[...parts, ...this.#doubts()].join("; ")}.`;
  }
}

export default widget(PenaltyView);
