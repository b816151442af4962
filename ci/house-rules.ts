// Which part of the house may import which, and what simulation code may not touch: the table of ARCHITECTURE.md as data.

/** Where a file may reach. A target is a package entry (`@jixia/env/types`), `node` (Node's own modules) or `npm` (any other package). */
export type Zone = {
  readonly name: string;
  /** Matches paths from the root of the checkout, with forward slashes. The first zone that matches counts. */
  readonly files: RegExp;
  readonly mayImport: readonly (string | RegExp)[];
  /** Targets allowed only as `import type`. */
  readonly mayImportTypes?: readonly (string | RegExp)[];
  /** Relative imports may leave the file's own package for these folders. */
  readonly mayReach?: readonly string[];
};

const scenarioEntry = /^@jixia\/(moba|treasure|traffic|rescue|warehouse)$/;
const scenarioDraw = /^@jixia\/(moba|treasure|traffic|rescue|warehouse)\/draw$/;
const env = ['@jixia/env', '@jixia/env/types', '@jixia/env/drawing', '@jixia/env/node', '@jixia/env/browser'];
const learn = [/^@jixia\/learn(\/|$)/];
const arena = [/^@jixia\/arena(\/|$)/];
const apiClient = '@jixia/api-client';

export const zones: readonly Zone[] = [
  {
    name: 'scenarios/*/assembly',
    files: /^scenarios\/[^/]+\/assembly\//,
    mayImport: [],
    mayReach: ['scenarios/kernel/assembly'],
  },
  {
    name: 'scenarios/kernel (build)',
    files: /^scenarios\/kernel\//,
    mayImport: ['node', 'npm', '@jixia/env/types'],
    mayReach: ['scenarios'],
  },
  {
    name: 'scenarios/* (surroundings of rule tests)',
    files: /^scenarios\/[^/]+\/rules\//,
    mayImport: ['node', 'npm', ...env],
  },
  {
    name: 'scenarios/* (TypeScript side)',
    files: /^scenarios\//,
    mayImport: ['node', '@jixia/env/types', '@jixia/env/drawing', '@jixia/kernel/build'],
  },
  {
    name: 'env (one loader for Node)',
    files: /^packages\/env\/(src\/(node|threaded-vector-env|vector-worker)\.ts$|test\/)/,
    mayImport: ['node', 'npm', scenarioEntry],
  },
  { name: 'env', files: /^packages\/env\//, mayImport: ['npm', scenarioEntry] },
  {
    name: 'learn (Node side)',
    files:
      /^packages\/learn\/(src\/(node|policy\/node|runtime\/node|run\/(event-files|run-folder|train|write-whole)|selfplay\/collector-(threads|worker))\.ts$|update-docs\.ts$|.*\.test\.ts$)/,
    mayImport: ['node', 'npm', ...env],
  },
  { name: 'learn', files: /^packages\/learn\//, mayImport: ['npm', ...env] },
  {
    name: 'arena (surroundings of tests)',
    files: /^packages\/arena\/test\//,
    mayImport: ['node', 'npm', ...env, '@jixia/env/ring-duel'],
  },
  { name: 'arena', files: /^packages\/arena\//, mayImport: ['node', 'npm', ...env, '@jixia/learn/policy'] },
  {
    name: 'viewer',
    files: /^packages\/viewer\//,
    mayImport: ['npm', ...env, '@jixia/arena/replay', scenarioDraw],
  },
  {
    name: 'api-client (generator and tests)',
    files: /^packages\/api-client\/(generate-types\.ts$|.*\.test\.ts$)/,
    mayImport: ['node', 'npm', '@jixia/server', '@jixia/server/openapi'],
  },
  { name: 'api-client', files: /^packages\/api-client\//, mayImport: ['npm'] },
  {
    name: 'cli (tests)',
    files: /^packages\/cli\/(test\/|.*\.test\.ts$)/,
    mayImport: [
      'node',
      'npm',
      ...env,
      ...learn,
      ...arena,
      apiClient,
      '@jixia/server',
      '@jixia/server/test-server',
      '@jixia/server/test-competition',
      '@jixia/server/test-phases',
      '@jixia/bench',
    ],
    mayReach: ['bootstrap'],
  },
  {
    name: 'cli',
    files: /^packages\/cli\//,
    mayImport: ['node', 'npm', ...env, ...learn, ...arena, apiClient, '@jixia/viewer', '@jixia/server', '@jixia/bench'],
    mayReach: ['bootstrap'],
  },
  {
    name: 'server',
    files: /^apps\/server\//,
    mayImport: ['node', 'npm', ...env, ...learn, ...arena],
  },
  {
    name: 'web (tests and build)',
    files: /^apps\/web\/(e2e\/|vite\.config\.ts$|.*\.test\.tsx?$)/,
    mayImport: [
      'node',
      'npm',
      ...env,
      ...learn,
      ...arena,
      apiClient,
      '@jixia/viewer',
      '@jixia/server',
      '@jixia/server/test-server',
      '@jixia/server/test-competition',
      '@jixia/server/test-matches',
      '@jixia/bench/browser',
      scenarioEntry,
      scenarioDraw,
    ],
  },
  {
    name: 'web',
    files: /^apps\/web\//,
    mayImport: [
      'npm',
      ...env,
      ...learn,
      apiClient,
      '@jixia/viewer',
      '@jixia/arena',
      '@jixia/arena/replay',
      '@jixia/arena/draft',
      '@jixia/arena/evidence',
      '@jixia/arena/ratings',
      scenarioEntry,
      scenarioDraw,
    ],
    mayImportTypes: ['@jixia/server'],
  },
  { name: 'bench', files: /^bench\//, mayImport: ['node', 'npm', ...env, ...learn, ...arena] },
  { name: 'kits (copied to other places)', files: /^kits\//, mayImport: ['node'] },
  { name: 'ci and bootstrap', files: /^(ci|bootstrap)\//, mayImport: ['node', 'npm'] },
];

/** Tests run in Node whatever they test, and may load a scenario through env. */
export const testsMayImport: readonly string[] = ['node', 'npm', ...env, '@jixia/env/ring-duel'];

export const bannedFolderNames: readonly string[] = ['utils', 'helpers', 'common', 'shared', 'lib', 'types', 'misc'];

/** What code in `files` may not use, because its result would differ between runs or hosts. */
export type Ban = {
  readonly files: RegExp;
  readonly globals: readonly string[];
  readonly mathMembers: readonly string[];
  readonly methods: readonly string[];
  readonly hasPower: boolean;
};

const inexactMath = [
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
  ...['exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'pow', 'cbrt', 'hypot'],
];
const localeMethods = ['localeCompare', 'toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase'];

export const bans: readonly Ban[] = [
  {
    files: /^scenarios\/[^/]+\/(assembly|bots)\//,
    globals: ['Date', 'performance', 'Intl', 'crypto', 'process', 'setTimeout', 'NativeMath', 'NativeMathf', 'Mathf'],
    mathMembers: ['random', ...inexactMath],
    methods: localeMethods,
    hasPower: true,
  },
  {
    files: /^packages\/(env|learn|arena)\/src\/(?!.*\.test\.ts$)/,
    globals: ['Date', 'Intl'],
    mathMembers: ['random'],
    methods: localeMethods,
    hasPower: false,
  },
];
