// Choose who plays, with which hero and seed.
import type { LoadedScenario } from '@jixia/env/types';
import { readContent } from '@jixia/moba/draw';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph, Portrait } from './art-canvas.tsx';
import { agentName, inLanguage, sideName } from './names.ts';
import { checkPolicyFile } from './policy-decider.ts';
import { type AgentChoice, choicesOf, freshSeed, type MatchSetup, type Pair, parseSeed } from './setup.ts';

type Draft = {
  agents: [AgentChoice | null, AgentChoice | null];
  heroes: [string, string];
  summoners: [string, string];
};

const put = <T,>(pair: Pair<T>, side: 0 | 1, value: T): [T, T] => (side === 0 ? [value, pair[1]] : [pair[0], value]);

const SideForm = ({
  side,
  draft,
  loaded,
  onChange,
  onPolicy,
}: {
  side: 0 | 1;
  draft: Draft;
  loaded: LoadedScenario;
  onChange: (draft: Draft) => void;
  onPolicy: (file: File, side: 0 | 1) => void;
}) => {
  const { t, i18n } = useTranslation();
  const content = readContent(loaded.manifest);
  const agent = draft.agents[side];
  const value = agent === null ? 'policy' : agent.kind === 'bot' ? `bot:${agent.name}` : agent.kind;
  const isOtherHuman = draft.agents[1 - side]?.kind === 'human';
  const choose = (text: string): void => {
    const bot = loaded.entry.bots.find((entry) => `bot:${entry.name}` === text);
    const next: AgentChoice | null = bot
      ? { kind: 'bot', name: bot.name, title: bot.title }
      : text === 'random' || text === 'human'
        ? { kind: text }
        : null;
    onChange({ ...draft, agents: put(draft.agents, side, next) });
  };
  return (
    <fieldset className="min-w-0 rounded-xl border border-line bg-night/60 px-3.5 pt-1 pb-3.5">
      <legend className={`px-1.5 text-[13px] font-bold ${side === 0 ? 'text-azure' : 'text-vermilion'}`}>
        {sideName(t, side)}
      </legend>
      <div className="space-y-3">
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
                {agentName(t, i18n.language, { kind: 'bot', name: bot.name, title: bot.title })}
              </option>
            ))}
            <option value="random">{t('agent.random')}</option>
            <option value="policy">{t('agent.policy')}</option>
            <option value="human" disabled={isOtherHuman}>
              {t('agent.human')}
            </option>
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
                if (file) onPolicy(file, side);
              }}
            />
          </label>
        ) : null}
        <div className="space-y-1">
          <span className="text-[12px] text-mist">{t('setup.hero')}</span>
          <div className="grid grid-cols-5 gap-1.5">
            {content.heroes.map((hero) => (
              <button
                key={hero.key}
                type="button"
                aria-pressed={draft.heroes[side] === hero.key}
                aria-label={inLanguage(hero.name, i18n.language)}
                title={`${inLanguage(hero.name, i18n.language)} · ${t(`role.${hero.role}`)}\n${inLanguage(hero.description, i18n.language)}`}
                className={`min-w-0 rounded-lg border-2 p-0.5 ${draft.heroes[side] === hero.key ? 'border-gold' : 'border-transparent opacity-60 hover:opacity-100'}`}
                onClick={() => onChange({ ...draft, heroes: put(draft.heroes, side, hero.key) })}
              >
                <span className="flex justify-center">
                  <Portrait heroKey={hero.key} sizePx={46} />
                </span>
                <span className="block truncate text-center text-[11px]">{inLanguage(hero.name, i18n.language)}</span>
              </button>
            ))}
          </div>
        </div>
        <div className="space-y-1">
          <span className="text-[12px] text-mist">{t('setup.summoner')}</span>
          <div className="grid grid-cols-4 gap-1.5">
            {content.summoners.map((skill) => (
              <button
                key={skill.key}
                type="button"
                aria-pressed={draft.summoners[side] === skill.key}
                title={`${inLanguage(skill.name, i18n.language)}\n${inLanguage(skill.description, i18n.language)}`}
                className={`flex flex-col items-center gap-0.5 rounded-lg border p-1.5 ${draft.summoners[side] === skill.key ? 'border-gold text-gold' : 'border-line text-mist hover:text-paper'}`}
                onClick={() => onChange({ ...draft, summoners: put(draft.summoners, side, skill.key) })}
              >
                <Glyph name={skill.key} />
                <span className="text-[11px]">{inLanguage(skill.name, i18n.language)}</span>
              </button>
            ))}
          </div>
        </div>
      </div>
    </fieldset>
  );
};

