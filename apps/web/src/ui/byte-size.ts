// Sizes as people read them.

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Three digits at least: 1.25 MiB, 12.5 MiB, 125 MiB. */
export const byteSize = (sizeBytes: number): string => {
  const step = sizeBytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(sizeBytes) / 10));
  const value = sizeBytes / 1024 ** step;
  const digits = step === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${UNITS[step]}`;
};
