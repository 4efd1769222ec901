// The numbers behind a picture as a table, made only when somebody opens it.

/**
 * A table that is filled when it is opened and, while it is open, by `refresh()`.
 * `rows()` returns [heading, ...rows], each a list of texts; the first of a row is its heading.
 */
export class DataTable {
  constructor({ label, rows }) {
    this.rows = rows;
    this.table = element("table", {}, element("caption", { textContent: label }));
    const box = element("div", { className: "descent-scroll", attributes: { tabindex: "0", role: "region" } }, this.table);
    box.setAttribute("aria-label", label);
    this.root = element("details", { className: "descent-table" }, element("summary", { textContent: label }), box);
    this.root.addEventListener("toggle", () => this.refresh());
  }

  refresh() {
    if (!this.root.open) return;
    const [heading, ...rows] = this.rows();
    const cell = (text, k, scope) =>
      scope || k === 0
        ? element("th", { textContent: text, attributes: { scope: scope ?? "row" } })
        : element("td", { textContent: text });
    const row = (texts, scope) => element("tr", {}, ...texts.map((text, k) => cell(text, k, scope)));
    this.table.replaceChildren(
      this.table.caption,
      element("thead", {}, row(heading, "col")),
      element("tbody", {}, ...rows.map((texts) => row(texts))),
    );
  }
}
