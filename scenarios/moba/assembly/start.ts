// The first state of a match, from its seed and configuration.
import { toCm } from '../../kernel/assembly/geometry';
import { streamSeed } from '../../kernel/assembly/prng';
import * as c from './gen/content';
import * as map from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { reachLevel, recompute } from './growth';
import { openCamps, spawnMonsters } from './monsters';
import { openTick } from './tick';
import { clearUnit, crystalSlot, fineX, fineZ, putAt, slotOfHero, teamOf, towerSlot } from './units';
import { computeVision } from './vision';

function configValue(m: usize, index: i32): i32 {
  return load<i32>(s.configAt(m) + ((<usize>index) << 2));
}

function startHero(m: usize, h: i32): void {
  const u = slotOfHero(h);
  const team = teamOf(u);
  s.setKind(m, u, n.KIND_HERO);
  s.setHeroId(m, h, configValue(m, n.CONFIG_HERO0 + h));
  s.setSummoner(m, h, configValue(m, n.CONFIG_SUMMONER0 + h));
  // [HR12] Tempered by the mode, and by what the configuration gives the side.
  const row = s.heroId(m, h);
  s.setDealtPct(m, h, (c.heDealtPct(row) * configValue(m, n.CONFIG_DAMAGE_PCT0 + team)) / 100);
  s.setTakenPct(m, h, c.heTakenPct(row));
  for (let i = 0; i < 6; i++) s.setItems(m, h * 6 + i, -1);
  s.setAbilityLevel(m, h * 6 + 3, 1);
  s.setAbilityLevel(m, h * 6 + 4, 1);
  const level = configValue(m, n.CONFIG_START_LEVEL);
  for (let l = 1; l <= level; l++) reachLevel(m, h, l);
  s.setGold(m, h, configValue(m, n.CONFIG_START_GOLD));
  s.setTotalGold(m, h, s.gold(m, h));
  recompute(m, h);
  s.setHp(m, u, s.maxHp(m, u));
  s.setMana(m, h, s.maxMana(m, h));
  putAt(m, u, fineX(team, map.HERO_SPAWN_X), fineZ(team, map.HERO_SPAWN_Z));
  s.setDirX(m, u, team == 0 ? 1024 : -1024);
  s.setOrderTarget(m, h, -1);
  s.setCastTarget(m, h, -1);
  s.setCastAbility(m, h, -1);
  // [OB5] Before an enemy hero is first seen, it is where heroes start, at its starting level.
  s.setLastSeenX(m, h, toCm(s.x(m, u)));
  s.setLastSeenZ(m, h, toCm(s.z(m, u)));
  s.setLastSeenTick(m, h, s.tick(m));
  s.setLastSeenLevel(m, h, level);
}

function startStructure(m: usize, u: i32, kind: i32, xCm: i32, zCm: i32): void {
  const isTower = kind == n.KIND_TOWER;
  s.setKind(m, u, kind);
  s.setMaxHp(m, u, isTower ? n.TOWER_HP : n.CRYSTAL_HP);
  s.setHp(m, u, s.maxHp(m, u));
  s.setAttack(m, u, isTower ? n.TOWER_ATTACK : n.CRYSTAL_ATTACK);
  s.setArmor(m, u, isTower ? n.TOWER_ARMOR : n.CRYSTAL_ARMOR);
  s.setResist(m, u, isTower ? n.TOWER_ARMOR : n.CRYSTAL_ARMOR);
  s.setRange(m, u, isTower ? n.TOWER_RANGE_CM : n.CRYSTAL_RANGE_CM);
  s.setAttackPeriod(m, u, isTower ? n.TOWER_PERIOD : n.CRYSTAL_PERIOD);
  putAt(m, u, fineX(teamOf(u), xCm), fineZ(teamOf(u), zCm));
  s.setDirX(m, u, teamOf(u) == 0 ? 1024 : -1024);
}

/** Fills a zeroed state block; the configuration lies in it already. */
export function startMatch(m: usize, seed: u64): void {
  const swap = configValue(m, n.CONFIG_MIRROR_STREAMS);
  s.setStreamWaves(m, streamSeed(seed, 0));
  s.setStreamTeam0(m, streamSeed(seed, 1 + swap));
  s.setStreamTeam1(m, streamSeed(seed, 2 - swap));
  s.setWinner(m, -1);
  s.setFirstBlood(m, -1);
  // [MT6] The match begins as of `startTick`: waves whose time has come are past, camps are full.
  const tick = configValue(m, n.CONFIG_START_TICK);
  s.setTick(m, tick);
  if (tick >= n.FIRST_WAVE) s.setWave(m, 1 + (tick - n.FIRST_WAVE) / n.WAVE_PERIOD);
  s.setNextWave(m, n.FIRST_WAVE + s.wave(m) * n.WAVE_PERIOD);
  for (let u = 0; u < n.UNITS; u++) {
    clearUnit(m, u);
    s.setBurnSource(m, u, -1);
  }
  for (let h = 0; h < n.HEROES_TOTAL; h++) startHero(m, h);
  for (let team = 0; team < 2; team++) {
    for (let i = 0; i < n.STRUCTURES - 1; i++) {
      startStructure(m, towerSlot(team) + i, n.KIND_TOWER, map.towerX(i), map.towerZ(i));
    }
    startStructure(m, crystalSlot(team), n.KIND_CRYSTAL, map.CRYSTAL_X, map.CRYSTAL_Z);
  }
  openCamps(m);
  spawnMonsters(m, tick);
  openTick(m, tick);
  computeVision(m, tick);
}
