// One optimiser's row: a toggle with its line and marker, its rate, its loss, and a button that looks into it.

export class LegendRow {
  constructor(name, { group, onToggle, onFocus }) {
    this.box = element("input", { type: "checkbox", checked: true, onchange: (event) => onToggle(event.target.checked) });
    this.swatch = element("span", { className: "descent-swatch" });
    this.rate = element("span", { className: "descent-rate descent-number" });
    this.loss = element("span", { className: "descent-loss descent-number" });
    const text = element("span", { className: "descent-name", textContent: name, title: name });
    const attributes = { "aria-label": `Look into ${name}` };
    this.radio = element("input", { type: "radio", name: group, onchange: onFocus, attributes });
    const label = element("label", {}, this.box, this.swatch, text);
    this.root = element("li", {}, label, this.rate, this.loss, this.radio);
  }

  /** Draw the line and marker in a style, when it changes. */
  paint(style) {
    const key = JSON.stringify(style);
    if (key === this.painted) return;
    this.painted = key;
    this.swatch.replaceChildren(swatch(style));
  }

  show({ rate, loss, hint, alarming }) {
    write(this.rate, rate);
    write(this.loss, loss);
    if (this.root.title !== hint) this.root.title = hint;
    this.root.classList.toggle("descent-alarming", alarming);
  }
}
