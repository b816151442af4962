// From settings to a bot: thinks at its own pace and asks its tactics in order.
import type { BotEntry, Localized, Manifest, ScriptedBot } from '@jixia/env/types';
import { Mind } from './mind.ts';
import type { Settings } from './settings.ts';
import { Sight } from './sight.ts';

export const scriptedBot = (
  name: string,
  title: Localized,
  settings: Settings & { readonly tactics: readonly ((mind: Mind<Sight>) => boolean)[] },
): BotEntry =>
  thinkingBot(name, title, settings.tactics, (manifest) => new Mind(manifest, settings, new Sight(manifest)));

/** Asks the tactics of a mind of any kind. */
export const thinkingBot = <M extends Mind>(
  name: string,
  title: Localized,
  tactics: readonly ((mind: M) => boolean)[],
  mindOf: (manifest: Manifest) => M,
): BotEntry => ({
  name,
  title,
  create: (manifest): ScriptedBot => {
    let mind = mindOf(manifest);
    return {
      // A new mind surely remembers nothing.
      reset: (seed) => {
        mind = mindOf(manifest);
        mind.reset(seed);
      },
      act: (observation, mask, action) => {
        mind.open(observation, mask, action);
        const { memory, hand, sight, settings } = mind;
        if (hand.buy()) return;
        // Dead, stunned, casting or dashing: nothing to decide, but a stun may be cleansed.
        if (sight.self.alive === 0 || !hand.can(hand.buttons.move)) {
          if (sight.self.stunned === 1) hand.press(hand.buttons.summoner);
          return;
        }
        memory.idle++;
        if (memory.idle < settings.decisionsPerThought) return;
        memory.idle = 0;
        for (const tactic of tactics) if (tactic(mind)) return;
        hand.stand();
      },
    };
  },
});
