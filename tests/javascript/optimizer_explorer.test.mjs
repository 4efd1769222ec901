// One step of an optimiser: found in the buffers, drawn as arrows that add up, written out; and the losses' axis.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClose, moduleOf } from "./modules.mjs";

const { stepOf, arrowsOf, updateLines, lossRange } = await moduleOf("optimizer_explorer");

// Two runs of two steps: (1, 2) → (0, 2.5) → (0, 2), and a diverged one that has one point only.
const RUNS = [
  { rule: "momentum", hyper: { learning_rate: 0.1, alpha: 0.5 }, length: 3 },
  { rule: "momentum", hyper: { learning_rate: 0.1, alpha: 0.5 }, length: 1 },
];
const STATE = {
  scene: { num_steps: 2, runs: RUNS, looked_into: [0, 1] },
  arrays: {
    paths: Float32Array.of(1, 2, 0, 2.5, 0, 2, 7, 7, NaN, NaN, NaN, NaN),
    details: Float32Array.of(10, -5, 1, 2, -5, 7.5, 0, 2.5, 0, 0, 0, 0, 0, 0, 0, 0),
  },
};

test("while one run is looked into the details are its own, and nothing is known of the others", () => {
  const scene = { num_steps: 2, runs: [RUNS[1], RUNS[0]], looked_into: [1] };
  const paths = Float32Array.of(7, 7, NaN, NaN, NaN, NaN, 1, 2, 0, 2.5, 0, 2);
  const state = { scene, arrays: { paths, details: Float32Array.of(10, -5, 1, 2, -5, 7.5, 0, 2.5) } };
  assert.deepEqual(stepOf(state, 1, 1), stepOf(STATE, 0, 1));
  assert.equal(stepOf({ ...state, scene: { ...scene, looked_into: [0] } }, 1, 1), null);
});

test("a step is found in the buffers of its run", () => {
  const step = stepOf(STATE, 0, 1);
  assert.deepEqual([step.w, step.next, step.g, step.at], [[0, 2.5], [0, 2], [-5, 7.5], [0, 2.5]]);
  assert.deepEqual([step.h, step.carried], [[0, 0.5], [1, -0.5]]);
  assert.deepEqual(stepOf(STATE, 0, 0).carried, [0, 0]);
});

test("before the start, after the end and after divergence there is no step", () => {
  assert.deepEqual([stepOf(STATE, 0, -1), stepOf(STATE, 0, 2), stepOf(STATE, 1, 0)], [null, null, null]);
});

for (const rule of ["momentum", "Nesterov"]) {
  test(`the arrows of ${rule} add up to the step, the longest as long as wanted`, () => {
    const step = { ...stepOf(STATE, 0, 1), rule };
    const { arrows, zoom } = arrowsOf(step, 10);
    const [velocity, gradient, whole] = arrows;
    assert.deepEqual(arrows.map(({ kind }) => kind), ["velocity", "gradient", "step"]);
    assert.deepEqual([velocity.from, whole.from, velocity.to], [step.w, step.w, gradient.from]);
    assertClose(gradient.to, whole.to);
    assertClose(Math.max(...arrows.map(({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]))), 10);
    assertClose(velocity.to[0] - velocity.from[0], -0.5 * zoom * step.carried[0]);
  });
}

test("Adam's arrows: the gradient only shows its direction, the mean is the step without its rates", () => {
  const step = { w: [0, 0], next: [-2, -1], g: [3, 4], h: [2, 1], carried: [0, 0], rule: "Adam", hyper: {}, rates: [1, 0.5], at: [0, 0] };
  const [gradient, mean, whole] = arrowsOf(step, 5).arrows.map(({ to }) => to);
  assertClose(gradient, [-3, -4]);
  assertClose(mean, [-5 * Math.SQRT1_2, -5 * Math.SQRT1_2]);
  assertClose(whole, [-2 * Math.sqrt(5), -Math.sqrt(5)]);
});

test("a step of no length is no arrow, and no NaN", () => {
  const still = { w: [1, 1], next: [1, 1], g: [0, 0], h: [0, 0], carried: [0, 0], rule: "AdaGrad", hyper: {}, rates: [1, 1], at: [1, 1] };
  for (const { from, to } of arrowsOf(still, 10).arrows) assert.deepEqual([from, to], [[1, 1], [1, 1]]);
});

test("momentum's update is written out", () => {
  assert.deepEqual(updateLines(stepOf(STATE, 0, 1)), [
    ["w", "(0, 2.50)"],
    ["h", "(1.00, −0.500)"],
    ["g = ∇f(w)", "(−5.00, 7.50)"],
    ["new h = α h + η g", "0.5 · (1.00, −0.500) + 0.1 · (−5.00, 7.50) = (0, 0.500)"],
    ["w − new h", "(0, 2.00)"],
  ]);
});

test("Nesterov's says where the gradient was asked for", () => {
  const lines = updateLines({ ...stepOf(STATE, 0, 1), rule: "Nesterov", at: [-0.5, 2.75] });
  assert.deepEqual(lines[2], ["w − α h", "(−0.500, 2.75)"]);
  assert.deepEqual(lines[3], ["g = ∇f(w − α h)", "(−5.00, 7.50)"]);
});

test("the adaptive ones show their rates, and Adam its mean", () => {
  const step = { w: [0, 0], next: [-2, -1], g: [3, 4], h: [2, 1], carried: [0, 0], hyper: {}, rates: [1, 0.5], at: [0, 0] };
  const names = (rule) => updateLines({ ...step, rule }).map(([name]) => name);
  assert.deepEqual(names("RMSprop"), ["w", "g = ∇f(w)", "rates η / (√G + ε)", "step: rates · g", "new w"]);
  assert.deepEqual(names("Adam"), ["w", "g = ∇f(w)", "m̂", "rates η / (√v̂ + ε)", "step: rates · m̂", "new w"]);
  assert.deepEqual(updateLines({ ...step, rule: "Adam" })[2], ["m̂", "(2.00, 2.00)"]);
});

test("an optimiser of no known rule tells what it asked", () => {
  const step = { ...stepOf(STATE, 0, 1), rule: null };
  assert.deepEqual(updateLines(step).map(([name]) => name), ["w", "it asked at", "and got g", "step w − new w", "new w"]);
  assert.deepEqual(updateLines({ ...step, g: [NaN, NaN] })[1], ["it asked for no gradient", ""]);
});

const RANGES = [
  [[1, 0.1, 0.01], 0.01, 1, 0],
  [[1, 1e30], 1, 1000, 0],
  [[1, 0, 1e-3], 1e-3, 1, 0],
  [[3, -1, 0], 1, 4, -1],
  [[5, 5], 5, 5, 0],
];
for (const [losses, low, high, lift] of RANGES) {
  test(`the axis of the losses ${losses.join(", ")} holds them`, () => {
    const found = lossRange(Float32Array.from(losses));
    assert.equal(found.lift, lift);
    assert.ok(low / 4 < found.low && found.low < low, `from ${found.low}`);
    assert.ok(high < found.high && found.high < high * 4, `to ${found.high}`);
  });
}

test("without a finite loss the axis is an axis", () => {
  assert.deepEqual(lossRange(Float32Array.of(NaN, Infinity)), { lift: 0, low: 0.1, high: 10 });
});
