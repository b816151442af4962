// Keyboard of somebody who watches.
import type { Viewer } from '@jixia/viewer';
import { useEffect } from 'react';
import type { Session } from './session.ts';

const SEEK_SECONDS = 5;

export const useTransportKeys = (session: Session | null, viewer: () => Viewer | null): void => {
  useEffect(() => {
    if (!session) return;
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.ctrlKey || event.metaKey || event.altKey || target?.closest('input, select, textarea, dialog')) return;
      const state = session.getState();
      const jump = Math.round(SEEK_SECONDS * session.decisionsPerSecond);
      const isWatching = session.info.humanSide < 0 || state.isOver;
      // A focused button keeps Space for itself.
      if (event.code === 'Space' && target?.tagName !== 'BUTTON') session.setPlaying(!state.isPlaying);
      else if (event.code === 'ArrowLeft') session.seek(state.index - jump);
      else if (event.code === 'ArrowRight') session.seek(state.index + jump);
      else if (event.code === 'Comma') session.stepBy(-1);
      else if (event.code === 'Period') session.stepBy(1);
      else if (event.code === 'Home') session.seek(0);
      else if (event.code === 'End') session.seek(state.decisions);
      else if (event.code === 'KeyF' && isWatching) viewer()?.setCamera({ kind: 'fit' });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session, viewer]);
};
