// Training runs in folders: what they leave behind, how they go on, and what a full disk does to them.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadedScenario } from '@jixia/env';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadPolicy } from '../policy/node.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { decodeCheckpoint } from './checkpoint.ts';
import { checkRunFits, type RunDescription } from './run-description.ts';
import { RunFolder, readRunDescription } from './run-folder.ts';
import { type TrainOptions, train } from './train.ts';

const root = mkdtempSync(join(tmpdir(), 'jixia-run-'));
afterAll(() => rmSync(root, { recursive: true }));
let scenario: LoadedScenario;
beforeAll(async () => {
  scenario = await loadRingDuel();
});
const scenarioModule = import.meta.resolve('@jixia/env/ring-duel');
/** Learned decisions of one update below. */
const perUpdate = 16 * (4 + 4 * 2);

const describeRun = (training: Readonly<Record<string, unknown>> = {}): RunDescription => ({
  format: 1,
  scenario: 'ring-duel',
  rulesHash: scenario.manifest.rulesHash,
  commit: null,
  bots: ['weak'],
  training: resolveTrainConfig({
    seed: 11,
    matches: 8,
    rolloutSteps: 16,
    hidden: [16],
    minibatchSize: 64,
    historyShare: 0.25,
    botShare: 0.25,
    snapshotEveryUpdates: 2,
    checkpointEveryUpdates: 3,
    checkpointsKept: 2,
    isEnvRestartedAtCheckpoint: true,
    ...training,
  }),
});

const run = (name: string, options: Partial<TrainOptions>) =>
  train({ scenario, run: join(root, name), scenarioModule, ...options });
const stepsOf = (updates: number) => ({ steps: updates * perUpdate, minutes: 0 });
const stopAfter = (updates: number): Pick<TrainOptions, 'signal' | 'onUpdate'> => {
  const controller = new AbortController();
  return { signal: controller.signal, onUpdate: ({ update }) => (update === updates ? controller.abort() : undefined) };
};
const checkpoints = (name: string): string[] => readdirSync(join(root, name, 'checkpoints')).sort();
const stateOf = (name: string) => {
  const file = checkpoints(name).at(-1) as string;
  return decodeCheckpoint(readFileSync(join(root, name, 'checkpoints', file)), file);
};

// Every run compiles its scenario in a thread of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

