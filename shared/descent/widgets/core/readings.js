// Numbers beside a picture, each with its name.

/** Numbers with their names, as a list of terms; `show({name: text})`, where a missing text hides its line. */
export class Readings {
  constructor(names) {
    this.values = new Map(names.map((name) => [name, element("dd", { className: "descent-number" })]));
    const lines = [...this.values].map(([name, value]) => element("div", {}, element("dt", { textContent: name }), value));
    this.root = element("dl", { className: "descent-readings" }, ...lines);
  }

  show(texts) {
    for (const [name, value] of this.values) {
      const text = texts[name] ?? "";
      value.parentElement.hidden = !text;
      write(value, text);
    }
  }
}
