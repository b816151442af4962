// The judge: runs a replay again and believes only what comes out the same.

import { type LoadedScenario, ScenarioInstance } from '@jixia/env';
import { HashChain, hasLink, linkInterval, storedLinkBytes } from './hash-chain.ts';
import { readResult, startMatch } from './match-recorder.ts';
import type { MatchResult, Replay } from './replay.ts';
import { ReplayError, type ReplayErrorCode } from './replay-error.ts';
import { decodeReplay } from './replay-file.ts';
import { checkFits } from './replay-player.ts';

export type ReplayVerification = {
  readonly ok: boolean;
  /** The chain's last link, hex, as computed here; empty where it did not come that far. */
  readonly hash: string;
  /** Why not, for people. */
  readonly reason?: string;
  /** Why not, for programs: a file problem, or what the simulation contradicts. */
  readonly code?: ReplayErrorCode | 'state_differs' | 'ends_early' | 'result_differs';
};

type Refusal = Required<Pick<ReplayVerification, 'code' | 'reason'>>;

const refuse = ({ code, reason }: Refusal): ReplayVerification => ({ ok: false, hash: '', reason, code });

/** What the two results disagree about, or null. */
const difference = (claimed: MatchResult, real: MatchResult): string | null => {
  for (const field of ['winner', 'endReason', 'ticks', 'decisions'] as const) {
    if (claimed[field] !== real[field]) return `${field} is ${real[field]}, the replay says ${claimed[field]}`;
  }
  for (const [agent, row] of real.agentInfo.entries()) {
    const said = claimed.agentInfo[agent] ?? {};
    if (Object.keys(said).length !== Object.keys(row).length) return `agent ${agent} has other figures`;
    for (const [name, value] of Object.entries(row)) {
      if (said[name] !== value) return `${name} of agent ${agent} is ${value}, the replay says ${said[name]}`;
    }
  }
  return null;
};

const linkMatches = (stored: Uint8Array, link: number, computed: Uint8Array): boolean => {
  for (let byte = 0; byte < storedLinkBytes; byte++) {
    if (stored[link * storedLinkBytes + byte] !== computed[byte]) return false;
  }
  return true;
};

/** Runs a decoded replay again. Never throws for what the replay holds. */
export const verifyDecoded = (replay: Replay, scenario: LoadedScenario): ReplayVerification => {
  try {
    checkFits(replay, scenario.manifest);
  } catch (error) {
    if (error instanceof ReplayError) return refuse({ code: error.code, reason: error.message });
    throw error;
  }
  const { actions, chain, result } = replay;
  const instance = ScenarioInstance.create(scenario, 1);
  startMatch(instance, 0, replay.setup);
  const links = new HashChain(replay.setup);
  const perDecision = instance.actions.length;
  let link = 0;
  for (let decision = 0; ; decision++) {
    if (hasLink(decision, result.decisions)) {
      if (!linkMatches(chain, link, links.add(decision, instance.hash(0)))) {
        const from = link === 0 ? 0 : (link - 1) * linkInterval;
        const where = decision === 0 ? 'at the start' : `between decisions ${from} and ${decision}`;
        return refuse({ code: 'state_differs', reason: `The match runs differently from the record ${where}.` });
      }
      link += 1;
    }
    if (decision === result.decisions) break;
    if (instance.terminated[0] !== 0 || instance.truncated[0] !== 0) {
      return refuse({
        code: 'ends_early',
        reason: `The match ends after ${decision} decisions; the record claims ${result.decisions}.`,
      });
    }
    instance.actions.set(actions.subarray(decision * perDecision, (decision + 1) * perDecision));
    instance.step();
  }
  const { hash } = links;
  const hasEnded = instance.terminated[0] !== 0 || instance.truncated[0] !== 0;
  if (result.forfeit !== undefined && hasEnded) {
    return {
      ok: false,
      hash,
      code: 'result_differs',
      reason: 'The record claims a forfeit in a match that had ended.',
    };
  }
  const wrong = difference(result, readResult(instance, 0, result.forfeit ?? null));
  if (wrong !== null) return { ok: false, hash, code: 'result_differs', reason: `The result differs: ${wrong}.` };
  if (hash !== replay.hash) {
    return { ok: false, hash, code: 'state_differs', reason: 'The chain ends in another hash than the header says.' };
  }
  return { ok: true, hash };
};

/** Reads a `.jxr` file and runs it again. A file that cannot be read is not ok either; it throws nothing. */
export const verifyReplay = (bytes: Uint8Array, scenario: LoadedScenario): ReplayVerification => {
  let replay: Replay;
  try {
    replay = decodeReplay(bytes);
  } catch (error) {
    if (error instanceof ReplayError) return refuse({ code: error.code, reason: error.message });
    throw error;
  }
  return verifyDecoded(replay, scenario);
};
