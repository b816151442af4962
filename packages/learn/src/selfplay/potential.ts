// Shaping by a potential: each decision earns gamma * potential after - potential before. What is best to do stays the
// same (Ng, Harada, Russell 1999); it is only found sooner, because walking the right way pays at once.

import type { Manifest } from '@jixia/env';
import { suggestion } from '@jixia/env';
import { LearnError } from '../learn-error.ts';

/** A part of the potential: weight * feature, the feature cut to min .. max. */
export type PotentialTerm = { readonly weight: number; readonly min: number; readonly max: number };
/** By name of the observation feature. */
export type PotentialSpec = Readonly<Record<string, PotentialTerm>>;

export class Potential {
  readonly #indices: Int32Array;
  readonly #terms: readonly PotentialTerm[];

  /** Throws LearnError `invalid_option` for a feature that the scenario does not have. */
  constructor(manifest: Manifest, spec: PotentialSpec) {
    const names = manifest.observation.features.map(({ name }) => name);
    this.#terms = Object.values(spec);
    this.#indices = Int32Array.from(Object.keys(spec), (name) => {
      const index = names.indexOf(name);
      if (index >= 0) return index;
      throw new LearnError(
        'invalid_option',
        `potential: ${manifest.id} has no observation feature "${name}".${suggestion(name, names)}`,
      );
    });
  }

  get isZero(): boolean {
    return this.#terms.length === 0;
  }

  /** Potential of the observation that starts at `start`. */
  at(observations: Float32Array, start: number): number {
    let total = 0;
    for (let i = 0; i < this.#terms.length; i++) {
      const { weight, min, max } = this.#terms[i] as PotentialTerm;
      const value = observations[start + (this.#indices[i] as number)] as number;
      total += weight * Math.min(max, Math.max(min, value));
    }
    return total;
  }
}
