import { describe, expect, test } from 'vitest';
import { ArenaError } from '../arena-error.ts';
import { parseAgentFile } from './agent-file.ts';
import { capLimits, defaultLimits } from './agent-limits.ts';

const sound = { name: 'mine', kind: 'process', scenarios: ['moba-1v1'], command: ['python3', 'agent.py'] };
const without = (field: string): object => Object.fromEntries(Object.entries(sound).filter(([name]) => name !== field));

describe('agent.json', () => {
  test('of each kind', () => {
    expect(parseAgentFile(JSON.stringify({ ...sound, limits: { decisionMs: 50 } }))).toEqual({
      ...sound,
      limits: { ...defaultLimits, decisionMs: 50 },
      deterministic: false,
    });
    const policy = { name: '我的 1', kind: 'policy', scenarios: ['a', 'b'], model: 'nets/p.onnx' };
    expect(parseAgentFile(JSON.stringify(policy))).toEqual({ ...policy, limits: defaultLimits, deterministic: true });
    expect(parseAgentFile(JSON.stringify({ ...sound, deterministic: true })).deterministic).toBe(true);
    const wasm = { name: 'w', kind: 'wasm', scenarios: ['a'], module: './a.wasm' };
    expect(parseAgentFile(JSON.stringify(wasm))).toMatchObject({ module: './a.wasm' });
  });

  test.each<[unknown, readonly string[]]>([
    ['{"name":', ['agent.json is not JSON']],
    [[], ['is an object', 'not []']],
    [without('name'), ['"name" is missing', 'Add "name": "my-agent"']],
    [without('kind'), ['"kind" is missing']],
    [without('scenarios'), ['"scenarios" is missing', '["moba-1v1"]']],
    [without('command'), ['"command" is missing', '["python3", "agent.py"]']],
    [{ ...sound, kind: 'proces' }, ['"kind"', 'not "proces"', 'Did you mean "process"?']],
    [{ ...sound, kind: 7 }, ['one of process, policy, wasm, not 7']],
    [{ ...sound, name: '../x' }, ['"name" is 1 to 64', 'not "../x"']],
    [{ ...sound, name: 'x'.repeat(65) }, ['"name"', '...']],
    [{ ...sound, scenarios: 'moba-1v1' }, ['"scenarios" is a list', 'not "moba-1v1"']],
    [{ ...sound, scenarios: [] }, ['"scenarios"', 'not []']],
    [{ ...sound, command: 'python3 agent.py' }, ['"command" is a list', 'Write ["python3","agent.py"]']],
    [{ ...sound, command: ['python3', 3] }, ['"command"', '["python3",3]']],
    [{ ...sound, command: ['a\0b'] }, ['"command"']],
    [{ ...sound, comand: [] }, ['no field "comand"', 'Did you mean "command"?']],
    [{ ...sound, model: 'a.onnx' }, ['no field "model"', 'An agent of kind process has "command"']],
    [{ ...sound, deterministic: 'yes' }, ['"deterministic" is true or false', 'not "yes"']],
    [{ ...sound, limits: [] }, ['"limits" is an object']],
    [{ ...sound, limits: { decisionMS: 5 } }, ['no limit "decisionMS"', 'Did you mean "decisionMs"?']],
    [{ ...sound, limits: { decisionMs: 0 } }, ['"limits.decisionMs"', 'from 1 to 60000, not 0']],
    [{ ...sound, limits: { memoryMiB: '64' } }, ['"limits.memoryMiB"', 'not "64"']],
    [{ ...sound, limits: { toString: 5 } }, ['no limit "toString"']],
    [{ name: 'm', kind: 'policy', scenarios: ['a'], model: '../p.onnx' }, ['"model"', 'without ".."']],
    [{ name: 'm', kind: 'policy', scenarios: ['a'], model: '/etc/passwd' }, ['"model"', 'not "/etc/passwd"']],
    [{ name: 'm', kind: 'wasm', scenarios: ['a'], module: 'a\\b.wasm' }, ['"module"', 'forward slashes']],
    [{ name: 'm', kind: 'wasm', scenarios: ['a'], module: 'C:a.wasm' }, ['"module"']],
  ])('%j is refused with the way out', (value, parts) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(() => parseAgentFile(text)).toThrow(ArenaError);
    for (const part of parts) expect(() => parseAgentFile(text)).toThrow(part);
  });

  test('an organiser caps what an agent asks for', () => {
    const wanted = { ...defaultLimits, decisionMs: 5000, memoryMiB: 64 };
    expect(capLimits(wanted, { decisionMs: 200, memoryMiB: 256 })).toEqual({
      ...defaultLimits,
      decisionMs: 200,
      memoryMiB: 64,
    });
  });
});
