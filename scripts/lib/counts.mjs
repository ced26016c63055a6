/** Passed, failed and skipped tests of a Vitest JSON report. A file that could not even be loaded is one failure. */
export function vitestCounts(report) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** The same of a Playwright JSON report. A test that passed only when repeated has failed. */
export function playwrightCounts({ stats, errors = [] }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

export function sum(counts) {
  const add = (key) => counts.reduce((total, count) => total + count[key], 0);
  return { passed: add("passed"), failed: add("failed"), skipped: add("skipped") };
}

/** `12 passed, 0 failed`, and `, 3 skipped` where some were. */
export function asLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
