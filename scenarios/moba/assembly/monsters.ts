// Neutral monsters: they sit in their camp, fight back, and go home.
import { FAR, squaredDistance } from '../../kernel/assembly/geometry';
import { cancelSwing, isInReach, landSwing, startSwing } from './attack';
import * as c from './gen/content';
import { campMonster, campX, campZ } from './gen/map';
import { ROOTED, STUNNED } from './gates';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { walk, walkToUnit } from './creeps';
import { clearUnit, fineX, fineZ, putAt } from './units';

/** Camps lie in pairs: camp i belongs to side i % 2's half, seen from that side. */
function homeX(i: i32): i32 {
  return fineX(i & 1, campX(i >> 1));
}

function homeZ(i: i32): i32 {
  return fineZ(i & 1, campZ(i >> 1));
}

/** [MO6] Which monster a camp holds: a great one gives way to the next kind after its time. */
function monsterOf(i: i32, tick: i32): i32 {
  let row = campMonster(i >> 1);
  while (tick >= c.moUntil(row)) row++;
  return row;
}

/** [MO1] A camp fills at its time and again some time after its monster has fallen. */
export function spawnMonsters(m: usize, tick: i32): void {
  // [MO7] Curricula can leave the camps empty.
  if (load<i32>(s.configAt(m) + ((<usize>n.CONFIG_CAMPS) << 2)) == 0) return;
  for (let i = 0; i < n.MONSTERS; i++) {
    const u = n.NEUTRAL_FIRST + i;
    if (s.kind(m, u) != n.KIND_NONE || tick < s.campRespawnAt(m, i)) continue;
    const row = monsterOf(i, tick);
    if (tick < c.moFrom(row)) continue;
    const minutes = tick / (60 * n.TICKS_PER_SECOND);
    clearUnit(m, u);
    s.setKind(m, u, n.KIND_MONSTER);
    s.setRow(m, u, row);
    s.setMaxHp(m, u, c.moHp(row) + c.moHpUp(row) * minutes);
    s.setHp(m, u, s.maxHp(m, u));
    s.setAttack(m, u, c.moAttack(row) + c.moAttackUp(row) * minutes);
    s.setArmor(m, u, c.moArmor(row));
    s.setResist(m, u, c.moArmor(row));
    s.setRange(m, u, c.moRange(row));
    s.setAttackPeriod(m, u, c.moPeriod(row));
    s.setSpeed(m, u, c.moSpeed(row));
    putAt(m, u, homeX(i), homeZ(i));
    s.setPlace(m, u, FAR);
    s.setScan(m, u, FAR);
    s.setDirX(m, u, 0);
    s.setDirZ(m, u, (i & 1) == 0 ? 1024 : -1024);
  }
}

/** When each camp fills first. */
export function openCamps(m: usize): void {
  for (let i = 0; i < n.MONSTERS; i++) s.setCampRespawnAt(m, i, c.moFirst(campMonster(i >> 1)));
}

export function stepMonsters(m: usize, tick: i32): void {
  for (let i = 0; i < n.MONSTERS; i++) {
    const u = n.NEUTRAL_FIRST + i;
    if (s.place(m, u) == FAR) continue;
    if ((s.gate(m, u) & STUNNED) != 0) {
      cancelSwing(m, u, tick);
      continue;
    }
    landSwing(m, u, tick);
    if (s.swingAt(m, u) != 0) continue;
    const target = s.target(m, u);
    const fromHomeX = homeX(i) - s.x(m, u);
    const fromHomeZ = homeZ(i) - s.z(m, u);
    const away = (<f64>fromHomeX * <f64>fromHomeX + <f64>fromHomeZ * <f64>fromHomeZ) / 65536.0;
    // [MO2] It fights back inside its leash, else walks home and heals.
    const gone = target < 0 || s.place(m, target) == FAR;
    const limit = c.moLeash(s.row(m, u)) + 200;
    const canWalk = (s.gate(m, u) & ROOTED) == 0;
    if (
      gone ||
      away > <f64>(c.moLeash(s.row(m, u)) * c.moLeash(s.row(m, u))) ||
      squaredDistance(s.place(m, u), s.place(m, target)) > limit * limit
    ) {
      s.setTarget(m, u, -1);
      if (away > 400.0 && canWalk) walk(m, u, fromHomeX, fromHomeZ);
      if (s.hp(m, u) < s.maxHp(m, u) && tick % n.TICKS_PER_SECOND == 0) {
        s.setPendingHeal(m, u, s.pendingHeal(m, u) + s.maxHp(m, u) / 10);
      }
      continue;
    }
    if (isInReach(m, u, target)) {
      if (tick >= s.nextAttack(m, u)) startSwing(m, u, target, tick);
    } else if (canWalk) walkToUnit(m, u, target);
  }
}
