// Renews the tables of docs/training.md, docs/networks.md and docs/metrics.md after a setting or a metric changed.

import { readFileSync, writeFileSync } from 'node:fs';
import { metricsTable, networkTable, settingsTable, withTable } from './src/docs.ts';

for (const [file, name, table] of [
  ['training.md', 'settings', settingsTable()],
  ['networks.md', 'network', networkTable()],
  ['metrics.md', 'metrics', metricsTable()],
] as const) {
  const url = new URL(`../../docs/${file}`, import.meta.url);
  writeFileSync(url, withTable(readFileSync(url, 'utf8'), name, table));
}
