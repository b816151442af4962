// Fixed-point plane geometry and SIMD range scans.
// A fine coordinate is 1/256 cm; a packed position is two i16 centimetres, x low, z high, so that one
// i32x4.dot_i16x8_s gives four squared distances.

/** Where absent units are parked: out of reach of every scan, and differences still fit 16 bits. */
export const FAR_CM: i32 = -12000;
export const FAR: i32 = (FAR_CM << 16) | (FAR_CM & 0xffff);

/** Fine coordinate to centimetre, nearest. Fine coordinates are odd, so mirrored points round to mirrored centimetres. */
export function toCm(fine: i32): i32 {
  return (fine + 128) >> 8;
}

export function pack(xCm: i32, zCm: i32): i32 {
  return (zCm << 16) | (xCm & 0xffff);
}

export function packedX(packed: i32): i32 {
  return (packed << 16) >> 16;
}

export function packedZ(packed: i32): i32 {
  return packed >> 16;
}

export function squaredDistance(a: i32, b: i32): i32 {
  const dx = packedX(a) - packedX(b);
  const dz = packedZ(a) - packedZ(b);
  return dx * dx + dz * dz;
}

/** floor(sqrt(value)) for 0 <= value < 2^31: f64 square roots are exact enough and the same on every host. */
export function squareRoot(value: i32): i32 {
  return <i32>Math.sqrt(<f64>value);
}

/** `component * length / norm`, rounded towards zero and even, so that displacements keep fine coordinates odd. */
export function scaledStep(component: i32, lengthFine: i32, norm: f64): i32 {
  return <i32>((<f64>component * <f64>lengthFine) / norm / 2.0) * 2;
}

export function norm(x: i32, z: i32): f64 {
  return Math.sqrt(<f64>x * <f64>x + <f64>z * <f64>z);
}

/** Result of `nearest`: squared distance in the high word, index in the low word; -1 where nothing is in range. */
export function nearest(positions: usize, count: i32, from: i32, limitSquared: i32): i64 {
  const origin = i32x4.splat(from);
  let best = i32x4.splat(i32.MAX_VALUE);
  let bestIndex = i32x4.splat(0);
  let index = i32x4(0, 1, 2, 3);
  const four = i32x4.splat(4);
  const end = positions + ((<usize>count) << 2);
  for (let at = positions; at < end; at += 16) {
    const difference = i16x8.sub(v128.load(at), origin);
    const distance = i32x4.dot_i16x8_s(difference, difference);
    const closer = i32x4.lt_s(distance, best);
    best = v128.bitselect(distance, best, closer);
    bestIndex = v128.bitselect(index, bestIndex, closer);
    index = i32x4.add(index, four);
  }
  let distance = i32x4.extract_lane(best, 0);
  let found = i32x4.extract_lane(bestIndex, 0);
  for (let lane = 1; lane < 4; lane++) {
    const other =
      lane == 1 ? i32x4.extract_lane(best, 1) : lane == 2 ? i32x4.extract_lane(best, 2) : i32x4.extract_lane(best, 3);
    const otherIndex =
      lane == 1
        ? i32x4.extract_lane(bestIndex, 1)
        : lane == 2
          ? i32x4.extract_lane(bestIndex, 2)
          : i32x4.extract_lane(bestIndex, 3);
    // Equal distances go to the lower slot, whatever lane it sat in.
    if (other < distance || (other == distance && otherIndex < found)) {
      distance = other;
      found = otherIndex;
    }
  }
  if (distance > limitSquared) return -1;
  return ((<i64>distance) << 32) | <i64>found;
}

/** Is any of `count` positions within its own reach (squared, beside it) of `from`? */
export function anyWithinReach(positions: usize, reachesSquared: usize, count: i32, from: i32): bool {
  const origin = i32x4.splat(from);
  const size = (<usize>count) << 2;
  for (let at: usize = 0; at < size; at += 16) {
    const difference = i16x8.sub(v128.load(positions + at), origin);
    const distance = i32x4.dot_i16x8_s(difference, difference);
    if (v128.any_true(i32x4.le_s(distance, v128.load(reachesSquared + at)))) return true;
  }
  return false;
}

/** How many of `count` positions lie within the limit. */
export function countWithin(positions: usize, count: i32, from: i32, limitSquared: i32): i32 {
  const origin = i32x4.splat(from);
  const limit = i32x4.splat(limitSquared);
  let total = i32x4.splat(0);
  const end = positions + ((<usize>count) << 2);
  for (let at = positions; at < end; at += 16) {
    const difference = i16x8.sub(v128.load(at), origin);
    total = i32x4.sub(total, i32x4.le_s(i32x4.dot_i16x8_s(difference, difference), limit));
  }
  return (
    i32x4.extract_lane(total, 0) +
    i32x4.extract_lane(total, 1) +
    i32x4.extract_lane(total, 2) +
    i32x4.extract_lane(total, 3)
  );
}
