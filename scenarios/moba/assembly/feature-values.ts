// How amounts become features: scaled, and cut to the ranges that the manifest states.

export function put(row: usize, index: i32, value: f32): void {
  store<f32>(row + ((<usize>index) << 2), value);
}

export function flag(row: usize, index: i32, value: bool): void {
  store<f32>(row + ((<usize>index) << 2), value ? 1 : 0);
}

export function clamp(value: f32, low: f32, high: f32): f32 {
  return min<f32>(max<f32>(value, low), high);
}

/** value / whole within 0..1. */
export function share(value: i32, whole: i32): f32 {
  return whole > 0 ? clamp(<f32>value / <f32>whole, 0, 1) : 0;
}

export function thousandths(value: i32): f32 {
  return clamp(<f32>value / 1000, 0, 20);
}

export function quarters(count: i32): f32 {
  return clamp(<f32>count / 4, 0, 16);
}

/** Offset of a place from another in metres / 10, turned for side 1. */
export function offsetOf(cm: i32, team: i32): f32 {
  return clamp(<f32>(team == 0 ? cm : -cm) / 1000, -16, 16);
}
