// What a replay shows on its way: who took what down, and how much experience each hero earned.

import type { Manifest } from '@jixia/env/types';
import type { ReplayPlayer } from '../replay/index.ts';

/** What a side has taken down. */
export type Objectives = {
  readonly towers: number;
  readonly crystals: number;
  /** Neutral monsters, great ones left out. */
  readonly monsters: number;
  /** Monsters whose reward goes to the whole team. */
  readonly greatMonsters: number;
};

type Tally = { towers: number; crystals: number; monsters: number; greatMonsters: number };
const nothing = (): Tally => ({ towers: 0, crystals: 0, monsters: 0, greatMonsters: 0 });

/** Which monsters of the scenario's content reward the whole team, by their index. */
const greatVarieties = ({ content }: Manifest): ReadonlySet<number> => {
  const { monsters } = (content ?? {}) as { readonly monsters?: unknown };
  if (!Array.isArray(monsters)) return new Set();
  return new Set(
    monsters.flatMap((monster: unknown, index) => {
      const { isTeamReward } = (monster ?? {}) as { readonly isTeamReward?: unknown };
      return isTeamReward === true ? [index] : [];
    }),
  );
};

/** Where the records of a render buffer begin, and where their fields lie; -1 = the scenario has no such field. */
const layoutOf = ({ render }: Manifest) => {
  const unit = (name: string): number => render.unit.indexOf(name);
  const hero = (name: string): number => render.hero.indexOf(name);
  const event = (name: string): number => render.event.indexOf(name);
  return {
    unitCount: render.header.indexOf('unitCount'),
    heroCount: render.header.indexOf('heroCount'),
    slot: unit('slot'),
    kind: unit('kind'),
    team: unit('team'),
    hero: unit('hero'),
    variety: unit('variety'),
    level: hero('level'),
    experience: hero('experience'),
    experienceNext: hero('experienceNext'),
    eventKind: event('kind'),
    source: event('source'),
    target: event('target'),
    death: render.eventKinds.indexOf('death'),
  };
};

type Unit = { readonly kind: string; readonly team: number; readonly hero: number; readonly variety: number };

/** Follows one replay to its end. */
export class MatchFollower {
  readonly agents: Tally[] | null;
  readonly teams: Tally[] | null;
  /** Experience that each hero has earned, over all levels; null where the scenario has none. */
  readonly experience: number[] | null;
  readonly #player: ReplayPlayer;
  readonly #manifest: Manifest;
  readonly #layout: ReturnType<typeof layoutOf>;
  readonly #great: ReadonlySet<number>;
  /** Units by slot as last seen: the fallen are no longer drawn. */
  readonly #units = new Map<number, Unit>();
  readonly #heroes: { level: number; experience: number; next: number }[] = [];

  constructor(player: ReplayPlayer) {
    const { manifest } = player.instance;
    const layout = layoutOf(manifest);
    this.#player = player;
    this.#manifest = manifest;
    this.#layout = layout;
    this.#great = greatVarieties(manifest);
    const { unitCount, slot, kind, team, hero, eventKind, source, target, death } = layout;
    const tellsFalls = [unitCount, slot, kind, team, hero, eventKind, source, target, death].every((at) => at >= 0);
    this.agents = tellsFalls ? manifest.agents.map(nothing) : null;
    this.teams = tellsFalls ? Array.from({ length: manifest.teams }, nothing) : null;
    const { heroCount, level, experience, experienceNext } = layout;
    const tellsGrowth = [unitCount, heroCount, level, experience, experienceNext].every((at) => at >= 0);
    this.experience = tellsGrowth ? manifest.agents.map(() => 0) : null;
  }

  /** `onDecision` sees the player after every decision. */
  run(onDecision?: (player: ReplayPlayer) => void): void {
    this.#look();
    while (this.#player.step()) {
      this.#countFalls();
      this.#look();
      onDecision?.(this.#player);
    }
  }

  #countFalls(): void {
    if (this.agents === null) return;
    const { eventKind, source, target, death } = this.#layout;
    const events = this.#player.events();
    const { length } = this.#manifest.render.event;
    for (let start = 0; start < events.length; start += length) {
      if (events[start + eventKind] !== death) continue;
      const fallen = this.#units.get(events[start + target] ?? -1);
      if (fallen !== undefined) this.#count(fallen, this.#units.get(events[start + source] ?? -1));
    }
  }

  #count(fallen: Unit, striker: Unit | undefined): void {
    const keys: Readonly<Record<string, keyof Tally>> = {
      tower: 'towers',
      crystal: 'crystals',
      monster: this.#great.has(fallen.variety) ? 'greatMonsters' : 'monsters',
    };
    const key = keys[fallen.kind];
    if (key === undefined) return;
    // A structure falls to the other side whoever strikes; a monster to the striker's.
    const isStructure = fallen.kind !== 'monster' && this.#manifest.teams === 2;
    const team = isStructure ? 1 - fallen.team : striker?.team;
    const ofTeam = team === undefined ? undefined : this.teams?.[team];
    if (ofTeam !== undefined) ofTeam[key] += 1;
    const isHero = striker?.kind === 'hero' && striker.team === team;
    const ofAgent = isHero ? this.agents?.[striker.hero] : undefined;
    if (ofAgent !== undefined) ofAgent[key] += 1;
  }

  #look(): void {
    const layout = this.#layout;
    const { header, unit, hero, unitKinds } = this.#manifest.render;
    const records = this.#player.render();
    const units = records[layout.unitCount] ?? 0;
    const field = (start: number, at: number): number => (at < 0 ? -1 : (records[start + at] ?? -1));
    for (let at = 0; at < units; at++) {
      const start = header.length + at * unit.length;
      this.#units.set(field(start, layout.slot), {
        kind: unitKinds[field(start, layout.kind)] ?? 'none',
        team: field(start, layout.team),
        hero: field(start, layout.hero),
        variety: field(start, layout.variety),
      });
    }
    if (this.experience === null) return;
    const first = header.length + units * unit.length;
    for (let at = 0; at < Math.min(records[layout.heroCount] ?? 0, this.experience.length); at++) {
      const start = first + at * hero.length;
      const now = {
        level: field(start, layout.level),
        experience: field(start, layout.experience),
        next: field(start, layout.experienceNext),
      };
      const before = this.#heroes[at] ?? now;
      // A level gained used up what was missing of it; at the last level experience is lost.
      const gained =
        now.level === before.level
          ? now.experience - before.experience
          : before.next - before.experience + now.experience + this.#skipped(before, now);
      this.experience[at] = (this.experience[at] ?? 0) + Math.max(0, gained);
      this.#heroes[at] = now;
    }
  }

  /** Levels passed within one decision: each needs about as much as the one before. */
  #skipped(before: { readonly level: number; readonly next: number }, now: { readonly level: number }): number {
    return Math.max(0, now.level - before.level - 1) * before.next;
  }
}
