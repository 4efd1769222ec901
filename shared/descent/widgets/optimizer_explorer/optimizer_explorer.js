// OptimizerExplorer: paths of optimisers on a surface, played in the browser, computed in Python.

const SPAN = {
  learning_rate: { label: "learning rate η", scale: "log", low: 1e-4, high: 10 },
  alpha: { label: "α", scale: "memory", low: 0, high: 0.999 },
  beta1: { label: "β₁", scale: "memory", low: 0, high: 0.999 },
  beta2: { label: "β₂", scale: "memory", low: 0, high: 0.9999 },
  eps: { label: "ε", scale: "log", low: 1e-12, high: 1 },
};
const ARROW_KINDS = { gradient: "gradient", velocity: "velocity", step: "step", rates: "rate per coordinate" };
const small = (value) => (value >= 1e-3 ? setting(value) : value.toExponential(0).replace("-", "−"));

class OptimizerView extends View {
  constructor(model) {
    super(model, { label: "OptimizerExplorer", className: "descent-optimizers" });
    Object.assign(this, { hidden: new Set(), hyper: [], arrows: new Set(["gradient", "velocity"]) });
  }

  build() {
    const { scene } = this;
    this.hyper = hyperOf(scene);
    this.own = scene.runs.map((run) => unmultiplied(run.hyper, scene.multiplier));
    const onMove = () => this.draw();
    this.player = new Player({ last: scene.num_steps, seconds: 8, onMove, onState: () => this.controls.show() });
    this.controls = new Controls(this.player);
    this.title = element("span", { className: "descent-title" });
    this.counter = element("span", { className: "descent-counter" });
    this.buildPictures();
    const head = element("div", { className: "descent-head" }, this.title, this.counter);
    const left = element("div", { className: "descent-pictures" }, this.plane.root, this.chart.axes.root, this.controls.root, this.buildNumbers());
    const side = element("div", { className: "descent-side" }, this.buildLegend(), this.buildSliders(), this.buildInside());
    this.table = new DataTable({ label: "Data table", rows: () => this.rows() });
    this.root.append(head, element("div", { className: "descent-main" }, left, side), this.table.root);
    this.root.addEventListener("keydown", (event) => this.key(event));
  }

  buildPictures() {
    this.plane = new Axes({ range: surfaceRange(this.scene.surface), equal: true });
    this.plane.canvas.addEventListener("click", (event) => {
      if (!this.model.offline) this.handle.moveTo(this.plane.data(this.plane.offset(event)), true);
    });
    this.handle = new Handle(this.plane, {
      label: "Start point",
      point: this.scene.start,
      text: ([x, y]) => `${shortNumber(x)}, ${shortNumber(y)}`,
      onMove: (_, final) => this.change(final),
    });
    this.chart = new LossChart((step) => {
      this.player.pause();
      this.player.seek(Math.round(step));
    });
  }

  buildLegend() {
    const group = `descent-focus-${this.id}`;
    this.legend = this.scene.runs.map(
      (run, k) =>
        new LegendRow(run.name, { group, onToggle: (shown) => this.toggle(k, shown), onFocus: () => this.look(k) }),
    );
    [this.focus] = this.scene.looked_into;
    this.legend[this.focus].radio.checked = true;
    const rows = this.legend.map((row) => row.root);
    const list = element("ul", { attributes: { "aria-label": "Optimisers" } }, ...rows);
    const titles = ["optimiser", "rate", "loss", ""].map((title) => element("span", { textContent: title }));
    const heading = element("div", { className: "descent-heading", attributes: { "aria-hidden": "true" } }, ...titles);
    return element("div", { className: "descent-legend" }, heading, list);
  }

