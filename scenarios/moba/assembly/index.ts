// The rules module of the MOBA: the scenario ABI (docs/scenario-abi.md, version 1) over a batch of matches.
import { hashBlock } from '../../kernel/assembly/hash';
import { takeActions } from './actions';
import { EVENT_CAPACITY, eventBuffer, eventCount, forgetEvents, watch } from './events';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { HEADS, MASK_SIZE, writeMask } from './masks';
import { writeObservation } from './observe';
import { writeCentral } from './observe-central';
import { lookAtMatch } from './observe-team';
import { renderBuffer, renderCapacity, renderMatch } from './render';
import { RUNNING, TRUNCATED } from './result';
import { openAccounts, settle } from './rewards';
import { startMatch } from './start';
import { resolveTargets } from './targets';
import { runTick } from './tick';

/** Buffers 0..14 of the ABI: element size and elements per match; events and render have fixed lengths. */
const KINDS: i32 = 15;
const RENDER_KIND: i32 = 10;
const EVENT_KIND: i32 = 11;
const widths: usize = memory.data<u8>([4, 1, 4, 4, 4, 1, 1, 4, 4, 1, 4, 4, 4, 4, 4]);
const perMatch: usize = memory.data<i32>(
  [
    n.HEROES_TOTAL * n.OBSERVATION_SIZE,
    n.HEROES_TOTAL * MASK_SIZE,
    n.HEROES_TOTAL * HEADS,
    n.HEROES_TOTAL,
    n.HEROES_TOTAL * n.REWARD_COUNT,
    1,
    1,
    2,
    n.CONFIG_LENGTH,
    n.STATE_BYTES,
    0,
    0,
    n.MATCH_INFO,
    n.HEROES_TOTAL * n.AGENT_INFO,
    2 * n.CENTRAL_SIZE,
  ],
  16,
);
const addresses: usize = memory.data(KINDS * 4, 16);
let matchCount: i32 = 0;

function addressOf(kind: i32): usize {
  return <usize>load<u32>(addresses + ((<usize>kind) << 2));
}

function rowOf(kind: i32, match: i32): usize {
  const bytes = load<i32>(perMatch + ((<usize>kind) << 2)) * <i32>load<u8>(widths + <usize>kind);
  return addressOf(kind) + <usize>match * <usize>bytes;
}

function stateOf(match: i32): usize {
  return addressOf(9) + <usize>match * n.STATE_BYTES;
}

export function abiVersion(): i32 {
  return 1;
}

export function allocate(matches: i32): i32 {
  if (matchCount != 0) return 1;
  if (matches < 1 || matches > 65536) return 2;
  let top = (<u64>__heap_base + 63) & ~63;
  for (let kind = 0; kind < KINDS; kind++) {
    if (kind == RENDER_KIND || kind == EVENT_KIND) continue;
    store<u32>(addresses + ((<usize>kind) << 2), <u32>top);
    const bytes = <u64>load<i32>(perMatch + ((<usize>kind) << 2)) * <u64>load<u8>(widths + <usize>kind) * <u64>matches;
    top = (top + bytes + 63) & ~63;
  }
  const pages = <i64>((top + 65535) >> 16) - <i64>memory.size();
  if (top > 0xffff0000 || (pages > 0 && memory.grow(<i32>pages) < 0)) return 3;
  store<u32>(addresses + (RENDER_KIND << 2), <u32>renderBuffer());
  store<u32>(addresses + (EVENT_KIND << 2), <u32>eventBuffer());
  matchCount = matches;
  return 0;
}

export function buffer(kind: i32): i32 {
  return <u32>kind < <u32>KINDS ? <i32>addressOf(kind) : 0;
}

export function bufferLength(kind: i32): i32 {
  if (<u32>kind >= <u32>KINDS) return 0;
  if (kind == RENDER_KIND) return renderCapacity();
  if (kind == EVENT_KIND) return EVENT_CAPACITY * n.RENDER_EVENT;
  return load<i32>(perMatch + ((<usize>kind) << 2)) * matchCount;
}

function clearRewards(match: i32): void {
  memory.fill(rowOf(3, match), 0, n.HEROES_TOTAL * 4);
  memory.fill(rowOf(4, match), 0, n.HEROES_TOTAL * n.REWARD_COUNT * 4);
}

