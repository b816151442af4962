// The commands by name. Each loads its code when it is called: a start takes milliseconds.
import type { Command } from '../command.ts';

type Entry = { readonly name: string; readonly summary: string; readonly load: () => Promise<Command> };

export const entries: readonly Entry[] = [
  { name: 'up', summary: 'serve the site', load: async () => (await import('./up.ts')).up },
  {
    name: 'worker',
    summary: 'play the queued matches of a platform',
    load: async () => (await import('./worker.ts')).worker,
  },
  { name: 'login', summary: 'which server, with which token', load: async () => (await import('./login.ts')).login },
  {
    name: 'submit',
    summary: 'upload an agent to a server, where it is validated',
    load: async () => (await import('./submit.ts')).submit,
  },
  {
    name: 'submissions',
    summary: 'your agents on a server, and their verdicts',
    load: async () => (await import('./submissions.ts')).submissions,
  },
  {
    name: 'backup',
    summary: 'everything a platform keeps, in one file',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'a platform from its backup',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  { name: 'scenarios', summary: 'list scenarios', load: async () => (await import('./scenarios.ts')).scenarios },
  { name: 'match', summary: 'play one match', load: async () => (await import('./match.ts')).match },
  { name: 'eval', summary: 'who is better, and how sure', load: async () => (await import('./eval.ts')).evalCommand },
  {
    name: 'tournament',
    summary: 'agents by a schedule: round robin, Swiss, eliminations, ladder',
    load: async () => (await import('./tournament.ts')).tournament,
  },
  {
    name: 'report',
    summary: 'one page about evaluations, tournaments and replays',
    load: async () => (await import('./report.ts')).reportCommand,
  },
  { name: 'train', summary: 'learn a policy by playing', load: async () => (await import('./train.ts')).trainCommand },
  {
    name: 'curves',
    summary: 'several training runs in one picture',
    load: async () => (await import('./curves.ts')).curvesCommand,
  },
  {
    name: 'sweep',
    summary: 'search for training settings',
    load: async () => (await import('./sweep.ts')).sweepCommand,
  },
  {
    name: 'agent build',
    summary: 'compile an agent in AssemblyScript',
    load: async () => (await import('./agent-build.ts')).agentBuild,
  },
  {
    name: 'policy quantise',
    summary: 'a policy in whole numbers, the same on every host',
    load: async () => (await import('./policy-quantise.ts')).policyQuantise,
  },
  {
    name: 'replay verify',
    summary: 'check that a replay is true',
    load: async () => (await import('./replay-verify.ts')).replayVerify,
  },
  {
    name: 'replay open',
    summary: 'watch a replay in the browser, from a moment on',
    load: async () => (await import('./replay-open.ts')).replayOpen,
  },
  {
    name: 'replay info',
    summary: 'what a replay says about itself',
    load: async () => (await import('./replay-info.ts')).replayInfo,
  },
  {
    name: 'replay stats',
    summary: 'how the agents of replays played',
    load: async () => (await import('./replay-stats.ts')).replayStats,
  },
  {
    name: 'competition recompute',
    summary: 'the standings of a phase from its replays',
    load: async () => (await import('./competition-recompute.ts')).competitionRecompute,
  },
  {
    name: 'certificate verify',
    summary: 'run the matches of a certificate again',
    load: async () => (await import('./certificate-verify.ts')).certificateVerify,
  },
  {
    name: 'check scenario',
    summary: 'whether a scenario keeps the rules of the interface',
    load: async () => (await import('./check-scenario.ts')).checkScenarioCommand,
  },
  {
    name: 'agent new',
    summary: 'a working agent in a new folder',
    load: async () => (await import('./agent-new.ts')).agentNew,
  },
  {
    name: 'agent connect',
    summary: 'play in an arena elsewhere, from this machine',
    load: async () => (await import('./agent-connect.ts')).agentConnect,
  },
  {
    name: 'check agent',
    summary: 'whether an agent keeps the protocol',
    load: async () => (await import('./check-agent.ts')).checkAgentCommand,
  },
  {
    name: 'bench env',
    summary: 'simulation speed',
    load: async () => (await import('./bench-env.ts')).benchEnvCommand,
  },
  {
    name: 'bench learn',
    summary: 'speed of training and inference',
    load: async () => (await import('./bench-learn.ts')).benchLearnCommand,
  },
  {
    name: 'bench algorithms',
    summary: 'speed of single algorithms',
    load: async () => (await import('./bench-algorithms.ts')).benchAlgorithmsCommand,
  },
  {
    name: 'bench agents',
    summary: 'cost of a decision over each kind of line, of a start, matches a second',
    load: async () => (await import('./bench-agents.ts')).benchAgentsCommand,
  },
  {
    name: 'bench queue',
    summary: 'a crowd of submissions: all decided, and how fairly',
    load: async () => (await import('./bench-queue.ts')).benchQueueCommand,
  },
  {
    name: 'bench verdict',
    summary: 'how long an author waits for the verdict of an upload',
    load: async () => (await import('./bench-verdict.ts')).benchVerdictCommand,
  },
  {
    name: 'bench replay',
    summary: 'size of replays and speed of their verification',
    load: async () => (await import('./bench-replay.ts')).benchReplayCommand,
  },
  {
    name: 'bench balance',
    summary: 'win rates of heroes and sides over many matches',
    load: async () => (await import('./bench-balance.ts')).benchBalanceCommand,
  },
  {
    name: 'bench site',
    summary: 'speed of pages while many people look at them',
    load: async () => (await import('./bench-site.ts')).benchSiteCommand,
  },
];
