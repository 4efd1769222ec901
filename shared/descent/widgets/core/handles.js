// A point on axes that is dragged with mouse or finger, or moved with the arrow keys.

const LATE = 30; // milliseconds after which a handle goes ahead of the picture that is being computed for it

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * A draggable point over `axes`. `onMove([x, y], final)` is called with every new place within the axes' range, and
 * with `final` when it is let go. Arrow keys move it by a hundredth of the range, with Shift by a tenth.
 *
 * label   what it is called by a screen reader
 * text    the place in words; by default its coordinates
 * only    "x" or "y" if it moves in one direction only
 * keep    the nearest allowed point to a point; by default the one within the axes' range
 */
export class Handle {
  constructor(axes, { label, point, onMove, only = null, text = null, keep = null }) {
    const words = ([x, y]) => ({ x: shortNumber(x), y: shortNumber(y) })[only] ?? `${shortNumber(x)}, ${shortNumber(y)}`;
    Object.assign(this, { axes, only, onMove, keep, text: text ?? words, point: [...point], moved: false, ahead: false });
    const attributes = { role: "slider", tabindex: "0", "aria-label": label };
    if (only === "y") attributes["aria-orientation"] = "vertical";
    if (!only) attributes["aria-roledescription"] = "point in two dimensions";
    this.root = element("div", { className: "descent-handle", title: label, attributes });
    axes.root.append(this.root);
    this.#listen();
  }

  /** Put it elsewhere without calling `onMove`. */
  set(point) {
    this.point = [...point];
    this.ahead = true;
    this.place();
  }

  /**
   * Be where Python says, at the next `place`, unless somebody is moving it just now. A state that is `behind` does not
   * know where it was moved last, and would make it jump back until the next one comes.
   */
  follow(point, behind) {
    if (!behind) this.ahead = false;
    if (!this.grip && !this.moved && !this.ahead) this.point = [...point];
  }

  /** Place it anew after the axes have changed; hidden outside of them. */
  place() {
    const { axes, root } = this;
    clearTimeout(this.late);
    this.late = null;
    if (!axes.frame) return; // not laid out yet
    const [left, top] = axes.pixels(this.point);
    root.style.transform = `translate(${left}px, ${top}px)`; // left and top would cost the page a layout
    root.hidden = !axes.holds(this.point);
    this.#tell();
  }

  /** Say where it is to a screen reader. */
  #tell() {
    const { axes, root, only } = this;
    const { low, high } = only === "y" ? axes.range.y : axes.range.x;
    const now = only === "y" ? this.point[1] : this.point[0];
    const said = { valuemin: low, valuemax: high, valuenow: now, valuetext: this.text(this.point) };
    for (const [name, value] of Object.entries(said)) root.setAttribute(`aria-${name}`, String(value));
  }

  /**
   * Move it as the user does. It is placed together with the new picture, unless that is late: a frame of its own would
   * take the processor from Python, and the picture would have to wait for the next one.
   */
  moveTo(point, final) {
    const kept = this.axes.nearest(point);
    if (this.only === "x") kept[1] = this.point[1];
    if (this.only === "y") kept[0] = this.point[0];
    this.moved = !final;
    this.point = this.keep ? this.keep(kept) : kept;
    this.ahead = true;
    this.#tell();
    this.late ??= setTimeout(() => this.place(), LATE);
    this.onMove([...this.point], final);
  }

  #listen() {
    const { root } = this;
    root.addEventListener("pointerdown", (event) => this.#down(event));
    root.addEventListener("pointermove", (event) => this.#drag(event));
    root.addEventListener("pointerrawupdate", (event) => this.#dragEarly(event)); // secure pages of some browsers only
    for (const end of ["pointerup", "pointercancel"]) root.addEventListener(end, () => this.#up());
    root.addEventListener("keydown", (event) => this.#key(event));
    for (const end of ["keyup", "blur"]) root.addEventListener(end, () => this.#letGo());
  }

  #down(event) {
    if (event.button !== 0) return;
    const [left, top] = this.axes.pixels(this.point);
    const [x, y] = this.axes.offset(event);
    this.grip = [x - left, y - top];
    this.dragged = [event.clientX, event.clientY];
    this.root.setPointerCapture(event.pointerId);
    this.root.classList.add("descent-held");
    this.root.focus({ preventScroll: true });
    event.preventDefault();
  }

  #drag(event) {
    this.early = false;
    this.#dragTo(event);
  }

  /** The first movement since the last frame, up to a frame before `pointermove`: half a frame sooner on average. */
  #dragEarly(event) {
    if (this.early) return;
    this.early = true;
    this.#dragTo(event);
  }

  #dragTo(event) {
    const { clientX, clientY } = event;
    if (!this.grip || (clientX === this.dragged[0] && clientY === this.dragged[1])) return; // known from the early event
    this.dragged = [clientX, clientY];
    const [x, y] = this.axes.offset(event);
    this.moveTo(this.axes.data([x - this.grip[0], y - this.grip[1]]), false);
  }

  #up() {
    this.grip = null;
    this.root.classList.remove("descent-held");
    this.#letGo();
  }

  #key(event) {
    const arrow = ARROWS[event.key];
    if (!arrow || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [left, top] = this.axes.pixels(this.point);
    const { width, height } = this.axes.frame;
    const share = event.shiftKey ? 0.1 : 0.01;
    this.moveTo(this.axes.data([left + arrow[0] * share * width, top - arrow[1] * share * height]), false);
  }

  #letGo() {
    if (this.moved && !this.grip) this.moveTo(this.point, true);
  }
}
