import { expect, it } from "vitest";
import { explain } from "./install.mjs";

it.each([
  ["npm error code EAI_AGAIN\nnpm error request to https://example.invalid failed", /cannot be reached/],
  ["npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write", /disk is full/],
  ["npm error code EACCES\nnpm error syscall mkdir", /cannot be written/],
  [
    "npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync",
    /Run: npm install/,
  ],
  ["npm error code EINTEGRITY", /cache clean/],
  ["npm error something else", /npm says:\n\nnpm error something else/],
])("says what to do when npm prints %j", (output, sentence) => {
  expect(explain(output)).toMatch(sentence);
});
