// What a new run is made of: scenario, algorithm, opponents, network, hero, time; the rest is folded away.
import { scenarioIds } from '@jixia/env';
import type { LoadedScenario } from '@jixia/env/types';
import type { NamedPolicy, RunDescription, WebDeviceWish } from '@jixia/learn/web';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../match/names.ts';
import { loadScenarioOnce, textOf } from '../site/load-scenario-once.ts';
import { AdvancedSettings, isAdvanced } from './advanced-settings.tsx';
import { Choice, Row } from './choice.tsx';
import { percent, shortCount } from './format.ts';
import { HeroRow } from './hero-row.tsx';
import { thisHost } from './host.ts';
import { HostNote } from './host-note.tsx';
import { opponentName } from './opponent-name.ts';
import { FieldProblem, PlanField, useFieldTexts } from './plan-field.tsx';
import { PresetRow } from './preset-row.tsx';
import type { RunRecord } from './run-record.ts';
import { TeacherRow } from './teacher-row.tsx';
import { teacherFiles } from './teacher-source.ts';
import {
  algorithmsOf,
  DISTILLATION,
  fieldOf,
  firstPlan,
  parametersOf,
  readPlan,
  sharesOf,
  type TrainPlan,
  withAlgorithm,
  withPreset,
} from './train-plan.ts';

const SIZES = [
  ['small', '64-64'],
  ['medium', '128-128'],
  ['large', '256-256'],
] as const;
const DEVICES: readonly WebDeviceWish[] = ['auto', 'wasm', 'webgpu'];

const OpponentRow = ({ loaded, plan, onPlan }: { loaded: LoadedScenario; plan: TrainPlan; onPlan: PlanChange }) => {
  const { t } = useTranslation();
  const { opponents } = plan;
  const { bots, isSelf, isHistory } = opponents;
  const { botShare, historyShare } = sharesOf(opponents);
  const change = (part: Partial<typeof opponents>): void => onPlan({ opponents: { ...opponents, ...part } });
  const toggle = (name: string): readonly string[] =>
    bots.includes(name) ? bots.filter((other) => other !== name) : [...bots, name];
  const parts = [
    bots.length > 0 ? `${t('train.opponent.bots')} ${percent(botShare)}` : '',
    isHistory ? `${t('train.opponent.history')} ${percent(historyShare)}` : '',
    isSelf ? `${t('train.opponent.self')} ${percent(1 - botShare - historyShare)}` : '',
  ].filter((part) => part !== '');
  const order = loaded.entry.bots.map(({ name }) => name);
  return (
    <Row
      label={t('train.form.opponents')}
      hint={parts.length > 0 ? t('train.form.shares', { parts: parts.join(' · ') }) : null}
    >
      {order.map((name) => (
        <Choice
          key={name}
          isOn={bots.includes(name)}
          onPress={() => change({ bots: toggle(name) })}
          data={{ 'data-opponent': `bot:${name}` }}
        >
          {opponentName(t, `bot:${name}`)}
        </Choice>
      ))}
      <Choice isOn={isSelf} onPress={() => change({ isSelf: !isSelf })} data={{ 'data-opponent': 'self' }}>
        {t('train.opponent.self')}
      </Choice>
      <Choice isOn={isHistory} onPress={() => change({ isHistory: !isHistory })} data={{ 'data-opponent': 'history' }}>
        {t('train.opponent.history')}
      </Choice>
    </Row>
  );
};

type PlanChange = (part: Partial<TrainPlan>) => void;

