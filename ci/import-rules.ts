// Parses every source file and reports imports that the house does not allow, banned folder names, and what would
// make a simulation differ between runs. `node ci/import-rules.ts` checks the checkout; exit code 1 on a violation.
import { readdirSync, readFileSync } from 'node:fs';
import { posix, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { type Ban, bannedFolderNames, bans, testsMayImport, type Zone, zones } from './house-rules.ts';

/** `line` counts from 1; 0 means the file or folder as a whole. */
export type Violation = { readonly path: string; readonly line: number; readonly message: string };

type Import = { readonly specifier: string; readonly offset: number; readonly isTypeOnly: boolean };
type Node = { readonly type: string; readonly start: number } & Record<string, unknown>;

const sourceFile = /\.(ts|tsx|mts|js|mjs)$/;
const testFile = /\.test\.(ts|tsx|mjs)$/;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function* childrenOf(node: Node): Generator<Node> {
  for (const [key, value] of Object.entries(node)) {
    // A name after a dot or before a colon is not a reference to a global.
    if (key === 'property' && node.type === 'MemberExpression' && node['computed'] !== true) continue;
    if (key === 'key' && node['computed'] !== true) continue;
    if (Array.isArray(value)) yield* value.filter(isNode);
    else if (isNode(value)) yield value;
  }
}

const stringValue = (node: unknown): string | null =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null;

const nameOf = (node: unknown): string | null => (isNode(node) ? ((node['name'] as string | undefined) ?? null) : null);

/** `import {type A, type B}` counts as type-only, like `import type`. */
function isTypeOnly(node: Node): boolean {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const specifiers = (node['specifiers'] as Node[] | undefined) ?? [];
  return (
    specifiers.length > 0 && specifiers.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type')
  );
}

function importOf(node: Node): Import | null {
  const isDeclaration = /^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type);
  const isDynamic = node.type === 'ImportExpression' || node.type === 'TSImportType';
  if (!isDeclaration && !isDynamic) return null;
  const specifier = stringValue(node['source'] ?? node['argument']);
  if (specifier === null) return null;
  return {
    specifier,
    offset: node.start,
    isTypeOnly: node.type === 'TSImportType' || (isDeclaration && isTypeOnly(node)),
  };
}

function bannedUse(node: Node, ban: Ban): string | null {
  if (node.type === 'Identifier' && ban.globals.includes(nameOf(node) ?? '')) return `${nameOf(node)}`;
  if (node.type === 'MemberExpression') {
    const member = nameOf(node['property']) ?? stringValue(node['property']) ?? '';
    const object = nameOf(node['object']);
    if (object === 'Math' && ban.mathMembers.includes(member)) return `Math.${member}`;
    if (ban.methods.includes(member)) return `.${member}()`;
  }
  const isPower = node.type === 'BinaryExpression' && node['operator'] === '**';
  return isPower && ban.hasPower ? 'the ** operator' : null;
}

const packageFolder = (path: string): string =>
  /^(scenarios|packages|apps)\/[^/]+/.exec(path)?.[0] ?? path.split('/')[0] ?? '';

function targetOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  return specifier.startsWith('@jixia/') ? specifier : 'npm';
}

const matches = (target: string, allowed: readonly (string | RegExp)[]): boolean =>
  allowed.some((one) => (typeof one === 'string' ? one === target : one.test(target)));

function checkImport(path: string, zone: Zone, found: Import): string | null {
  const specifier = found.specifier.replace(/\?.*$/, '');
  if (specifier.startsWith('.')) {
    const reached = posix.normalize(posix.join(posix.dirname(path), specifier));
    const isInside = (folder: string): boolean => reached === folder || reached.startsWith(`${folder}/`);
    // A rules module is its own folder plus the kernel; everything else may use its whole package.
    const own = zone.name === 'scenarios/*/assembly' ? `${packageFolder(path)}/assembly` : packageFolder(path);
    if ([own, ...(zone.mayReach ?? [])].some(isInside)) return null;
    return `reaches '${specifier}' outside its own package; import the package by name where the table allows it`;
  }
  const target = targetOf(specifier);
  if (matches(target, zone.mayImport)) return null;
  if (testFile.test(path) && matches(target, testsMayImport)) return null;
  if (matches(target, zone.mayImportTypes ?? [])) {
    return found.isTypeOnly ? null : `may take only types from '${specifier}': write \`import type\``;
  }
  return `zone '${zone.name}' may not import '${specifier}'`;
}

/** Checks one file's text as if it lay at `path` (from the root of the checkout, forward slashes). */
export function checkSource(path: string, text: string): Violation[] {
  const zone = zones.find((one) => one.files.test(path));
  if (zone === undefined) return [];
  const ban = bans.find((one) => one.files.test(path));
  const violations: Violation[] = [];
  const report = (offset: number, message: string): void => {
    violations.push({ path, line: text.slice(0, offset).split('\n').length, message });
  };
  const { program, errors } = parseSync(path, text, { sourceType: 'module' });
  // AssemblyScript decorates functions, which the parser notes and then reads on; a file it cannot read is empty.
  if (program.body.length === 0 && errors.length > 0) report(0, `cannot be parsed: ${errors[0]?.message}`);
  const open: Node[] = [program as unknown as Node];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const found = importOf(node);
    const importMessage = found && checkImport(path, zone, found);
    if (found && importMessage) report(found.offset, importMessage);
    const used = ban && bannedUse(node, ban);
    if (used) report(node.start, `${used} differs between runs or hosts and may not be used here`);
    open.push(...childrenOf(node));
  }
  return violations.sort((a, b) => a.line - b.line);
}

/** Says whether a folder's name is one of those that gather everything. */
export function checkFolder(path: string): Violation[] {
  const name = posix.basename(path);
  if (!bannedFolderNames.includes(name)) return [];
  return [{ path, line: 0, message: `no folder may be called '${name}'; name it after the concept it holds` }];
}

const skipped = new Set(['node_modules', 'build', 'dist', 'golden', 'runs', 'coverage']);

/** Checks every source file and folder under `root`. */
export function checkHouse(root: string): { readonly files: number; readonly violations: readonly Violation[] } {
  const violations: Violation[] = [];
  let files = 0;
  const visit = (folder: string): void => {
    violations.push(...checkFolder(folder));
    for (const entry of readdirSync(resolve(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !skipped.has(entry.name)) visit(path);
      if (!entry.isFile() || !sourceFile.test(entry.name)) continue;
      files += 1;
      violations.push(...checkSource(path, readFileSync(resolve(root, path), 'utf8')));
    }
  };
  const parts = ['scenarios', 'packages', 'apps', 'bench', 'ci', 'bootstrap'];
  for (const entry of readdirSync(root)) if (parts.includes(entry)) visit(entry);
  return { files, violations };
}

const here = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && resolve(process.argv[1]) === here) {
  const { files, violations } = checkHouse(here.split(sep).slice(0, -2).join(sep));
  for (const { path, line, message } of violations) process.stderr.write(`${path}:${line} ${message}\n`);
  process.stdout.write(`Import rules: ${files} files, ${violations.length} violations.\n`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