export function reset(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) {
    const m = stateOf(match);
    memory.fill(m, 0, n.STATE_BYTES);
    memory.copy(s.configAt(m), rowOf(8, match), n.CONFIG_LENGTH * 4);
    startMatch(m, load<u64>(rowOf(7, match)));
    openAccounts(m, rowOf(4, match));
    clearRewards(match);
    store<u8>(rowOf(5, match), 0);
    store<u8>(rowOf(6, match), 0);
    forgetEvents(m);
  }
}

function stepMatch(match: i32): void {
  const m = stateOf(match);
  forgetEvents(m);
  clearRewards(match);
  if (s.endReason(m) != RUNNING) return;
  takeActions(m, rowOf(2, match));
  const ticks = load<i32>(s.configAt(m) + ((<usize>n.CONFIG_DECISION_INTERVAL_TICKS) << 2));
  for (let i = 0; i < ticks && s.endReason(m) == RUNNING; i++) runTick(m);
  s.setDecision(m, s.decision(m) + 1);
  settle(m, rowOf(4, match), rowOf(3, match));
  const end = s.endReason(m);
  store<u8>(rowOf(5, match), end != RUNNING && end != TRUNCATED ? 1 : 0);
  store<u8>(rowOf(6, match), end == TRUNCATED ? 1 : 0);
}

const targets: usize = memory.data(n.TARGETS * 4, 16);

function observeMatch(match: i32): void {
  const m = stateOf(match);
  const observations = rowOf(0, match);
  const masks = rowOf(1, match);
  lookAtMatch(m);
  for (let h = 0; h < n.HEROES_TOTAL; h++) {
    resolveTargets(m, h, targets);
    writeObservation(m, h, observations + <usize>(h * n.OBSERVATION_SIZE * 4), targets);
    writeMask(m, h, masks + <usize>(h * MASK_SIZE), targets);
  }
}

/** Writes the central rows of both sides. */
export function observeCentral(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) {
    for (let team = 0; team < 2; team++) {
      writeCentral(stateOf(match), team, rowOf(14, match) + <usize>(team * n.CENTRAL_SIZE * 4));
    }
  }
}

export function step(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) stepMatch(match);
}

export function observe(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) observeMatch(match);
}

export function stepObserve(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) {
    stepMatch(match);
    observeMatch(match);
  }
}

function inspectHero(m: usize, h: i32, row: usize): void {
  store<i32>(row, s.heroId(m, h));
  store<i32>(row, s.level(m, h), 4);
  store<i32>(row, s.kills(m, h), 8);
  store<i32>(row, s.deaths(m, h), 12);
  store<i32>(row, s.assists(m, h), 16);
  store<i32>(row, s.gold(m, h), 20);
  store<i32>(row, s.totalGold(m, h), 24);
  store<i32>(row, s.experience(m, h), 28);
  store<i32>(row, s.lastHits(m, h), 32);
  store<i32>(row, s.monsterKills(m, h), 36);
  store<i32>(row, s.damageToHeroes(m, h), 40);
  store<i32>(row, s.damageToStructures(m, h), 44);
  store<i32>(row, s.damageTaken(m, h), 48);
  store<i32>(row, s.healing(m, h), 52);
  store<i32>(row, s.spent(m, h), 56);
  store<i32>(row, s.illegalActions(m, h), 60);
}

export function inspect(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) {
    const m = stateOf(match);
    const row = rowOf(12, match);
    store<i32>(row, s.winner(m));
    store<i32>(row, s.tick(m), 4);
    store<i32>(row, s.decision(m), 8);
    store<i32>(row, s.endReason(m), 12);
    store<i32>(row, s.firstBlood(m), 16);
    store<i32>(row, s.wave(m), 20);
    for (let h = 0; h < n.HEROES_TOTAL; h++) inspectHero(m, h, rowOf(13, match) + <usize>(h * n.AGENT_INFO * 4));
  }
}

export function hash(match: i32): i64 {
  return hashBlock(stateOf(match), n.STATE_BYTES);
}

export function render(match: i32): i32 {
  return renderMatch(stateOf(match));
}

export function recordEvents(match: i32): void {
  watch(match >= 0 && match < matchCount ? stateOf(match) : 0);
}

export function events(): i32 {
  return eventCount();
}
