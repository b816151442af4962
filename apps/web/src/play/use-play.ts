// Mouse, keyboard and touch of a person who plays one seat: clicks on the map and keys become orders.
import type { CameraMode, Point, ScenePointer } from '@jixia/viewer';
import { useEffect, useMemo, useRef } from 'react';
import type { Session } from '../match/session.ts';
import type { HumanDecider } from './human-decider.ts';
import { heroOfSeat, impliedTarget, isForAllies, type MapPoint, nearestEnemy, ownUnit } from './targets.ts';

/** How far "attack" looks for somebody to hit. */
const ATTACK_SEARCH_CM = 1000;
/** How far a stick's direction reaches when a skill follows it. */
const STICK_REACH_CM = 600;

/** What every control (map, keys, buttons, stick) calls. */
export type PlayCommands = {
  readonly cast: (button: string, isForSelf?: boolean) => void;
  readonly attackNearest: () => void;
  readonly stop: () => void;
  readonly steer: (dx: number, dz: number) => void;
  readonly lookAtOwn: () => void;
};

const KEYS: Readonly<Record<string, string>> = {
  KeyQ: 'skill1',
  KeyW: 'skill2',
  KeyE: 'skill3',
  Digit1: 'skill1',
  Digit2: 'skill2',
  Digit3: 'skill3',
  KeyD: 'heal',
  KeyF: 'summoner',
  KeyG: 'item',
  KeyB: 'recall',
};

/** What the pointer was last at; a stick forgets it. */
type Cursor = { readonly at: MapPoint; readonly slot: number | null; readonly team: number; readonly kind: string };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, select, textarea, dialog') !== null;

export const usePlay = (
  session: Session,
  human: HumanDecider | null,
  look: (mode: CameraMode) => void,
): {
  readonly onPointer: (event: ScenePointer) => boolean;
  readonly onMinimapOrder: (point: Point) => void;
  readonly commands: PlayCommands | null;
} => {
  const cursor = useRef<Cursor | null>(null);
  const stick = useRef<MapPoint | null>(null);
  const commands = useMemo((): PlayCommands | null => {
    if (!human) return null;
    const newest = () => session.simulation.snapshot(session.simulation.decisions);
    const { manifest } = session.simulation.loaded;
    const ownSlot = (): number => heroOfSeat(newest(), human.seat)?.['slot'] ?? -1;

    /** Whom a press means: who is pointed at where that fits the ability, else who is likely meant. */
    const slotFor = (button: string, isForSelf: boolean): number | null => {
      const ability = human.abilityOf(button);
      const { slot = null, team = 2, kind = '' } = cursor.current ?? {};
      if (isForAllies(ability)) {
        if (isForSelf) return ownSlot();
        if (slot !== null && team === human.side && kind === 'hero') return slot;
      } else if (slot !== null && team !== human.side) return slot;
      return impliedTarget(manifest, newest(), human.seat, ability, ATTACK_SEARCH_CM);
    };

    /** Where a press points: the cursor, else where the stick leads, else whom it means. */
    const placeFor = (button: string, slot: number | null): MapPoint | null => {
      if (cursor.current) return cursor.current.at;
      const me = ownUnit(newest(), human.seat);
      const how = human.abilityOf(button)?.how ?? '';
      if (me && stick.current && (how === 'dash' || how === 'blink')) {
        return {
          xCm: me.xCm + stick.current.xCm * STICK_REACH_CM,
          zCm: me.zCm + stick.current.zCm * STICK_REACH_CM,
        };
      }
      const row = newest().units.find((unit) => unit['slot'] === slot);
      return row ? { xCm: row['x'] ?? 0, zCm: row['z'] ?? 0 } : null;
    };

    return {
      cast: (button, isForSelf = false) => {
        const slot = slotFor(button, isForSelf);
        human.press({ button, at: placeFor(button, slot), slot });
      },
      attackNearest: () => {
        const pointed = cursor.current && cursor.current.team !== human.side ? cursor.current.slot : null;
        const slot = pointed ?? nearestEnemy(manifest, newest(), human.seat, ATTACK_SEARCH_CM);
        if (slot !== null) human.order({ kind: 'attack', slot });
      },
      stop: () => human.order({ kind: 'stop' }),
      steer: (dx, dz) => {
        cursor.current = null;
        const isLetGo = dx === 0 && dz === 0;
        stick.current = isLetGo ? null : { xCm: dx, zCm: dz };
        human.order(isLetGo ? { kind: 'stop' } : { kind: 'steer', dx, dz });
      },
      lookAtOwn: () => look({ kind: 'follow', unitId: ownSlot() }),
    };
  }, [session, human, look]);

  useEffect(() => {
    if (!commands) return;
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || session.simulation.isOver) return;
      const button = KEYS[event.code];
      if (button) commands.cast(button, event.shiftKey);
      else if (event.code === 'KeyA') commands.attackNearest();
      else if (event.code === 'KeyS') commands.stop();
      else if (event.code === 'KeyC') commands.lookAtOwn();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [commands, session]);

  const onPointer = (event: ScenePointer): boolean => {
    if (!human || session.simulation.isOver) return false;
    const { unit } = event;
    if (!event.isTouch || event.phase === 'down') {
      cursor.current = {
        at: { xCm: event.xCm, zCm: event.zCm },
        slot: unit?.id ?? null,
        team: unit?.team ?? 2,
        kind: unit?.kind ?? '',
      };
    }
    if (event.phase !== 'down' && event.phase !== 'move') return false;
    const isOrder = event.button === 'secondary' || event.isTouch || event.phase === 'move';
    if (unit && unit.team !== human.side && event.phase === 'down') human.order({ kind: 'attack', slot: unit.id });
    else if (isOrder) human.order({ kind: 'moveTo', to: { xCm: event.xCm, zCm: event.zCm } });
    else return false;
    return true;
  };

  const onMinimapOrder = (point: Point): void => {
    if (human && !session.simulation.isOver) human.order({ kind: 'moveTo', to: point });
  };
  return { onPointer, onMinimapOrder, commands };
};
