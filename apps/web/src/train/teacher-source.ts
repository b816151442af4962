// Whom a student learns from on the page: policies out of files or out of runs that this browser keeps.
import type { Manifest } from '@jixia/env/types';
import type { NamedPolicy, RunDescription } from '@jixia/learn/web';

export type TeacherSource = {
  /** Of its place in the form. */
  readonly key: string;
  /** File or run, for people. */
  readonly title: string;
  readonly bytes: Uint8Array;
  /** Heroes that it teaches; none = all. */
  readonly heroes: readonly string[];
};

/**
 * @param heroes that it was trained with, where that is known; none = all
 * @throws LearnError where it was made for something else, or tells values of actions
 */
export const readTeacher = async (
  title: string,
  bytes: Uint8Array,
  manifest: Manifest,
  heroes: readonly string[],
  key: string,
): Promise<TeacherSource> => {
  const [{ checkPolicyManifest, readPolicyManifest }, { checkFamily }] = await Promise.all([
    import('@jixia/learn/policy'),
    import('@jixia/learn/web'),
  ]);
  const description = readPolicyManifest(bytes);
  if (description) {
    checkPolicyManifest(description, manifest, 'same');
    checkFamily(String(description.training['algorithm']), 'distillation', title);
  }
  return { key, title, bytes, heroes };
};

/** Names as a run folder has them, one file each. */
const nameOf = (title: string, index: number): string =>
  `${index + 1}-${title.replace(/\.onnx$/i, '').replaceAll(/[^A-Za-z0-9._-]+/g, '-')}`;

/** What the run is given. */
export const teacherFiles = (sources: readonly TeacherSource[]): NamedPolicy[] =>
  sources.map(({ title, bytes }, index) => ({ name: nameOf(title, index), bytes }));

/** What its description says. */
export const describeTeachers = (sources: readonly TeacherSource[]): NonNullable<RunDescription['teachers']> =>
  sources.map(({ title, heroes }, index) => ({ name: nameOf(title, index), heroes }));

/** Heroes of the run that nobody teaches. @param pool those that may come up */
export const untaughtOf = (sources: readonly TeacherSource[], pool: readonly string[]): string[] =>
  pool.filter((hero) => !sources.some(({ heroes }) => heroes.length === 0 || heroes.includes(hero)));
