// The scripted bots of the team modes, weakest first.
import type { BotEntry } from '@jixia/env/types';
import { medium } from './medium.ts';
import { strong } from './strong.ts';
import { weak } from './weak.ts';

export const teamBots: readonly BotEntry[] = [weak, medium, strong];
