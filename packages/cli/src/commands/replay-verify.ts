// `jixia replay verify`: runs a replay again and says whether it is true.
import { openReplay, ReplayError, type ReplayVerification, verifyDecoded } from '@jixia/arena/replay';
import { loadScenario } from '@jixia/env/node';
import type { Command } from '../command.ts';
import { readGivenFile } from '../read-file.ts';

type Judgement = ReplayVerification & { readonly gameSeconds?: number; readonly timesRealTime?: number };

async function judge(bytes: Uint8Array): Promise<Judgement> {
  let opened: Awaited<ReturnType<typeof openReplay>>;
  try {
    opened = await openReplay(bytes, loadScenario);
  } catch (error) {
    // A file that cannot be read or played here proves nothing: a negative result, not wrong usage.
    if (error instanceof ReplayError) return { ok: false, hash: '', code: error.code, reason: error.message };
    throw error;
  }
  const { replay, scenario } = opened;
  const startMs = performance.now();
  const verification = verifyDecoded(replay, scenario);
  const seconds = (performance.now() - startMs) / 1000;
  const gameSeconds = replay.result.ticks / scenario.manifest.ticksPerSecond;
  return verification.ok ? { ...verification, gameSeconds, timesRealTime: gameSeconds / seconds } : verification;
}

export const replayVerify: Command = {
  name: 'replay verify',
  summary:
    'Runs a replay again, step by step, and says whether its states and its result are true. Exit code 1 where not.',
  operands: [{ name: 'FILE', summary: 'a .jxr file' }],
  options: [],
  examples: ['replay verify match.jxr', 'replay verify match.jxr --json'],
  async run({ operands, output }) {
    const [file = ''] = operands;
    const judgement = await judge(await readGivenFile(file));
    if (!judgement.ok) {
      output.result(judgement, [`${file}: not true. ${judgement.reason ?? ''}`]);
      return 1;
    }
    const { hash, gameSeconds = 0, timesRealTime = 0 } = judgement;
    output.result(judgement, [
      `${file}: true. Hash ${hash}`,
      `${gameSeconds.toFixed(1)} s of play re-run at ${Math.round(timesRealTime)} x real time`,
    ]);
    return 0;
  },
};
