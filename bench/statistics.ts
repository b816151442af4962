// Median and spread of measurements.

export const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

export const median = (values: readonly number[]): number => {
  const order = sorted(values);
  const middle = order.length >> 1;
  return order.length % 2 === 1
    ? (order[middle] as number)
    : ((order[middle - 1] as number) + (order[middle] as number)) / 2;
};

/** The smallest value that at least `share` of them do not exceed; NaN of none. */
export const percentile = (values: readonly number[], share: number): number =>
  values.length === 0 ? Number.NaN : (sorted(values)[Math.max(0, Math.ceil(share * values.length) - 1)] as number);

/** (largest - smallest) / median */
export const spread = (values: readonly number[]): number => {
  const order = sorted(values);
  return ((order.at(-1) as number) - (order[0] as number)) / median(values);
};
