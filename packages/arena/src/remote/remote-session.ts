// One remote agent over any number of connections: what each side has sent is counted, so that after a lost connection
// both go on where they were and nothing is said twice.

import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { type AgentLimits, defaultLimits } from '../agents/agent-limits.ts';
import type { AgentLink, LinkEnding, Question } from '../agents/agent-link.ts';
import { ArenaError } from '../arena-error.ts';

/** Why the host ends a connection, as its close code; 1000 = all is done. */
export const closeCodes = { done: 1000, refused: 4400, wrongToken: 4401, fault: 4402, replaced: 4409 } as const;

const closeMs = 1000;
/** A reason may have 123 bytes. */
const reasonLength = 120;

type Waiting = {
  readonly question: Question;
  readonly resolve: (line: string) => void;
  readonly reject: (error: ArenaError) => void;
};

export type SessionHandlers = {
  /** It answered. */
  readonly onHeard: (session: RemoteSession) => void;
  /** Its connection was lost; it may come back. */
  readonly onLost: (session: RemoteSession) => void;
  readonly onEnd: (session: RemoteSession) => void;
};

export class RemoteSession implements AgentLink {
  readonly id = randomBytes(16).toString('hex');
  readonly name: string;
  readonly log = '';
  readonly #graceMs: number;
  readonly #handlers: SessionHandlers;
  #socket: WebSocket | null = null;
  /** Sent since the last answer, and how many went before them. */
  #outbox: string[] = [];
  #sentBefore = 0;
  #received = 0;
  #waiting: Waiting | null = null;
  #timer: NodeJS.Timeout | undefined;
  #leftMs = 0;
  #askedAtMs = 0;
  #graceLeftMs: number;
  #awaySinceMs = 0;
  #pausedMs = 0;
  #awayTimer: NodeJS.Timeout | undefined;
  #fault: ArenaError | null = null;
  #isClosing = false;

  constructor(name: string, graceMs: number, handlers: SessionHandlers) {
    this.name = name;
    this.#graceMs = graceMs;
    this.#graceLeftMs = graceMs;
    this.#handlers = handlers;
  }

  get isUsable(): boolean {
    return this.#fault === null && !this.#isClosing;
  }

  get isConnected(): boolean {
    return this.#socket !== null;
  }

  get pausedMs(): number {
    return this.#pausedMs;
  }