  buildSliders() {
    const { scene } = this;
    const onInput = (_, final) => this.change(final);
    const made = (span) => slider({ onInput, ...span });
    const degrees = (value) => `${setting(value)}°`;
    this.sliders = {
      condition_number: made({ label: "condition number", low: 1, high: 1000, value: 10, scale: "log" }),
      rotation: made({ label: "rotation", low: -90, high: 90, step: 1, value: 0, text: degrees }),
      multiplier: made({ label: "all rates", low: 1e-3, high: 100, value: 1, scale: "log", text: (x) => `× ${setting(x)}` }),
      noise: made({ label: "gradient noise σ", low: 0, high: 5, step: 0.1, value: 0 }),
      batch: made({ label: "batch size", low: 1, high: 10, value: 1, scale: "log" }),
      num_steps: made({ label: "steps", low: 10, high: Math.max(1000, scene.asked_steps), value: 10, scale: "log" }),
    };
    const roots = Object.values(this.sliders).map(({ root }) => root);
    const box = element("div", { className: "descent-sliders descent-two" }, ...roots);
    if (scene.surfaces.length < 2) return box;
    const onChoose = (number) => this.ask({ surface: number, focus: this.focus }, true);
    this.surfaces = menu({ label: "surface", options: scene.surfaces, chosen: scene.number, onChoose });
    return element("div", { className: "descent-settings" }, this.surfaces.root, box);
  }

  buildInside() {
    this.inside = element("h4", { className: "descent-inside-title" });
    this.own_sliders = element("div", { className: "descent-sliders descent-two" });
    const boxes = Object.entries(ARROW_KINDS).map(([kind, label]) =>
      checkBox({
        label,
        checked: this.arrows.has(kind),
        onChange: (on) => {
          this.arrows[on ? "add" : "delete"](kind);
          this.draw();
        },
      }),
    );
    const legend = element("legend", { textContent: "Arrows at this step" });
    const arrows = element("fieldset", { className: "descent-arrows" }, legend, ...boxes.map(({ root }) => root));
    this.zoom = element("span", { className: "descent-zoom" });
    arrows.append(this.zoom);
    return element("div", { className: "descent-inside" }, this.inside, this.own_sliders, arrows);
  }

  buildNumbers() {
    this.numbersTitle = element("p", { className: "descent-update-title" });
    this.numbers = element("dl", { className: "descent-update descent-number" });
    return element("div", { className: "descent-step" }, this.numbersTitle, this.numbers);
  }

  /** The sliders of the optimiser that is looked into. */
  fillInside() {
    const k = this.focus;
    const run = this.scene.runs[k];
    this.inside.textContent = run.name;
    const own = { ...this.own[k], ...this.hyper[k] };
    const made = Object.entries(own).map(([name, value]) => {
      const { low, high, ...span } = SPAN[name];
      const range = { low: Math.min(low, value || low), high: Math.max(high, value) };
      const onInput = (now, final) => {
        this.hyper[k][name] = now;
        this.change(final);
      };
      return slider({ ...span, ...range, value, text: small, onInput });
    });
    this.own_sliders.replaceChildren(...made.map(({ root }) => root));
    if (this.model.offline) for (const { input } of made) input.disabled = true;
    this.filled = k;
  }

  offline() {
    const inputs = Object.values(this.sliders).map(({ input }) => input);
    for (const input of [...inputs, ...(this.surfaces ? [this.surfaces.select] : [])]) input.disabled = true;
  }

  key(event) {
    const onSlider = event.target instanceof HTMLInputElement && event.target.type === "range";
    if (event.key !== " " || !(onSlider || event.target === this.handle.root)) return;
    event.preventDefault();
    this.player.toggle();
  }

