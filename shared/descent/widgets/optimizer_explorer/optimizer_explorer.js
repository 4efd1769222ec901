// OptimizerExplorer: paths of optimisers on a surface, played in the browser, computed in Python.

const floats = (view) => new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));

/** One optimiser's row: a toggle with its line and marker, its rate, its loss. */
class LegendRow {
  constructor(name, onToggle) {
    this.box = element("input", { type: "checkbox", checked: true, onchange: onToggle });
    this.swatch = element("span", { className: "descent-swatch" });
    this.rate = element("span", { className: "descent-rate" });
    this.loss = element("span", { className: "descent-loss" });
    const text = element("span", { className: "descent-name", textContent: name, title: name });
    this.root = element("li", {}, element("label", {}, this.box, this.swatch, text), this.rate, this.loss);
  }

  paint({ colour, edge, dash, marker }) {
    const outline = MARKERS[marker].map(([x, y]) => `${17 + 4.5 * x},${8 + 4.5 * y}`).join(" ");
    const inside = { stroke: edge ?? "none", fill: colour };
    const path = { x1: 0, x2: 34, y1: 8, y2: 8, "stroke-dasharray": dash.join(" ") };
    const shapes = [
      ["line", { ...path, stroke: edge ?? colour, "stroke-width": edge ? 3 : 2 }],
      ["line", { ...path, stroke: colour, "stroke-width": 2 }],
      outline ? ["polygon", { points: outline, ...inside }] : ["circle", { cx: 17, cy: 8, r: 4.5, ...inside }],
    ];
    this.swatch.replaceChildren(svg(34, 16, ...shapes));
  }

  show({ rate, loss, hint, alarming }) {
    this.rate.textContent = rate;
    this.loss.textContent = loss;
    this.root.title = hint;
    this.root.classList.toggle("descent-alarming", alarming);
  }
}

class OptimizerView {
  constructor(model, root) {
    Object.assign(this, { model, root, id: Math.random().toString(36).slice(2), hidden: new Set() });
    this.take(model.get("scene"), ["paths", "losses", "grid"].map((name) => floats(model.get(name))));
    const { num_steps: last } = this.scene;
    this.newest = new Newest({
      send: (content) => model.send({ type: "run", view: this.id, ...content }),
      onSilence: () => this.say("The kernel does not answer. Playing goes on without it."),
    });
    this.player = new Player({ last, seconds: 8, onMove: () => this.draw(), onState: () => this.controls.show() });
    this.controls = new Controls(this.player);
    this.announce = settled(() => this.tell(), 600);
    this.build();
    this.listen();
    this.layOut();
  }

  take(scene, [paths, losses, grid]) {
    Object.assign(this, { scene, losses, grid });
    const size = 2 * (scene.num_steps + 1);
    this.paths = scene.runs.map((_, k) => paths.subarray(k * size, (k + 1) * size));
  }

  build() {
    const { scene } = this;
    this.title = element("span", { className: "descent-title" });
    this.counter = element("span", { className: "descent-counter" });
    this.canvas = element("canvas", { attributes: { role: "img" } });
    this.stage = element("div", { className: "descent-stage" }, this.canvas);
    this.rows = scene.runs.map((run, k) => new LegendRow(run.name, (event) => this.toggle(k, event.target.checked)));
    const legend = element("ul", { attributes: { "aria-label": "Optimisers" } }, ...this.rows.map((row) => row.root));
    const titles = ["optimiser", "rate", "loss"].map((title) => element("span", { textContent: title }));
    const heading = element("div", { className: "descent-heading", attributes: { "aria-hidden": "true" } }, ...titles);
    const table = element("div", { className: "descent-legend" }, heading, legend);
    const side = element("div", { className: "descent-side" }, table, this.buildSliders());
    this.message = element("p", { className: "descent-message", hidden: true, attributes: { role: "alert" } });
    this.problems = element("ul", { className: "descent-problems", attributes: { "aria-label": "Problems" } });
    this.live = element("div", { className: "descent-live", attributes: { role: "status", "aria-live": "polite" } });
    this.root.append(
      element("div", { className: "descent-head" }, this.title, this.counter),
      element("div", { className: "descent-main" }, this.stage, side),
      this.controls.root,
      this.message,
      this.problems,
      this.live,
    );
    this.plane = new Plane(this.canvas);
  }

  buildSliders() {
    const { surface, multiplier } = this.scene;
    const ask = (_, final) => this.ask(final);
    this.sliders = {};
    if (surface.condition_number !== null) {
      const span = { low: 1, high: Math.max(100, surface.condition_number), value: surface.condition_number };
      this.sliders.condition_number = logSlider({ label: "condition number", ...span, text: setting, onInput: ask });
    }
    const times = { low: 0.1, high: 10, value: multiplier, text: (value) => `× ${setting(value)}` };
    this.sliders.multiplier = logSlider({ label: "learning rate", ...times, onInput: ask });
    const roots = Object.values(this.sliders).map((slider) => slider.root);
    return element("div", { className: "descent-sliders" }, ...roots);
  }

  listen() {
    const answered = (message, buffers) => this.hear(message, buffers);
    const observer = new ResizeObserver(() => this.layOut());
    const forgetTheme = watchTheme(this.root, () => this.layOut());
    this.model.on("msg:custom", answered);
    this.root.addEventListener("keydown", (event) => this.key(event));
    observer.observe(this.stage);
    this.forget = () => {
      this.player.pause();
      this.announce.cancel();
      observer.disconnect();
      forgetTheme();
      this.model.off("msg:custom", answered);
    };
  }

