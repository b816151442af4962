// 64-bit hash of a state block: two multiply-xor lanes over 8-byte words, finalised by splitmix64's mixer.
import { mix64 } from './prng';

/** `sizeBytes` is a multiple of 16. */
export function hashBlock(at: usize, sizeBytes: usize): u64 {
  let a: u64 = 0x2545f4914f6cdd1d;
  let b: u64 = 0x9e3779b97f4a7c15 ^ <u64>sizeBytes;
  for (const end = at + sizeBytes; at < end; at += 16) {
    a = rotl<u64>(a ^ load<u64>(at), 23) * 0x9fb21c651e98df25;
    b = rotl<u64>(b ^ load<u64>(at, 8), 29) * 0xd6e8feb86659fd93;
  }
  return mix64(a ^ mix64(b));
}