  /** Ask Python for the race with all that is set now; shortened while something is dragged. */
  change(final) {
    const { condition_number, rotation, multiplier, noise, batch, num_steps } = this.sliders;
    const { surface } = this.scene;
    const asked = { start: this.handle.point, multiplier: multiplier.read(), num_steps: Math.round(num_steps.read()) };
    if (surface.condition_number !== null) {
      asked.condition_number = condition_number.read();
      asked.rotation = rotation.read();
    }
    const size = Math.round(batch.read());
    const whole = surface.num_samples !== null && size >= surface.num_samples;
    asked.noise = surface.num_samples === null ? noise.read() : whole ? 0 : size;
    this.ask({ ...asked, hyper: this.hyper, focus: this.focus, preview: !final }, final);
  }

  toggle(index, shown) {
    this.hidden[shown ? "delete" : "add"](index);
    this.draw();
  }

  look(index) {
    this.focus = index;
    this.fillInside();
    this.lookInto();
    this.draw();
  }

  get lookedInto() {
    return this.scene.looked_into.includes(this.focus);
  }

  /** Python looks into the steps of one optimiser at a time: ask for this one's, with all else as it is. */
  lookInto() {
    const { focus, newest } = this;
    if (this.lookedInto || this.model.offline) return;
    if (newest.waiting) newest.ask({ ...newest.waiting, focus });
    else this.ask({ focus }, false);
  }

  took(kept) {
    const { scene } = this;
    const size = 2 * (scene.num_steps + 1);
    this.paths = scene.runs.map((_, k) => this.arrays.paths.subarray(k * size, (k + 1) * size));
    this.player.setLast(scene.num_steps);
    this.chart.take(this);
    this.showSurface();
    const { waiting } = this.newest;
    if (kept && !this.handle.grip && !waiting?.final && !waiting?.preview) this.followSettings();
    if (this.filled === undefined) this.fillInside();
    if (kept) this.lookInto();
    this.table.refresh();
  }

  showSurface() {
    const { scene, sliders } = this;
    const { surface } = scene;
    write(this.title, surface.name);
    sliders.condition_number.root.hidden = sliders.rotation.root.hidden = surface.condition_number === null;
    sliders.noise.root.hidden = surface.num_samples !== null;
    sliders.batch.root.hidden = surface.num_samples === null;
  }

  /** Show the settings that the state was computed with. */
  followSettings() {
    const { scene, sliders } = this;
    const { surface } = scene;
    this.handle.set(scene.start);
    this.surfaces?.set(scene.number);
    const values = { multiplier: scene.multiplier, num_steps: scene.asked_steps };
    if (surface.condition_number !== null) Object.assign(values, surface);
    if (surface.num_samples === null) values.noise = scene.noise;
    else {
      sliders.batch.input.max = String(Math.log10(surface.num_samples));
      values.batch = scene.noise || surface.num_samples;
    }
    for (const [name, value] of Object.entries(values)) if (sliders[name]) sliders[name].set(value);
    const before = JSON.stringify(this.hyper);
    this.hyper = hyperOf(scene);
    if (this.filled !== undefined && JSON.stringify(this.hyper) !== before) this.fillInside();
  }

  layOut() {
    const { theme, scene } = this;
    this.styles = scene.runs.map(({ style }) => styleOn(theme, style));
    this.legend.forEach((row, k) => row.paint(this.styles[k]));
    const width = this.widthOf(this.plane.root);
    const grounds = [scene.constant.grid, width, window.devicePixelRatio, JSON.stringify(theme)].join();
    if (grounds !== this.grounds) {
      this.plane.resize(width, 440, surfaceRange(scene.surface));
      this.plane.ground(theme, (context) => paintSurface(context, this.plane, scene.surface, this.arrays.grid, theme));
      this.grounds = grounds;
    }
    this.chart.layOut(width, theme);
    this.handle.place();
    this.draw();
  }

