// Points and segments: along a path, within a box, an arrow's head; and colours, whose contrast is a number.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClose, moduleOf, uniform } from "./modules.mjs";

const core = await moduleOf("least_squares");
const { arrowHead, clipSegment, contrast, isInside, luminance, nearestIndex, parseColour, pointAt, Newest } = core;
const UNIT = [[0, 1], [0, 1]];

const CLIPPED = [
  ["inside", [0.2, 0.2, 0.8, 0.8], [0.2, 0.2, 0.8, 0.8]],
  ["through", [-1, 0.5, 2, 0.5], [0, 0.5, 1, 0.5]],
  ["out at the top", [0.5, 0.5, 0.5, 9], [0.5, 0.5, 0.5, 1]],
  ["past a corner", [-1, 0.5, 0.5, 2], null],
  ["outside", [2, 2, 3, 3], null],
  ["beside and along a side", [-0.1, 0, -0.1, 1], null],
  ["a point inside", [0.5, 0.5, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5]],
];
for (const [name, ends, part] of CLIPPED) {
  test(`a segment ${name} is clipped`, () => assert.deepEqual(clipSegment(...ends, UNIT), part));
}

test("what is clipped is what a fine comb finds inside", () => {
  const random = uniform(5);
  for (let k = 0; k < 300; k++) {
    const ends = Array.from({ length: 4 }, () => random(-1, 2));
    const comb = Array.from({ length: 1001 }, (_, j) => pointAt(ends, 2, j / 1000));
    const inside = comb.filter((point) => isInside(point, UNIT));
    const part = clipSegment(...ends, UNIT);
    if (!inside.length) {
      assert.ok(part === null || Math.hypot(part[2] - part[0], part[3] - part[1]) < 0.01);
      continue;
    }
    assertClose(part, [inside[0], inside.at(-1)], 0.006);
  }
});

test("a point between two steps of a path, and none beyond its ends", () => {
  const path = Float32Array.of(0, 0, 2, 4, 6, 4);
  const places = [-1, 0, 0.5, 1, 1.75, 2, 9].map((t) => pointAt(path, 3, t));
  assert.deepEqual(places, [[0, 0], [0, 0], [1, 2], [2, 4], [5, 4], [6, 4], [6, 4]]);
});

test("a whole step does not look at the next point, which may be infinite", () => {
  assert.deepEqual(pointAt(Float32Array.of(1, 2, Infinity, NaN), 2, 0), [1, 2]);
});

test("the nearest point within reach", () => {
  const points = [[0, 0], [10, 0], [10, 3]];
  assert.deepEqual([[9, 1], [9, 2], [50, 50]].map((at) => nearestIndex(points, at, 5)), [1, 2, -1]);
  assert.equal(nearestIndex([], [0, 0], 5), -1);
});

test("an arrow's head: the tip at the end, the barbs behind it on both sides", () => {
  assertClose(arrowHead(0, 0, 100, 0, 10), [100, 0, 90, 4.5, 90, -4.5]);
});

test("the head turns with the shaft and is never longer than it", () => {
  const random = uniform(6);
  for (let k = 0; k < 50; k++) {
    const [ax, ay, bx, by] = Array.from({ length: 4 }, () => random(-20, 20));
    const [x, y, left, top, right, bottom] = arrowHead(ax, ay, bx, by, 10);
    const head = Math.min(10, Math.hypot(bx - ax, by - ay));
    assertClose([x, y], [bx, by]);
    assertClose(Math.hypot(left - right, top - bottom), 0.9 * head);
    const [middle, centre] = [(left + right) / 2, (top + bottom) / 2];
    assertClose(Math.hypot(x - middle, y - centre), head);
    assertClose((left - right) * (bx - ax) + (top - bottom) * (by - ay), 0, 1e-6);
  }
});

test("a shaft without length has a head without length, and no NaN", () => {
  assertClose(arrowHead(3, 4, 3, 4, 10), [3, 4, 3, 4, 3, 4]);
});

test("contrast as WCAG's own examples have it", () => {
  const white = [255, 255, 255];
  assertClose(contrast([0, 0, 0], white), 21);
  assertClose(contrast(white, white), 1);
  assertClose(contrast(parseColour("#767676"), white), 4.54, 0.005);
  assertClose(contrast(white, parseColour("#777777")), 4.48, 0.005);
  assertClose(luminance([255, 0, 0]) + luminance([0, 255, 0]) + luminance([0, 0, 255]), 1);
});

test("colours are read as style sheets and browsers write them", () => {
  assert.deepEqual(parseColour("#0a80ff"), [10, 128, 255]);
  assert.deepEqual(parseColour("rgb(1, 2, 3)"), [1, 2, 3]);
  assert.deepEqual(parseColour("rgba(1, 2, 3, 0.5)"), [1, 2, 3]);
  assert.deepEqual(parseColour("transparent"), [255, 255, 255]);
});

test("a silent kernel is told, asked again, and heard late", async () => {
  const asked = [];
  let heard;
  const silence = new Promise((resolve) => (heard = resolve));
  const newest = new Newest({ patience: 20, send: ({ seq }) => asked.push(seq), onSilence: () => heard() });
  newest.ask({});
  newest.ask({});
  await silence;
  newest.ask({});
  newest.cancel();
  assert.deepEqual(asked, [1, 2]);
  assert.deepEqual([newest.answered(1), newest.answered(2), newest.answered(1)], [true, true, false]);
});

test("of the requests that wait only the newest is sent", () => {
  const asked = [];
  const newest = new Newest({ send: (content) => asked.push(content), onSilence: () => assert.fail("silent") });
  for (const place of [10, 20, 30]) newest.ask({ place });
  assert.deepEqual(asked, [{ place: 10, seq: 1 }]);
  assert.equal(newest.answered(1), true);
  assert.deepEqual(asked.at(-1), { place: 30, seq: 2 });
  newest.answered(2);
  assert.equal(asked.length, 2);
  newest.cancel();
});
