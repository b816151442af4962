// What a match has been so far, for the timeline, the feed and the graph: marks and a thin series, gathered as it runs.
import type { RenderRow, Snapshot } from '@jixia/env/drawing';
import type { Manifest } from '@jixia/env/types';

export type Mark = {
  readonly tick: number;
  readonly decision: number;
  readonly kind: 'kill' | 'tower' | 'crystal' | 'monster';
  /** The side that gained; 2 = neither. */
  readonly team: number;
  /** Hero ids, -1 = none. */
  readonly killer: number;
  readonly victim: number;
};

export type Sample = { readonly tick: number; readonly gold: number; readonly experience: number };

const SAMPLE_EVERY_DECISIONS = 8;

export class Chronicle {
  readonly marks: Mark[] = [];
  readonly series: Sample[] = [];
  readonly #manifest: Manifest;
  readonly #deathKind: number;

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
    this.#deathKind = manifest.render.eventKinds.indexOf('death');
  }

  /** Reads decision `index`; `before` still holds the units that died in it. */
  add(before: Snapshot, now: Snapshot, index: number): void {
    if (index % SAMPLE_EVERY_DECISIONS === 0) {
      const { header } = now;
      this.series.push({
        tick: now.tick,
        gold: (header['gold0'] ?? 0) - (header['gold1'] ?? 0),
        experience: (header['experience0'] ?? 0) - (header['experience1'] ?? 0),
      });
    }
    for (const event of now.events) {
      if (event['kind'] !== this.#deathKind) continue;
      const unit = before.units.find((row) => row['slot'] === event['target']);
      const kind = this.#manifest.render.unitKinds[unit?.['kind'] ?? 0] ?? 'none';
      const markKind =
        kind === 'hero' ? 'kill' : kind === 'tower' || kind === 'crystal' || kind === 'monster' ? kind : null;
      if (!unit || !markKind) continue;
      const heroId = (slot: number | undefined): number =>
        now.heroes.find((row) => row['slot'] === slot)?.['heroId'] ?? -1;
      const killerSlot = this.#killerOf(event, before, now, unit['team'] ?? 2);
      const killerTeam = now.heroes.find((row) => row['slot'] === killerSlot)?.['team'];
      const team = markKind === 'monster' ? (killerTeam ?? 2) : 1 - (unit['team'] ?? 0);
      this.marks.push({
        tick: now.tick,
        decision: index,
        kind: markKind,
        team,
        killer: heroId(killerSlot),
        victim: heroId(event['target']),
      });
    }
  }

  /** A hero who falls to a tower or a creep is the kill of who hurt it last: the score tells. */
  #killerOf(event: RenderRow, before: Snapshot, now: Snapshot, team: number): number | undefined {
    if (now.heroes.some((row) => row['slot'] === event['source'])) return event['source'];
    const isCredited = (row: RenderRow): boolean =>
      row['team'] !== team &&
      (row['kills'] ?? 0) > (before.heroes.find((old) => old['slot'] === row['slot'])?.['kills'] ?? 0);
    return now.heroes.find(isCredited)?.['slot'];
  }
}
