// One worker thread of a vector environment: waits for a command, steps its matches, copies their rows to shared memory.

import { workerData } from 'node:worker_threads';
import { instantiateModule, ScenarioInstance } from './scenario-instance.ts';
import { VectorShard } from './vector-shard.ts';
import { commandWords, errorTextBytes, laneWords, type VectorWorkerData } from './vector-worker-protocol.ts';

/** Matches stepped and copied at a time, so that their rows are still in cache when they are copied. */
const chunkMatches = 16;
const spinCount = 2_000;

const data = workerData as VectorWorkerData;
const { control, rows } = data;
const offset = data.lane * laneWords;

/** The part of an array that holds this worker's matches. */
const ownPart = <Row extends Float32Array | Int32Array | Uint8Array>(array: Row, matches: number): Row => {
  const perMatch = array.length / matches;
  return array.subarray(data.firstMatch * perMatch, (data.firstMatch + data.matchCount) * perMatch) as Row;
};

/** Pairs of arrays with `perMatch` elements a match, and how to copy a run of matches from one to the other. */
const copier = (
  from: Float32Array | Int32Array | Uint8Array,
  to: Float32Array | Int32Array | Uint8Array,
): ((first: number, count: number) => void) => {
  const perMatch = from.length / data.matchCount;
  return (first, count) => to.set(from.subarray(first * perMatch, (first + count) * perMatch), first * perMatch);
};

const main = (): void => {
  const { manifest } = data;
  const instance = new ScenarioInstance(manifest, instantiateModule(data.module, manifest), data.matchCount);
  const allMatches = rows.terminated.length;
  const shard = new VectorShard(
    instance,
    data.firstMatch,
    ownPart(data.configs, allMatches),
    rows.centralStates !== undefined,
  );
  const shared = {
    actions: ownPart(rows.actions, allMatches),
    observations: ownPart(rows.observations, allMatches),
    masks: ownPart(rows.masks, allMatches),
    rewards: ownPart(rows.rewards, allMatches),
    rewardItems: ownPart(rows.rewardItems, allMatches),
    terminated: ownPart(rows.terminated, allMatches),
    truncated: ownPart(rows.truncated, allMatches),
    finalObservations: ownPart(rows.finalObservations, allMatches),
    ...(rows.finalCentralStates && { finalCentralStates: ownPart(rows.finalCentralStates, allMatches) }),
    matchInfo: ownPart(rows.matchInfo, allMatches),
    agentInfo: ownPart(rows.agentInfo, allMatches),
  };
  const takeActions = copier(shared.actions, instance.actions);
  const giveObservations = copier(instance.observations, shared.observations);
  const giveMasks = copier(instance.masks, shared.masks);
  const giveRewards = copier(instance.rewards, shared.rewards);
  const giveItems = copier(instance.rewardItems, shared.rewardItems);
  const giveCentral = rows.centralStates
    ? copier(instance.centralStates, ownPart(rows.centralStates, allMatches))
    : () => {};
  const giveMatchInfo = copier(instance.matchInfo, shared.matchInfo);
  const giveAgentInfo = copier(instance.agentInfo, shared.agentInfo);

  const step = (): void => {
    for (let first = 0; first < data.matchCount; first += chunkMatches) {
      const count = Math.min(chunkMatches, data.matchCount - first);
      takeActions(first, count);
      shard.step(first, count, shared);
      giveObservations(first, count);
      giveMasks(first, count);
      giveRewards(first, count);
      giveItems(first, count);
      giveCentral(first, count);
      for (let match = first; match < first + count; match++) {
        if (shared.terminated[match] === 0 && shared.truncated[match] === 0) continue;
        giveMatchInfo(match, 1);
        giveAgentInfo(match, 1);
      }
    }
  };

  const reset = (): void => {
    shard.reset(data.seed[0] as bigint);
    giveObservations(0, data.matchCount);
    giveMasks(0, data.matchCount);
    giveCentral(0, data.matchCount);
    shared.rewards.fill(0);
    shared.rewardItems.fill(0);
    shared.terminated.fill(0);
    shared.truncated.fill(0);
  };

  let done = 0;
  for (;;) {
    let spins = 0;
    let given = Atomics.load(control, offset);
    while (given === done) {
      if (++spins > spinCount) Atomics.wait(control, offset, done);
      given = Atomics.load(control, offset);
    }
    if (Atomics.load(control, offset + 2) === commandWords.step) step();
    else reset();
    done = given;
    Atomics.store(control, offset + 1, done);
    Atomics.notify(control, offset + 1);
  }
};

/** Tells the owner, who may be asleep in a barrier and hears no events. */
const reportFailure = (reason: string): void => {
  const target = data.errorTexts.subarray(data.lane * errorTextBytes, (data.lane + 1) * errorTextBytes);
  if (target[0] === 0) target.set(new TextEncoder().encode(reason).subarray(0, errorTextBytes - 1));
  Atomics.store(control, offset + 3, 1);
  Atomics.add(control, offset + 1, 1 << 30);
  Atomics.notify(control, offset + 1);
};

process.on('exit', () => reportFailure('the thread ended'));
try {
  main();
} catch (error) {
  reportFailure(error instanceof Error ? error.message : String(error));
}
