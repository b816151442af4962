import { actionLayout, deriveSeed, type LoadedScenario, Random, ScenarioInstance, sampleLegalAction } from '@jixia/env';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { sha256 } from '@noble/hashes/sha2.js';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  decodeReplay,
  encodeReplay,
  keyframeInterval,
  MatchRecorder,
  makeSetup,
  openReplay,
  type Replay,
  ReplayError,
  ReplayPlayer,
  recordActions,
  startMatch,
  verifyReplay,
} from './index.ts';

let scenario: LoadedScenario;
/** A match of random legal actions, with now and then an illegal one. */
let replay: Replay;
let bytes: Uint8Array<ArrayBuffer>;
/** Of the same match: state hash at every decision. */
let hashes: bigint[];

const agents = [{ name: 'random' }, { name: '随机' }];

const play = (seed: bigint, maxDecisions: number, config = {}): { replay: Replay; hashes: bigint[] } => {
  const setup = makeSetup(scenario, seed, config);
  const instance = ScenarioInstance.create(scenario, 1);
  startMatch(instance, 0, setup);
  instance.observe();
  const recorder = new MatchRecorder(instance, 0, setup);
  const random = new Random(deriveSeed(seed, 1));
  const layout = actionLayout(scenario.manifest);
  const seen = [instance.hash(0)];
  while (seen.length <= maxDecisions && instance.terminated[0] === 0) {
    for (let agent = 0; agent < 2; agent++) {
      sampleLegalAction(layout, instance.masks, agent * 28, instance.actions, agent * 3, random);
      if (random.nextBelow(20) === 0) instance.actions[agent * 3 + random.nextBelow(3)] = random.nextBelow(12) - 4;
    }
    recorder.beforeStep();
    instance.stepObserve();
    recorder.afterStep();
    seen.push(instance.hash(0));
  }
  return { replay: recorder.finish(agents, null, { by: 'test' }), hashes: seen };
};

beforeAll(async () => {
  scenario = await loadRingDuel();
  ({ replay, hashes } = play(77n, 5000));
  bytes = encodeReplay(replay);
});

const refusal = (work: () => unknown): ReplayError => {
  try {
    work();
  } catch (error) {
    if (error instanceof ReplayError) return error;
    throw error;
  }
  throw new Error('accepted');
};

/** A file with the digest that fits its changed content: what a forger would hand in. */
const forge = (change: (replay: Replay) => Replay): Uint8Array => encodeReplay(change(decodeReplay(bytes)));

describe('a replay file', () => {
  test('gives back all that was recorded', () => {
    expect(replay.result.decisions).toBeGreaterThan(200);
    expect(decodeReplay(bytes)).toEqual(replay);
  });

  test('is the same bytes for the same match', () => {
    expect(encodeReplay(play(77n, 5000).replay)).toEqual(bytes);
  });

  test('verifies, and its hash is that of a fresh run', () => {
    expect(verifyReplay(bytes, scenario)).toEqual({ ok: true, hash: replay.hash });
  });

  test('every change of any single byte is detected', () => {
    const changed = bytes.slice();
    for (let index = 0; index < bytes.length; index++) {
      const original = bytes[index] as number;
      for (const flip of [0x01, 0x80, 0xff]) {
        changed[index] = original ^ flip;
        const { ok, reason } = verifyReplay(changed, scenario);
        if (ok || !reason) throw new Error(`flipping byte ${index} with ${flip} went unnoticed`);
      }
      changed[index] = original;
    }
    expect(verifyReplay(changed, scenario).ok).toBe(true);
  });

  test('every truncation is detected', () => {
    for (let length = 0; length < bytes.length; length++) {
      const { ok, code } = verifyReplay(bytes.subarray(0, length), scenario);
      expect(ok).toBe(false);
      if (length > 60) expect(code).toBe('truncated');
    }
    expect(verifyReplay(Uint8Array.from([...bytes, 0]), scenario).code).toBe('corrupt');
  });

  test('a foreign file, a newer format and a damaged one are told apart', () => {
    expect(refusal(() => decodeReplay(new TextEncoder().encode('PK zip file of something'))).code).toBe('not_a_replay');
    expect(refusal(() => decodeReplay(new Uint8Array(0))).code).toBe('not_a_replay');
    const newer = bytes.slice();
    newer[8] = 2;
    const error = refusal(() => decodeReplay(newer));
    expect(error.code).toBe('newer_version');
    expect(error.message).toContain('format 2');
    const damaged = bytes.slice();
    damaged[200]! ^= 4;
    expect(refusal(() => decodeReplay(damaged)).message).toMatch(/SHA-256 does not match/);
  });

  test('a file of right digest and wrong content is refused by name, not by a crash', () => {
    const put = (tag: string, change: (data: Uint8Array) => void): Uint8Array => {
      const copy = bytes.slice();
      const start = [...copy.keys()].find((at) => String.fromCharCode(...copy.subarray(at, at + 4)) === tag) as number;
      change(copy.subarray(start, copy.length - 32));
      copy.set(sha256(copy.subarray(0, copy.length - 32)), copy.length - 32);
      return copy;
    };
    expect(refusal(() => decodeReplay(put('HEAD', (data) => data.fill(255, 8, 40)))).code).toBe('corrupt');
    expect(refusal(() => decodeReplay(put('ACTS', (data) => data.fill(255, 30, 60)))).code).toBe('corrupt');
    expect(refusal(() => decodeReplay(put('CHAI', (data) => data.set([1, 0, 0, 0], 4)))).code).toBe('corrupt');
    expect(refusal(() => decodeReplay(put('NOTE', (data) => data.set([88], 0)))).message).toContain('section "XOTE"');
  });

  test('refuses action values that are not canonical', () => {
    const actions = replay.actions.slice();
    actions[1] = 5;
    expect(refusal(() => encodeReplay({ ...replay, actions })).message).toMatch(/row 0, head 1: 5 is not in 0 .. 4/);
  });
});

