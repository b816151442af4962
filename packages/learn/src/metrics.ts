// The one list of what a training run measures: a line of metrics.jsonl holds these keys.

/** Name -> meaning, unit. A name that ends in `*` stands for one key per opponent, info field or phase. */
export const metricDocs: Readonly<Record<string, string>> = {
  update: 'number of the update, from 1',
  steps: 'learned decisions since the start',
  seconds: 'time trained, earlier runs of the folder included',
  samplesPerSecond: 'learned decisions per second, of this update with its rollout',
  policyLoss: 'clipped surrogate loss, mean over the minibatches of the update',
  valueLoss: "half the squared error of the value, scaled rewards; distillation: against the teacher's value",
  entropy: 'entropy of the policy summed over the heads that took part, nats',
  approximateKl: 'mean of ratio - 1 - log ratio: divergence from the policy of the rollout',
  clipFraction: 'share of rows whose ratio left 1 - clip .. 1 + clip',
  gradientNorm: 'global gradient norm before clipping',
  explainedVariance: '1 - Var(return - value) / Var(return), before the update',
  optimiserSteps: 'minibatches of the update; fewer than epochs x minibatches where targetKl ended it',
  learningRate: 'step size of the update',
  entropyCoefficient: 'entropy weight of the update',
  rewardMean: 'mean reward per decision, unscaled',
  rewardScale: 'factor that rewards are multiplied with',
  valueMean: 'mean value of the rollout, scaled rewards',
  episodes: 'matches that ended during the rollout',
  episodeDecisions: 'their mean length in decisions',
  episodeReturn: 'mean undiscounted, unscaled return of a learning row',
  tdLoss:
    "vdn, qmix: mean squared error between the value of what was done and its target, dqn: Huber's loss of it; scaled rewards",
  tdError: 'dqn: mean absolute error of the same',
  qMean: 'dqn, vdn, qmix: mean value of what was done',
  targetMean: 'dqn, vdn, qmix: mean target',
  epsilon: 'dqn, vdn, qmix: chance of a random action',
  replayLength: 'dqn, vdn, qmix: decisions in the replay buffer',
  returnMean: 'mappo: running mean of the returns that the critic learns, scaled rewards',
  returnDeviation: 'mappo: their running deviation',
  teacherKl:
    "distillation: divergence of the student from its teachers, KL(teacher, student) summed over the heads of the teacher's decision, nats",
  teacherEntropy: 'distillation: entropy of the teachers over the same heads, nats',
  crossEntropy: "behaviour-cloning: mean negative log-likelihood of the teacher's decisions, nats",
  agreement:
    'behaviour-cloning: share of held-out decisions in which all heads that took part are as the teacher chose',
  majorityRate: 'behaviour-cloning: share of held-out decisions that are the most frequent one learned from',
  'agreement/*': 'the same of one head, over the decisions in which it took part',
  'majorityRate/*': 'share of the most frequent value of one head',
  'winRate/*': 'wins plus half the draws of the learner per opponent: `history`, `bot:NAME`',
  'episodes/*': 'matches behind that win rate',
  'runningWinRate/*': 'the same per bot, running: about the last 100 matches count',
  leagueMembers: 'frozen versions and guests that may be met',
  lowestWinRate:
    'lowest win rate against a frozen opponent that was met in 50 matches at least, over about the last 100',
  'rating/*':
    'Elo points of `newest` and `bot:NAME` by the payoff matrix of the league, 1000 for the first bot; when a version is frozen',
  'item/*': 'mean of a reward item per decision of a learning row, unweighted',
  'info/*': 'mean of an agent-info field over learning rows of ended matches',
  'share/*': "share of the threads' time in env, inference, sampling, bots, update, wait, other; sums to 1",
};

export type Metrics = Readonly<Record<string, number>>;

/** Meaning of a metric, undefined for an unknown one. */
export const describeMetric = (name: string): string | undefined =>
  metricDocs[name] ?? metricDocs[name.replace(/\/.*$/, '/*')];
