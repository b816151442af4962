// WebAssembly agents for tests, compiled from AssemblyScript: the frame that every agent has, and what is put into it.

import { main } from 'assemblyscript/asc';

/** Compiles AssemblyScript. */
export const compileSource = async (source: string, flags: readonly string[] = []): Promise<Uint8Array> => {
  const outputs: Uint8Array[] = [];
  const { error, stderr } = await main(['agent.ts', '--outFile', 'agent.wasm', '--runtime', 'stub', '-O1', ...flags], {
    readFile: (name) => (name === 'agent.ts' ? source : null),
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') outputs.push(contents);
    },
    listFiles: () => [],
  });
  const [wasm] = outputs;
  if (error !== null || wasm === undefined) throw new Error(`the agent does not compile: ${stderr.toString()}`);
  return wasm;
};

export type AgentSource = {
  /** Statements of `act`: `observation(i)`, `allowed(i)`, `choose(head, value)`, `step`. */
  readonly act?: string;
  readonly reset?: string;
  readonly open?: string;
  readonly end?: string;
  /** Declarations beside them. */
  readonly besides?: string;
};

export const agentSource = ({ act = '', reset = '', open = '', end = '', besides = '' }: AgentSource): string => `
@external("jixia", "log") declare function hostLog(at: usize, length: i32): void;
function log(text: string): void {
  const bytes = String.UTF8.encode(text);
  hostLog(changetype<usize>(bytes), bytes.byteLength);
}
let rows: usize = 0, masks: usize = 0, actions: usize = 0, seed: u64 = 0, seat: i32 = 0;
function observation(at: i32): f32 { return load<f32>(rows + (<usize>at << 2)); }
function allowed(at: i32): bool { return load<u8>(masks + at) != 0; }
function choose(head: i32, value: i32): void { store<i32>(actions + (<usize>head << 2), value); }
${besides}
export function abi_version(): i32 { return 1; }
export function open(observationSize: i32, maskSize: i32, heads: i32): usize {
  const padded = (maskSize + 3) & ~3;
  rows = heap.alloc((observationSize + heads) * 4 + padded);
  masks = rows + observationSize * 4;
  actions = masks + padded;
  ${open}
  return rows;
}
export function reset(own: u64, place: i32, team: i32): void { seed = own; seat = place; ${reset} }
export function act(step: i32): void { ${act} }
${end === '' ? '' : `export function end(outcome: i32): void { ${end} }`}
log; hostLog;
`;

/** Shoots where it can and walks up otherwise: what the scripted bot \`strong\` of ring-duel does. */
export const shootingAct = 'if (allowed(2)) { choose(0, 2); choose(2, 1); } else { choose(0, 1); choose(1, 3); }';

export const compileAgent = (source: AgentSource): Promise<Uint8Array> => compileSource(agentSource(source));
