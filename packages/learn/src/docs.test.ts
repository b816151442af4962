// The pages about training say what the code says. `node bootstrap/node.mjs packages/learn/update-docs.ts` renews them.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { metricsTable, networkTable, settingsTable, withTable } from './docs.ts';

it.each([
  ['training.md', 'settings', settingsTable()],
  ['networks.md', 'network', networkTable()],
  ['metrics.md', 'metrics', metricsTable()],
])('docs/%s lists every %s with its default and meaning', (file, name, table) => {
  const text = readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8');
  expect(text).toBe(withTable(text, name, table));
});
