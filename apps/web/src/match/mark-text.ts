// A mark of the chronicle as a sentence; short where colours tell the side.
import type { MobaContent } from '@jixia/moba/draw';
import type { TFunction } from 'i18next';
import type { Mark } from './chronicle.ts';
import { inLanguage, sideName } from './names.ts';
import type { SeatView } from './roster.ts';

export const seatName = (roster: readonly SeatView[], language: string, seat: number): string =>
  inLanguage(roster[seat]?.info?.name, language);

export const markText = (
  t: TFunction,
  language: string,
  content: MobaContent,
  roster: readonly SeatView[],
  mark: Mark,
  isShort = false,
): string => {
  const side = sideName(t, 1 - mark.team);
  if (mark.kind === 'crystal') return t('feed.crystal', { side });
  if (mark.kind === 'tower') {
    const tower = content.towers[mark.variety];
    // The towers of side 1 are numbered as it sees the map: its first lane is side 0's last.
    const lane = mark.team === 0 ? content.lanes.length - 1 - (tower?.lane ?? 0) : (tower?.lane ?? 0);
    const name = content.lanes[lane]?.name ?? '';
    if (content.lanes.length < 2) return t('feed.tower', { side });
    return t(isShort ? 'feed.shortTower' : 'feed.laneTower', { side, lane: t(`lane.${name}`), tier: tower?.tier ?? 1 });
  }
  if (mark.kind === 'monster') {
    const killer = mark.killer >= 0 ? seatName(roster, language, mark.killer) : sideName(t, mark.team);
    return t('feed.monster', { killer, monster: inLanguage(content.monsters[mark.variety]?.name, language) });
  }
  const victim = seatName(roster, language, mark.victim);
  if (mark.killer < 0) return t('feed.killByOther', { victim });
  const killer = seatName(roster, language, mark.killer);
  const kill = t('feed.kill', { killer, victim });
  if (mark.assists.length === 0) return kill;
  const names = mark.assists.map((seat) => seatName(roster, language, seat)).join(t('feed.comma'));
  return t('feed.withHelp', { kill, names });
};
