// The medium team bot: works its lane or jungle, fights what comes to it, defends what is besieged.
import { poke, trade } from '../fight.ts';
import { lastHit, push, siege } from '../lane.ts';
import { aid } from './aid.ts';
import { teamBot } from './bot.ts';
import { fightInTeam } from './fight.ts';
import { backOffInTeam, goHomeInTeam, respectTowers } from './survive.ts';
import { hunt, hurry, takePlace, think } from './work.ts';

export const medium = teamBot(
  'medium',
  { zh: '中', en: 'Medium' },
  [
    think,
    respectTowers,
    goHomeInTeam,
    aid,
    fightInTeam,
    backOffInTeam,
    hurry,
    hunt,
    lastHit,
    poke,
    siege,
    trade,
    push,
    takePlace,
  ],
  {
    decisionsPerThought: 3,
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
    fightUntil: 0.8,
    tradeFrom: 0.9,
    tracksCooldowns: false,
    tradeCost: 0.5,
    greatBlow: 9,
    huntSeconds: 0,
    meleeCaution: 0,
    creepsBorne: 9,
    fightPressure: 0,
    kites: false,
    joinsWithinCm: 0,
    groupLevel: 16,
    finishes: false,
    takesGreatMonsters: false,
    jungles: true,
    defends: true,
    mindsTheMissing: false,
  },
);
