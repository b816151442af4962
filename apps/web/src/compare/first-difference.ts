// Where two replays begin to differ in what their agents do.
import type { Session } from '../match/session.ts';

/** Decision from 0; null = they are the same; `unlike` = they are of different scenarios or rules. */
export const firstDifference = (left: Session | null, right: Session | null): number | 'unlike' | null => {
  if (left === null || right === null) return null;
  const [one, other] = [left.simulation, right.simulation];
  if (one.loaded.manifest.rulesHash !== other.loaded.manifest.rulesHash) return 'unlike';
  if (one.source.kind !== 'record' || other.source.kind !== 'record') return 'unlike';
  const { manifest } = one.loaded;
  const stride = manifest.agents.length * manifest.actionHeads.length;
  const decisions = Math.min(one.source.decisions, other.source.decisions);
  const [mine, theirs] = [one.source.actions, other.source.actions];
  for (let at = 0; at < decisions * stride; at++) {
    if (mine[at] !== theirs[at]) return Math.floor(at / stride);
  }
  return one.source.decisions === other.source.decisions ? null : decisions;
};