export const RunForm = ({
  runs,
  onStart,
}: {
  /** Saved runs, whose policies can teach. */
  runs: readonly RunRecord[];
  onStart: (
    loaded: LoadedScenario,
    description: RunDescription,
    device: WebDeviceWish,
    teachers: readonly NamedPolicy[],
  ) => void;
}) => {
  const { t, i18n } = useTranslation();
  const [loaded, setLoaded] = useState<LoadedScenario | null>(null);
  const [plan, setPlan] = useState<TrainPlan | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const size = useFieldTexts('hidden');
  const choose = async (id: string): Promise<void> => {
    setProblem(null);
    try {
      const next = await loadScenarioOnce(id);
      setLoaded(next);
      setPlan(firstPlan(next, thisHost()));
    } catch (error) {
      setProblem(textOf(error));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    const wanted = new URL(location.href).searchParams.get('scenario');
    void choose(scenarioIds().find((id) => id === wanted) ?? (scenarioIds()[0] as string));
  }, []);
  if (loaded === null || plan === null) {
    return (
      <div className="panel flex min-h-[40dvh] items-center justify-center p-6 text-mist" role="status">
        {problem ?? t('train.loading')}
      </div>
    );
  }
  const { manifest } = loaded;
  const { description, problems } = readPlan(loaded, plan);
  const change: PlanChange = (part) => setPlan({ ...plan, ...part });
  const setValue = (name: string, value: string | boolean): void =>
    change({ values: { ...plan.values, [name]: value } });
  const hidden = String(plan.values['hidden']);
  const isCustom = !SIZES.some(([, widths]) => widths === hidden);
  const isTaught = plan.values['algorithm'] === DISTILLATION;
  const heroHint = ['heroAll', 'heroOne', 'heroSome'][Math.min(plan.heroes.length, 2)];
  const isAdvancedWrong = Object.keys(problems).some(isAdvanced);
  return (
    <form
      ref={form}
      className="panel min-w-0 space-y-4 p-4 sm:p-5"
      data-testid="run-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (description) {
          onStart(loaded, description, plan.device, isTaught ? teacherFiles(plan.teachers) : []);
          return;
        }
        if (isAdvancedWrong) setOpen(true);
        // After the fold has opened.
        setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      }}
    >
      <div>
        <h2 className="font-serif text-xl font-bold">{t('train.title')}</h2>
        <p className="mt-1 max-w-[70ch] text-[13px] leading-relaxed text-mist">{t('train.intro')}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Row label={t('train.form.scenario')} hint={inLanguage(manifest.summary, i18n.language)}>
          {scenarioIds().map((id) => (
            <Choice key={id} isOn={manifest.id === id} onPress={() => void choose(id)} data={{ 'data-scenario': id }}>
              {id.split('-').at(-1)}
            </Choice>
          ))}
        </Row>
        <Row
          label={t('train.form.algorithm')}
          hint={t(`train.algorithm.${String(plan.values['algorithm'])}`, { defaultValue: '' })}
        >
          {algorithmsOf(manifest).map((name) => (
            <Choice
              key={name}
              isOn={plan.values['algorithm'] === name}
              onPress={() => setPlan(withAlgorithm(loaded, thisHost(), plan, name))}
              data={{ 'data-algorithm': name }}
            >
              {t(`train.algorithmName.${name}`, { defaultValue: name.toUpperCase() })}
            </Choice>
          ))}
        </Row>
      </div>
      <PresetRow
        loaded={loaded}
        presetId={plan.presetId}
        onPreset={(id) => setPlan(withPreset(loaded, thisHost(), plan, id))}
      />
      {isTaught ? (
        <TeacherRow
          loaded={loaded}
          runs={runs}
          teachers={plan.teachers}
          problem={problems['teachers']}
          onTeachers={(teachers) => change({ teachers })}
        />
      ) : null}
      <div className="space-y-2">
        <OpponentRow loaded={loaded} plan={plan} onPlan={change} />
        <FieldProblem id="opponents-problem" problem={problems['opponents']} />
        {plan.opponents.isHistory ? (
          <div className="max-w-[420px]">
            <PlanField
              name="historyWeighting"
              value={plan.values['historyWeighting'] ?? ''}
              problem={problems['historyWeighting']}
              onChange={(value) => setValue('historyWeighting', value)}
            />
          </div>
        ) : null}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="space-y-1.5 sm:col-span-2 xl:col-span-1">
          <Row
            label={t('train.form.network')}
            hint={
              description
                ? `${t('train.form.weights', { amount: shortCount(parametersOf(manifest, description.training)) })}${isCustom ? ` · ${t('train.size.custom')}` : ''}`
                : null
            }
          >
            {(fieldOf('network.kind')?.choices ?? []).map((kind) => (
              <Choice
                key={kind}
                isOn={plan.values['network.kind'] === kind}
                onPress={() => setValue('network.kind', kind)}
                data={{ 'data-network': kind }}
              >
                {t(`settings.choice.${kind}`, { defaultValue: kind })}
              </Choice>
            ))}
            <span className="mx-1 h-5 w-px bg-line" />
            {SIZES.map(([name, widths]) => (
              <Choice
                key={name}
                isOn={hidden === widths}
                onPress={() => setValue('hidden', widths)}
                data={{ 'data-size': name }}
              >
                {t(`train.size.${name}`)}
              </Choice>
            ))}
            <input
              className={`field numeral min-h-[32px] w-[110px] flex-1 ${problems['hidden'] ? 'border-vermilion' : ''}`}
              aria-label={size.label}
              aria-invalid={problems['hidden'] !== undefined}
              aria-describedby="hidden-problem"
              data-field="hidden"
              value={hidden}
              title={size.about}
              onChange={(event) => setValue('hidden', event.target.value)}
            />
          </Row>
          <FieldProblem id="hidden-problem" problem={problems['hidden']} />
        </div>
        <PlanField
          name="minutes"
          value={plan.values['minutes'] ?? ''}
          problem={problems['minutes']}
          onChange={(value) => setValue('minutes', value)}
        />
      </div>
      <HeroRow
        loaded={loaded}
        label={t('train.form.hero')}
        hint={t(`train.form.${heroHint}`, { number: plan.heroes.length })}
        heroes={plan.heroes}
        onHeroes={(heroes) => change({ heroes })}
      />
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)} data-testid="advanced">
        <summary className="cursor-pointer text-[13px] font-semibold text-mist hover:text-paper">
          {t('train.form.advanced')}
          {isAdvancedWrong ? <span className="ml-2 text-vermilion">{t('train.form.wrong')}</span> : null}
        </summary>
        <div className="pt-3">
          <Row label={t('train.form.device')} hint={t(`train.device.about.${plan.device}`)}>
            {DEVICES.map((device) => (
              <Choice
                key={device}
                isOn={plan.device === device}
                onPress={() => change({ device })}
                data={{ 'data-device': device }}
              >
                {t(`train.device.${device}`)}
              </Choice>
            ))}
          </Row>
        </div>
        {isOpen ? <AdvancedSettings plan={plan} problems={problems} onValue={setValue} /> : null}
        <button
          type="button"
          className="button mt-4"
          onClick={() => setPlan(withPreset(loaded, thisHost(), firstPlan(loaded, thisHost()), plan.presetId))}
        >
          {t('train.form.defaults')}
        </button>
      </details>
      <FieldProblem id="form-problem" problem={problems['form']} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button
          type="submit"
          className="button button-gold min-h-11 px-8 text-[15px]"
          data-testid="start-training"
          aria-disabled={description === null}
        >
          {t('train.start')}
        </button>
        <HostNote />
      </div>
    </form>
  );
};
