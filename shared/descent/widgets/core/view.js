// What every widget's view shares: its frame on the page, the state and its updates, problems, words for a screen reader.

/**
 * A view of a widget's model. A subclass builds its page in `build()`, and overrides
 *
 * build()     put elements into `this.root`; called once, with `this.scene` and `this.arrays` there
 * took(kept)  a new state is there: `kept` if it is the model's own, not one of many while the user drags
 * layOut()    size or theme have changed: fit and paint everything; ends with a call of `draw`
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
    this.newest = new Newest({
      send: (content) => model.send({ type: "run", view: this.id, have: this.scene.constant ?? {}, ...content }, prompted(model)),
      onSilence: () => this.say("The kernel does not answer. What is shown can still be played."),
    });
  }

  took() {}
  draw() {}
  offline() {}
  words() {
    return "";
  }

  start(el) {
    el.append(this.root);
    this.#read();
    this.build();
    this.root.append(this.message, this.problems, this.live);
    this.#listen();
    if (this.model.offline) this.#switchOff();
    this.#show(true);
    this.tell();
  }

  forget() {
    this.announce.cancel();
    this.newest.cancel();
    this.observer.disconnect();
    this.forgetTheme();
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

  tell() {
    write(this.live, this.words());
  }

  /** The theme with its class on the root; call it first in `layOut`. */
  readTheme() {
    this.root.classList.toggle("descent-dark", themeOf(this.root).dark);
    this.theme = themeOf(this.root);
    return this.theme;
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
    let width = 0;
    this.observer = new ResizeObserver(() => {
      if (width === this.root.clientWidth) return;
      width = this.root.clientWidth;
      this.#layOut();
    });
    this.observer.observe(this.root);
    this.forgetTheme = watchTheme(this.root, () => this.#layOut());
  }

  /** A page is laid out only where it has a width. */
  #layOut() {
    if (this.root.clientWidth) this.layOut();
  }

  #hear(message, buffers) {
    if (message.view !== this.id || !this.newest.answered(message.seq)) return;
    if (message.type === "error") {
      this.say(message.text);
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
    this.#layOut();
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

/** What a widget's module exports: `export default widget(SomeView)`. */
export function widget(ViewClass) {
  return {
    render({ model, el }) {
      const view = new ViewClass(model);
      view.start(el);
      return () => view.forget();
    },
  };
}
