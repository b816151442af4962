// What kind of agent a file holds: by its first bytes, then by its name.

export const fileKinds = ['policy', 'wasm', 'process'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Endings of files that can be submitted, as a file picker and the drop of files know them. */
export const fileEndings = ['.onnx', '.wasm', '.zip', '.tar.gz', '.tgz'] as const;

const begins = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);

/** Null where it is none that this site takes. */
export const kindOfFile = (name: string, bytes: Uint8Array): FileKind | null => {
  if (begins(bytes, 0x00, 0x61, 0x73, 0x6d)) return 'wasm';
  if (begins(bytes, 0x50, 0x4b) || begins(bytes, 0x1f, 0x8b)) return 'process';
  return /\.onnx$/i.test(name) ? 'policy' : null;
};
