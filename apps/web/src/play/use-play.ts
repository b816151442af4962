// Mouse and keyboard of a person who plays one side: clicks on the map and keys become orders.
import type { ScenePointer } from '@jixia/viewer';
import { useEffect, useMemo, useRef } from 'react';
import type { Session } from '../match/session.ts';
import type { HumanDecider } from './human-decider.ts';
import { type MapPoint, nearestEnemy } from './orders.ts';

/** How far "attack" looks for somebody to hit. */
const ATTACK_SEARCH_CM = 1000;

/** What every control (map, keys, buttons, stick) calls. */
export type PlayCommands = {
  readonly cast: (button: string) => void;
  readonly attackNearest: () => void;
  readonly stop: () => void;
  readonly steer: (dx: number, dz: number) => void;
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

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, select, textarea, dialog') !== null;

export const usePlay = (
  session: Session | null,
  human: HumanDecider | null,
): { readonly onPointer: (event: ScenePointer) => boolean; readonly commands: PlayCommands | null } => {
  const cursor = useRef<MapPoint & { slot: number | null }>({ xCm: 0, zCm: 0, slot: null });
  const commands = useMemo((): PlayCommands | null => {
    if (!session || !human) return null;
    const newest = () => session.simulation.snapshot(session.simulation.decisions);
    const { manifest } = session.simulation.loaded;
    return {
      cast: (button) => {
        // Without a cursor near (touch), skills go to the nearest enemy.
        const slot = cursor.current.slot ?? nearestEnemy(manifest, newest(), human.side, ATTACK_SEARCH_CM);
        const row = newest().units.find((unit) => unit['slot'] === slot);
        const hasCursor = cursor.current.xCm !== 0 || cursor.current.zCm !== 0;
        const at = hasCursor ? cursor.current : row ? { xCm: row['x'] ?? 0, zCm: row['z'] ?? 0 } : null;
        human.press({ button, at, slot });
      },
      attackNearest: () => {
        const slot = cursor.current.slot ?? nearestEnemy(manifest, newest(), human.side, ATTACK_SEARCH_CM);
        if (slot !== null) human.order({ kind: 'attack', slot });
      },
      stop: () => human.order({ kind: 'stop' }),
      steer: (dx, dz) => {
        cursor.current = { xCm: 0, zCm: 0, slot: null };
        human.order(dx === 0 && dz === 0 ? { kind: 'stop' } : { kind: 'steer', dx, dz });
      },
    };
  }, [session, human]);

  useEffect(() => {
    if (!commands) return;
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const button = KEYS[event.code];
      if (button) commands.cast(button);
      else if (event.code === 'KeyA') commands.attackNearest();
      else if (event.code === 'KeyS') commands.stop();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [commands]);

  const onPointer = (event: ScenePointer): boolean => {
    if (!human || !session || session.simulation.isOver) return false;
    if (!event.isTouch || event.phase === 'down') {
      const isEnemy = event.unit !== null && event.unit.team !== human.side;
      cursor.current = { xCm: event.xCm, zCm: event.zCm, slot: isEnemy && event.unit ? event.unit.id : null };
    }
    if (event.phase !== 'down' && event.phase !== 'move') return false;
    const isOrder = event.button === 'secondary' || event.isTouch || event.phase === 'move';
    if (cursor.current.slot !== null && event.phase === 'down')
      human.order({ kind: 'attack', slot: cursor.current.slot });
    else if (isOrder) human.order({ kind: 'moveTo', to: { xCm: event.xCm, zCm: event.zCm } });
    else return false;
    return true;
  };
  return { onPointer, commands };
};
