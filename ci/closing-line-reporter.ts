// Ends a test run with one plain line, `N passed, N failed`, that any continuous integration can read.
import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

type Counts = { passed: number; failed: number; skipped: number };

/** A file that could not be loaded and an error outside any test each count as one failure. */
export function countResults(modules: readonly TestModule[], unhandledErrorCount: number): Counts {
  const counts: Counts = { passed: 0, failed: unhandledErrorCount, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) counts.failed += 1;
    for (const test of module.children.allTests()) {
      const state = test.result().state;
      if (state === 'passed') counts.passed += 1;
      else if (state === 'skipped') counts.skipped += 1;
      else counts.failed += 1;
    }
  }
  return counts;
}

export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const failedChecks = (process.env['JIXIA_FAILED_CHECKS'] ?? '').split(', ').filter((name) => name !== '');
    const { passed, failed, skipped } = countResults(modules, unhandledErrors.length + failedChecks.length);
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
    // At exit, because the default reporter prints its own summary at the same event.
    process.once('exit', () => writeSync(1, line));
  }
}
