import { makeVectorEnv } from '../src/node.ts';
import { loadRingDuel } from './ring-duel/ring-duel.ts';
const scenario = await loadRingDuel([['put(state, DECISION,', 'let z: u64 = 1; for (let i = 0; i < 6000; i++) z = z * 6364136223846793005 + <u64>i; if (z == 3) put(state, X, 1);\n    put(state, DECISION,']]);
const envs = [0,1,2].map((workers) => { const e = makeVectorEnv({ scenario, matches: 1024, seed: 1n, workers }); e.reset(); e.step(); return e; });
const best = [1e9,1e9,1e9];
for (let i = 0; i < 150; i++) for (const [k, e] of envs.entries()) { const t = performance.now(); e.step(); best[k] = Math.min(best[k]!, performance.now() - t); }
console.log(best.map(b => b.toFixed(2)), 'ms; two/one', (best[1]! / best[2]!).toFixed(3));
for (const e of envs) await e.close();
