// The chain of state hashes that makes a replay a proof: every link covers the setup and all states checked before it.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { MatchSetup } from './replay.ts';

/** A link is made at decision 0, at every multiple of this, and at the last decision. */
export const linkInterval = 50;
/** Bytes of a link that a replay stores; 2^64 tries to meet one by chance. */
export const storedLinkBytes = 8;

/** What the chain starts from: the setup in one fixed spelling. */
export const setupDigest = (setup: MatchSetup): Uint8Array => {
  const names = Object.keys(setup.config).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const config = names.map((name) => [name, setup.config[name]]);
  const spelling = JSON.stringify(['jixia-replay-1', setup.scenarioId, setup.rulesHash, setup.seed.toString(), config]);
  return sha256(utf8ToBytes(spelling));
};

/** SHA-256(previous link, decision as u32, state hash as u64), little-endian. */
export class HashChain {
  #last: Uint8Array;
  readonly #stored: Uint8Array[] = [];
  readonly #tail = new DataView(new ArrayBuffer(12));

  constructor(setup: MatchSetup) {
    this.#last = setupDigest(setup);
  }

  /** Adds a link; returns its stored part. */
  add(decision: number, stateHash: bigint): Uint8Array {
    this.#tail.setUint32(0, decision, true);
    this.#tail.setBigUint64(4, stateHash, true);
    this.#last = sha256(concatBytes(this.#last, new Uint8Array(this.#tail.buffer)));
    const stored = this.#last.slice(0, storedLinkBytes);
    this.#stored.push(stored);
    return stored;
  }

  /** Stored parts of all links so far. */
  get stored(): Uint8Array {
    return concatBytes(...this.#stored);
  }

  /** The last link in full, hex. */
  get hash(): string {
    return bytesToHex(this.#last);
  }
}

/** Links of a match of that many decisions. */
export const linkCount = (decisions: number): number =>
  Math.floor(decisions / linkInterval) + 1 + (decisions % linkInterval === 0 ? 0 : 1);

/** Whether a match of `decisions` decisions has a link after decision `decision`. */
export const hasLink = (decision: number, decisions: number): boolean =>
  decision % linkInterval === 0 || decision === decisions;