  draw() {
    if (!this.styles) return;
    if (this.plane.stale) this.layOut();
    const { plane, player, theme, styles } = this;
    const all = this.scene.runs.map((run, k) => [run, k]);
    const shown = all.filter(([run, k]) => (run.length > 1 || !run.stopped) && !this.hidden.has(k));
    const t = this.handle.grip || this.handle.moved ? player.last : player.t; // whole paths while the start is dragged
    plane.begin();
    for (const [run, k] of shown) plane.halo(this.paths[k], run.length, t, theme);
    for (const [run, k] of shown) plane.path(this.paths[k], run.length, t, styles[k]);
    for (const [run, k] of shown) plane.marker(this.point(run, k), styles[k], theme);
    this.drawInside();
    plane.end();
    this.chart.draw(shown, player.t, styles, theme);
    this.showStep();
  }

  /** The arrows of the optimiser that is looked into, and its update in numbers. */
  drawInside() {
    const k = Math.min(Math.round(this.player.t), this.player.last);
    const step = stepOf(this, this.focus, k);
    this.writeUpdate(step, k);
    if (!step || !this.arrows.size) return write(this.zoom, "");
    const [[x0], [x1]] = [this.plane.data([0, 0]), this.plane.data([70, 0])];
    const { zoom, arrows } = arrowsOf(step, x1 - x0);
    const colours = { gradient: this.theme.dark ? "#ff9b5c" : "#b34d00", velocity: this.theme.dark ? "#7cc8f5" : "#005a8f", step: this.theme.text };
    const wanted = arrows.filter(({ kind }) => this.arrows.has(kind));
    for (const { kind, from, to } of wanted) this.plane.arrow(from, to, { colour: colours[kind] }, this.theme);
    for (const arrow of wanted) this.labelArrow(arrow, colours[arrow.kind]);
    const ahead = step.rule === "Nesterov" && arrows[1];
    if (ahead && this.arrows.has("velocity")) this.plane.ring(ahead.from, this.theme, 4);
    if (step.rates && this.arrows.has("rates")) this.drawRates(step);
    write(this.zoom, wanted.length ? `drawn ${setting(zoom)} times as long as they are` : "");
  }

  /** A label beside the middle of an arrow: on its left, that of the whole step on its right. */
  labelArrow({ kind, from, to, label }, colour) {
    const [[ax, ay], [bx, by]] = [this.plane.pixels(from), this.plane.pixels(to)];
    const reach = (kind === "step" ? -15 : 15) / (Math.hypot(bx - ax, by - ay) || 1);
    const shift = [(by - ay) * reach, (ax - bx) * reach];
    const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    this.plane.text(middle, label, this.theme, { colour, align: "center", shift });
  }

  /** Arms along the axes in proportion to the rate of each coordinate. */
  drawRates({ w, rates }) {
    const longest = Math.max(...rates);
    if (!(longest > 0)) return;
    const [x, y] = this.plane.pixels(w);
    const style = { colour: this.theme.muted, width: 3 };
    rates.forEach((rate, axis) => {
      const reach = (44 * rate) / longest;
      const ends = axis ? [[x, y - reach], [x, y + reach]] : [[x - reach, y], [x + reach, y]];
      this.plane.segment(...ends.map((end) => this.plane.data(end)), style);
    });
    this.plane.marker(w, this.styles[this.focus], this.theme);
  }

  writeUpdate(step, k) {
    const run = this.scene.runs[this.focus];
    const key = [this.focus, k, this.scene, this.newest.inFlight];
    if (key.every((part, i) => part === this.written?.[i])) return;
    this.written = key;
    const known = run.rule
      ? `its steps are those of ${run.rule}.`
      : "its steps follow none of the six formulas with the settings that can be read from it.";
    write(this.numbersTitle, step ? `Step ${k + 1} of ${run.name}: ${known}` : `${run.name}: ${this.ending(run, k)}`);
    const words = step ? updateLines(step).flat() : [];
    while (this.numbers.childElementCount > words.length) this.numbers.lastElementChild.remove();
    while (this.numbers.childElementCount < words.length) this.numbers.append(element("dt"), element("dd"));
    words.forEach((text, item) => write(this.numbers.children[item], text));
  }

