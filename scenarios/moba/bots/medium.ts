// The medium bot: last hits, respects structures, uses its skills, knows when to go home.
import { scriptedBot } from './bot.ts';
import { fight, poke, trade } from './fight.ts';
import { holdLane, lastHit, push, siege } from './lane.ts';
import { protect } from './skills.ts';
import { goHome, respectStructures } from './survival.ts';

export const medium = scriptedBot(
  'medium',
  { zh: '中', en: 'Medium' },
  {
    tactics: [respectStructures, goHome, protect, fight, lastHit, poke, siege, trade, push, holdLane],
    decisionsPerThought: 2,
    dodgeDelay: 1000,
    aimErrorCm: 70,
    leadShare: 0.5,
    skillChance: 0.6,
    manaReserve: 0.4,
    waitsForLastHits: true,
    tankersWanted: 1,
    goHomeHp: 0.28,
    comeBackHp: 0.9,
    recalls: true,
    fightFrom: 1.3,
    fightUntil: 0.9,
    tradeFrom: 0.9,
    tracksCooldowns: false,
    tradeCost: 0.5,
    creepsBorne: 9,
    fightPressure: 0,
    greatBlow: 9,
    huntSeconds: 0,
    meleeCaution: 0,
    kites: false,
  },
);
