// Every other setting of the learner, in groups, folded away; those that this page knows nothing of come last.
import { useTranslation } from 'react-i18next';
import { PlanField } from './plan-field.tsx';
import { algorithms, fieldOf, type Problems, simpleFields, type TrainPlan } from './train-plan.ts';

/** Set by the form's own controls, or by who may be met. */
const ELSEWHERE = ['algorithm', 'hidden', 'minutes', 'botShare', 'historyShare', 'botWeights', 'checkpointsKept'];

const GROUPS: readonly (readonly [group: string, fields: readonly string[]])[] = [
  ['run', ['seed', 'steps', 'checkpointEveryUpdates', 'isEnvRestartedAtCheckpoint']],
  ['play', ['matches', 'rolloutSteps', 'lineUps', 'isStaggered', 'isCurriculumAdaptive']],
  ['history', ['historyGroups', 'historyCapacity', 'snapshotEveryUpdates']],
  [
    'learning',
    ['learningRate', 'finalLearningRate', 'entropyCoefficient', 'finalEntropyCoefficient', 'gamma', 'lambda', 'epochs'],
  ],
  [
    'update',
    [
      ...['minibatchSize', 'microBatchSize', 'clip', 'dualClip', 'valueClip', 'valueCoefficient', 'maxGradientNorm'],
      ...['targetKl', 'adamEpsilon', 'isAdvantageNormalised'],
    ],
  ],
  ['network', ['activation', 'isObservationNormalised', 'rewardScaling']],
  ['machine', ['threads', 'collectors', 'inferenceThreads', 'isCollectedAhead']],
];

/** A setting that names algorithms in brackets at the end of its meaning is for those alone. */
const isFor = (name: string, algorithm: string): boolean => {
  const named = /\(([a-z, -]+)\)\.?$/.exec(fieldOf(name)?.doc ?? '')?.[1]?.split(', ') ?? [];
  const only = named.filter((each) => algorithms().includes(each));
  return only.length === 0 || only.includes(algorithm);
};

/** The groups with what is left over. */
const groupsOf = (algorithm: string): readonly (readonly [string, readonly string[]])[] => {
  const known = new Set([...ELSEWHERE, ...GROUPS.flatMap(([, fields]) => fields)]);
  const all = simpleFields().filter((name) => isFor(name, algorithm));
  const rest = all.filter((name) => !known.has(name));
  const present = GROUPS.map(([group, names]) => [group, names.filter((name) => all.includes(name))] as const);
  return rest.length === 0 ? present : [...present, ['more', rest] as const];
};

export const isAdvanced = (name: string): boolean => !ELSEWHERE.includes(name) && simpleFields().includes(name);

export const AdvancedSettings = ({
  plan,
  problems,
  onValue,
}: {
  plan: TrainPlan;
  problems: Problems;
  onValue: (name: string, value: string | boolean) => void;
}) => {
  const { t } = useTranslation();
  return (
    <div className="space-y-4 pt-2">
      {groupsOf(String(plan.values['algorithm'] ?? 'ppo')).map(([group, names]) => (
        <fieldset key={group} className="min-w-0">
          <legend className="mb-1.5 text-[12.5px] font-semibold text-gold">{t(`train.group.${group}`)}</legend>
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
            {names.map((name) => (
              <PlanField
                key={name}
                name={name}
                value={plan.values[name] ?? ''}
                problem={problems[name]}
                onChange={(value) => onValue(name, value)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
};
