// The strong bot: everything the medium one knows, faster and surer, with dodging, kiting, combos and wave timing.
import { scriptedBot } from './bot.ts';
import { fight, keepDistance, poke, trade } from './fight.ts';
import { hunt } from './hunt.ts';
import { clearWave, holdLane, lastHit, push, siege } from './lane.ts';
import { protect } from './skills.ts';
import { backOff, dodge, goHome, respectStructures, shedCreeps } from './survival.ts';

export const strong = scriptedBot(
  'strong',
  { zh: '强', en: 'Strong' },
  {
    tactics: [
      protect,
      dodge,
      respectStructures,
      goHome,
      fight,

      backOff,
      keepDistance,
      lastHit,
      shedCreeps,
      poke,
      siege,
      hunt,
      trade,
      clearWave,
      push,
      holdLane,
    ],
    decisionsPerThought: 1,
    dodgeDelay: 2,
    aimErrorCm: 20,
    leadShare: 1,
    skillChance: 0.9,
    manaReserve: 0.35,
    waitsForLastHits: false,
    tankersWanted: 1,
    goHomeHp: 0.3,
    comeBackHp: 0.92,
    recalls: true,
    fightFrom: 1.15,
    fightUntil: 0.85,
    tradeFrom: 0.8,
    tracksCooldowns: true,
    tradeCost: 1,
    creepsBorne: 2,
    fightPressure: 0,
    greatBlow: 0.25,
    huntSeconds: 14,
    meleeCaution: 0.1,
    kites: true,
  },
);
