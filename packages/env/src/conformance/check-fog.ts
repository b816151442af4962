// What an agent may not see does not change its rows: the scenario says how to change something hidden.

import { deriveSeed, Random } from '../random.ts';
import type { HiddenChange } from '../types.ts';
import { type CheckSubject, firstDifference, instantiate, RandomPlay } from './check-run.ts';

/** `fog`: changes hidden state at `samples` moments and compares the agent's rows. */
export const checkFog = (subject: CheckSubject, changeHidden: HiddenChange, samples: number): void => {
  const instance = instantiate(subject, 1);
  const { manifest } = subject;
  const random = new Random(deriveSeed(subject.seed, 9));
  const state = new DataView(instance.state.buffer, instance.state.byteOffset, manifest.stateBytes);
  const nextBelow = (bound: number): number => random.nextBelow(bound);
  let changes = 0;
  for (let episode = 0; changes < samples && episode < samples; episode++) {
    const play = new RandomPlay(instance, 0, deriveSeed(subject.seed, 9, episode));
    for (let moment = 0; moment < 40 && !play.hasEnded; moment++) {
      for (let step = random.nextBelow(40); step >= 0 && !play.hasEnded; step--) play.step();
      for (let agent = 0; agent < instance.agentsPerMatch; agent++) {
        const block = instance.saveState(0);
        const observations = instance.observations.slice();
        const masks = instance.masks.slice();
        const what = changeHidden(state, agent, nextBelow);
        instance.observe();
        const size = manifest.observation.size;
        const row = instance.observations.subarray(agent * size, (agent + 1) * size);
        const at = firstDifference(row, observations.subarray(agent * size, (agent + 1) * size));
        const maskSize = manifest.masks.size;
        const maskRow = instance.masks.subarray(agent * maskSize, (agent + 1) * maskSize);
        const maskAt = firstDifference(maskRow, masks.subarray(agent * maskSize, (agent + 1) * maskSize));
        if (what !== null) {
          changes += 1;
          const where = `agent ${agent} saw that ${what} changed: ${play.place}`;
          if (at >= 0) subject.report.fail('fog', `${manifest.observation.features[at]?.name}: ${where}`);
          if (maskAt >= 0) subject.report.fail('fog', `mask byte ${maskAt}: ${where}`);
        }
        instance.loadState(0, block);
        instance.observe();
      }
    }
  }
  if (changes === 0) subject.report.fail('fog', 'nothing was ever hidden, so nothing was checked');
};
