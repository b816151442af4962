// From settings to a bot: thinks at its own pace and asks its tactics in order.
import type { BotEntry, Localized, ScriptedBot } from '@jixia/env/types';
import { Mind } from './mind.ts';
import type { Settings } from './settings.ts';

export const scriptedBot = (name: string, title: Localized, settings: Settings): BotEntry => ({
  name,
  title,
  create: (manifest): ScriptedBot => {
    const mind = new Mind(manifest, settings);
    return {
      reset: (seed) => mind.reset(seed),
      act: (observation, mask, action) => {
        mind.open(observation, mask, action);
        const { memory, hand, sight } = mind;
        // Dead, stunned, casting or dashing: nothing to decide, but a stun may be cleansed.
        if (sight.self.alive === 0 || !hand.can(hand.buttons.move)) {
          if (sight.self.stunned === 1) hand.press(hand.buttons.summoner);
          return;
        }
        memory.idle++;
        if (memory.idle < settings.decisionsPerThought) return;
        memory.idle = 0;
        for (const tactic of settings.tactics) if (tactic(mind)) return;
        hand.stand();
      },
    };
  },
});
