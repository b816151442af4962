// Choose the mode, who plays, with which heroes and seed.
import { type DraftKind, draftKinds } from '@jixia/arena/draft';
import { scenarioIds } from '@jixia/env';
import type { LoadedScenario } from '@jixia/env/types';
import { readContent } from '@jixia/moba/draw';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bans } from './bans.tsx';
import { inLanguage, sideName } from './names.ts';
import { checkPolicyFile } from './policy-decider.ts';
import { SeatPicker } from './seat-picker.tsx';
import {
  draftOf,
  firstSetup,
  freshSeed,
  giveHero,
  type MatchSetup,
  type Plan,
  parseSeed,
  put,
  seatsOf,
  sideOfSeat,
  swapSides,
} from './setup.ts';
import { SideForm } from './side-form.tsx';

export const SetupDialog = ({
  loaded: first,
  initial,
  load,
  onStart,
  onClose,
}: {
  loaded: LoadedScenario;
  initial: MatchSetup;
  load: (id: string) => Promise<LoadedScenario>;
  onStart: (loaded: LoadedScenario, setup: MatchSetup) => void;
  onClose: () => void;
}) => {
  const { t, i18n } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [loaded, setLoaded] = useState(first);
  const [plan, setPlan] = useState<Plan>(initial);
  const [seat, setSeat] = useState(Math.max(initial.humanSeat, 0));
  const [seedText, setSeedText] = useState(initial.seed.toString());
  const [problem, setProblem] = useState<string | null>(null);
  const [isChecking, setChecking] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
    // Enter starts; Tab goes through the rest.
    dialog.current?.querySelector<HTMLButtonElement>('[data-testid=start]')?.focus();
  }, []);

  const { manifest } = loaded;
  const content = readContent(manifest);
  const seed = parseSeed(seedText);
  const { heroes, turns } = draftOf(manifest, { ...plan, seed: seed ?? 0n });
  const side = sideOfSeat(manifest, seat) === 1 ? 1 : 0;
  const change = (part: Partial<Plan>): void => setPlan((old) => ({ ...old, ...part }));
  const fail = (error: unknown): void => setProblem(error instanceof Error ? error.message : String(error));

  const chooseScenario = async (id: string): Promise<void> => {
    setProblem(null);
    try {
      const next = await load(id);
      setLoaded(next);
      setPlan(firstSetup(next, 0n));
      setSeat(0);
    } catch (error) {
      fail(error);
    }
  };
  const readPolicy = async (file: File, of: 0 | 1): Promise<void> => {
    setProblem(null);
    setChecking(true);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await checkPolicyFile(loaded, file.name, bytes);
      setPlan((old) => ({ ...old, agents: put(old.agents, of, { kind: 'policy', fileName: file.name, bytes }) }));
    } catch (error) {
      setProblem(`${t('error.policy')} ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      setChecking(false);
    }
  };
  const start = (): void => {
    if (seed === null) {
      setProblem(t('error.seed', { value: seedText }));
      return;
    }
    const [azure, vermilion] = plan.agents;
    if (!azure || !vermilion) {
      setProblem(t('error.needPolicy', { side: sideName(t, azure ? 1 : 0) }));
      return;
    }
    onStart(loaded, { ...plan, agents: [azure, vermilion], seed });
  };

  const seatTitle = `${sideName(t, side)} · ${t('setup.seat', { number: (seat % seatsOf(manifest, side).length) + 1 })}`;
  return (
    <dialog
      ref={dialog}
      className="m-auto w-[min(860px,calc(100vw-20px))] max-w-none rounded-2xl border border-line bg-slate p-0 text-paper backdrop:bg-black/70"
      aria-label={t('setup.title')}
      onClose={onClose}
    >
      <form
        className="space-y-3 p-4 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h2 className="font-serif text-xl font-bold">{t('setup.title')}</h2>
          <fieldset
            className="flex rounded-lg border border-line bg-night p-0.5"
            aria-label={t('setup.mode')}
            data-testid="modes"
          >
            {scenarioIds().map((id) => (
              <button
                key={id}
                type="button"
                className="segment px-3 text-[13px]"
                aria-pressed={manifest.id === id}
                data-scenario={id}
                onClick={() => void chooseScenario(id)}
              >
                {id.split('-').at(-1)}
              </button>
            ))}
          </fieldset>
          <button
            type="button"
            className="button ml-auto"
            aria-label={t('setup.swap')}
            onClick={() => setPlan((old) => swapSides(manifest, old))}
          >
            ⇄ <span className="hidden sm:inline">{t('setup.swap')}</span>
          </button>
        </div>
        <p className="text-[12px] text-mist">{inLanguage(manifest.summary, i18n.language)}</p>
        <div className="grid gap-3 md:grid-cols-2">
          {([0, 1] as const).map((of) => (
            <SideForm
              key={of}
              side={of}
              loaded={loaded}
              content={content}
              agent={plan.agents[of]}
              heroes={heroes}
              summoners={plan.summoners}
              seat={seat}
              humanSeat={plan.humanSeat}
              onAgent={(agent) => change({ agents: put(plan.agents, of, agent) })}
              onPolicy={(file) => void readPolicy(file, of)}
              onSeat={setSeat}
            />
          ))}
        </div>
        <fieldset className="flex flex-wrap items-center gap-2" aria-label={t('setup.lineUp')}>
          <span className="text-[12px] text-mist">{t('setup.lineUp')}</span>
          <span className="flex rounded-lg border border-line bg-night p-0.5">
            {draftKinds.map((kind: DraftKind) => (
              <button
                key={kind}
                type="button"
                className="segment"
                aria-pressed={plan.lineUp === kind}
                title={t(`setup.about.${kind}`)}
                data-line-up={kind}
                onClick={() => change({ lineUp: kind })}
              >
                {t(`setup.draft.${kind}`)}
              </button>
            ))}
          </span>
          <span className="ml-auto flex items-center gap-2 text-[12.5px]">
            <span className={side === 0 ? 'text-azure' : 'text-vermilion'}>{seatTitle}</span>
            <button
              type="button"
              className={`button min-h-8 ${plan.humanSeat === seat ? 'button-gold' : ''}`}
              aria-pressed={plan.humanSeat === seat}
              data-testid="take-seat"
              onClick={() => change({ humanSeat: plan.humanSeat === seat ? -1 : seat })}
            >
              {t(plan.humanSeat === seat ? 'setup.seatTaken' : 'setup.takeSeat')}
            </button>
          </span>
        </fieldset>
        <Bans turns={turns} content={content} />
        <SeatPicker
          content={content}
          hero={heroes[seat] ?? ''}
          summoner={plan.summoners[seat] ?? ''}
          isHeroFixed={plan.lineUp !== 'fixed'}
          onHero={(key) => change({ heroes: giveHero(plan.heroes, seatsOf(manifest, side), seat, key) })}
          onSummoner={(key) => change({ summoners: plan.summoners.map((old, at) => (at === seat ? key : old)) })}
        />
        <label className="block space-y-1">
          <span className="text-[12px] text-mist">{t('setup.seed')}</span>
          <span className="flex gap-2">
            <input
              className="field numeral font-mono"
              inputMode="numeric"
              value={seedText}
              data-testid="seed"
              aria-invalid={seed === null}
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
        <div className="sticky bottom-0 -mx-4 -mb-4 flex items-center justify-end gap-2 border-t border-line bg-slate px-4 py-3 sm:-mx-6 sm:-mb-6 sm:px-6">
          {problem ? (
            <p role="alert" className="min-w-0 flex-1 text-[13px] text-vermilion">
              {problem}
            </p>
          ) : null}
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
