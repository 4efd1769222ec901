// Small helpers for building a widget's page: elements, icons, sliders, colours of the theme.

/** An element with properties and children; text is never read as HTML. */
export function element(tag, { attributes = {}, ...properties } = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
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

/**
 * A labelled slider over powers of ten. Calls `onInput(value, final)`; `final` when it is let go.
 * Until it is moved it reads exactly the value that it was set to.
 */
export function logSlider({ label, low, high, value, text, onInput }) {
  const shown = element("span", { className: "descent-value", attributes: { "aria-hidden": "true" } });
  const input = element("input", {
    type: "range",
    min: String(Math.log10(low)),
    max: String(Math.log10(high)),
    step: "0.01",
  });
  const show = (now) => {
    shown.textContent = text(now);
    input.setAttribute("aria-valuetext", text(now));
  };
  let current = value;
  const set = (now) => {
    current = now;
    input.value = String(Math.log10(now));
    show(now);
  };
  const heard = (final) => () => {
    current = Number((10 ** Number(input.value)).toPrecision(3));
    show(current);
    onInput(current, final);
  };
  input.addEventListener("input", heard(false));
  input.addEventListener("change", heard(true));
  set(value);
  const name = element("span", { textContent: label });
  return { root: element("label", { className: "descent-slider" }, name, shown, input), input, set, read: () => current };
}

/**
 * Call `onChange` when the colours of `root` have changed, until the returned function is called. A notebook's theme
 * arrives some time after it is announced, so the style sheet gives the colours a short transition, whose begin, end
 * or cancellation is heard here.
 */
export function watchTheme(root, onChange) {
  const events = ["transitionrun", "transitionend", "transitioncancel"];
  const changed = settled(onChange, 60);
  const heard = (event) => {
    if (event.target === root) changed();
  };
  for (const event of events) root.addEventListener(event, heard);
  return () => {
    changed.cancel();
    for (const event of events) root.removeEventListener(event, heard);
  };
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
