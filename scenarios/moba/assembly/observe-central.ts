// The central state of a side: everything about everyone in its own view, fog or not. For critics while training; no
// agent is ever given it.
import { FAR, packedX, packedZ } from '../../kernel/assembly/geometry';
import { clamp, flag, put, share } from './feature-values';
import * as map from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { writeSelf } from './observe-heroes';
import { siegeOf, writeSummary } from './observe-team';
import { crystalSlot, isSheltered, slotOfHero, towerSlot } from './units';

function writeHeroes(m: usize, view: i32, row: usize, tick: i32): void {
  for (let i = 0; i < n.HEROES_TOTAL; i++) {
    const h = i < n.H ? view * n.H + i : (1 - view) * n.H + i - n.H;
    writeSelf(m, h, slotOfHero(h), view, row + ((<usize>(n.C_O_ally1 + i * n.C_N_hero)) << 2), tick);
  }
}

function writeStructures(m: usize, view: i32, row: usize): void {
  let o = row + ((<usize>n.C_FIRST_structure) << 2);
  for (let i = 0; i < 2; i++) {
    const side = i == 0 ? view : 1 - view;
    for (let v = towerSlot(side); v <= crystalSlot(side); v++) {
      if (s.hp(m, v) > 0) {
        put(o, n.C_structure_hp, share(s.hp(m, v), s.maxHp(m, v)));
        flag(o, n.C_structure_open, !isSheltered(m, v));
        put(o, n.C_structure_creepsNear, siegeOf(m, v, view, true));
      }
      o += (<usize>n.C_N_structure) << 2;
    }
  }
}

function writeMonsters(m: usize, view: i32, row: usize, tick: i32): void {
  for (let i = 0; i < n.MONSTERS; i++) {
    // The own half's camp of each pair first.
    const camp = i ^ view;
    const v = n.NEUTRAL_FIRST + camp;
    const o = row + ((<usize>(n.C_O_monster1 + i * n.C_N_monster)) << 2);
    const place = s.place(m, v);
    if (s.kind(m, v) == n.KIND_NONE) {
      put(o, n.C_monster_wait, share(s.campRespawnAt(m, camp) - tick, 300 * n.TICKS_PER_SECOND));
      continue;
    }
    put(o, n.C_monster_alive, 1);
    put(o, n.C_monster_hp, share(s.hp(m, v), s.maxHp(m, v)));
    if (place == FAR) continue;
    const x = packedX(place);
    const z = packedZ(place);
    put(o, n.C_monster_x, clamp(<f32>(view == 0 ? x : map.MAP_WIDTH_CM - x) / 1000, -16, 16));
    put(o, n.C_monster_z, clamp(<f32>(view == 0 ? z : map.MAP_HEIGHT_CM - z) / 1000, -16, 16));
  }
}

/** Writes the row of side `view`. */
export function writeCentral(m: usize, view: i32, row: usize): void {
  memory.fill(row, 0, (<usize>n.CENTRAL_SIZE) << 2);
  const tick = s.tick(m);
  writeHeroes(m, view, row, tick);
  writeStructures(m, view, row);
  writeMonsters(m, view, row, tick);
  writeSummary(m, view, row + ((<usize>n.C_O_match) << 2), tick, true);
}