describe('verification', () => {
  const cases: readonly [string, (real: Replay) => Replay, string][] = [
    [
      'another winner',
      (real) => ({ ...real, result: { ...real.result, winner: 1 - Math.max(0, real.result.winner) } }),
      'result_differs',
    ],
    [
      'other figures',
      (real) => ({
        ...real,
        result: { ...real.result, agentInfo: real.result.agentInfo.map((row) => ({ ...row, hp: 99 })) },
      }),
      'result_differs',
    ],
    ['another seed', (real) => ({ ...real, setup: { ...real.setup, seed: 78n } }), 'state_differs'],
    [
      'another configuration',
      (real) => ({ ...real, setup: { ...real.setup, config: { ...real.setup.config, hero0: 1 } } }),
      'state_differs',
    ],
    [
      'a configuration that is not one',
      (real) => ({ ...real, setup: { ...real.setup, config: { ...real.setup.config, hero0: 7 } } }),
      'corrupt',
    ],
    ['another final hash', (real) => ({ ...real, hash: '0'.repeat(64) }), 'state_differs'],
    ['another scenario', (real) => ({ ...real, setup: { ...real.setup, scenarioId: 'other' } }), 'unknown_scenario'],
    ['other rules', (real) => ({ ...real, setup: { ...real.setup, rulesHash: 'ab'.repeat(32) } }), 'other_rules'],
    [
      'a forfeit after the end',
      (real) => ({ ...real, result: { ...real.result, forfeit: { agent: 0, code: 'x', message: 'y', step: 1 } } }),
      'result_differs',
    ],
  ];
  test.each(cases)('does not believe %s', (_what, change, code) => {
    const verdict = verifyReplay(forge(change), scenario);
    expect(verdict.ok).toBe(false);
    expect(verdict.code).toBe(code);
  });

  test('a changed action is found, and where', () => {
    const forged = forge((real) => {
      const actions = real.actions.slice();
      const decision = 120;
      const isMove = actions[decision * 6] === 1;
      actions.set(isMove ? [0, 0, 0] : [1, 3, 0], decision * 6);
      return { ...real, actions };
    });
    const verdict = verifyReplay(forged, scenario);
    expect(verdict.ok).toBe(false);
    if (verdict.reason?.includes('between')) expect(verdict.reason).toContain('between decisions 100 and 150');
  });

  test('a record that goes on after the end of the match is refused', () => {
    const ended = play(5n, 1000, { maxTicks: 30 }).replay;
    expect(ended.result.decisions).toBe(15);
    const forged = encodeReplay({
      ...ended,
      result: { ...ended.result, decisions: 16 },
      actions: Int32Array.from([...ended.actions, 0, 0, 0, 0, 0, 0]),
    });
    expect(verifyReplay(forged, scenario).code).toBe('ends_early');
  });

  test('a match left before its end verifies as what it is', () => {
    const left = play(5n, 40).replay;
    expect(left.result).toMatchObject({ winner: -1, endReason: 'running', decisions: 40 });
    expect(verifyReplay(encodeReplay(left), scenario).ok).toBe(true);
  });
});

describe('opening', () => {
  test('loads the scenario that the file names', async () => {
    const opened = await openReplay(bytes, async () => scenario);
    expect(opened.replay.hash).toBe(replay.hash);
  });

  test('says so where this version knows no such scenario', async () => {
    const { loadScenario } = await import('@jixia/env/node');
    const error = await openReplay(bytes, loadScenario).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ReplayError);
    expect((error as ReplayError).code).toBe('unknown_scenario');
    expect((error as ReplayError).message).toContain('ring-duel');
  });
});

describe('a player', () => {
  test('shows the same match at any decision, whichever way it came there', () => {
    const player = ReplayPlayer.of(scenario, replay);
    expect(player.length).toBe(hashes.length - 1);
    expect(player.length).toBeGreaterThan(3 * keyframeInterval);
    const random = new Random(1n);
    for (let jump = 0; jump < 200; jump++) {
      const decision = random.nextBelow(player.length + 1);
      player.seek(decision);
      expect(player.decision).toBe(decision);
      expect(player.instance.hash(0)).toBe(hashes[decision]);
      expect(player.hasEnded).toBe(decision === player.length);
    }
    player.seek(0);
    for (let decision = 1; player.step(); decision++) expect(player.instance.hash(0)).toBe(hashes[decision]);
    expect(player.step()).toBe(false);
    player.seek(-5);
    expect(player.render()[0]).toBe(0);
    player.seek(1e9);
    expect(player.render()[0]).toBe(replay.result.ticks);
  });

  test('follows a match that is still being played', () => {
    const player = new ReplayPlayer(scenario, replay.setup);
    for (let decision = 0; decision < 150; decision++) {
      player.append(replay.actions.subarray(decision * 6, (decision + 1) * 6));
      if (decision % 10 === 0) player.seek(Math.floor(decision / 2));
    }
    player.seek(150);
    expect(player.instance.hash(0)).toBe(hashes[150]);
    expect(() => player.append(new Int32Array(5))).toThrow(ReplayError);
  });
});

test('bare actions become the same replay', () => {
  const { seed, config } = replay.setup;
  const made = recordActions({ scenario, seed, config, agents, actions: replay.actions, notes: { by: 'test' } });
  expect(made).toEqual(replay);
  expect(() => recordActions({ scenario, seed, agents, actions: new Int32Array(5) })).toThrow(/no whole decisions/);
});
