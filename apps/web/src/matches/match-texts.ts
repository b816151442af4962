// Short words for what a match of the server is and how it ended, from its shape.
import type { Answer, Item } from '@jixia/api-client';
import type { TFunction } from 'i18next';
import { sideName } from '../match/names.ts';

export type ListedMatch = Item<'/api/matches'>;
export type ServerMatch = Answer<'/api/matches/{id}'>;
export type MatchSide = ListedMatch['sides'][number];

export const statuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const purposes = ['ladder', 'tournament', 'evaluation', 'exhibition', 'validation', 'regrade'] as const;

export const statusLook: Readonly<Record<ListedMatch['status'], string>> = {
  queued: '',
  running: 'badge-jade',
  done: '',
  failed: 'badge-vermilion',
  cancelled: '',
};

export const isUnderWay = (match: Pick<ListedMatch, 'status'>): boolean =>
  match.status === 'queued' || match.status === 'running';

/** `Lynx v3`; bots and samples have names that say what they are. */
export const versionName = ({ agent, submission }: Pick<MatchSide, 'agent' | 'submission'>): string =>
  submission.kind === 'bot' ? agent.name : `${agent.name} v${submission.number}`;

/** Who takes part: the entry in a competition, else the agent. */
export const sideTitle = (side: MatchSide | undefined): string =>
  side === undefined ? '—' : (side.entry?.name ?? versionName(side));

/** How it ended, in a few words; '' while it has not. */
export const resultText = (
  t: TFunction,
  { status, winner, forfeit, endReason }: Pick<ListedMatch, 'status' | 'winner' | 'forfeit' | 'endReason'>,
): string => {
  if (status !== 'done' || winner === null) return '';
  const who = winner < 0 ? t('match.draw') : t('match.ended', { side: sideName(t, winner) });
  if (forfeit !== null) return `${who} · ${t('matches.forfeited')}`;
  return endReason === null || ['running', ''].includes(endReason) ? who : `${who} · ${t(`match.${endReason}`)}`;
};
