// Every other setting of the learner, in groups, folded away; those that this page knows nothing of come last.
import { useTranslation } from 'react-i18next';
import { PlanField } from './plan-field.tsx';
import { fieldOf, type Problems, simpleFields, type TrainPlan } from './train-plan.ts';

/** Set by the form's own controls, or by who may be met. */
const ELSEWHERE = [
  ...['algorithm', 'hidden', 'minutes', 'network.kind', 'network.hidden', 'historyWeighting'],
  ...['botShare', 'historyShare', 'botWeights', 'checkpointsKept'],
];

const BY_GRADIENT = ['ppo', 'ippo', 'mappo'];
const BY_VALUE = ['dqn', 'vdn', 'qmix'];

type Group = {
  readonly name: string;
  readonly fields: readonly string[];
  /** Algorithms that have use for it; absent = all. */
  readonly algorithms?: readonly string[];
};

const GROUPS: readonly Group[] = [
  { name: 'run', fields: ['seed', 'steps', 'stopAtWinRate', 'checkpointEveryUpdates', 'isEnvRestartedAtCheckpoint'] },
  {
    name: 'play',
    fields: [
      'matches',
      'rolloutSteps',
      'lineUps',
      'botDamagePct',
      'isStaggered',
      'isCurriculumAdaptive',
      'isAgentTold',
    ],
  },
  {
    name: 'history',
    fields: ['historyExponent', 'historyGroups', 'historyCapacity', 'snapshotEveryUpdates'],
  },
  {
    name: 'learning',
    fields: ['learningRate', 'finalLearningRate', 'gamma', 'minibatchSize', 'maxGradientNorm', 'adamEpsilon'],
  },
  {
    name: 'update',
    fields: [
      ...['entropyCoefficient', 'finalEntropyCoefficient', 'lambda', 'epochs', 'microBatchSize', 'clip', 'dualClip'],
      ...['valueClip', 'valueCoefficient', 'targetKl', 'isAdvantageNormalised'],
    ],
    algorithms: BY_GRADIENT,
  },
  { name: 'critic', fields: ['criticHidden', 'valueNormalisation'], algorithms: ['mappo'] },
  {
    name: 'replay',
    fields: [
      ...['epsilon', 'finalEpsilon', 'explorationShare', 'replayCapacity', 'replayRatio', 'warmUpDecisions'],
      ...['targetEverySteps', 'targetShare', 'nStep', 'isDouble'],
    ],
    algorithms: BY_VALUE,
  },
  { name: 'dueling', fields: ['isDueling', 'huberDelta'], algorithms: ['dqn'] },
  { name: 'mixer', fields: ['mixerWidth'], algorithms: ['qmix'] },
  {
    name: 'network',
    fields: [
      ...['activation', 'isObservationNormalised', 'rewardScaling', 'network.entityHidden', 'network.attention'],
      ...['network.targetAttention', 'network.recurrent', 'network.recurrentSize', 'network.recurrentSteps'],
    ],
  },
  { name: 'machine', fields: ['threads', 'collectors', 'inferenceThreads', 'isCollectedAhead'] },
  // It learns from recorded decisions, which this page does not make.
  {
    name: 'cloning',
    fields: ['demonstrations', 'demonstrationShare', 'waitButton', 'waitShare'],
    algorithms: ['behaviour-cloning'],
  },
];

/** A setting that names algorithms in brackets at the end of its meaning is for those alone. */
const isFor = (name: string, algorithm: string): boolean => {
  const named = /\(([a-z, -]+)\)\.?$/.exec(fieldOf(name)?.doc ?? '')?.[1]?.split(', ') ?? [];
  const only = named.filter((each) => fieldOf('algorithm')?.choices?.includes(each));
  return only.length === 0 || only.includes(algorithm);
};

/** The groups of an algorithm, with what is left over. */
const groupsOf = (algorithm: string): readonly Group[] => {
  const known = new Set([...ELSEWHERE, ...GROUPS.flatMap(({ fields }) => fields)]);
  const all = simpleFields();
  const present = GROUPS.filter(({ algorithms }) => algorithms?.includes(algorithm) ?? true).map((group) => ({
    ...group,
    fields: group.fields.filter((name) => all.includes(name)),
  }));
  const rest = all.filter((name) => !known.has(name) && isFor(name, algorithm));
  return rest.length === 0 ? present : [...present, { name: 'more', fields: rest }];
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
      {groupsOf(String(plan.values['algorithm'] ?? 'ppo')).map((group) => (
        <fieldset key={group.name} className="min-w-0">
          <legend className="mb-1.5 text-[12.5px] font-semibold text-gold">{t(`train.group.${group.name}`)}</legend>
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
            {group.fields.map((name) => (
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
