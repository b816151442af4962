// Names of sides, agents and moments as the page shows them.
import type { Localized } from '@jixia/env/types';
import type { TFunction } from 'i18next';
import type { Language } from '../i18n/index.ts';
import type { SeatAgent } from './session.ts';

export const inLanguage = (text: Localized | undefined, language: string): string =>
  text?.[(language === 'zh' ? 'zh' : 'en') satisfies Language] ?? '';

export const sideName = (t: TFunction, side: number): string => t(side === 0 ? 'side.0' : 'side.1');

const BOT_KEYS: Readonly<Record<string, string>> = {
  weak: 'agent.weak',
  medium: 'agent.medium',
  strong: 'agent.strong',
};

export const agentName = (t: TFunction, language: string, agent: SeatAgent): string => {
  switch (agent.kind) {
    case 'bot': {
      const key = BOT_KEYS[agent.name];
      return t('agent.bot', { name: key ? t(key) : inLanguage(agent.title, language) || agent.name });
    }
    case 'policy':
      return agent.fileName.replace(/\.onnx$/i, '');
    case 'named':
      return agent.label;
    default:
      return t(`agent.${agent.kind}`);
  }
};

/** Names of those who play a side, each once. */
export const sideAgents = (t: TFunction, language: string, agents: readonly SeatAgent[]): string =>
  [...new Set(agents.map((agent) => agentName(t, language, agent)))].join(' + ');

/** 754 s -> "12:34" */
export const clockText = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

export const thousands = (value: number): string =>
  Math.abs(value) >= 1000 ? `${(value / 1000).toFixed(1)}k` : String(Math.round(value));
