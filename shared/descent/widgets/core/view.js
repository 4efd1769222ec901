// What every widget's view shares: its frame on the page, the state and its updates, problems, words for a screen reader.

/**
 * A view of a widget's model. A subclass builds its page in `build()`, and overrides
 *
 * build()     put elements into `this.root`, which is not in the page yet; called once, with `this.scene` and `this.arrays` there
 * took(kept)  a new state is there: `kept` if it is the model's own, not one of many while the user drags
 * layOut()    size, theme (`this.theme`) or state have changed: fit and paint everything; ends with a call of `draw`
 * draw()      paint what moves
 * words()     the state in words, for the live region
 * offline()   the page has no kernel: switch off what would need one; handles only mark their place and a note is shown already
 *
 * `this.ask(settings, final)` asks Python; one request is in flight and the newest wins. In `took` and after it,
 * `this.behind` is whether something newer has been asked already.
 */
export class View {
  constructor(model, { label, className }) {
    const attributes = { role: "group", "aria-label": label };
    this.root = element("div", { className: `descent-widget ${className}`, attributes });
    this.model = model;
    this.id = Math.random().toString(36).slice(2);
    this.message = element("p", { className: "descent-message", hidden: true, attributes: { role: "alert" } });
    this.problems = element("ul", { className: "descent-problems", hidden: true, attributes: { "aria-label": "Problems" } });
    this.live = element("div", { className: "descent-live", attributes: { role: "status", "aria-live": "polite" } });
    this.announce = settled(() => this.tell(), 600);
    this.widths = new Map();
    this.themes = new ThemeWatch(this.root, () => this.#measure());
    this.newest = new Newest({
      send: (content) => this.model.send({ type: "run", view: this.id, have: this.scene.constant ?? {}, ...content }, prompted(this.model)),
      onSilence: () => this.fail("The kernel does not answer. What is shown can still be played."),
    });
  }

  took() {}
  draw() {}
  offline() {}
  words() {
    return "";
  }

  /** Build the page, and paint it once out of sight: fonts and functions are slow only the first time. */
  prepare() {
    this.version = this.model.get("version");
    this.#read();
    this.build();
    this.root.append(this.message, this.problems, this.live);
    const aside = element("div", { className: "descent-aside", inert: true }, this.root);
    aside.style.width = `${document.querySelector(".jp-InputArea-editor")?.offsetWidth || 940}px`; // likely that of an output, too
    document.body.append(aside);
    try {
      this.#show(true);
    } finally {
      aside.remove();
      this.announce.cancel();
    }
    return this;
  }

  /** Show it in `el`, and follow the model from now on. */
  start(model, el) {
    this.model = model;
    el.append(this.root);
    this.#listen();
    if (this.model.offline) this.#switchOff();
    this.tell();
  }

  forget() {
    this.announce.cancel();
    this.newest.cancel();
    this.observer.disconnect();
    this.themes.forget();
    this.model.off("msg:custom", this.answered);
    this.model.off("change:version", this.kept);
  }

  ask(settings, final) {
    this.newest.ask({ ...settings, final });
  }

  /** Show a message above the problems; "" takes it away. */
  say(text) {
    write(this.message, text);
    this.message.hidden = !text;
  }

  /** Say that what was asked for does not come. */
  fail(text) {
    this.say(text);
    this.draw();
  }

  tell() {
    write(this.live, this.words());
  }

  /** The width of an element in CSS pixels, which follows from that of the widget and is asked for once. */
  widthOf(node) {
    if (!this.widths.has(node)) this.widths.set(node, node.clientWidth);
    return this.widths.get(node);
  }

  #switchOff() {
    this.root.classList.add("descent-offline");
    const textContent = "This page shows what was computed. To change anything, which needs Python, open the notebook.";
    this.root.prepend(element("p", { className: "descent-caption descent-offline-note", textContent }));
    for (const handle of this.root.querySelectorAll(".descent-handle")) handle.inert = true;
    this.offline();
  }

