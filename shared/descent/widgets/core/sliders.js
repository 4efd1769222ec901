// Labelled controls: sliders on a linear, a logarithmic or a "memory" scale, menus, check boxes.

/** How a slider's position belongs to its value; "memory" is logarithmic in 1 − value: 0, 0.9, 0.99, 0.999. */
const SLIDER_SCALES = {
  linear: { to: (value) => value, from: (position) => position },
  log: { to: Math.log10, from: (position) => 10 ** position },
  memory: { to: (value) => -Math.log10(1 - value), from: (position) => 1 - 10 ** -position },
};

/**
 * A labelled slider. `onInput(value, final)` is called with what it is moved to, and `final` when it is let go.
 * Until it is moved it reads exactly the value that it was set to.
 *
 * scale   "linear", "log" or "memory"
 * step    of the value, for a linear scale; the others go in hundredths of a decade
 * text    the value as it is shown and spoken
 */
export function slider({ label, low, high, value, scale = "linear", step, text = setting, onInput }) {
  const { to, from } = SLIDER_SCALES[scale];
  const shown = element("span", { className: "descent-value", attributes: { "aria-hidden": "true" } });
  const range = { min: to(low), max: to(high), step: scale === "linear" ? (step ?? "any") : 0.01 };
  const input = element("input", { type: "range", ...range, attributes: { "aria-label": label } });
  let current = value;
  const show = () => {
    shown.textContent = text(current);
    input.setAttribute("aria-valuetext", text(current));
  };
  const set = (now) => {
    current = now;
    input.value = String(to(now));
    show();
  };
  const heard = (final) => () => {
    current = rounded(from(Number(input.value)), scale);
    show();
    onInput(current, final);
  };
  input.addEventListener("input", heard(false));
  input.addEventListener("change", heard(true));
  set(value);
  const name = element("span", { textContent: label });
  const root = element("label", { className: "descent-slider" }, name, shown, input);
  return { root, input, set, read: () => current };
}

function rounded(value, scale) {
  if (scale === "memory") return Number((1 - Number((1 - value).toPrecision(2))).toPrecision(6));
  return Number(value.toPrecision(scale === "log" ? 3 : 6));
}

/** A labelled menu of texts; `onChoose(index)`. */
export function menu({ label, options, chosen = 0, onChoose }) {
  const items = options.map((text, k) => element("option", { value: String(k), textContent: text }));
  const select = element("select", {}, ...items);
  select.value = String(chosen);
  select.addEventListener("change", () => onChoose(Number(select.value)));
  const root = element("label", { className: "descent-menu" }, element("span", { textContent: label }), select);
  return { root, select, set: (index) => (select.value = String(index)), read: () => Number(select.value) };
}

/** A labelled check box; `onChange(checked)`. */
export function checkBox({ label, checked = false, onChange }) {
  const input = element("input", { type: "checkbox", checked });
  input.addEventListener("change", () => onChange(input.checked));
  const root = element("label", { className: "descent-check" }, input, element("span", { textContent: label }));
  return { root, input, set: (now) => (input.checked = now), read: () => input.checked };
}
