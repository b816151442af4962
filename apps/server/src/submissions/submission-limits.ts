// How much people may submit.

const mebibyte = 2 ** 20;

export const dayMs = 24 * 3600 * 1000;

export const limits = {
  /** In any 24 hours. */
  submissionsADayOfAgent: 10,
  submissionsADayOfPerson: 30,
  /** Versions of an agent that wait, are validated or accepted, and not withdrawn. */
  activeVersions: 20,
  agents: 50,
  /** Of all active versions that somebody submitted. */
  activeBytesOfPerson: 1024 * mebibyte,
  sizeBytes: { policy: 32 * mebibyte, wasm: 8 * mebibyte, process: 32 * mebibyte },
} as const;

export type UploadKind = keyof typeof limits.sizeBytes;

export const largestBytes = Math.max(...Object.values(limits.sizeBytes));