export const SetupDialog = ({
  loaded,
  initial,
  onStart,
  onClose,
}: {
  loaded: LoadedScenario;
  initial: MatchSetup;
  onStart: (setup: MatchSetup) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [draft, setDraft] = useState<Draft>({
    agents: [initial.agents[0], initial.agents[1]],
    heroes: [initial.heroes[0], initial.heroes[1]],
    summoners: [initial.summoners[0], initial.summoners[1]],
  });
  const [seedText, setSeedText] = useState(initial.seed.toString());
  const [problem, setProblem] = useState<string | null>(null);
  const [isChecking, setChecking] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  const readPolicy = async (file: File, side: 0 | 1): Promise<void> => {
    setProblem(null);
    setChecking(true);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await checkPolicyFile(loaded, file.name, bytes);
      setDraft((old) => ({ ...old, agents: put(old.agents, side, { kind: 'policy', fileName: file.name, bytes }) }));
    } catch (error) {
      setProblem(`${t('error.policy')} ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      setChecking(false);
    }
  };
  const start = (): void => {
    const seed = parseSeed(seedText);
    if (seed === null) {
      setProblem(t('error.seed', { value: seedText }));
      return;
    }
    const [first, second] = draft.agents;
    if (!first || !second) {
      setProblem(t('error.needPolicy', { side: sideName(t, first ? 1 : 0) }));
      return;
    }
    if (choicesOf(loaded.manifest, 'hero0').length === 0) return;
    onStart({ agents: [first, second], heroes: draft.heroes, summoners: draft.summoners, seed });
  };
  const swap = (): void =>
    setDraft({
      agents: [draft.agents[1], draft.agents[0]],
      heroes: [draft.heroes[1], draft.heroes[0]],
      summoners: [draft.summoners[1], draft.summoners[0]],
    });

  return (
    <dialog
      ref={dialog}
      className="m-auto w-[min(820px,calc(100vw-20px))] max-w-none rounded-2xl border border-line bg-slate p-0 text-paper backdrop:bg-black/70"
      aria-label={t('setup.title')}
      onClose={onClose}
    >
      <form
        className="space-y-4 p-4 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <div className="flex items-center justify-between">
          <h2 className="font-serif text-xl font-bold">{t('setup.title')}</h2>
          <button type="button" className="button" onClick={swap}>
            ⇄ {t('setup.swap')}
          </button>
        </div>
        <div className="grid gap-3 md:grid-cols-2">
          {([0, 1] as const).map((side) => (
            <SideForm key={side} side={side} draft={draft} loaded={loaded} onChange={setDraft} onPolicy={readPolicy} />
          ))}
        </div>
        <label className="block space-y-1">
          <span className="text-[12px] text-mist">{t('setup.seed')}</span>
          <span className="flex gap-2">
            <input
              className="field numeral font-mono"
              inputMode="numeric"
              value={seedText}
              data-testid="seed"
              aria-invalid={problem !== null}
              onChange={(event) => {
                setSeedText(event.target.value);
                setProblem(null);
              }}
            />
            <button type="button" className="button" onClick={() => setSeedText(freshSeed().toString())}>
              {t('setup.newSeed')}
            </button>
          </span>
          <span className="block text-[12px] text-mist">{t('setup.seedHint')}</span>
        </label>
        {problem ? (
          <p role="alert" className="text-[13px] text-vermilion">
            {problem}
          </p>
        ) : null}
        <div className="sticky bottom-0 -mx-4 -mb-4 flex justify-end gap-2 border-t border-line bg-slate px-4 py-3 sm:-mx-6 sm:-mb-6 sm:px-6">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {t('setup.cancel')}
          </button>
          <button type="submit" className="button button-gold px-6" data-testid="start" disabled={isChecking}>
            {t(isChecking ? 'setup.checking' : 'setup.start')}
          </button>
        </div>
      </form>
    </dialog>
  );
};
