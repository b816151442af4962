import { beforeAll, describe, expect, test } from 'vitest';
import { loadRingDuel, type SourceEdits } from '../../test/ring-duel/ring-duel.ts';
import { makeVectorEnv } from '../node.ts';
import type { HiddenChange, LoadedScenario } from '../types.ts';
import { checkScenario, type ScenarioCheck } from './check-scenario.ts';

const options = { seed: 3n, episodes: 4, maskedActions: 100, maxDecisions: 400 };

/** Beyond 30 cells the enemy's place and health are hidden. */
const changeHidden: HiddenChange = (state, agent, nextBelow) => {
  const own = state.getInt32(agent * 4, true);
  const enemy = 1 - agent;
  if (Math.abs(own - state.getInt32(enemy * 4, true)) <= 30) return null;
  state.setInt32((2 + enemy) * 4, 1 + nextBelow(9), true);
  return 'the health of a distant enemy';
};

const withFog = (scenario: LoadedScenario): LoadedScenario => ({
  ...scenario,
  entry: { ...scenario.entry, changeHidden },
});

let sound: LoadedScenario;
beforeAll(async () => {
  sound = await loadRingDuel();
});

test('a sound scenario passes every check', async () => {
  const result = await checkScenario(withFog(sound), { ...options, makeVectorEnv, debugModule: sound.module });
  expect(result).toEqual({
    ok: true,
    failures: [],
    checks: [
      'episodes',
      'masked actions',
      'seeds',
      'save and load',
      'batch',
      'reading',
      'workers',
      'debug build',
      'fog',
    ],
    failed: [],
    skipped: [],
  });
});

test('what cannot be checked on a host is said, not passed over', async () => {
  const { skipped } = await checkScenario(sound, { ...options, episodes: 1, maskedActions: 10 });
  expect(skipped.map(({ check }) => check)).toEqual(['workers', 'debug build', 'fog']);
});

describe('a faulty module is caught', () => {
  const faults: readonly [string, SourceEdits, string, RegExp][] = [
    [
      'a feature out of its range',
      [['<f32>ownView / 63', '<f32>ownView / 25']],
      'features',
      /own\.x of agent \d is 1\.\d+, not in 0 \.\. 1/,
    ],
    [
      'a feature that is not a number',
      [['canShoot(state) ? 1 : 0);\n      const mask', 'canShoot(state) ? NaN : 0);\n      const mask']],
      'features',
      /inRange of agent \d is NaN/,
    ],
    [
      'a mask that allows what the rules forbid',
      [['store<u8>(mask + 2, canShoot(state) ? 1 : 0)', 'store<u8>(mask + 2, 1)']],
      'masks',
      /legal actions of agent \d were counted illegal/,
    ],
    [
      'a legal button without a legal value',
      [['memory.fill(mask + 3, 1, 4)', 'memory.fill(mask + 3, 0, 4)']],
      'masks',
      /button move is legal but its step has no value/,
    ],
    [
      'a forbidden action that does something',
      [
        [
          'put(state, ILLEGAL + agent, get(state, ILLEGAL + agent) + 1);',
          'put(state, ILLEGAL + agent, get(state, ILLEGAL + agent) + 1);\n  put(state, X + agent, max(0, get(state, X + agent) - 1));',
        ],
      ],
      'masked actions',
      /it did something: .* differs from doing nothing/,
    ],
    [
      'a forbidden action that turns the dice',
      [
        [
          'put(state, ILLEGAL + agent, get(state, ILLEGAL + agent) + 1);',
          'put(state, ILLEGAL + agent, get(state, ILLEGAL + agent) + 1);\n  draw(state, 2);',
        ],
      ],
      'masked actions',
      /16 decisions later/,
    ],
    [
      'a forbidden action that is not counted',
      [['put(state, ILLEGAL + agent, get(state, ILLEGAL + agent) + 1);', '']],
      'masked actions',
      /illegalActions went from 0 to 0/,
    ],
    [
      'a head that works although it takes no part',
      [['agent == 0 ? cells : -cells', 'agent == 0 ? cells : target > 1 ? cells : -cells']],
      'ignored heads',
      /outside the sub-action mask/,
    ],
    [
      'chance that is not in the state',
      [
        ['let matches: i32 = 0;', 'let matches: i32 = 0;\nlet calls: i32 = 0;'],
        [
          'return <i32>((bits >> 32) % <u64>bound);',
          'calls++;\n  return <i32>(((bits >> 32) + <u64>calls) % <u64>bound);',
        ],
      ],
      'seeds',
      /differs from decision/,
    ],
    [
      'a rule that reads a neighbour',
      [
        [
          'const weight = reinterpret<f32>',
          'if (match + 1 < matches) put(state, X, get(stateOf(match + 1), X));\n    const weight = reinterpret<f32>',
        ],
      ],
      'batch',
      /match \d of 5/,
    ],
    [
      'drawing that changes the state',
      [
        [
          'store<i32>(out, get(state, TICK));',
          'store<i32>(out, get(state, TICK));\n  put(state, X, get(state, X) ^ 1);',
        ],
      ],
      'reading',
      /render changed byte/,
    ],
    [
      'a match that goes on after its end',
      [['if (get(state, END) != 0) continue;', '']],
      'end',
      /after the end changed the state/,
    ],
    [
      'a header that counts wrongly',
      [['store<i32>(out + 4, 2);', 'store<i32>(out + 4, 3);']],
      'render',
      /9 values drawn, the header's counts say 11/,
    ],
    [
      'a trap',
      [['put(state, DECISION,', 'if (get(state, DECISION) == 30) unreachable();\n    put(state, DECISION,']],
      'episodes',
      /unreachable/,
    ],
    ['rewards that are not numbers', [['weight * (load', 'weight / 0 * (load']], 'rewards', /a reward is NaN/],
  ];
  test.each(faults)('%s', async (_fault, edits, check, detail) => {
    const faulty = await loadRingDuel(edits);
    const result = await checkScenario(faulty, options);
    expect(result.ok).toBe(false);
    const found = result.failures.filter((failure) => failure.check === check);
    expect(found.length).toBeGreaterThan(0);
    expect(found.some((failure) => detail.test(failure.detail))).toBe(true);
  });

  const notes = (result: ScenarioCheck): string => JSON.stringify(result.failures);

  test('state kept outside the block', async () => {
    const faulty = await loadRingDuel([
      ['let matches: i32 = 0;', 'let matches: i32 = 0;\nlet secret: i32 = 0;'],
      [
        'export function reset(first: i32, count: i32): void {',
        'export function reset(first: i32, count: i32): void {\n  secret = 0;',
      ],
      ['put(state, DECISION,', 'secret++;\n    if (secret == 40) put(state, X, 7);\n    put(state, DECISION,'],
    ]);
    expect(notes(await checkScenario(faulty, options))).toContain('save and load');
  });

  test('a debug build of other rules', async () => {
    const other = await loadRingDuel([['draw(state, 3) == 0', 'draw(state, 4) == 0']]);
    const result = await checkScenario(sound, { ...options, debugModule: other.module });
    expect(result.failures.every(({ check }) => check === 'debug build')).toBe(true);
    expect(result.failed).toEqual(['debug build']);
    expect(result.ok).toBe(false);
  });

  test('fog that lets something through', async () => {
    const faulty = await loadRingDuel([['const seen = abs(x - enemy) <= 30;', 'const seen = true;']]);
    expect(notes(await checkScenario(withFog(faulty), options))).toContain('enemy.hp: agent');
  });
});
