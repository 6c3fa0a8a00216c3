import { readFileSync } from 'node:fs';

/*
 * node .ci/summary.mjs REPORT STATUS
 *
 * Writes `N passed, N failed, N skipped` from the JSON report of vitest. A file that could not be loaded
 * counts as one failure, and so does a check before or beside the tests that ended with STATUS.
 */

const [path, status] = process.argv.slice(2);

/** The report, or undefined when the tests did not run. */
function read() {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

const report = read();
const passed = report?.numPassedTests ?? 0;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
const unloaded = (report?.testResults ?? []).filter(
  (file) =>
    file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
).length;
const told = (report?.numFailedTests ?? 0) + unloaded;
const failed = told === 0 && status !== '0' ? 1 : told;

if (report === undefined) console.log('the tests did not run: a step before them failed');
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
