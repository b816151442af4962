// Keyboard of somebody who watches; a player keeps what does not collide with playing.
import type { CameraMode } from '@jixia/viewer';
import { useEffect, useRef } from 'react';
import type { Session } from './session.ts';

const SEEK_SECONDS = 5;

export type ViewCommands = {
  readonly look: (mode: CameraMode) => void;
  readonly followSeat: (seat: number) => void;
  readonly nextSight: () => void;
  readonly nextTab: () => void;
  readonly toggleInspection: () => void;
};

/** Digit keys in the order of seats: 1 .. 9, then 0. */
const seatOfKey = (code: string): number => {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  return digit === undefined ? -1 : (Number(digit) + 9) % 10;
};

/** What a key does to the view while watching; false where it does nothing. */
const watch = (code: string, view: ViewCommands): boolean => {
  const seat = seatOfKey(code);
  if (seat >= 0) view.followSeat(seat);
  else if (code === 'KeyF') view.look({ kind: 'fit' });
  else if (code === 'KeyR') view.look({ kind: 'auto' });
  else if (code === 'KeyV') view.nextSight();
  else if (code === 'KeyI') view.toggleInspection();
  else return false;
  return true;
};

export const useTransportKeys = (session: Session, view: ViewCommands): void => {
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.ctrlKey || event.metaKey || event.altKey || target?.closest('input, select, textarea, dialog')) return;
      const state = session.getState();
      const jump = Math.round(SEEK_SECONDS * session.decisionsPerSecond);
      const isWatching = session.info.humanSeat < 0 || state.isOver;
      // A focused button keeps Space for itself.
      if (event.code === 'Space' && target?.tagName !== 'BUTTON') session.setPlaying(!state.isPlaying);
      else if (event.code === 'ArrowLeft') session.seek(state.index - jump);
      else if (event.code === 'ArrowRight') session.seek(state.index + jump);
      else if (event.code === 'Comma') session.stepBy(-1);
      else if (event.code === 'Period') session.stepBy(1);
      else if (event.code === 'Home') session.seek(0);
      else if (event.code === 'End') session.seek(state.decisions);
      else if (event.code === 'KeyT') latest.current.nextTab();
      else if (!isWatching || !watch(event.code, latest.current)) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session]);
};
