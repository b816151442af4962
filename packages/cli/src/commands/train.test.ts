// Training through the program, on the real game with small settings: what a run leaves, how it stops, what it refuses.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { run } from '../../test/run-captured.ts';

vi.setConfig({ testTimeout: 180_000 });
const folder = mkdtempSync(join(tmpdir(), 'jixia-train-'));
afterAll(() => rmSync(folder, { recursive: true }));

const small = [
  '--matches',
  '8',
  '--threads',
  '1',
  '--workers',
  '1',
  '--set',
  'rolloutSteps=8,hidden=16,minibatchSize=64',
];

test('a run trains, rates its policy, draws its curve, and goes on', async () => {
  const path = join(folder, 'first');
  const first = await run(
    'train',
    '--run',
    path,
    '--steps',
    '400',
    ...small,
    '--eval-matches',
    '2',
    '--seed',
    '5',
    '--json',
  );
  expect(first.code).toBe(0);
  const found = JSON.parse(first.stdout);
  expect(Object.keys(found)).toEqual([
    'run',
    'policy',
    'steps',
    'seconds',
    'evaluation',
    'players',
    'guest',
    'utilisation',
  ]);
  expect(found.utilisation.coresBusy).toBeGreaterThan(0);
  const shares = Object.values<number>(found.utilisation.phases).reduce((sum, share) => sum + share, 0);
  expect(shares).toBeCloseTo(1, 6);
  expect(found).toMatchObject({ run: path, policy: join(path, 'policy.onnx') });
  expect(found.steps).toBeGreaterThanOrEqual(400);
  expect(found.evaluation).toMatchObject({ opponent: 'bot:medium', pairs: 1 });
  expect(found.evaluation.low).toBeLessThanOrEqual(found.evaluation.winRate);
  const curve = readFileSync(join(path, 'curve.svg'), 'utf8');
  for (const part of ['<svg', 'Win rate in training', 'Entropy of the policy', '</svg>']) expect(curve).toContain(part);
  const config = JSON.parse(readFileSync(join(path, 'config.json'), 'utf8'));
  expect(config).toMatchObject({ scenario: 'moba-1v1', bots: ['weak', 'medium', 'strong'] });
  expect(config.training).toMatchObject({ seed: 5, steps: 400, minutes: 0, hidden: [16], threads: 1 });
  expect(config).toMatchObject({ preset: 'moba-1v1@1', device: 'cpu' });
  expect(config.evaluation).toEqual({ opponent: 'bot:medium', matches: 2, everyCheckpoints: 4 });
  const events = readdirSync(path).filter((name) => name.startsWith('events.out.tfevents.'));
  expect(events).toHaveLength(1);
  // At the end the policy was evaluated, and so is the best one.
  const last = JSON.parse(readFileSync(join(path, 'metrics.jsonl'), 'utf8').trimEnd().split('\n').at(-1) as string);
  expect(last['evaluation/winRate']).toBeGreaterThanOrEqual(0);
  expect(existsSync(join(path, 'best.jxc'))).toBe(true);
  expect(config.commit === null || /^[0-9a-f]{40}$/.test(config.commit)).toBe(true);

  const second = await run('train', '--resume', path, '--steps', '800', '--eval-matches', '0', '--json');
  expect(JSON.parse(second.stdout).steps).toBeGreaterThanOrEqual(800);
  const lines = readFileSync(join(path, 'metrics.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).update)).toEqual(lines.map((_, at) => at + 1));

  const played = await run(
    'match',
    '--agents',
    `policy:${found.policy},bot:weak`,
    '--config',
    'maxTicks=300',
    '--json',
  );
  expect(played.code).toBe(0);
  expect(JSON.parse(played.stdout).forfeit).toBeUndefined();

  // The settings of this run as the start of another; what is said on the line counts more.
  const third = join(folder, 'third');
  const network = 'network.kind=entity,network.targetAttention=true,network.recurrent=lstm,network.recurrentSteps=4';
  const settings = ['--settings', join(path, 'config.json'), '--opponents', 'self,bot:weak=3', '--set', network];
  expect((await run('train', '--run', third, '--steps', '1', ...settings, '--eval-matches', '0')).code).toBe(0);
  const { bots, training } = JSON.parse(readFileSync(join(third, 'config.json'), 'utf8'));
  expect(bots).toEqual(['weak']);
  expect(training).toMatchObject({ botShare: 0.75, botWeights: [3], historyShare: 0, hidden: [16], matches: 8 });
  expect(training.network).toMatchObject({ kind: 'entity', attention: 0, recurrent: 'lstm', recurrentSteps: 4 });
  const policy = `policy:${join(third, 'policy.onnx')}`;
  const remembered = await run('match', '--agents', `${policy},${policy}`, '--config', 'maxTicks=300', '--json');
  expect(JSON.parse(remembered.stdout).forfeit).toBeUndefined();
});

test('DQN trains in the same loop, and goes on', async () => {
  const path = join(folder, 'dqn');
  const settings = 'rolloutSteps=8,hidden=16,minibatchSize=32,warmUpDecisions=100,replayCapacity=2000';
  const words = ['train', '--run', path, '--steps', '400', '--algorithm', 'dqn', ...small.slice(0, 6)];
  const first = await run(...words, '--set', settings, '--eval-matches', '2', '--json');
  expect(first.stderr).not.toContain('NaN');
  expect(first.code).toBe(0);
  const { training } = JSON.parse(readFileSync(join(path, 'config.json'), 'utf8'));
  expect(training).toMatchObject({ algorithm: 'dqn', historyShare: 0, isDouble: true });
  expect(readFileSync(join(path, 'curve.svg'), 'utf8')).toContain('Return of an episode');
  expect((await run('train', '--resume', path, '--steps', '600', '--eval-matches', '0')).code).toBe(0);
  const lines = readFileSync(join(path, 'metrics.jsonl'), 'utf8').trimEnd().split('\n');
  const last = JSON.parse(lines.at(-1) as string);
  expect(last.optimiserSteps).toBeGreaterThan(0);
  expect(last.tdLoss).toBeGreaterThan(0);
});

test('a bot is cloned into a run folder', async () => {
  const path = join(folder, 'clone');
  const words = ['train', '--run', path, '--algorithm', 'behaviour-cloning', '--from', 'bot:strong', '--matches', '4'];
  const settings = 'demonstrations=600,demonstrationShare=1,hidden=16,epochs=2,minibatchSize=64';
  const { code, stdout } = await run(...words, '--set', settings, '--eval-matches', '2', '--seed', '4', '--json');
  expect(code).toBe(0);
  const found = JSON.parse(stdout);
  expect(found).toMatchObject({ run: path, policy: join(path, 'policy.onnx'), steps: 1200 });
  expect(found.agreement).toBeGreaterThan(0);
  expect(found.evaluation).toMatchObject({ opponent: 'bot:medium', pairs: 1 });
  const config = JSON.parse(readFileSync(join(path, 'config.json'), 'utf8'));
  expect(config).toMatchObject({
    teacher: 'strong',
    bots: [],
    training: { algorithm: 'behaviour-cloning', epochs: 2 },
  });
  const lines = readFileSync(join(path, 'metrics.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).update)).toEqual([1, 2]);
  const resumed = await run('train', '--resume', path, '--steps', '9');
  expect([resumed.code, resumed.stderr]).toEqual([2, expect.stringContaining('learns from recorded decisions')]);
});

describe('policies of other runs', () => {
  const path = join(folder, 'main');
  const second = join(folder, 'second');
  const short = ['--steps', '300', ...small.slice(0, 6), '--eval-matches', '0', '--json'];
  const namesOf = (stdout: string): string[] => JSON.parse(stdout).players.map(({ name }: { name: string }) => name);

  test('a league is shown and drawn', async () => {
    // Matches of five decisions.
    const match = ['--config', 'maxTicks=150,decisionIntervalTicks=30'];
    const settings = 'rolloutSteps=8,hidden=16,minibatchSize=64,snapshotEveryUpdates=2,historyWeighting=hard';
    const { code, stdout } = await run('train', '--run', path, ...short, ...match, '--set', settings);
    expect(code).toBe(0);
    expect(namesOf(stdout)).toEqual(expect.arrayContaining(['newest', 'bot:weak', 'version:0']));
    expect(readFileSync(join(path, 'league.svg'), 'utf8')).toContain('League after update');
    expect(JSON.parse(readFileSync(join(path, 'league.json'), 'utf8'))).toMatchObject({ format: 1, weighting: 'hard' });
    expect(readFileSync(join(path, 'curve.svg'), 'utf8')).toContain('Elo points in the league');
  });

  test('one starts a run, with its network though the call names none', async () => {
    const settings = ['--set', 'rolloutSteps=8,minibatchSize=64'];
    expect((await run('train', '--run', second, ...short, '--init', path, ...settings)).code).toBe(0);
    const { init, training } = JSON.parse(readFileSync(join(second, 'config.json'), 'utf8'));
    expect([init, training.hidden]).toEqual([join(path, 'policy.onnx'), [16]]);
  });

  test('an exploiter joins the league of the run that it was trained against', async () => {
    const exploiter = await run('train', '--run', join(folder, 'exploiter'), ...short, '--exploit', path);
    const { guest } = JSON.parse(exploiter.stdout);
    expect(guest).toBe(join(path, 'league', 'exploiter-1.onnx'));
    expect(namesOf(exploiter.stdout)).toEqual(['newest', 'guest:target']);
    const resumed = await run('train', '--resume', path, '--steps', '500', '--eval-matches', '0', '--json');
    expect(namesOf(resumed.stdout)).toContain('guest:exploiter-1');
  });

  test('several are distilled into one, each for its heroes', async () => {
    const student = join(folder, 'student');
    const from = `${path}=shigan-wugan,${join(second, 'policy.onnx')}=liuying`;
    const words = ['--algorithm', 'distillation', '--from', from];
    const settings = 'rolloutSteps=8,hidden=8,minibatchSize=64,heroPool=shigan-wugan-liuying';
    expect((await run('train', '--run', student, ...short, ...words, '--set', settings)).code).toBe(0);
    const config = JSON.parse(readFileSync(join(student, 'config.json'), 'utf8'));
    expect(config.teachers).toEqual([
      { name: '1-main', heroes: ['shigan', 'wugan'] },
      { name: '2-policy', heroes: ['liuying'] },
    ]);
    expect((await run('train', '--resume', student, '--steps', '500', '--eval-matches', '0')).code).toBe(0);
    const lines = readFileSync(join(student, 'metrics.jsonl'), 'utf8').trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1) as string).teacherKl).toBeGreaterThan(0);
  });

  test.each<[string[], string]>([
    [
      ['--algorithm', 'distillation', '--from', `${path}=shigan`, '--set', 'heroPool=shigan-wugan'],
      'No teacher knows wugan',
    ],
    [['--init', path, '--set', 'hidden=8'], 'has the network "mlp 16 relu", this run "mlp 8 relu"'],
    [['--init', path, '--algorithm', 'dqn'], 'algorithm is dqn, which cannot start from a policy'],
    [['--set', 'historyCapacity=0'], 'the league has no guests: set historyCapacity above 0'],
    [['--exploit', path, '--opponents', 'self'], '--opponents does not go with --exploit'],
  ])('refused: %s', async (words, message) => {
    const target = join(folder, 'refused-start');
    const { code, stderr } = await run('train', '--run', target, ...words, '--eval-matches', '0');
    expect(stderr).toContain(message);
    expect([code, existsSync(target)]).toEqual([2, false]);
  });
});

test('Ctrl-C saves and exits with 0', async () => {
  const path = join(folder, 'stopped');
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'train', '--run', path, '--minutes', '30', ...small, '--json']);
  let stdout = '';
  child.stdout.on('data', (data) => (stdout += String(data)));
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await vi.waitUntil(() => existsSync(join(path, 'metrics.jsonl')), { timeout: 120_000, interval: 50 });
  child.kill('SIGINT');
  expect(await exited).toBe(0);
  const found = JSON.parse(stdout);
  expect(found.evaluation).toBeNull();
  expect(found.steps).toBeGreaterThan(0);
  expect(readdirSync(join(path, 'checkpoints')).length).toBeGreaterThan(0);
  expect(existsSync(found.policy)).toBe(true);
});

