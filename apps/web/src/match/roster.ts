// Everybody in a match at a moment, with what the one who looks may know of them.
import type { RenderRow } from '@jixia/env/drawing';
import type { HeroInfo, MobaContent } from '@jixia/moba/draw';
import type { Session, SessionState } from './session.ts';

/** What may be shown of a hero: all, what an enemy in sight shows, or what is known of one out of sight. */
export type Knowledge = 'all' | 'seen' | 'unseen';

export type SeatView = {
  readonly seat: number;
  readonly team: number;
  readonly slot: number;
  readonly hero: RenderRow;
  /** Absent while the hero is dead. */
  readonly unit: RenderRow | undefined;
  readonly info: HeroInfo | undefined;
  readonly knowledge: Knowledge;
  readonly isOwn: boolean;
};

export const rosterOf = (session: Session, state: SessionState, content: MobaContent): readonly SeatView[] => {
  const { humanSeat, humanSide } = session.info;
  const isSecret = humanSide >= 0 && !state.isOver;
  const units = new Map(state.snapshot.units.map((row) => [row['slot'], row]));
  return state.snapshot.heroes.map((hero, seat): SeatView => {
    const team = hero['team'] ?? 0;
    const unit = units.get(hero['slot']);
    const isSeen = (((unit?.['visibleMask'] ?? 0) >> Math.max(humanSide, 0)) & 1) === 1;
    return {
      seat,
      team,
      slot: hero['slot'] ?? -1,
      hero,
      unit,
      info: content.heroes[hero['heroId'] ?? -1],
      knowledge: !isSecret || team === humanSide ? 'all' : isSeen ? 'seen' : 'unseen',
      isOwn: seat === humanSeat,
    };
  });
};
