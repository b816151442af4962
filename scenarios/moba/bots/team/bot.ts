// From settings to a bot for one seat of a team.
import type { BotEntry, Localized } from '@jixia/env/types';
import { thinkingBot } from '../bot.ts';
import { TeamMind } from './mind.ts';
import type { TeamSettings } from './settings.ts';

/** Writes an action and answers true, or leaves the decision to the next tactic. */
export type TeamTactic = (mind: TeamMind) => boolean;

export const teamBot = (
  name: string,
  title: Localized,
  tactics: readonly TeamTactic[],
  settings: TeamSettings,
): BotEntry => thinkingBot(name, title, tactics, (manifest) => new TeamMind(manifest, settings));
