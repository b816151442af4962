// Numbers of training as the page writes them.

/** 1234567 -> '1.23M' */
export const shortCount = (value: number): string => {
  const steps = [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const;
  for (const [unit, sign] of steps) {
    if (Math.abs(value) >= unit * 0.9995) return `${(value / unit).toPrecision(3)}${sign}`;
  }
  return String(Math.round(value));
};

/** Three digits that say something, whatever the size. */
export const shortReal = (value: number): string => {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1000) return shortCount(value);
  if (size < 0.001) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
};

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** With one digit behind the point, for results that are reported. */
export const exactPercent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export const megabytes = (sizeBytes: number): string => {
  const size = sizeBytes / 1e6;
  return `${size >= 10 ? Math.round(size) : size.toFixed(1)} MB`;
};