describe('a run', () => {
  it('leaves config, metrics, the last checkpoints, and a policy that loads', async () => {
    const lines: number[] = [];
    const summary = await run('whole', {
      start: describeRun(stepsOf(10)),
      onUpdate: (metrics, progress) => lines.push(metrics['update'] as number, progress),
    });
    expect(summary).toMatchObject({ updates: 10, steps: 10 * perUpdate, reason: 'steps' });
    expect(lines.slice(0, 2)).toEqual([1, 0.1]);
    expect(lines.slice(-2)).toEqual([10, 1]);
    expect(checkpoints('whole')).toEqual(['update-00000009.jxc', 'update-00000010.jxc']);
    const read = readRunDescription(join(root, 'whole'));
    expect(read.training.seed).toBe(11);
    expect(read.rulesHash).toBe(scenario.manifest.rulesHash);
    const metrics = RunFolder.open(join(root, 'whole')).readMetrics();
    expect(metrics.map(({ update }) => update)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const file of [summary.policy, summary.bestPolicy]) {
      const policy = await loadPolicy(readFileSync(file), scenario.manifest);
      expect(policy.description?.training).toMatchObject({ algorithm: 'ppo', seed: 11 });
      await policy.close();
    }
    expect(readdirSync(join(root, 'whole')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('that stops and goes on ends where an uninterrupted one does, bit by bit', async () => {
    await run('through', { start: describeRun(stepsOf(8)) });
    await run('parts', { start: describeRun(stepsOf(8)), ...stopAfter(6) });
    // What was learned after the last checkpoint is learned again; so are its lines.
    const { metricsFile } = RunFolder.open(join(root, 'parts'));
    writeFileSync(metricsFile, '{"update":7,"steps":1}\n{"upd', { flag: 'a' });
    const resumed = await run('parts', {});
    expect(resumed.updates).toBe(8);
    expect(stateOf('parts').trainer).toEqual(stateOf('through').trainer);
    const policies = ['parts', 'through'].map((name) => readFileSync(join(root, name, 'policy.onnx')));
    expect(policies[0]?.equals(policies[1] as Buffer)).toBe(true);
    const updates = RunFolder.open(join(root, 'parts'))
      .readMetrics()
      .map(({ update }) => update);
    expect(updates).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('saves when it is told to stop', async () => {
    const summary = await run('stopped', { start: describeRun(stepsOf(1000)), ...stopAfter(4) });
    expect(summary).toMatchObject({ updates: 4, reason: 'stopped' });
    expect(checkpoints('stopped').at(-1)).toBe('update-00000004.jxc');
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  const full = /the disk is full; free some space, then resume the run/;

  it('at a checkpoint keeps the one before and leaves nothing half-written', async () => {
    const folder = join(root, 'full');
    await expect(
      run('full', {
        start: describeRun(stepsOf(9)),
        // Every write to this device fails for want of space.
        onUpdate: ({ update }) => {
          if (update === 3) symlinkSync('/dev/full', join(folder, 'checkpoints', 'update-00000006.jxc.part'));
        },
      }),
    ).rejects.toMatchObject({ code: 'write_failed', message: expect.stringMatching(full) });
    expect(checkpoints('full')).toEqual(['update-00000003.jxc']);
    expect(stateOf('full').trainer.update).toBe(3);
    const summary = await run('full', { limits: stepsOf(9) });
    expect(summary.updates).toBe(9);
  });

  it('at the metrics stops the run with one message', async () => {
    const folder = join(root, 'full-metrics');
    await expect(
      run('full-metrics', {
        start: describeRun(stepsOf(9)),
        onUpdate: ({ update }) => {
          if (update !== 1) return;
          rmSync(join(folder, 'metrics.jsonl'));
          symlinkSync('/dev/full', join(folder, 'metrics.jsonl'));
        },
      }),
    ).rejects.toMatchObject({ code: 'write_failed', message: expect.stringMatching(full) });
  });
});

describe('refuses', () => {
  it('a folder that holds a run, one that holds none, and a damaged checkpoint', async () => {
    await run('taken', { start: describeRun(stepsOf(3)) });
    await expect(run('taken', { start: describeRun(stepsOf(3)) })).rejects.toThrow('holds a training run already');
    await expect(run('missing', {})).rejects.toThrow('Cannot read');
    const file = join(root, 'taken', 'checkpoints', checkpoints('taken').at(-1) as string);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    writeFileSync(file, bytes);
    await expect(run('taken', { limits: stepsOf(6) })).rejects.toMatchObject({ code: 'invalid_checkpoint' });
    writeFileSync(file, bytes.subarray(0, 40));
    await expect(run('taken', { limits: stepsOf(6) })).rejects.toMatchObject({ code: 'invalid_checkpoint' });
  });

  it('a configuration of other rules, of another scenario, or of unknown and fractional settings', async () => {
    const { manifest } = scenario;
    const other = { ...describeRun(), rulesHash: 'b'.repeat(64) };
    expect(() => checkRunFits(other, manifest, 'config.json')).toThrow('config.json is for rules bbbbbbbbbbbb');
    expect(() => checkRunFits({ ...other, scenario: 'chess' }, manifest, 'x')).toThrow('for scenario chess');
    await expect(run('other', { start: other })).rejects.toMatchObject({ code: 'rules_mismatch' });
    expect(existsSync(join(root, 'other'))).toBe(false);
    const file = join(root, 'config.json');
    writeFileSync(file, JSON.stringify({ ...describeRun(), training: { learningRte: 1 } }));
    expect(() => readRunDescription(file)).toThrow(
      'There is no training option "learningRte". Did you mean "learningRate"?',
    );
    writeFileSync(file, JSON.stringify({ ...describeRun(), training: { epochs: 1.5 } }));
    expect(() => readRunDescription(file)).toThrow('epochs is 1.5; it must be a whole number from 1 to 100');
    writeFileSync(file, '{"format":2}');
    expect(() => readRunDescription(file)).toThrow('is no configuration of a training run');
  });
});

describe('a league', () => {
  const league = (name: string) => JSON.parse(readFileSync(RunFolder.open(join(root, name)).leagueFile, 'utf8'));
  // Matches of 40 ticks: every few updates end some of them against everyone who was drawn.
  const training = { ...stepsOf(8), historyWeighting: 'hard', match: { maxTicks: 40 } };
  const rate: TrainOptions['rate'] = ({ wins }) => wins.map((row) => row.reduce((sum, games) => sum + games, 0));

  it('is written while training', async () => {
    await run('league', { start: describeRun(training), rate });
    const found = league('league');
    expect(found).toMatchObject({ format: 1, update: 8, weighting: 'hard' });
    const names = found.players.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['newest', 'bot:weak', 'version:0', 'version:2', 'version:4', 'version:6', 'version:8']);
    expect(found.players[1].winRate).not.toBeNull();
    expect(found.payoff[0][1].games).toBeGreaterThan(0);
    expect(found.payoff[0].slice(2).filter((score: unknown) => score !== null).length).toBeGreaterThan(0);
    expect(found.players[1].rating).toBe(1000);
    const shares = found.players.slice(2).map(({ share }: { share: number }) => share);
    expect(shares.reduce((sum: number, share: number) => sum + share, 0)).toBeCloseTo(1, 9);
    const lines = RunFolder.open(join(root, 'league')).readMetrics();
    expect(lines.filter((line) => 'rating/newest' in line).map(({ update }) => update)).toEqual([2, 4, 6, 8]);
  });

  it('goes on bit by bit, whatever a kill left of its file', async () => {
    await run('league-parts', { start: describeRun(training), rate, ...stopAfter(6) });
    // As after a kill: newer than the checkpoint, and half of a draft beside it.
    const { leagueFile } = RunFolder.open(join(root, 'league-parts'));
    writeFileSync(leagueFile, JSON.stringify({ ...league('league-parts'), update: 7 }));
    writeFileSync(`${leagueFile}.part`, '{"form');
    await run('league-parts', { rate });
    expect(league('league-parts')).toEqual(league('league'));
    expect(stateOf('league-parts').trainer).toEqual(stateOf('league').trainer);
  });

  it('takes in an exploiter that was trained against it, and plays it from then on', async () => {
    await run('main', { start: describeRun(stepsOf(3)) });
    const target = readFileSync(join(root, 'main', 'policy.onnx'));
    const exploiting = { historyShare: 1, botShare: 0, historyCapacity: 0, historyGroups: 1, match: { maxTicks: 40 } };
    const start: RunDescription = {
      ...describeRun({ ...exploiting, steps: 3 * 16 * 8, minutes: 0 }),
      bots: [],
      exploits: join(root, 'main'),
    };
    const policies = { init: target, guests: [{ name: 'target', bytes: target }] };
    const summary = await run('exploiter', { start, policies });
    expect(summary).toMatchObject({ reason: 'steps', guest: join(root, 'main', 'league', 'exploiter-1.onnx') });
    const { league } = stateOf('exploiter').trainer;
    expect(league.members.map(({ name }) => name)).toEqual(['guest:target']);
    expect(league.scores).toMatchObject([{ of: 'newest', against: 'guest:target' }]);
    // It learned: what joined is no copy of what it began with.
    expect(readFileSync(summary.guest as string).equals(target)).toBe(false);
    await run('main', { limits: stepsOf(6) });
    const members = stateOf('main').trainer.league.members.map(({ name }) => name);
    expect(members).toEqual(['version:0', 'version:2', 'guest:exploiter-1', 'version:4', 'version:6']);
  });

  it('refuses guests and starts that do not fit, before anything is written', async () => {
    const policy = readFileSync(join(root, 'main', 'policy.onnx'));
    const other = describeRun({ ...stepsOf(3), hidden: [8] });
    const refused = run('misfit', { start: other, policies: { init: policy } });
    await expect(refused).rejects.toThrow(
      'The policy to start from has the network "mlp 16 relu", this run "mlp 8 relu"',
    );
    const guest = run('misfit', { start: other, policies: { guests: [{ name: 'old', bytes: policy }] } });
    await expect(guest).rejects.toMatchObject({
      code: 'invalid_policy',
      message: expect.stringContaining('guest old'),
    });
    const values = run('misfit', {
      start: describeRun({ ...stepsOf(3), algorithm: 'dqn', replayCapacity: 1000 }),
      policies: { guests: [{ name: 'old', bytes: policy }] },
    });
    await expect(values).rejects.toThrow('one tells values of actions, the other preferences');
    expect(existsSync(join(root, 'misfit'))).toBe(false);
  });
});
