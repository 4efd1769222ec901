// The pure functions of the lessons' widgets: what becomes of Python's numbers before they are drawn.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClose, moduleOf } from "./modules.mjs";

const squares = await moduleOf("least_squares");
const classification = await moduleOf("linear_classification");
const rate = await moduleOf("learning_rate");
const batches = await moduleOf("batches");
const penalty = await moduleOf("penalty");
const overfitting = await moduleOf("overfitting");

test("least squares: the triangle of the projection is right-angled only if the residual is", () => {
  assertClose(squares.projectionCorners({ along: 3, residual: 2, angle: 90 }), [0, 0, 3, 0, 3, 2]);
  assertClose(squares.projectionCorners({ along: 3, residual: 2, angle: 60 }), [0, 0, 3, 0, 2, Math.sqrt(3)]);
  assertClose(squares.projectionCorners({ along: 3, residual: 2, angle: null }), [0, 0, 3, 0, 3, 2]);
});

test("least squares: places in ascending order, and shades of the hat matrix", () => {
  assert.deepEqual(squares.ascending([3, -1, 2]), [1, 2, 0]);
  assert.deepEqual([0, 0.25, -1, 4].map(squares.cellShade), [0, 0.5, 1, 1]);
});

test("classification: the accuracy's staircase steps half-way between two places", () => {
  assert.deepEqual(classification.staircase([0, 1, 2], [5, 6, 7]), [0, 5, 0.5, 5, 0.5, 6, 1.5, 6, 1.5, 7, 2, 7]);
  assert.deepEqual(classification.pathThrough([0, 1], [5, 6]), [0, 5, 1, 6]);
});

test("classification: the boundary stands at a right angle to its weights", () => {
  assertClose(classification.lineAcross([1, 2], [0, 3], 10), [[11, 2], [-9, 2]]);
  const [[ax, ay], [bx, by]] = classification.lineAcross([1, 2], [3, 4], 5);
  assertClose((bx - ax) * 3 + (by - ay) * 4, 0);
  assertClose([(ax + bx) / 2, (ay + by) / 2, Math.hypot(ax - 1, ay - 2)], [1, 2, 5]);
});

test("learning rate: sizes by step, with a floor for the logarithm", () => {
  assert.deepEqual(rate.sizesByStep(Float32Array.of(4, -8, 2, 0, -1, 2), 1, 3, 0.5), [0, 8, 1, 0.5, 2, 2]);
});

test("batches: whole steps at a place between two works", () => {
  const steps = Float32Array.of(0, 4, 5);
  assert.deepEqual([0, 0.5, 1, 1.99, 2].map((t) => batches.stepsAt(steps, t)), [0, 2, 4, 4, 5]);
});

test("batches: the losses' path begins after the start and ends where it is no longer finite", () => {
  assert.deepEqual(batches.lossPath([0, 1, 3, 9], Float32Array.of(8, 4, 0, NaN), 0.5), [1, 4, 3, 0.5]);
});

test("batches: the gradient of an estimate", () => {
  const estimates = Float32Array.of(0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6);
  assert.deepEqual(batches.estimateAt(estimates, 1, [10, 100]), [215, 436]);
});

test("penalty: the borders of both balls, from left to right", () => {
  assert.deepEqual(penalty.upperBorder("lasso", 2), [-2, 0, 0, 2, 2, 0]);
  const disc = penalty.upperBorder("ridge", 2);
  assertClose([disc.slice(0, 2), disc.slice(-2)], [-2, 0, 2, 0]);
  for (let k = 0; k < disc.length; k += 2) {
    assertClose(Math.hypot(disc[k], disc[k + 1]), 2);
    assert.ok(disc[k + 1] > -1e-9 && disc[k] > (disc[k - 2] ?? -Infinity));
  }
  assert.deepEqual(penalty.upsideDown([1, 2, 3, -4]), [1, -2, 3, 4]);
});

test("penalty: level lines, weights by strength, and zeros in words", () => {
  assert.deepEqual([...penalty.levelAround([1, 2], 3, [1, 0, 0, -1])], [4, 2, 1, -1]);
  assert.deepEqual(penalty.weightByStrength([1, 2, 3, 4], 1, [5, 6]), [5, 2, 6, 4]);
  assert.equal(penalty.weightsInWords([0, 1e-17]), "w₁ exactly 0, w₂ = 1.0e−17");
});

test("penalty: the words at two zeros stand on opposite sides", () => {
  for (const [starts, zeros] of [[[1, 1], [2, 1]], [[1, -1], [2, 1]], [[-1, 1], [2, 1]], [[-1, -1], [1, 1]]]) {
    assert.equal(penalty.sideOfWords(0, starts, zeros), -penalty.sideOfWords(1, starts, zeros));
  }
  assert.equal(penalty.sideOfWords(0, [1, -1], [2, null]), 1);
  assert.equal(penalty.sideOfWords(1, [1, 1], [2, 1]), -1); // below the other weight, which is still positive
});

test("overfitting: the curve of one place and fold, and the means of the folds", () => {
  assert.deepEqual(overfitting.curvePath(Float32Array.of(1, 2, 3, 4, 5, 6), 1, 3, [-1, 1]), [-1, 4, 0, 5, 1, 6]);
  assert.deepEqual(overfitting.rowMeans([[1, 3], [2, 2], [0, 5]]), [2, 2, 2.5]);
});