  /** Why there is no step to show. */
  ending(run, k) {
    if (!this.lookedInto) return this.newest.inFlight ? "its steps are being looked into." : "its steps are not known.";
    if (run.diverged_at !== null && k + 1 >= run.length) return `step ${run.diverged_at} is infinite or not a number. It diverged.`;
    if (run.stopped && k + 1 >= run.length) return `it was stopped in step ${run.length}.`;
    return "the last point. Go back to see a step in numbers.";
  }

  point(run, k) {
    return pointAt(this.paths[k], run.length, this.player.t);
  }

  showStep() {
    const step = Math.round(this.player.t);
    const { num_steps, asked_steps } = this.scene;
    this.controls.show();
    const shortened = num_steps < asked_steps ? `, the first of ${asked_steps} steps` : "";
    write(this.counter, `step ${step} of ${num_steps}${shortened}`);
    this.scene.runs.forEach((run, k) => this.legend[k].show(this.state(run, k, step)));
    if (!this.player.playing) this.announce();
  }

  loss(run, k, step) {
    return this.arrays.losses[k * (this.scene.num_steps + 1) + Math.min(step, run.length - 1)];
  }

  /** What the legend says of a run at a step. */
  state(run, k, step) {
    const own = run.hyper.learning_rate;
    const rate = own === undefined ? "own" : setting(own);
    const loss = shortNumber(this.loss(run, k, step));
    const ended = step >= run.length;
    if (run.stopped && ended) return { rate: "stopped", loss: `step ${run.length}`, hint: "", alarming: true };
    if (run.diverged_at !== null && ended) {
      return { rate: "diverged", loss: `step ${run.diverged_at}`, hint: "", alarming: true };
    }
    if (!isInside(this.point(run, k), this.scene.surface.bounds)) {
      return { rate: "outside", loss, hint: "It is outside the picture.", alarming: true };
    }
    const hint = own === undefined ? "It has no attribute learning_rate: it keeps its own rate." : "";
    return { rate, loss, hint, alarming: false };
  }

  words() {
    const step = Math.round(this.player.t);
    const { runs, surface, num_steps, start } = this.scene;
    const words = runs.map((run, k) => {
      const { rate, loss, alarming } = this.state(run, k, step);
      return `${run.name} ${alarming ? `${rate}, ${loss}` : `loss ${loss}`}`;
    });
    const said = words.join("; ");
    this.plane.describe(`Paths of ${runs.length} optimisers on ${surface.name}. ${said}.`);
    this.chart.axes.describe(`Losses of ${runs.length} optimisers over ${num_steps} steps. ${said}.`);
    return `Start ${shortNumber(start[0])}, ${shortNumber(start[1])}. Step ${step} of ${num_steps}. ${said}.`;
  }

  /** The losses at some thirty steps. */
  rows() {
    const { runs, num_steps } = this.scene;
    const every = Math.max(1, Math.ceil(num_steps / 30));
    const steps = [];
    for (let step = 0; step < num_steps; step += every) steps.push(step);
    const cell = (run, k, step) => (step >= run.length ? "–" : shortNumber(this.loss(run, k, step)));
    const row = (step) => [String(step), ...runs.map((run, k) => cell(run, k, step))];
    return [["step", ...runs.map((run) => `loss of ${run.name}`)], ...[...steps, num_steps].map(row)];
  }

  forget() {
    this.player.pause();
    super.forget();
  }
}

/** The settings of each optimiser that were changed with its sliders. */
function hyperOf({ runs, hyper }) {
  return runs.map((_, k) => ({ ...hyper[k] }));
}

/** An optimiser's settings as they are without the multiplier. */
function unmultiplied(hyper, multiplier) {
  return hyper.learning_rate === undefined ? hyper : { ...hyper, learning_rate: Number((hyper.learning_rate / multiplier).toPrecision(12)) };
}

export default widget(OptimizerView);
