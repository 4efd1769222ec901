// What a view sends to the kernel.

import assert from "node:assert/strict";
import { test } from "node:test";
import { moduleOf } from "./modules.mjs";

const { prompted } = await moduleOf("optimizer_explorer");

test("that the kernel is busy is acknowledged at once, and nothing else is", () => {
  const sent = [];
  const { iopub } = prompted({ send: (content) => sent.push(content) });
  iopub.status({ content: { execution_state: "busy" } });
  iopub.status({ content: { execution_state: "idle" } });
  assert.deepEqual(sent, [{ type: "heard" }]);
});
