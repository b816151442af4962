// What a bot knows of the camps: which are empty, by having been there, and which to go to next.

import { NUMBERS } from '../../numbers.ts';
import { throughProtection } from '../duel.ts';
import type { MonsterView } from '../sight.ts';
import type { TeamMind } from './mind.ts';
import { damageOf } from './odds.ts';
import { type CampPlace, campsOf, type MapContent } from './places.ts';

/** A monster this near to a camp's middle belongs to it; from here a hero sees whether anything is left. */
const CAMP_CM = 700;
const SIGHT_CM = 600;

export class Camps {
  readonly places: readonly CampPlace[];
  /** Seconds at which each is thought to be full. */
  readonly readyAt: Float64Array;

  constructor(content: MapContent, widthCm: number, heightCm: number, ticksPerSecond: number) {
    this.places = campsOf(content, widthCm, heightCm, ticksPerSecond);
    this.readyAt = new Float64Array(this.places.length);
  }

  reset(): void {
    for (let i = 0; i < this.places.length; i++) this.readyAt[i] = (this.places[i] as CampPlace).firstSeconds;
  }

  /** Looks which of the camps in sight are full, and which are empty. */
  note(mind: TeamMind): void {
    const { clock } = mind.tracks;
    for (let i = 0; i < this.places.length; i++) {
      const camp = this.places[i] as CampPlace;
      const isReady = (this.readyAt[i] as number) <= clock;
      if (mind.distanceTo(camp.x, camp.z) > SIGHT_CM || isReady === this.monsterAt(mind, i) >= 0) continue;
      this.readyAt[i] = isReady ? clock + camp.respawnSeconds : clock;
    }
  }

  /** The index of the monster in sight that sits in a camp, -1 for none. */
  monsterAt(mind: TeamMind, index: number): number {
    const { self, monsters } = mind.sight;
    const camp = this.places[index] as CampPlace;
    for (let i = 0; i < monsters.length; i++) {
      const monster = monsters[i] as MonsterView;
      if (monster.visible === 0) continue;
      const x = self.x + monster.dx - camp.x;
      const z = self.z + monster.dz - camp.z;
      if (x * x + z * z <= CAMP_CM * CAMP_CM) return i;
    }
    return -1;
  }

  /** The share of its health that this hero would lose to a camp's monster. */
  costOf(mind: TeamMind, camp: CampPlace): number {
    const { self } = mind.sight;
    const { monster } = camp;
    const minutes = mind.tracks.clock / 60;
    const health = (monster.hp + monster.hpPerMinute * minutes) * (1 + monster.armor / 100);
    const damage =
      ((monster.attack + monster.attackPerMinute * minutes) * NUMBERS.TICKS_PER_SECOND) / monster.periodTicks;
    return ((health / damageOf(self)) * throughProtection(damage, self.armor)) / Math.max(self.maxHp, 1);
  }

  /** The own half's small camp that is soonest reached and full and not too strong, -1 for none. */
  next(mind: TeamMind, withinCm = 1e9): number {
    const { clock } = mind.tracks;
    const spare = mind.sight.self.hp - mind.settings.goHomeHp + 0.05;
    let best = -1;
    let bestCm = 1e9;
    for (let i = 0; i < this.places.length; i++) {
      const camp = this.places[i] as CampPlace;
      if (camp.isGreat || !camp.isOwn) continue;
      const distance = mind.distanceTo(camp.x, camp.z);
      const waitCm = ((this.readyAt[i] as number) - clock) * mind.sight.self.speed;
      if (distance > withinCm || waitCm > distance + 800 || (i !== mind.plan.camp && this.costOf(mind, camp) > spare))
        continue;
      const cost = Math.max(distance, waitCm) - (i === mind.plan.camp ? 300 : 0);
      if (cost >= bestCm) continue;
      best = i;
      bestCm = cost;
    }
    return best;
  }
}