  /** A connection of this agent, its first or a later one. `received`: how many messages of this session it has. */
  attach(socket: WebSocket, received: number): void {
    this.#socket?.close(closeCodes.replaced, 'There is a newer connection of this session.');
    this.#detached();
    this.#socket = socket;
    if (this.#awaySinceMs > 0) {
      const awayMs = performance.now() - this.#awaySinceMs;
      this.#graceLeftMs -= awayMs;
      if (this.#waiting !== null) this.#pausedMs += awayMs;
      this.#awaySinceMs = 0;
    }
    clearTimeout(this.#awayTimer);
    socket.on('message', (data, isBinary) => this.#onMessage(socket, data.toString(), isBinary));
    socket.on('error', (error) => this.#onSocketError(error));
    socket.on('close', () => {
      if (this.#socket === socket) this.#onLost();
    });
    socket.send(JSON.stringify({ type: 'connected', session: this.id, received: this.#received }));
    const missing = this.#outbox.slice(Math.max(0, received - this.#sentBefore));
    for (const text of missing) socket.send(text);
    if (this.#waiting !== null) this.#startTimer();
  }

  ask(question: Question): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#fault !== null) return reject(this.#fault);
      this.#waiting = { question, resolve, reject };
      this.#leftMs = question.limitMs;
      this.tell(question.text);
      if (this.#socket !== null) this.#startTimer();
      // While it is away, the grace time runs instead; what it had been away before was nobody's time.
      else if (this.#awaySinceMs > 0) this.#pausedMs -= performance.now() - this.#awaySinceMs;
    });
  }

  tell(text: string): void {
    if (!this.isUsable) return;
    this.#outbox.push(text);
    this.#socket?.send(text);
  }

  beginMatch(): void {
    if (this.#awaySinceMs === 0) this.#graceLeftMs = this.#graceMs;
  }

  async stop(reason: unknown): Promise<void> {
    this.#fail(reason instanceof ArenaError ? reason : new ArenaError('agent_failed', 'It was stopped.'));
  }

  async close(): Promise<LinkEnding> {
    if (this.#isClosing || this.#fault !== null)
      return { isClean: this.#fault === null, how: this.#fault?.message ?? '' };
    this.#isClosing = true;
    clearTimeout(this.#awayTimer);
    const socket = this.#socket;
    this.#handlers.onEnd(this);
    if (socket === null) return { isClean: false, how: 'it was away when it was to end' };
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        socket.terminate();
        resolve({ isClean: false, how: `it had not closed its connection ${closeMs} ms after it was told to` });
      }, closeMs);
      socket.once('close', () => {
        clearTimeout(late);
        resolve({ isClean: true, how: 'it closed its connection' });
      });
      socket.close(closeCodes.done, 'done');
    });
  }

  #startTimer(): void {
    const waiting = this.#waiting;
    if (waiting === null) return;
    this.#askedAtMs = performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#fail(new ArenaError('agent_timeout', waiting.question.late)),
      Math.max(1, this.#leftMs),
    );
  }

  #onMessage(socket: WebSocket, text: string, isBinary: boolean): void {
    if (this.#socket !== socket || this.#fault !== null || this.#isClosing) return;
    const waiting = this.#waiting;
    if (isBinary || waiting === null) {
      const shown = text.length > 120 ? `${text.slice(0, 117)}...` : text;
      const message = isBinary
        ? 'It sent bytes; messages are texts.'
        : `It sent a message without being asked: ${shown}`;
      this.#fail(new ArenaError('agent_message', message));
      return;
    }
    clearTimeout(this.#timer);
    this.#waiting = null;
    this.#received += 1;
    this.#sentBefore += this.#outbox.length;
    this.#outbox = [];
    this.#handlers.onHeard(this);
    waiting.resolve(text);
  }

  #onSocketError(error: Error): void {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') {
      this.#fail(new ArenaError('agent_output', 'It sent a larger message than is allowed.'));
    }
    // All else shows as a lost connection.
  }

  #detached(): void {
    clearTimeout(this.#timer);
    if (this.#socket !== null && this.#waiting !== null) this.#leftMs -= performance.now() - this.#askedAtMs;
    this.#socket = null;
  }

  #onLost(): void {
    this.#detached();
    if (!this.isUsable) return;
    this.#awaySinceMs = performance.now();
    this.#handlers.onLost(this);
    this.#awayTimer = setTimeout(
      () => {
        const message = `Its connection was lost, and it was away for longer than ${this.#graceMs} ms in this match.`;
        this.#fail(new ArenaError('agent_connection', message));
      },
      Math.max(1, this.#graceLeftMs),
    );
  }

  #fail(error: ArenaError): void {
    if (this.#fault !== null) return;
    this.#fault = error;
    clearTimeout(this.#timer);
    clearTimeout(this.#awayTimer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(
      closeCodes.fault,
      `${error.code}: ${error.message}`.slice(0, reasonLength).replace(/[^\x20-\x7e]/g, '?'),
    );
    if (socket !== null) setTimeout(() => socket.terminate(), closeMs).unref();
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#handlers.onEnd(this);
    waiting?.reject(error);
  }
}

/** Limits of agents on their own hardware, where a host sets none: the way there and back takes time too. */
export const remoteLimits: AgentLimits = {
  ...defaultLimits,
  decisionMs: 500,
  overtimeMs: 30_000,
  startupMs: 30_000,
};
