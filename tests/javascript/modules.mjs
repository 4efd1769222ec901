// What the tests share: a widget's module as the browser gets it, numbers by chance, and "about equal".

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The module of one widget; test_node.py has put all of them into a folder. */
export function moduleOf(stem) {
  return import(pathToFileURL(join(process.env.DESCENT_MODULES, `${stem}.mjs`)));
}

/** A source of the same numbers between low and high in every run (mulberry32). */
export function uniform(seed) {
  let state = seed;
  return (low = 0, high = 1) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return low + (high - low) * (((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296);
  };
}

/** Lists of numbers, nested at will, that agree up to `tolerance`. */
export function assertClose(found, expected, tolerance = 1e-9) {
  const [one, other] = [found, expected].map((list) => [list].flat(Infinity));
  assert.equal(one.length, other.length, `found ${one.length} numbers, expected ${other.length}`);
  one.forEach((value, k) => {
    assert.ok(Math.abs(value - other[k]) <= tolerance, `number ${k} is ${value}, expected ${other[k]}`);
  });
}
