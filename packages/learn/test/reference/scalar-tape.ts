// Gradients one number at a time, in double precision: slow, and with nothing in common with the graphs it is compared to.

export class Scalar {
  readonly value: number;
  gradient = 0;
  readonly parents: readonly Scalar[];
  readonly slopes: readonly number[];

  constructor(value: number, parents: readonly Scalar[] = [], slopes: readonly number[] = []) {
    this.value = value;
    this.parents = parents;
    this.slopes = slopes;
  }
}

export const constant = (x: number): Scalar => new Scalar(x);
export const add = (...terms: readonly Scalar[]): Scalar =>
  new Scalar(
    terms.reduce((total, { value }) => total + value, 0),
    terms,
    terms.map(() => 1),
  );
export const sub = (a: Scalar, b: Scalar): Scalar => new Scalar(a.value - b.value, [a, b], [1, -1]);
export const mul = (a: Scalar, b: Scalar): Scalar => new Scalar(a.value * b.value, [a, b], [b.value, a.value]);
export const scale = (a: Scalar, factor: number): Scalar => new Scalar(a.value * factor, [a], [factor]);
export const dot = (a: readonly Scalar[], b: readonly Scalar[]): Scalar =>
  new Scalar(
    a.reduce((total, { value }, i) => total + value * (b[i] as Scalar).value, 0),
    [...a, ...b],
    [...b.map(({ value }) => value), ...a.map(({ value }) => value)],
  );

const of = (a: Scalar, value: number, slope: number): Scalar => new Scalar(value, [a], [slope]);
export const exp = (a: Scalar): Scalar => of(a, Math.exp(a.value), Math.exp(a.value));
export const tanh = (a: Scalar): Scalar => of(a, Math.tanh(a.value), 1 - Math.tanh(a.value) ** 2);
export const relu = (a: Scalar): Scalar => of(a, Math.max(0, a.value), a.value > 0 ? 1 : 0);
export const sigmoid = (a: Scalar): Scalar => {
  const y = 1 / (1 + Math.exp(-a.value));
  return of(a, y, y * (1 - y));
};
export const clip = (a: Scalar, low: number, high: number): Scalar =>
  of(a, Math.min(high, Math.max(low, a.value)), a.value >= low && a.value <= high ? 1 : 0);
export const max = (...all: readonly Scalar[]): Scalar =>
  all.reduce((best, candidate) => (candidate.value > best.value ? candidate : best));
export const min = (a: Scalar, b: Scalar): Scalar => (b.value < a.value ? b : a);

/** Logarithms of the softmax over those that are allowed; others are null. */
export const logSoftmax = (all: readonly Scalar[], isAllowed: (index: number) => boolean): (Scalar | null)[] => {
  const own = all.filter((_, index) => isAllowed(index));
  const peak = Math.max(...own.map(({ value }) => value));
  const powers = own.map(({ value }) => Math.exp(value - peak));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const shares = powers.map((power) => power / total);
  const logTotal = peak + Math.log(total);
  return all.map((one, index) => {
    if (!isAllowed(index)) return null;
    const slopes = own.map((other, at) => (other === one ? 1 : 0) - (shares[at] as number));
    return new Scalar(one.value - logTotal, own, slopes);
  });
};

/** Adds to `gradient` of everything that `loss` came from. */
export const backward = (loss: Scalar): void => {
  const order: Scalar[] = [];
  const seen = new Set<Scalar>();
  const stack: [Scalar, number][] = [[loss, 0]];
  // Depth first without recursion: chains here are longer than the stack.
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as [Scalar, number];
    const [node, next] = top;
    if (next === 0 && seen.has(node)) {
      stack.pop();
      continue;
    }
    seen.add(node);
    const parent = node.parents[next];
    if (parent === undefined) {
      order.push(node);
      stack.pop();
      continue;
    }
    top[1] = next + 1;
    if (!seen.has(parent)) stack.push([parent, 0]);
  }
  loss.gradient = 1;
  for (const node of order.reverse()) {
    for (const [index, parent] of node.parents.entries()) {
      parent.gradient += node.gradient * (node.slopes[index] as number);
    }
  }
};
