// Contours: circles of a cone, saddles, no loose end inside the picture; and the levels that are drawn.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClose, moduleOf, uniform } from "./modules.mjs";

const { contourSegments, contourLevels, heights } = await moduleOf("optimizer_explorer");

test("the contours of a cone are circles", () => {
  const grid = Float32Array.from({ length: 41 * 41 }, (_, k) => Math.hypot((k % 41) - 20, Math.floor(k / 41) - 20));
  const segments = contourSegments(grid, 41, 41, [12]);
  let around = 0;
  for (let k = 0; k < segments.length; k += 4) {
    const [ax, ay, bx, by] = segments.slice(k, k + 4).map((place) => place - 20);
    assertClose([Math.hypot(ax, ay), Math.hypot(bx, by)], [12, 12], 0.02);
    around += Math.hypot(bx - ax, by - ay);
  }
  assertClose(around / (2 * Math.PI * 12), 1, 0.002);
});

test("a saddle cell is joined on the side of its mean", () => {
  // Values at (0, 0), (1, 0), (0, 1), (1, 1): the diagonal is high; a mean above the level joins its two ends.
  assertClose(contourSegments([1, 0, 0, 0.75], 2, 2, [0.5]), [0, 0.5, 0.5, 0, 1, 2 / 3, 2 / 3, 1]);
  assertClose(contourSegments([1, 0, 0, 2], 2, 2, [0.5]), [0.5, 0, 1, 0.25, 0.25, 1, 0, 0.5]);
});

test("a saddle with the other diagonal high", () => {
  assertClose(contourSegments([0, 1, 0.75, 0], 2, 2, [0.5]), [0.5, 0, 1, 0.5, 1 / 3, 1, 0, 2 / 3]);
  assertClose(contourSegments([0, 1, 2, 0], 2, 2, [0.5]), [0, 0.25, 0.5, 0, 1, 0.5, 0.75, 1]);
});

test("every end lies on an edge at the level, and lines end at the border only", () => {
  const random = uniform(4);
  const [columns, rows, level] = [23, 17, 0.5];
  const grid = Array.from({ length: columns * rows }, () => random());
  const segments = contourSegments(grid, columns, rows, [level]);
  const times = new Map();
  for (let k = 0; k < segments.length; k += 2) {
    const [x, y] = segments.slice(k, k + 2);
    assertClose(between(grid, columns, x, y), level);
    const place = `${x.toFixed(9)} ${y.toFixed(9)}`;
    times.set(place, (times.get(place) ?? 0) + 1);
  }
  for (const [place, count] of times) {
    const [x, y] = place.split(" ").map(Number);
    const border = x === 0 || y === 0 || x === columns - 1 || y === rows - 1;
    assert.equal(count, border ? 1 : 2, `${count} ends at ${place}`);
  }
});

/** The value on an edge of the grid. */
function between(grid, columns, x, y) {
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const next = x > i ? 1 : columns;
  const share = x > i ? x - i : y - j;
  const here = grid[j * columns + i];
  return share === 0 ? here : here + share * (grid[j * columns + i + next] - here);
}

test("a cell with a corner that is not finite stays empty", () => {
  for (const bad of [NaN, Infinity, -Infinity]) assert.deepEqual(contourSegments([0, 1, bad, 1], 2, 2, [0.5]), []);
});

test("the heights of a grid leave out what is not finite, and half of the levels lie below the median", () => {
  const grid = Float32Array.from([...Array.from({ length: 101 }, (_, k) => (k / 100) ** 4), NaN, Infinity]);
  const { low, high, power } = heights(grid);
  assertClose([low, high], [0, 1]);
  assertClose(0.5 ** power, 0.5 ** 4, 1e-6);
  const levels = contourLevels(grid, 9);
  assert.equal(levels.filter((level) => level <= 0.5 ** 4 + 1e-6).length, 5);
  assert.ok(levels.every((level, k) => level > (levels[k - 1] ?? 0) && level < 1));
});

test("an even grid, and one with nothing finite, have no contours", () => {
  assert.deepEqual(contourLevels([3, 3, 3, 3], 5), []);
  assert.deepEqual(contourLevels([NaN, NaN, NaN, Infinity], 5), []);
});
