// The weak team bot: goes down its lane and strikes what is near, sees danger late, knows nothing of the others.
import { strikeNearest } from '../brawl.ts';
import { teamBot } from './bot.ts';
import { goHomeInTeam } from './survive.ts';
import { pressOn } from './work.ts';

export const weak = teamBot('weak', { zh: '弱', en: 'Weak' }, [goHomeInTeam, strikeNearest, pressOn], {
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
  jungles: false,
  defends: false,
  mindsTheMissing: false,
});