  key(event) {
    event.stopPropagation();
    const onSlider = event.target instanceof HTMLInputElement && event.target.type === "range";
    if (event.key !== " " || !onSlider) return;
    event.preventDefault();
    this.player.toggle();
  }

  ask(final) {
    const values = Object.entries(this.sliders).map(([name, slider]) => [name, slider.read()]);
    this.newest.ask({ ...Object.fromEntries(values), final });
  }

  hear(message, buffers) {
    const mine = message.view === this.id;
    if (mine && !this.newest.answered(message.seq)) return;
    if (message.type === "error") {
      if (mine) this.say(message.text);
      return;
    }
    this.take(message.scene, buffers.map(floats));
    if (!mine) this.followSliders();
    this.say("");
    this.layOut();
    this.announce();
  }

  followSliders() {
    this.sliders.multiplier.set(this.scene.multiplier);
    this.sliders.condition_number?.set(this.scene.surface.condition_number);
  }

  toggle(index, shown) {
    if (shown) this.hidden.delete(index);
    else this.hidden.add(index);
    this.draw();
  }

  say(text) {
    this.message.textContent = text;
    this.message.hidden = !text;
  }

  /** Everything anew: after a result, a change of size or of theme. */
  layOut() {
    const width = this.stage.clientWidth;
    if (!width) return;
    this.theme = themeOf(this.root);
    this.root.classList.toggle("descent-dark", this.theme.dark);
    this.theme = themeOf(this.root);
    this.styles = this.scene.runs.map(({ style }) => styleOn(this.theme, style));
    this.rows.forEach((row, k) => row.paint(this.styles[k]));
    this.title.textContent = this.scene.surface.name;
    this.plane.resize(width, this.scene.surface.bounds, 460);
    this.plane.drawGround(this.scene.surface, this.grid, this.theme);
    this.showProblems();
    this.draw();
  }

  draw() {
    if (!this.styles) return;
    if (window.devicePixelRatio !== this.plane.ratio) this.layOut();
    const { plane, player, theme, styles } = this;
    const walked = (run) => run.length > 1 || !run.failure;
    const all = this.scene.runs.map((run, k) => [run, k]);
    const shown = all.filter(([run, k]) => walked(run) && !this.hidden.has(k));
    plane.begin();
    for (const [run, k] of shown) plane.drawHalo(this.paths[k], run.length, player.t, theme);
    for (const [run, k] of shown) plane.drawPath(this.paths[k], run.length, player.t, styles[k]);
    plane.drawRing(this.scene.start, theme);
    for (const [run, k] of shown) plane.drawMarker(this.point(run, k), styles[k], theme);
    plane.end();
    this.showStep();
  }

  point(run, k) {
    return pointAt(this.paths[k], run.length, this.player.t);
  }

  showStep() {
    const { last } = this.player;
    const step = Math.round(this.player.t);
    this.controls.show();
    this.counter.textContent = `step ${step} of ${last}`;
    this.scene.runs.forEach((run, k) => this.rows[k].show(this.state(run, k, step)));
    if (!this.player.playing) this.announce();
  }

  loss(run, k, step) {
    return this.losses[k * (this.scene.num_steps + 1) + Math.min(step, run.length - 1)];
  }

  /** What the legend says of a run at a step. */
  state(run, k, step) {
    const rate = run.learning_rate === null ? "own" : setting(run.learning_rate);
    const loss = shortNumber(this.loss(run, k, step));
    const ended = step >= run.length;
    if (run.failure && ended) return { rate: "stopped", loss: `step ${run.length}`, hint: "", alarming: true };
    if (run.diverged_at !== null && ended) {
      return { rate: "diverged", loss: `step ${run.diverged_at}`, hint: "", alarming: true };
    }
    if (!isInside(this.point(run, k), this.scene.surface.bounds)) {
      return { rate: "outside", loss, hint: "It is outside the picture.", alarming: true };
    }
    const hint = run.learning_rate === null ? "It has no attribute learning_rate: it keeps its own rate." : "";
    return { rate, loss, hint, alarming: false };
  }

  showProblems() {
    const failed = this.scene.runs.filter((run) => run.failure);
    const items = failed.map(({ name, failure }) => {
      const where = failure.line === null ? "" : `, line ${failure.line} of ${failure.function}`;
      const source = failure.source ? [element("code", { textContent: failure.source })] : [];
      return element("li", {}, element("strong", { textContent: name }), `${where}: ${failure.text} `, ...source);
    });
    const talkers = this.scene.runs.filter((run) => run.printed);
    const prints = talkers.map(({ name, printed }) =>
      element("li", {}, element("strong", { textContent: name }), " printed ", element("code", { textContent: printed })),
    );
    this.problems.replaceChildren(...items, ...prints);
    this.problems.hidden = !items.length && !prints.length;
  }

  /** The state in words, for the live region and for the picture's description. */
  tell() {
    const step = Math.round(this.player.t);
    const { runs, surface } = this.scene;
    const words = runs.map((run, k) => {
      const { rate, loss, alarming } = this.state(run, k, step);
      return `${run.name} ${alarming ? `${rate}, ${loss}` : `loss ${loss}`}`;
    });
    this.live.textContent = `Step ${step} of ${this.player.last}. ${words.join("; ")}.`;
    this.canvas.setAttribute("aria-label", `Paths of ${runs.length} optimisers on ${surface.name}. ${words.join("; ")}.`);
  }
}

function render({ model, el }) {
  const attributes = { role: "group", "aria-label": "OptimizerExplorer" };
  const root = element("div", { className: "descent-widget descent-optimizers", attributes });
  el.append(root);
  const view = new OptimizerView(model, root);
  view.tell();
  return () => view.forget();
}

export default { render };
