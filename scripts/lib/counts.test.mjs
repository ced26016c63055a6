import { expect, it } from "vitest";
import { asLine, playwrightCounts, sum, vitestCounts } from "./counts.mjs";

it("counts a test file that could not be loaded as a failure", () => {
  const testResults = [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
    { status: "passed", assertionResults: [{ status: "passed" }] },
  ];
  const report = { testResults, numPassedTests: 2, numFailedTests: 1, numPendingTests: 4, numTodoTests: 1 };
  expect(vitestCounts(report)).toEqual({ passed: 2, failed: 2, skipped: 5 });
});

it("counts a browser test that passed only when repeated as a failure", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightCounts({ stats, errors: [] })).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

it("ends with one line, which names skipped tests only where there are some", () => {
  const all = sum([
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 0 },
  ]);
  expect(asLine(all)).toBe("5 passed, 1 failed");
  expect(asLine({ passed: 5, failed: 0, skipped: 2 })).toBe("5 passed, 0 failed, 2 skipped");
});