test('kill -9 costs no more than what came after the last checkpoint', async () => {
  const path = join(folder, 'killed');
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const settings = `${small.at(-1)},checkpointEveryUpdates=2`;
  const words = ['--steps', '100000000', ...small.slice(0, -1), settings, '--eval-matches', '0'];
  const child = spawn(process.execPath, [main, 'train', '--run', path, ...words], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const linesOf = (): { update: number }[] =>
    readFileSync(join(path, 'metrics.jsonl'), 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  const isFar = (): boolean => existsSync(join(path, 'metrics.jsonl')) && linesOf().length >= 5;
  await vi.waitUntil(isFar, { timeout: 150_000, interval: 20 });
  child.kill('SIGKILL');
  await ended;
  const reached = linesOf().length;
  const saved = Number(/update-(\d+)/.exec(readdirSync(join(path, 'checkpoints')).sort().at(-1) ?? '')?.[1]);
  expect(reached - saved).toBeLessThanOrEqual(2);
  expect(saved).toBeGreaterThanOrEqual(4);
  const { code, stdout } = await run('train', '--resume', path, '--steps', '1', '--eval-matches', '0', '--json');
  expect(code).toBe(0);
  // The limit was reached long ago: it stands where its last checkpoint was.
  expect(linesOf().map(({ update }) => update)).toEqual(Array.from({ length: saved }, (_, at) => at + 1));
  expect(JSON.parse(stdout).steps).toBeGreaterThan(1);
});

test('--device cuda without CUDA is refused in our words alone: the library under it stays silent', async () => {
  const path = join(folder, 'cuda');
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const words = ['train', '--device', 'cuda', '--run', path, '--steps', '1', ...small, '--eval-matches', '0'];
  const child = spawn(process.execPath, [main, ...words]);
  let stderr = '';
  child.stderr.on('data', (data) => (stderr += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  // Where there is a card, the run went well.
  if (code === 0) return;
  expect(code).toBe(2);
  expect(stderr).toMatch(/^There is no cuda to compute on: .*Or take --device cpu\. \(ONNX Runtime: .*\)\n$/);
  expect(existsSync(path)).toBe(false);
});

describe('refused with exit code 2, before anything is written', () => {
  const target = join(folder, 'refused');
  const foreign = join(folder, 'foreign.json');
  writeFileSync(
    foreign,
    JSON.stringify({
      format: 1,
      scenario: 'moba-1v1',
      rulesHash: 'c'.repeat(64),
      commit: null,
      bots: [],
      training: {},
    }),
  );
  test.each([
    [['--stpes', '3'], 'Did you mean "--steps"?'],
    [['--preset', 'moba-1v1@3'], 'Did you mean "moba-1v1@1"?'],
    [['--preset', 'moba-3v3@1'], '--preset moba-3v3@1 is for moba-3v3'],
    [['--device', 'gpu'], 'device is "gpu"; it must be one of cpu, cuda, webgpu'],
    [['--best'], '--best goes with --resume'],
    [['--steps', '1.5'], '--steps must be a whole number'],
    [['--minutes', '0'], '--minutes must be a number from 0.01'],
    [['--scenario', 'moba-1v2'], 'Did you mean "moba-1v1"?'],
    [['--opponents', 'bot:meduim'], 'Did you mean "bot:medium"?'],
    [['--opponents', 'self=0'], 'the share of self must be a number above 0'],
    [['--opponents', 'self,self'], 'names self twice'],
    [['--set', 'learningRte=1'], 'Did you mean "learningRate"?'],
    [['--algorithm', 'dqm'], 'algorithm is "dqm"; it must be one of ppo'],
    [['--algorithm', 'behaviour-cloning'], '--algorithm behaviour-cloning needs --from: name one of bot:weak'],
    [['--algorithm', 'behaviour-cloning', '--from', 'bot:none'], 'cannot learn from "bot:none"'],
    [['--from', 'bot:strong'], '--from goes with --algorithm behaviour-cloning'],
    [['--algorithm', 'distillation'], '--algorithm distillation needs --from: name run folders'],
    [['--algorithm', 'distillation', '--from', 'bot:weak'], 'cannot learn from "bot:weak"'],
    [['--algorithm', 'distillation', '--from', 'runs/a=shigam'], 'Did you mean "shigan"?'],
    [['--algorithm', 'distillation', '--from', join(folder, 'none.onnx')], 'Cannot read'],
    [['--init', join(folder, 'none.onnx')], 'Cannot read'],
    [['--exploit', join(folder, 'none')], 'Cannot read'],
    [['--set', 'historyWeighting=best'], 'historyWeighting is "best"; it must be one of uniform, hard, even'],
    [['--set', 'epochs=1.5'], 'epochs is 1.5; it must be a whole number from 1 to 100'],
    [['--set', 'network.knd=entity'], 'Did you mean "network.kind"?'],
    [['--set', 'network.kind=entity,network.attention=5'], 'network.attention is 5; it must be a divisor of 32'],
    [['--set', 'network.recurrent=lstm,rolloutSteps=8'], 'rolloutSteps is 8; it must be a multiple of'],
    [['--set', 'network=lstm'], 'network is "lstm"; it must be an object'],
    [['--set', 'activation=sin'], 'activation is "sin"; it must be one of relu, tanh'],
    [['--config', 'maxTicks=12.5'], 'maxTicks'],
    [['--config', 'reward.wn=1'], 'Did you mean "reward.win"?'],
    [['--settings', foreign], 'is for rules cccccccccccc'],
    [['--settings', join(folder, 'none.json')], 'Cannot read'],
    [['--eval-matches', '3'], '--eval-matches must be even'],
    [['--eval-opponent', 'bot:medum'], 'Did you mean "medium"?'],
    [['--resume', join(folder, 'none')], 'Cannot read'],
  ])('%s', async (words, message) => {
    const isResume = words[0] === '--resume';
    const { code, stderr, stdout } = await run('train', ...(isResume ? [] : ['--run', target]), ...words);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(existsSync(target)).toBe(false);
  });

  test('options that a run which goes on has settled', async () => {
    const { code, stderr } = await run('train', '--resume', join(folder, 'first'), '--threads', '2');
    expect(code).toBe(2);
    expect(stderr).toContain('--threads does not go with --resume');
  });
});
