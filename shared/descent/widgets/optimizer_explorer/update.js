// One step of one optimiser: its arrows and its formula in numbers, from what Python could find out about it.

const ADAPTIVE = ["AdaGrad", "RMSprop", "Adam"];

/** What is known of the step from w_k to w_{k+1} of run `index`; null where there is no such step. */
export function stepOf({ scene, arrays }, index, k) {
  const run = scene.runs[index];
  const looked = scene.looked_into.indexOf(index);
  if (k < 0 || k + 1 >= run.length || looked < 0) return null;
  const pair = (values, block, row, width, shift) => {
    const from = (block * row + k) * width + shift;
    return [values[from], values[from + 1]];
  };
  const steps = scene.num_steps;
  const w = pair(arrays.paths, index, steps + 1, 2, 0);
  const next = pair(arrays.paths, index, steps + 1, 2, 2);
  const before = k > 0 ? pair(arrays.paths, index, steps + 1, 2, -2) : w;
  const g = pair(arrays.details, looked, steps, 4, 0);
  const aside = pair(arrays.details, looked, steps, 4, 2);
  const adaptive = ADAPTIVE.includes(run.rule);
  const known = { w, next, g, rule: run.rule, hyper: run.hyper, rates: adaptive ? aside : null, at: adaptive ? w : aside };
  return { ...known, k, h: minus(w, next), carried: minus(before, w) };
}

const minus = ([a, b], [c, d]) => [a - c, b - d];
const plus = ([a, b], [c, d]) => [a + c, b + d];
const times = (factor, [a, b]) => [factor * a, factor * b];
const finite = (vector) => vector.every(Number.isFinite);

/**
 * The arrows of a step as {from, to, kind, label} in data units, drawn `zoom` times as long as they are, so that the
 * longest is about `wanted` long. Kinds: "gradient", "velocity", "step". A gradient that is no summand of the step
 * only shows its direction.
 */
export function arrowsOf(step, wanted) {
  const parts = partsOf(step);
  const longest = Math.max(...parts.filter(({ from, to }) => finite([...from, ...to])).map(length), 0);
  const zoom = longest > 0 ? wanted / longest : 1;
  const grown = (point) => plus(step.w, times(zoom, minus(point, step.w)));
  return { zoom, arrows: parts.map((part) => ({ ...part, from: grown(part.from), to: grown(part.to) })) };
}

const length = ({ from, to }) => Math.hypot(...minus(to, from));

function partsOf(step) {
  const { w, next, g, h, carried, rule, hyper } = step;
  const whole = { kind: "step", label: "step", from: w, to: next };
  const downhill = (label) => ({ kind: "gradient", label, from: w, to: minus(w, times(norm(h) / (norm(g) || 1), g)) });
  if (rule === "gradient descent") return [{ kind: "gradient", label: "−ηg", from: w, to: next }];
  if (rule === "momentum" || rule === "Nesterov") {
    const middle = minus(w, times(hyper.alpha, carried));
    const velocity = { kind: "velocity", label: "−αh", from: w, to: middle };
    return [velocity, { kind: "gradient", label: "−ηg", from: middle, to: next }, whole];
  }
  if (rule === "Adam") {
    const mean = h.map((part, axis) => part / step.rates[axis]);
    const velocity = { kind: "velocity", label: "−m̂", from: w, to: minus(w, times(norm(h) / (norm(mean) || 1), mean)) };
    return [downhill("−g"), velocity, whole];
  }
  return [downhill("−g"), whole];
}

const norm = (vector) => Math.hypot(...vector);

/** The update written out: a list of [what, formula, numbers]. */
export function updateLines(step) {
  const { w, next, g, h, carried, rule, hyper, rates, at } = step;
  const eta = setting(hyper.learning_rate ?? NaN);
  const old = (symbol, value) => [`${symbol}`, vector(value)];
  const point = old("w", w);
  const end = ["new w", vector(next)];
  if (rule === "gradient descent") return [point, ["g = ∇f(w)", vector(g)], ["w − η g", `${vector(w)} − ${eta} · ${vector(g)}`], end];
  if (rule === "momentum" || rule === "Nesterov") {
    const alpha = setting(hyper.alpha);
    const ahead = rule === "Nesterov" ? [["w − α h", vector(at)], ["g = ∇f(w − α h)", vector(g)]] : [["g = ∇f(w)", vector(g)]];
    const grown = ["new h = α h + η g", `${alpha} · ${vector(carried)} + ${eta} · ${vector(g)} = ${vector(h)}`];
    return [point, ["h", vector(carried)], ...ahead, grown, ["w − new h", vector(next)]];
  }
  if (rates) return [point, ["g = ∇f(w)", vector(g)], ...adaptiveLines(step), ["new w", vector(next)]];
  const asked = finite(g) ? [["it asked at", vector(at)], ["and got g", vector(g)]] : [["it asked for no gradient", ""]];
  return [point, ...asked, ["step w − new w", vector(h)], end];
}

function adaptiveLines({ rule, rates, h }) {
  const rate = rule === "Adam" ? ["rates η / (√v̂ + ε)", vector(rates)] : ["rates η / (√G + ε)", vector(rates)];
  if (rule !== "Adam") return [rate, ["step: rates · g", vector(h)]];
  return [["m̂", vector(h.map((part, axis) => part / rates[axis]))], rate, ["step: rates · m̂", vector(h)]];
}

function vector([a, b]) {
  return `(${shortNumber(a)}, ${shortNumber(b)})`;
}
