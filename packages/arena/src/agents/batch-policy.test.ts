// Agents that share a policy: one batch a decision, each row with what is its agent's own.

import { loadRingDuel } from '@jixia/env/ring-duel';
import { expect, it } from 'vitest';
import { type BatchPolicy, PolicyAgents } from './batch-policy.ts';

it('tells the policy which agent of its team each row belongs to, whatever the order of seats', async () => {
  const { manifest } = await loadRingDuel();
  const [one] = manifest.agents as [(typeof manifest.agents)[number]];
  const agents = [0, 1, 0, 1, 1].map((team, index) => ({ ...one, name: `${index}`, team }));
  const batches: number[][] = [];
  const policy: BatchPolicy = {
    act: async (batch) => {
      batches.push([...batch.agents]);
      batch.actions.fill(1);
    },
    close: async () => undefined,
  };
  const factory = new PolicyAgents('policy:x.onnx', policy, { ...manifest, agents }, 'greedy');
  const seats = [4, 0, 3, 2, 1].map((agentIndex) => {
    const agent = factory.create();
    agent.reset({ seed: 1n, agentIndex });
    return agent;
  });
  const action = new Int32Array(manifest.actionHeads.length);
  const ask = () =>
    Promise.all(
      seats.map((seat) =>
        seat.act(new Float32Array(manifest.observation.size), new Uint8Array(manifest.masks.size), action),
      ),
    );
  await ask();
  expect(batches).toEqual([[2, 0, 1, 1, 0]]);
  expect([...action]).toEqual(action.length > 0 ? new Array(action.length).fill(1) : []);
  await factory.close();
});
