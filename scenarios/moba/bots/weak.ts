// The weak bot: walks down the lane, strikes what is near, sees danger late.
import { scriptedBot } from './bot.ts';
import { strikeNearest, walkLane } from './brawl.ts';
import { goHome } from './survival.ts';

export const weak = scriptedBot(
  'weak',
  { zh: '弱', en: 'Weak' },
  {
    tactics: [goHome, strikeNearest, walkLane],
    decisionsPerThought: 5,
    dodgeDelay: 1000,
    aimErrorCm: 180,
    leadShare: 0,
    skillChance: 0.25,
    manaReserve: 0.3,
    waitsForLastHits: false,
    tankersWanted: 0,
    goHomeHp: 0.15,
    comeBackHp: 0.7,
    recalls: false,
    fightFrom: 0.5,
    fightUntil: 0.3,
    tradeFrom: 0.5,
    tracksCooldowns: false,
    tradeCost: 0,
    creepsBorne: 9,
    fightPressure: 0,
    greatBlow: 9,
    huntSeconds: 0,
    meleeCaution: 0,
    kites: false,
  },
);
