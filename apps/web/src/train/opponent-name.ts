// How an opponent of training is called on the page: `bot:strong`, `history`, `self`.
import type { TFunction } from 'i18next';

const KNOWN = ['weak', 'medium', 'strong'];

export const opponentName = (t: TFunction, name: string): string => {
  const bot = /^bot:(.*)$/.exec(name)?.[1];
  if (bot === undefined) return t(`train.opponent.${name}`);
  return t('agent.bot', { name: KNOWN.includes(bot) ? t(`agent.${bot}`) : bot });
};
