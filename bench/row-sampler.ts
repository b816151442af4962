// Random legal actions for all rows of a batch, each row from a stream of its own.
import { actionLayout, deriveSeed, type Manifest, Random, sampleLegalAction } from '@jixia/env';

/** Draws legal actions for every row from streams of their own, so that a match acts alike in any batch. */
export class RowSampler {
  readonly #layout;
  readonly #randoms: readonly Random[];
  readonly #maskSize: number;
  readonly #heads: number;

  constructor(manifest: Manifest, seed: bigint, rows: number, firstRow = 0) {
    this.#layout = actionLayout(manifest);
    this.#maskSize = manifest.masks.size;
    this.#heads = manifest.actionHeads.length;
    this.#randoms = Array.from({ length: rows }, (_, row) => new Random(deriveSeed(seed, firstRow + row)));
  }

  draw(masks: Uint8Array, actions: Int32Array): void {
    for (let row = 0; row < this.#randoms.length; row++) {
      sampleLegalAction(
        this.#layout,
        masks,
        row * this.#maskSize,
        actions,
        row * this.#heads,
        this.#randoms[row] as Random,
      );
    }
  }
}