  #read() {
    this.scene = this.model.get("scene");
    this.arrays = Object.fromEntries(this.scene.arrays.map((name) => [name, floats(this.model.get(name))]));
  }

  #listen() {
    this.answered = (message, buffers) => this.#hear(message, buffers);
    this.kept = () => {
      this.#read();
      this.#show(true);
    };
    this.model.on("msg:custom", this.answered);
    this.model.on("change:version", this.kept);
    this.root.addEventListener("keydown", (event) => event.stopPropagation());
    this.themes.begin();
    this.observer = new ResizeObserver(() => {
      if (this.width !== this.root.clientWidth) this.#measure();
    });
    this.observer.observe(this.root);
  }

  /** Take note of size and theme, and lay the page out. While the user drags they are known: to ask would cost a layout. */
  #measure() {
    this.width = this.root.clientWidth;
    this.widths.clear();
    if (!this.width) return;
    this.root.classList.toggle("descent-dark", themeOf(this.root).dark);
    this.theme = themeOf(this.root);
    this.themes.note();
    this.layOut();
  }

  #hear(message, buffers) {
    if (message.view !== this.id || !this.newest.answered(message.seq)) return;
    if (message.type === "error") {
      this.fail(message.text);
      return;
    }
    this.say("");
    if (message.type !== "result") return; // what is kept comes as the model's new state
    this.scene = message.scene;
    message.names.forEach((name, k) => (this.arrays[name] = floats(buffers[k])));
    this.#show(false);
  }

  #show(kept) {
    // A request whose state is kept is in flight until its answer comes, after the state.
    this.behind = kept ? this.newest.waiting !== null : this.newest.inFlight;
    this.took(kept);
    this.#showProblems();
    if (kept || !this.width) this.#measure();
    else this.layOut();
    this.announce();
  }

  #showProblems() {
    const problems = this.scene.problems ?? [];
    const key = JSON.stringify(problems);
    if (key === this.shownProblems) return;
    this.shownProblems = key;
    this.problems.replaceChildren(...problems.map(problemItem));
    this.problems.hidden = !problems.length;
  }
}

/**
 * Callbacks of a message to the kernel that make its answer come at once. Jupyter's server first passes on that the
 * kernel is busy, and then keeps an answer back (Nagle's algorithm) until the browser has acknowledged that, which may
 * take 40 ms. Whatever the browser says acknowledges it.
 */
export function prompted(model) {
  const status = ({ content }) => {
    if (content.execution_state === "busy") model.send({ type: "heard" });
  };
  return { iopub: { status } };
}

function problemItem({ name, text, line, function: place, source, printed }) {
  const strong = element("strong", { textContent: name });
  if (printed) return element("li", {}, strong, " printed ", element("code", { textContent: printed }));
  const where = line === null ? "" : `, line ${line} of ${place}`;
  const code = source ? [element("code", { textContent: source })] : [];
  return element("li", {}, strong, `${where}: ${text} `, ...code);
}

// Views that are prepared and not yet shown, by their scenes, of all widgets of the page: each module is loaded anew.
const PREPARED = (globalThis[Symbol.for("descent.prepared")] ??= new Map());
const MOST_PREPARED = 2; // a notebook that is opened hears of every widget that its kernel has ever made
const PREPARED_FOR = 10_000; // milliseconds

/**
 * What a widget's module exports: `export default widget(SomeView)`. A notebook calls `initialize` as soon as it has
 * heard of a widget, long before Python has drawn the picture that is saved with it and `render` is called: time
 * enough to prepare a view, which is good for the state that it was prepared with.
 */
export function widget(ViewClass) {
  return {
    initialize({ model }) {
      if (PREPARED.size >= MOST_PREPARED) return;
      const scene = model.get("scene");
      try {
        PREPARED.set(scene, new ViewClass(model).prepare());
      } catch {
        return; // it will fail in `render` again, where it can be seen
      }
      setTimeout(() => PREPARED.delete(scene), PREPARED_FOR);
    },
    render({ model, el }) {
      const [scene, version] = [model.get("scene"), model.get("version")];
      const ready = PREPARED.get(scene);
      PREPARED.delete(scene);
      const view = ready?.version === version ? ready : new ViewClass(model).prepare();
      view.start(model, el);
      return () => view.forget();
    },
  };
}
