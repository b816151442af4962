// What the module exports: docs/agent-protocol.md, WebAssembly. Nothing here needs to change.
import { begin, decide } from './agent';
import { reserve } from './jixia';

export function abi_version(): i32 {
  return 1;
}

export function open(observationSize: i32, maskSize: i32, heads: i32): usize {
  return reserve(observationSize, maskSize, heads);
}

export function reset(_seed: u64, seat: i32, _team: i32): void {
  begin(seat);
}

export function act(step: i32): void {
  decide(step);
}
