// Feeds the checker files that break each rule, and the nearest ones that do not.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkFolder, checkHouse, checkSource } from './import-rules.ts';

const messages = (path: string, text: string): string[] => checkSource(path, text).map((one) => one.message);

describe('imports', () => {
  const forbidden: [string, string][] = [
    ['packages/learn/src/a.ts', `import { playMatch } from '@jixia/arena';`],
    ['packages/learn/src/a.ts', `export { playMatch } from '@jixia/arena';`],
    ['packages/learn/src/a.ts', `export * from '@jixia/moba';`],
    ['packages/learn/src/a.ts', `const arena = await import('@jixia/arena');`],
    ['packages/learn/src/a.ts', `import type { Match } from '@jixia/arena';`],
    ['packages/learn/src/trainer.ts', `import { readFileSync } from 'node:fs';`],
    ['packages/arena/src/a.ts', `import { train } from '@jixia/learn';`],
    ['packages/arena/src/a.ts', `import { Viewer } from '@jixia/viewer';`],
    ['packages/env/src/a.ts', `import { readFile } from 'node:fs/promises';`],
    ['packages/env/src/a.ts', `import { train } from '@jixia/learn';`],
    ['packages/viewer/src/a.ts', `import { startServer } from '@jixia/server';`],
    ['packages/viewer/src/a.ts', `import { playMatch } from '@jixia/arena';`],
    ['packages/cli/src/a.ts', `import { plugin } from '../../../apps/server/src/plugin.ts';`],
    ['apps/server/src/a.ts', `import { App } from '@jixia/web';`],
    ['apps/web/src/a.ts', `import { startServer } from '@jixia/server';`],
    ['apps/web/src/a.ts', `import { readFileSync } from 'node:fs';`],
    ['scenarios/moba/assembly/a.ts', `import { x } from '@jixia/env/types';`],
    ['scenarios/moba/assembly/a.ts', `import { x } from '../content/heroes.ts';`],
    ['scenarios/moba/bots/a.ts', `import { playMatch } from '@jixia/arena';`],
    ['scenarios/moba/bots/a.ts', `import { x } from '../../../packages/env/src/random.ts';`],
  ];
  test.each(forbidden)('%s may not: %s', (path, text) => {
    expect(messages(path, text)).toHaveLength(1);
  });

  const allowed: [string, string][] = [
    ['packages/learn/src/a.ts', `import { makeVectorEnv } from '@jixia/env';`],
    ['packages/learn/src/run/run-folder.ts', `import { readFileSync } from 'node:fs';`],
    ['packages/arena/src/a.ts', `import { loadPolicy } from '@jixia/learn/policy';`],
    ['packages/env/src/node.ts', `import { readFile } from 'node:fs/promises';`],
    ['packages/env/src/a.test.ts', `import { readFile } from 'node:fs/promises';`],
    ['packages/viewer/src/a.ts', `import { decodeReplay } from '@jixia/arena/replay';`],
    ['apps/web/src/a.ts', `import type { ServerOptions } from '@jixia/server';`],
    ['scenarios/moba/assembly/a.ts', `import { hash } from '../../kernel/assembly/hash';`],
    ['scenarios/moba/bots/a.ts', `import type { ScriptedBot } from '@jixia/env/types';`],
    ['packages/learn/src/a.ts', `const text = "import { x } from '@jixia/arena'";`],
    ['packages/learn/src/a.ts', `// import { x } from '@jixia/arena';`],
  ];
  test.each(allowed)('%s may: %s', (path, text) => {
    expect(messages(path, text)).toEqual([]);
  });

  test('a violation names its line', () => {
    expect(checkSource('packages/learn/src/a.ts', `\n\nimport '@jixia/arena';\n`)[0]?.line).toBe(3);
  });
});

describe('what simulation code may not use', () => {
  test.each([
    'const t = Date.now();',
    'const t = performance.now();',
    'const r = Math.random();',
    'const s = Math.sin(1);',
    `const s = Math['cos'](1);`,
    'const p = 2 ** 0.5;',
    `const c = 'a'.localeCompare('b');`,
    'const f = new Intl.NumberFormat();',
  ])('a bot may not: %s', (text) => {
    expect(messages('scenarios/moba/bots/strong.ts', text)).toHaveLength(1);
    expect(messages('scenarios/moba/assembly/rules.ts', text)).toHaveLength(1);
  });

  test.each([
    'const s = Math.sqrt(2) + Math.abs(-1) + Math.max(1, 2);',
    'const unit = { Date: 1 }.Date;',
    '// Math.random() and Date.now() are not for rules',
  ])('a bot may: %s', (text) => {
    expect(messages('scenarios/moba/bots/strong.ts', text)).toEqual([]);
  });

  test('AssemblyScript decorators do not hide what follows them', () => {
    const text = '@inline\nexport function f(x: f64): f64 {\n  return Math.sin(x);\n}';
    expect(messages('scenarios/moba/assembly/rules.ts', text)).toHaveLength(1);
  });

  test('learning and evaluation may not draw unseeded numbers either', () => {
    expect(messages('packages/learn/src/a.ts', 'const r = Math.random();')).toHaveLength(1);
    expect(messages('packages/arena/src/a.ts', 'const now = new Date();')).toHaveLength(1);
  });
});

test('folders that gather everything are refused', () => {
  for (const name of ['utils', 'helpers', 'common', 'shared', 'lib', 'types', 'misc']) {
    expect(checkFolder(`packages/env/src/${name}`)).toHaveLength(1);
  }
  expect(checkFolder('packages/env/src/spaces')).toEqual([]);
});

test('the checkout keeps its own rules', () => {
  const { files, violations } = checkHouse(fileURLToPath(new URL('..', import.meta.url)));
  expect(files).toBeGreaterThan(50);
  expect(violations).toEqual([]);
});
