// Checksums on every host: CRC-32 of checkpoints (as in gzip and PNG) and CRC-32C of TensorBoard's records.

const tableOf = (polynomial: number): Uint32Array =>
  Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? polynomial ^ (value >>> 1) : value >>> 1;
    return value;
  });

const checksum = (table: Uint32Array, bytes: Uint8Array): number => {
  let crc = 0xffff_ffff;
  for (let at = 0; at < bytes.length; at++) {
    crc = (table[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  }
  return (crc ^ 0xffff_ffff) >>> 0;
};

const ieee = tableOf(0xedb88320);
const castagnoli = tableOf(0x82f63b78);

export const crc32 = (bytes: Uint8Array): number => checksum(ieee, bytes);
/** Castagnoli's polynomial. */
export const crc32c = (bytes: Uint8Array): number => checksum(castagnoli, bytes);
