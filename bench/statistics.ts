// Median and spread of measurements.

export const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

export const median = (values: readonly number[]): number => {
  const order = sorted(values);
  const middle = order.length >> 1;
  return order.length % 2 === 1
    ? (order[middle] as number)
    : ((order[middle - 1] as number) + (order[middle] as number)) / 2;
};

/** (largest - smallest) / median */
export const spread = (values: readonly number[]): number => {
  const order = sorted(values);
  return ((order.at(-1) as number) - (order[0] as number)) / median(values);
};
