// Neutral monsters: they sit in their camp, fight back, and go home.
import { FAR, squaredDistance } from '../../kernel/assembly/geometry';
import { cancelSwing, isInReach, landSwing, startSwing } from './attack';
import { campX, campZ } from './gen/map';
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

/** [MO1] A camp fills at its time and again some time after its monster has fallen. */
export function spawnMonsters(m: usize, tick: i32): void {
  for (let i = 0; i < n.MONSTERS; i++) {
    const u = n.NEUTRAL_FIRST + i;
    if (s.kind(m, u) != n.KIND_NONE || tick < s.campRespawnAt(m, i)) continue;
    const minutes = tick / (60 * n.TICKS_PER_SECOND);
    clearUnit(m, u);
    s.setKind(m, u, n.KIND_MONSTER);
    s.setMaxHp(m, u, n.MONSTER_HP + n.MONSTER_HP_PER_MINUTE * minutes);
    s.setHp(m, u, s.maxHp(m, u));
    s.setAttack(m, u, n.MONSTER_ATTACK + n.MONSTER_ATTACK_PER_MINUTE * minutes);
    s.setArmor(m, u, n.MONSTER_ARMOR);
    s.setResist(m, u, n.MONSTER_ARMOR);
    s.setRange(m, u, n.MONSTER_RANGE_CM);
    s.setAttackPeriod(m, u, n.MONSTER_PERIOD);
    s.setSpeed(m, u, ((n.MONSTER_SPEED_CM_PER_SECOND * 256) / n.TICKS_PER_SECOND / 2) * 2);
    putAt(m, u, homeX(i), homeZ(i));
    s.setPlace(m, u, FAR);
    s.setScan(m, u, FAR);
    s.setDirX(m, u, 0);
    s.setDirZ(m, u, (i & 1) == 0 ? 1024 : -1024);
  }
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
    const limit = n.MONSTER_LEASH_CM + 200;
    const canWalk = (s.gate(m, u) & ROOTED) == 0;
    if (
      gone ||
      away > <f64>(n.MONSTER_LEASH_CM * n.MONSTER_LEASH_CM) ||
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
