// The memory before a decision is the one of a policy that played the match from its start, however one gets there.
import { makeSetup, ReplayPlayer } from '@jixia/arena/replay';
import { loadScenario } from '@jixia/env/node';
import { loadPolicy, type Policy } from '@jixia/learn/policy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untrainedPolicy } from '../../e2e/untrained-policy.ts';
import { MemoryTrail } from './memory-trail.ts';

const length = 200;
const scenario = await loadScenario('moba-1v1');
const { manifest } = scenario;
const seat = 1;
let policy: Policy;
let player: ReplayPlayer;
/** Memory before each decision, of one walk from the start. */
const walked: Float32Array[] = [];

beforeAll(async () => {
  policy = await loadPolicy(await untrainedPolicy(scenario, 3, { recurrent: 'lstm' }), manifest);
  player = new ReplayPlayer(scenario, makeSetup(scenario, 7n, {}));
  const heads = manifest.actionHeads.length;
  const { instance } = player;
  let memory = new Float32Array(policy.stateSize);
  for (let decision = 0; decision < length; decision++) {
    instance.observe();
    walked.push(memory);
    const states = memory.slice();
    await policy.evaluate({
      rows: 1,
      observations: instance.observations.slice(seat * manifest.observation.size),
      masks: instance.masks.slice(seat * manifest.masks.size),
      agents: Int32Array.of(0),
      states,
    });
    memory = states;
    player.append(new Int32Array(manifest.agents.length * heads));
    player.step();
  }
});
afterAll(() => policy.close());

test('forwards, after a jump ahead, back, and to the start', async () => {
  const trail = new MemoryTrail(policy, seat, 0);
  for (const decision of [3, 4, 150, 149, 70, 64, 65, 199, 0, 128]) {
    expect(await trail.before(decision, player), `decision ${decision}`).toEqual(walked[decision]);
  }
  expect(walked[150]).not.toEqual(walked[149]);
});
