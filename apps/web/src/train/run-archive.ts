// A run as a zip of the folder that Node keeps: config.json, metrics.jsonl, checkpoints/, policy.onnx, best.onnx,
// league.json, teachers/. So a run goes on in Node (`jixia train --resume`) and one from there goes on here.
import { checkpointFileName, decodeCheckpoint, parseRunDescription } from '@jixia/learn/web';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { AdoptedRun, RunDatabase } from './run-database.ts';
import type { RunRecord } from './run-record.ts';
import { TrainError } from './train-error.ts';

/** Rejects with TrainError `not_a_run` where the run was never saved. */
export const writeArchive = async (database: RunDatabase, record: RunRecord): Promise<Uint8Array> => {
  const { id, name, description } = record;
  const [checkpoint, policy, best, league, teachers, lines] = await Promise.all([
    database.file(id, 'checkpoint'),
    database.file(id, 'policy'),
    database.file(id, 'best'),
    database.file(id, 'league'),
    database.teachers(record),
    database.metrics(id),
  ]);
  if (checkpoint === undefined)
    throw new TrainError('not_a_run', `${name} was never saved: there is nothing in it yet.`);
  // Weights hardly shrink, and packing them would take long; the lines do.
  const asIs = (bytes: Uint8Array): [Uint8Array, { level: 0 }] => [bytes, { level: 0 }];
  const files: Zippable = {
    'config.json': strToU8(`${JSON.stringify(description, null, 2)}\n`),
    'metrics.jsonl': strToU8(lines),
    checkpoints: { [checkpointFileName(record.update)]: asIs(checkpoint) },
    ...(policy ? { 'policy.onnx': asIs(policy) } : {}),
    ...(best ? { 'best.onnx': asIs(best) } : {}),
    ...(league ? { 'league.json': league } : {}),
    ...(teachers.length > 0
      ? { teachers: Object.fromEntries(teachers.map(({ name: own, bytes }) => [`${own}.onnx`, asIs(bytes)])) }
      : {}),
  };
  return zipSync({ [name]: files }, { level: 3 });
};

/** Throws TrainError `not_a_run`, LearnError `invalid_option`, `invalid_checkpoint`. */
export const readArchive = (name: string, bytes: Uint8Array, id: string): AdoptedRun => {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes);
  } catch (cause) {
    throw new TrainError('not_a_run', `${name} is not a zip file.`, { cause });
  }
  const paths = Object.keys(entries);
  const config = paths.find((path) => /(^|\/)config\.json$/.test(path));
  if (config === undefined) throw new TrainError('not_a_run', `${name} holds no training run: it has no config.json.`);
  const root = config.slice(0, -'config.json'.length);
  const file = (path: string): Uint8Array | undefined => entries[root + path];
  const description = parseRunDescription(strFromU8(entries[config] as Uint8Array), `${name}: config.json`);
  const newest = paths
    .filter((path) => path.startsWith(`${root}checkpoints/`) && path.endsWith('.jxc'))
    .sort()
    .at(-1);
  if (newest === undefined) throw new TrainError('not_a_run', `${name} holds no checkpoint: train it a little first.`);
  const saved = decodeCheckpoint(entries[newest] as Uint8Array, newest);
  const [policy, best, league] = [file('policy.onnx'), file('best.onnx'), file('league.json')];
  const teachers = (description.teachers ?? []).flatMap(({ name: own }) => {
    const found = file(`teachers/${own}.onnx`);
    return found ? [[`teachers/${own}`, found] as const] : [];
  });
  const { update, steps } = saved.trainer;
  // Lines after the checkpoint will be written again.
  const lines = strFromU8((file('metrics.jsonl') ?? new Uint8Array()).subarray(0, saved.metricsBytes));
  return {
    id,
    description,
    progress: { update, steps, seconds: saved.seconds, winRates: winRatesOf(lines), ended: 'stopped' },
    files: {
      checkpoint: entries[newest] as Uint8Array,
      ...(policy ? { policy } : {}),
      ...(best ? { best } : {}),
      ...(league ? { league } : {}),
      ...Object.fromEntries(teachers),
    },
    lines,
  };
};

const RUNNING = 'runningWinRate/';

const winRatesOf = (lines: string): Record<string, number> => {
  const last = lines.trimEnd().split('\n').at(-1);
  if (!last) return {};
  const metrics = JSON.parse(last) as Record<string, number>;
  return Object.fromEntries(
    Object.entries(metrics).flatMap(([key, rate]) =>
      key.startsWith(RUNNING) ? [[key.slice(RUNNING.length), rate]] : [],
    ),
  );
};
