// Scales and ticks: pixels and back, round numbers that lie on the axis, and numbers as text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClose, moduleOf, uniform } from "./modules.mjs";

const { scaleOf, equalFrame, ticks, logTicks, shortNumber, setting } = await moduleOf("least_squares");
const labels = (list) => list.map(({ label }) => label);

test("a linear scale by hand, upwards", () => {
  const scale = scaleOf({ low: -1, high: 3 }, 200, 100);
  assertClose([-1, 0, 3].map(scale.to), [200, 175, 100]);
  assertClose(scale.from(125), 2);
});

test("a logarithmic scale by hand: a decade is as long everywhere", () => {
  const scale = scaleOf({ low: 0.01, high: 100, log: true }, 0, 400);
  assertClose([0.01, 0.1, 1, 10, 100].map(scale.to), [0, 100, 200, 300, 400]);
  assertClose(scale.from(250), Math.sqrt(10));
});

test("pixels lead back to the value", () => {
  const random = uniform(1);
  for (let k = 0; k < 50; k++) {
    const log = k % 2 === 1;
    const low = log ? 10 ** random(-6, 2) : random(-50, 50);
    const high = log ? low * 10 ** random(0.1, 5) : low + random(0.1, 90);
    const scale = scaleOf({ low, high, log }, random(0, 90), random(200, 900));
    const value = low + random() * (high - low);
    assertClose(scale.from(scale.to(value)) / value, 1);
  }
});

test("the frame has the same unit both ways and stands in the middle", () => {
  const margin = { left: 10, right: 20, top: 5, bottom: 15 };
  assert.deepEqual(equalFrame([[0, 2], [0, 1]], 330, 120, margin), { width: 200, height: 100, top: 5, left: 60 });
  assert.deepEqual(equalFrame([[0, 1], [0, 1]], 130, 500, margin), { width: 100, height: 100, top: 5, left: 10 });
});

const TICKS = [
  [-5, 5, ["−4", "−2", "0", "2", "4"]],
  [0, 1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]],
  [-0.3, 0.3, ["−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3"]],
  [0, 2500, ["0", "500", "1000", "1500", "2000", "2500"]],
  [0.1, 0.9, ["0.2", "0.4", "0.6", "0.8"]],
];
for (const [low, high, expected] of TICKS) {
  test(`ticks from ${low} to ${high}`, () => assert.deepEqual(labels(ticks(low, high, 6)), expected));
}

test("ticks lie on the axis, evenly, are near the number wished for, and read as they are", () => {
  const random = uniform(2);
  for (let k = 0; k < 200; k++) {
    const low = random(-1, 1) * 10 ** random(-4, 5);
    const high = low + 10 ** random(-4, 5);
    const found = ticks(low, high, 6);
    const slack = 1e-6 * (high - low);
    assert.ok(found.length >= 2 && found.length <= 7, `${found.length} ticks from ${low} to ${high}`);
    assert.ok(found.every(({ value }) => value >= low - slack && value <= high + slack));
    const gaps = found.slice(1).map(({ value }, j) => value - found[j].value);
    assertClose(gaps, gaps.map(() => gaps[0]), slack);
    assertClose(found.map(({ label }) => Number(label.replace("−", "-"))), found.map(({ value }) => value), slack);
    assert.equal(new Set(labels(found)).size, found.length);
  }
});

const LOG_TICKS = [
  [0.001, 1000, 6, ["0.001", "0.01", "0.1", "1", "10", "100", "1000"]],
  [1e-10, 1, 5, ["10⁻¹⁰", "10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰"]],
  [2, 30, 5, ["2", "5", "10", "20"]],
  [0.3, 0.9, 5, ["0.5"]],
  [1, 1e6, 3, ["10⁰", "10²", "10⁴", "10⁶"]],
];
for (const [low, high, count, expected] of LOG_TICKS) {
  test(`logarithmic ticks from ${low} to ${high}`, () => assert.deepEqual(labels(logTicks(low, high, count)), expected));
}

test("logarithmic ticks lie on the axis, and there is one wherever a factor of 2.5 is shown", () => {
  const random = uniform(3);
  for (let k = 0; k < 200; k++) {
    const low = 10 ** random(-9, 6);
    const high = low * 10 ** random(0.4, 9);
    const found = logTicks(low, high, 5).map(({ value }) => value);
    assert.ok(found.length >= 1 && found.length <= 7, `${found.length} ticks from ${low} to ${high}`);
    assert.ok(found.every((value) => value >= low * (1 - 1e-6) && value <= high * (1 + 1e-6)));
  }
});

test("numbers are short", () => {
  const numbers = [0, 28, 0.0123456, 1.5, 123456, 2.4e-7, -3, NaN, 99.96, 1234.5];
  const texts = ["0", "28.0", "0.0123", "1.50", "1.2e5", "2.4e−7", "−3.00", "–", "100", "1235"];
  assert.deepEqual(numbers.map(shortNumber), texts);
});

test("what somebody set is shown without padding", () => {
  assert.deepEqual([0.05, 10, 31.6227, 1000, 0.30000000000000004].map(setting), ["0.05", "10", "31.6", "1000", "0.3"]);
});
