// Light or dark: the colours of the notebook's theme, and curves that stand out on its ground.

/** The colours that a widget's style sheet and the notebook's theme give to `root`. */
export function themeOf(root) {
  const style = getComputedStyle(root);
  const colour = (name) => style.getPropertyValue(`--descent-${name}`).trim();
  const ground = parseColour(style.backgroundColor);
  const names = ["text", "muted", "contour", "shade", "alarm"];
  const colours = Object.fromEntries(names.map((name) => [name, colour(name)]));
  return { dark: luminance(ground) < 0.2, ground, font: style.fontFamily, paper: style.backgroundColor, ...colours };
}

/** A curve's style on this theme: its colour, and an edge where the colour alone is too pale to be seen. */
export function styleOn(theme, { light, dark, dash, marker }) {
  const colour = theme.dark ? dark : light;
  const rgb = parseColour(colour);
  const towards = theme.dark ? 255 : 0;
  const edge = `rgb(${rgb.map((channel) => Math.round(0.6 * channel + 0.4 * towards)).join(", ")})`;
  return { colour, dash, marker, edge: contrast(rgb, theme.ground) < 3 ? edge : null };
}

/**
 * Calls `onChange` when the colours of `root` may have changed, from `begin()` to `forget()`. A notebook's theme arrives
 * some time after it is announced, so the style sheet gives the colours a short transition, whose begin, end or
 * cancellation is heard here. In a cell that JupyterLab does not render, because it is far outside of the window, they may
 * change without one: they are compared with those of the last `note()` when it comes into sight.
 */
export class ThemeWatch {
  #events = ["transitionrun", "transitionend", "transitioncancel"];

  constructor(root, onChange) {
    this.root = root;
    this.changed = settled(onChange, 60);
    this.sight = new IntersectionObserver(() => {
      if (this.#colours() !== this.noted) onChange();
    });
    this.heard = (event) => {
      if (event.target === root) this.changed();
    };
  }

  note() {
    this.noted = this.#colours();
  }

  begin() {
    this.sight.observe(this.root);
    for (const event of this.#events) this.root.addEventListener(event, this.heard);
  }

  forget() {
    this.changed.cancel();
    this.sight.disconnect();
    for (const event of this.#events) this.root.removeEventListener(event, this.heard);
  }

  #colours() {
    const { backgroundColor, color } = getComputedStyle(this.root);
    return `${backgroundColor} ${color}`;
  }
}
