// Small helpers for building a widget's page: elements, icons, waiting until something has settled.

/** An element with properties and children; text is never read as HTML. */
export function element(tag, { attributes = {}, ...properties } = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Set the text of an element without children; one that stays costs the page no new layout. */
export function write(node, text) {
  const { firstChild } = node;
  if (!firstChild) node.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}

/** An SVG picture from shapes [tag, attributes]. */
export function svg(width, height, ...shapes) {
  const make = (tag, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const root = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  root.append(...shapes.map(([tag, attributes]) => make(tag, attributes)));
  return root;
}

/** A button with a picture and a spoken name. */
export function iconButton(label, path, onclick) {
  const picture = svg(16, 16, ["path", { d: path, fill: "currentColor" }]);
  return element("button", { type: "button", title: label, onclick, attributes: { "aria-label": label } }, picture);
}

/** A line with a marker on it, as a legend shows it. */
export function swatch({ colour, edge, dash, marker }) {
  const outline = MARKERS[marker].map(([x, y]) => `${15 + 4.5 * x},${8 + 4.5 * y}`).join(" ");
  const inside = { stroke: edge ?? "none", fill: colour };
  const path = { x1: 0, x2: 30, y1: 8, y2: 8, "stroke-dasharray": dash.join(" ") };
  return svg(
    30,
    16,
    ["line", { ...path, stroke: edge ?? colour, "stroke-width": edge ? 3 : 2 }],
    ["line", { ...path, stroke: colour, "stroke-width": 2 }],
    outline ? ["polygon", { points: outline, ...inside }] : ["circle", { cx: 15, cy: 8, r: 4.5, ...inside }],
  );
}

/** Call `onIdle` once, `milliseconds` after the last call. */
export function settled(onIdle, milliseconds) {
  let timer;
  const call = () => {
    clearTimeout(timer);
    timer = setTimeout(onIdle, milliseconds);
  };
  call.cancel = () => clearTimeout(timer);
  return call;
}

/** The float32 numbers of a binary buffer. */
export function floats(view) {
  return new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}
