// Random numbers inside a match: splitmix64, one 64-bit word of state, so that a stream is part of the state block.

/** Finaliser of splitmix64 (Steele, Lea, Flood 2014): a bijection of 64-bit words. */
export function mix64(value: u64): u64 {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

/** Independent stream `index` of a match seed. */
export function streamSeed(seed: u64, index: u64): u64 {
  return mix64(seed + mix64(index + 0x9e3779b97f4a7c15));
}

/** Next 32 random bits of the stream whose state lies at `at`. */
export function nextBits(at: usize): u32 {
  const state = load<u64>(at) + 0x9e3779b97f4a7c15;
  store<u64>(at, state);
  return <u32>(mix64(state) >> 32);
}

/** Uniform integer in [0, bound), bound > 0. */
export function nextBelow(at: usize, bound: u32): i32 {
  return <i32>((<u64>nextBits(at) * <u64>bound) >> 32);
}
