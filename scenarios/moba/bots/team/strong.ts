// The strong team bot: plans with its side, joins fights, takes great monsters, dodges, kites, aids allies.
import { keepDistance, poke, trade } from '../fight.ts';
import { clearWave, lastHit, push, siege } from '../lane.ts';
import { dodge } from '../survival.ts';
import { aid } from './aid.ts';
import { teamBot } from './bot.ts';
import { fightInTeam } from './fight.ts';
import { backOffInTeam, goHomeInTeam, respectTowers, shedCreepsInTeam } from './survive.ts';
import { holdBack, hunt, hurry, takePlace, think } from './work.ts';

export const strong = teamBot(
  'strong',
  { zh: '强', en: 'Strong' },
  [
    think,
    aid,
    dodge,
    respectTowers,
    goHomeInTeam,
    fightInTeam,
    backOffInTeam,
    keepDistance,
    hurry,
    hunt,
    holdBack,
    lastHit,
    shedCreepsInTeam,
    poke,
    siege,
    trade,
    clearWave,
    push,
    takePlace,
  ],
  {
    decisionsPerThought: 1,
    dodgeDelay: 2,
    aimErrorCm: 20,
    leadShare: 1,
    skillChance: 0.9,
    manaReserve: 0.3,
    waitsForLastHits: false,
    tankersWanted: 1,
    goHomeHp: 0.3,
    comeBackHp: 0.92,
    recalls: true,
    fightFrom: 1.2,
    fightUntil: 0.85,
    tradeFrom: 0.8,
    tracksCooldowns: false,
    tradeCost: 1,
    greatBlow: 0.3,
    huntSeconds: 0,
    meleeCaution: 0,
    creepsBorne: 2,
    fightPressure: 0,
    kites: true,
    joinsWithinCm: 1800,
    groupLevel: 11,
    finishes: true,
    takesGreatMonsters: true,
    jungles: true,
    defends: true,
    mindsTheMissing: true,
  },
);
