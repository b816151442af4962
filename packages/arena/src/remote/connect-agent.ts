// The agent's side of a remote match: connects to an arena, answers for an agent that runs here, and comes back after a
// lost connection. Node only.

import { WebSocket } from 'ws';
import type { MessageServer } from '../agents/message-server.ts';
import { protocolVersion } from '../agents/protocol.ts';
import { ArenaError } from '../arena-error.ts';
import { closeCodes } from './remote-session.ts';

export type ConnectOptions = {
  /** `ws://HOST:PORT` or `wss://...` */
  readonly url: string;
  readonly name: string;
  readonly token: string;
  readonly server: MessageServer;
  /** How long to go on trying where no connection can be had; default 60,000. */
  readonly retryMs?: number;
  readonly onState?: (state: 'connected' | 'lost' | 'trying' | 'forfeited', reason: string) => void;
  /** Ends it. */
  readonly signal?: AbortSignal;
};

const pauseMs = 250;
const longestPauseMs = 4000;
const silentMs = 60_000;

type State = { session: string | null; received: number; sent: number; last: string | null };
type End = { readonly code: number; readonly reason: string; readonly isOpened: boolean };

/** One connection, until it ends. */
const converse = (options: ConnectOptions, state: State): Promise<End> =>
  new Promise((resolve) => {
    const { url, name, token, server } = options;
    const socket = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: 10_000 });
    let isOpened = false;
    let problem = '';
    let work = Promise.resolve();
    // The host pings; silence means that the line is dead.
    let silence: NodeJS.Timeout | undefined;
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.terminate(), silentMs);
    };
    const stop = (): void => socket.terminate();
    options.signal?.addEventListener('abort', stop);
    const answer = async (text: string): Promise<void> => {
      const said = await server.answer(text);
      if (said === null) return;
      state.last = said;
      state.sent += 1;
      if (socket.readyState === WebSocket.OPEN) socket.send(said);
    };
    socket.on('open', () => {
      heard();
      const again = state.session === null ? {} : { session: state.session, received: state.received };
      socket.send(JSON.stringify({ type: 'connect', protocol: protocolVersion, name, token, ...again }));
    });
    socket.on('ping', heard);
    socket.on('message', (data) => {
      heard();
      const text = data.toString();
      if (!isOpened) {
        isOpened = true;
        const { session, received } = JSON.parse(text) as { session: string; received: number };
        state.session = session;
        options.onState?.('connected', url);
        // An answer that was lost on the way is given again, after what is still being thought about.
        work = work.then(() => {
          if (state.last !== null && received < state.sent) socket.send(state.last);
        });
        return;
      }
      state.received += 1;
      work = work.then(() => answer(text));
    });
    socket.on('error', (error) => {
      problem = error.message;
    });
    socket.on('close', (code, reason) => {
      clearTimeout(silence);
      options.signal?.removeEventListener('abort', stop);
      void work.then(() => resolve({ code, reason: reason.toString() || problem, isOpened }));
    });
  });

const newState = (): State => ({ session: null, received: 0, sent: 0, last: null });

const forfeited = (faults: readonly string[]): ArenaError => {
  const [last] = faults.slice(-1);
  return new ArenaError(
    'agent_fault',
    faults.length === 1
      ? `This agent forfeits: ${last}`
      : `This agent forfeited ${faults.length} matches; the last: ${last}`,
  );
};

/**
 * Plays until the arena is done with it; after a match that it forfeits it comes back for the next. Rejects with
 * ArenaError: `bad_option` where it is refused, `agent_connection` where the arena cannot be reached any more,
 * `agent_fault` where it forfeited, when all is over.
 */
export const connectAgent = async (options: ConnectOptions): Promise<void> => {
  const { url, retryMs = 60_000, onState, signal } = options;
  let state = newState();
  const faults: string[] = [];
  let lostAtMs = performance.now();
  let pause = pauseMs;
  const isStopped = (): boolean => signal?.aborted ?? false;
  while (!isStopped()) {
    const { code, reason, isOpened } = await converse(options, state);
    if (code === closeCodes.done) {
      if (faults.length > 0) throw forfeited(faults);
      return;
    }
    if (code === closeCodes.wrongToken || code === closeCodes.refused) {
      throw new ArenaError('bad_option', `${url} refuses this agent: ${reason}`);
    }
    if (isStopped()) return;
    if (code === closeCodes.fault) {
      faults.push(reason);
      onState?.('forfeited', reason);
      state = newState();
      continue;
    }
    // An arena of one match is gone when that is lost.
    if (!isOpened && state.session === null && faults.length > 0) throw forfeited(faults);
    if (isOpened) {
      lostAtMs = performance.now();
      pause = pauseMs;
      onState?.('lost', reason);
    }
    if (performance.now() - lostAtMs > retryMs) {
      throw new ArenaError('agent_connection', `${url} cannot be reached: ${reason || `closed with ${code}`}.`);
    }
    onState?.('trying', reason);
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(2 * pause, longestPauseMs);
  }
};
