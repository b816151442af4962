// What a match has been so far, for the timeline, the feed and the graph: marks and a thin series, gathered as it runs.
import type { RenderRow, Snapshot } from '@jixia/env/drawing';
import type { Manifest } from '@jixia/env/types';
import { readContent } from '@jixia/moba/draw';

export type Mark = {
  /** Its place among the marks of the match. */
  readonly id: number;
  readonly tick: number;
  readonly decision: number;
  readonly kind: 'kill' | 'tower' | 'crystal' | 'monster';
  /** The side that gained; 2 = neither. */
  readonly team: number;
  /** Seats, -1 = none. */
  readonly killer: number;
  readonly victim: number;
  readonly assists: readonly number[];
  /** Which monster or tower, as the content numbers them; else -1. */
  readonly variety: number;
  readonly isFirstBlood: boolean;
};

/** Both sides' totals at a moment. */
export type Sample = {
  readonly tick: number;
  readonly gold: readonly [number, number];
  readonly experience: readonly [number, number];
};

const SAMPLE_EVERY_DECISIONS = 8;

export class Chronicle {
  readonly marks: Mark[] = [];
  readonly series: Sample[] = [];
  readonly #unitKinds: readonly string[];
  readonly #deathKind: number;
  /** Camps fall all the time where there are great monsters: only those are news then. */
  readonly #isNews: (monster: number) => boolean;

  constructor(manifest: Manifest) {
    this.#unitKinds = manifest.render.unitKinds;
    this.#deathKind = manifest.render.eventKinds.indexOf('death');
    const { camps, monsters } = readContent(manifest);
    const hasGreat = camps.some((camp) => camp.isGreat);
    this.#isNews = (monster) => !hasGreat || (monsters[monster]?.isGreat ?? false);
  }

  /** Reads decision `index`; `before` still holds the units that died in it. */
  add(before: Snapshot, now: Snapshot, index: number): void {
    if (index % SAMPLE_EVERY_DECISIONS === 0) {
      const pair = (name: string): [number, number] => [now.header[`${name}0`] ?? 0, now.header[`${name}1`] ?? 0];
      this.series.push({ tick: now.tick, gold: pair('gold'), experience: pair('experience') });
    }
    for (const event of now.events) {
      if (event['kind'] === this.#deathKind) this.#addDeath(event, before, now, index);
    }
  }

  #addDeath(event: RenderRow, before: Snapshot, now: Snapshot, index: number): void {
    const unit = before.units.find((row) => row['slot'] === event['target']);
    const kind = this.#unitKinds[unit?.['kind'] ?? 0] ?? 'none';
    const markKind =
      kind === 'hero' ? 'kill' : kind === 'tower' || kind === 'crystal' || kind === 'monster' ? kind : null;
    if (!unit || !markKind) return;
    const variety = unit['variety'] ?? -1;
    if (markKind === 'monster' && !this.#isNews(variety)) return;
    const unitTeam = unit['team'] ?? 2;
    const killer = this.#killerOf(event, before, now, unitTeam);
    const killerTeam = now.heroes[killer]?.['team'];
    const isKill = markKind === 'kill';
    this.marks.push({
      id: this.marks.length,
      tick: now.tick,
      decision: index,
      kind: markKind,
      team: markKind === 'monster' ? (killerTeam ?? 2) : 1 - unitTeam,
      killer,
      victim: isKill ? now.heroes.findIndex((row) => row['slot'] === event['target']) : -1,
      assists: isKill ? this.#assistsOf(before, now, 1 - unitTeam) : [],
      variety,
      isFirstBlood: isKill && killer >= 0 && !this.marks.some((mark) => mark.kind === 'kill' && mark.killer >= 0),
    });
  }

  /** A hero who falls to a tower or a creep is the kill of who hurt it last: the score tells. Returns a seat or -1. */
  #killerOf(event: RenderRow, before: Snapshot, now: Snapshot, team: number): number {
    const direct = now.heroes.findIndex((row) => row['slot'] === event['source']);
    if (direct >= 0) return direct;
    return now.heroes.findIndex(
      (row, seat) => row['team'] !== team && (row['kills'] ?? 0) > (before.heroes[seat]?.['kills'] ?? 0),
    );
  }

  #assistsOf(before: Snapshot, now: Snapshot, team: number): readonly number[] {
    return now.heroes.flatMap((row, seat) =>
      row['team'] === team && (row['assists'] ?? 0) > (before.heroes[seat]?.['assists'] ?? 0) ? [seat] : [],
    );
  }
}
