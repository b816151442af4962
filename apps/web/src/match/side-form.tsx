// One side of a new match: who plays it, and its seats.
import type { LoadedScenario } from '@jixia/env/types';
import { abilityGlyph, type MobaContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { Glyph, Portrait } from './art-canvas.tsx';
import { agentName, inLanguage, sideName } from './names.ts';
import { type AgentChoice, seatsOf } from './setup.ts';

export const SideForm = ({
  side,
  loaded,
  content,
  agent,
  heroes,
  summoners,
  seat,
  humanSeat,
  onAgent,
  onPolicy,
  onSeat,
}: {
  side: 0 | 1;
  loaded: LoadedScenario;
  content: MobaContent;
  /** null = a policy whose file is not chosen yet. */
  agent: AgentChoice | null;
  /** One a seat of the match, drawn or chosen. */
  heroes: readonly string[];
  summoners: readonly string[];
  /** The seat that is being edited. */
  seat: number;
  humanSeat: number;
  onAgent: (agent: AgentChoice | null) => void;
  onPolicy: (file: File) => void;
  onSeat: (seat: number) => void;
}) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  const seats = seatsOf(loaded.manifest, side);
  const value = agent === null ? 'policy' : agent.kind === 'bot' ? `bot:${agent.name}` : agent.kind;
  const choose = (text: string): void => {
    const bot = loaded.entry.bots.find((entry) => `bot:${entry.name}` === text);
    if (bot) onAgent({ kind: 'bot', name: bot.name, title: bot.title });
    else onAgent(text === 'random' ? { kind: 'random' } : null);
  };
  return (
    <fieldset className="min-w-0 rounded-xl border border-line bg-night/60 px-3 pt-1 pb-3">
      <legend className={`px-1.5 text-[13px] font-bold ${side === 0 ? 'text-azure' : 'text-vermilion'}`}>
        {sideName(t, side)}
      </legend>
      <div className="space-y-2.5">
        <label className="block space-y-1">
          <span className="text-[12px] text-mist">{t('setup.agent')}</span>
          <select
            className="field"
            value={value}
            data-testid={`agent-${side}`}
            onChange={(event) => choose(event.target.value)}
          >
            {loaded.entry.bots.map((bot) => (
              <option key={bot.name} value={`bot:${bot.name}`}>
                {agentName(t, language, { kind: 'bot', name: bot.name, title: bot.title })}
              </option>
            ))}
            <option value="random">{t('agent.random')}</option>
            <option value="policy">{t('agent.policy')}</option>
          </select>
        </label>
        {agent === null || agent.kind === 'policy' ? (
          <label className="button w-full">
            <span className="truncate">{agent?.kind === 'policy' ? agent.fileName : t('setup.choose')}</span>
            <input
              type="file"
              accept=".onnx"
              className="sr-only"
              data-testid={`policy-${side}`}
              aria-label={t('setup.policyFile')}
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) onPolicy(file);
              }}
            />
          </label>
        ) : null}
        <fieldset className="grid grid-cols-5 gap-1.5" aria-label={t('setup.seats')}>
          {seats.map((each) => {
            const info = content.heroes.find(({ key }) => key === heroes[each]);
            const skill = content.summoners.find(({ key }) => key === summoners[each]);
            const name = inLanguage(info?.name, language);
            return (
              <button
                key={each}
                type="button"
                aria-pressed={seat === each}
                aria-label={`${t('setup.seat', { number: (each % seats.length) + 1 })}: ${name}${each === humanSeat ? ` (${t('agent.human')})` : ''}`}
                className={`relative min-w-0 rounded-lg border-2 p-1 ${seat === each ? 'border-gold bg-gold/10' : 'border-line hover:border-mist/60'}`}
                data-pick-seat={each}
                onClick={() => onSeat(each)}
              >
                <span className="flex justify-center">
                  <Portrait heroKey={info?.key ?? ''} role={info?.role ?? ''} sizePx={44} />
                </span>
                <span className="block truncate text-center text-[11px]">{name}</span>
                <span className="flex justify-center text-mist">
                  <Glyph data={abilityGlyph(skill)} sizePx={13} />
                </span>
                {each === humanSeat ? (
                  <span className="absolute -top-1.5 -right-1.5 rounded-full bg-gold px-1.5 text-[10px] font-bold text-on-gold">
                    {t('agent.human')}
                  </span>
                ) : null}
              </button>
            );
          })}
        </fieldset>
      </div>
    </fieldset>
  );
};
