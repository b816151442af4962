// Where remote agents connect: a WebSocket server that knows them by name and token and hands them to matches. The
// messages are those of docs/agent-protocol.md. Node only.

import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoadedScenario } from '@jixia/env';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AgentFactory } from '../agents/agent.ts';
import { type AgentLimits, defaultLimits } from '../agents/agent-limits.ts';
import { remoteNamePattern } from '../agents/agent-spec.ts';
import { protocolVersion } from '../agents/protocol.ts';
import { ProtocolAgents } from '../agents/protocol-agents.ts';
import { ArenaError } from '../arena-error.ts';
import { closeCodes, RemoteSession, remoteLimits } from './remote-session.ts';

export type RemoteHostOptions = {
  /** Default 127.0.0.1: this machine only. */
  readonly hostName?: string;
  /** 0 = any that is free. */
  readonly port: number;
  /** The secret of an agent by its name; undefined = nobody of that name may come. */
  readonly tokenOf: (name: string) => string | undefined;
  /** How long a match waits for an agent to connect; default 60,000. */
  readonly connectMs?: number;
  /** How long an agent may be away in one match; default 30,000. */
  readonly graceMs?: number;
  /** Longest message of an agent; default 64. */
  readonly messageKiB?: number;
  /** A connection that is silent for twice as long counts as lost; default 10,000. */
  readonly heartbeatMs?: number;
  readonly limits?: Partial<AgentLimits>;
  /**
   * What becomes of a match whose agent does not connect in time: it forfeits (default), or the match fails with
   * `agent_absent`, so that a run can stop there and be taken up again.
   */
  readonly absence?: 'forfeit' | 'stop';
  /** Tells of connections as they come and go; `connections`: how many of that name there are now. */
  readonly onEvent?: (event: RemoteEvent) => void;
};

export type RemoteEvent = {
  readonly name: string;
  readonly kind: 'connected' | 'lost' | 'back' | 'ended';
  readonly connections: number;
};

const greetingMs = 10_000;
const maxConnections = 256;
const maxWaiting = 64;

type Greeting = { readonly name: string; readonly token: string; readonly session?: string; readonly received: number };

const readGreeting = (text: string): Greeting | string => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'The first message is not JSON.';
  }
  if (typeof value !== 'object' || value === null) return 'The first message is no object.';
  const { type, protocol, name, token, session, received = 0 } = value as Readonly<Record<string, unknown>>;
  if (type !== 'connect') return 'The first message is { "type": "connect", ... }.';
  if (protocol !== protocolVersion) return `"protocol" is ${protocolVersion}.`;
  if (typeof name !== 'string' || !remoteNamePattern.test(name)) return '"name" is 1 to 64 letters, digits or ._-';
  if (typeof token !== 'string') return '"token" is a text.';
  if (typeof received !== 'number' || !Number.isInteger(received) || received < 0) return '"received" is a count.';
  if (session === undefined) return { name, token, received: 0 };
  return typeof session === 'string' ? { name, token, session, received } : '"session" is a text.';
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

type Opener = { readonly resolve: (session: RemoteSession) => void; readonly giveUp: (reason: string) => void };

export class RemoteHost {
  readonly #options: RemoteHostOptions;
  readonly #sessions = new Map<string, RemoteSession>();
  /** Connected and in no match, by name. */
  readonly #waiting = new Map<string, RemoteSession[]>();
  readonly #openers = new Map<string, Opener[]>();
  /** When an agent of a name was last heard of. */
  readonly #heardMs = new Map<string, number>();
  readonly #alive = new Set<WebSocket>();
  readonly #server = createServer((_, response) => response.writeHead(426).end('Agents connect by WebSocket.\n'));
  readonly #sockets: WebSocketServer;
  readonly #heartbeat: NodeJS.Timeout;

  private constructor(options: RemoteHostOptions) {
    this.#options = options;
    const maxPayload = (options.messageKiB ?? defaultLimits.answerKiB) * 1024;
    this.#sockets = new WebSocketServer({ server: this.#server, maxPayload, perMessageDeflate: false });
    this.#sockets.on('connection', (socket) => this.#greet(socket));
    // It hears of the server's errors too; whoever listens is told.
    this.#sockets.on('error', () => undefined);
    this.#heartbeat = setInterval(() => this.#beat(), options.heartbeatMs ?? 10_000);
    this.#heartbeat.unref();
  }

  /** Throws ArenaError `bad_option` where the port cannot be had. */
  static async listen(options: RemoteHostOptions): Promise<RemoteHost> {
    const host = new RemoteHost(options);
    const { port, hostName = '127.0.0.1' } = options;
    await new Promise<void>((resolve, reject) => {
      host.#server.once('error', (cause) => {
        clearInterval(host.#heartbeat);
        reject(
          new ArenaError('bad_option', `Cannot listen on ${hostName}:${port}: ${cause.message}. Give another port.`),
        );
      });
      host.#server.listen(port, hostName, resolve);
    });
    return host;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Agents that connect as `name`; each match takes as many connections as it has seats for them. */
  async open(name: string, { manifest }: LoadedScenario): Promise<AgentFactory> {
    return new ProtocolAgents({
      name: `remote:${name}`,
      manifest,
      limits: { ...remoteLimits, ...this.#options.limits },
      open: () => this.#take(name),
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    for (const opener of [...this.#openers.values()].flat()) opener.giveUp('The host takes no more connections.');
    await Promise.all([...this.#sessions.values()].map((session) => session.close()));
    for (const socket of this.#sockets.clients) socket.terminate();
    await new Promise<void>((resolve) => this.#sockets.close(() => resolve()));
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #take(name: string): Promise<RemoteSession> {
    const ready = this.#waiting.get(name)?.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    const { connectMs = 60_000, absence = 'forfeit' } = this.#options;
    const askedMs = performance.now();
    return new Promise((resolve, reject) => {
      const openers = this.#openers.get(name) ?? [];
      this.#openers.set(name, openers);
      const opener: Opener = {
        resolve: (session) => {
          clearTimeout(late);
          resolve(session);
        },
        giveUp: (reason) => {
          clearTimeout(late);
          openers.splice(openers.indexOf(opener), 1);
          reject(new ArenaError(absence === 'stop' ? 'agent_absent' : 'agent_start', reason));
        },
      };
      // While others of that name play, one of them will be free: only silence counts.
      const check = (): void => {
        const sinceMs = Math.max(askedMs, this.#heardMs.get(name) ?? 0);
        const leftMs = sinceMs + connectMs - performance.now();
        if (leftMs > 0) late = setTimeout(check, leftMs);
        else opener.giveUp(this.#absent(name, connectMs));
      };
      let late = setTimeout(check, connectMs);
      openers.push(opener);
    });
  }

  #absent(name: string, connectMs: number): string {
    const connections = this.#connections(name);
    if (connections === 0) return `No agent called "${name}" connected within ${connectMs} ms.`;
    return (
      `"${name}" has to sit in more seats than it has connections: all ${connections} are taken, and no other came within ` +
      `${connectMs} ms. Connect it with --connections ${connections + 1} or more.`
    );
  }

  #connections(name: string): number {
    return [...this.#sessions.values()].filter((session) => session.name === name).length;
  }

  #tell(name: string, kind: RemoteEvent['kind']): void {
    this.#options.onEvent?.({ name, kind, connections: this.#connections(name) });
  }

  #greet(socket: WebSocket): void {
    this.#alive.add(socket);
    socket.on('pong', () => this.#alive.add(socket));
    socket.on('error', () => undefined);
    if (this.#sockets.clients.size > maxConnections) return void socket.close(1013, 'Too many connections.');
    const late = setTimeout(() => socket.close(closeCodes.refused, 'No "connect" came.'), greetingMs);
    socket.once('close', () => clearTimeout(late));
    socket.once('message', (data, isBinary) => {
      clearTimeout(late);
      const greeting = isBinary ? 'The first message is a text.' : readGreeting(data.toString());
      if (typeof greeting === 'string') return socket.close(closeCodes.refused, greeting);
      this.#welcome(socket, greeting);
    });
  }

  #welcome(socket: WebSocket, { name, token, session: id, received }: Greeting): void {
    const wanted = this.#options.tokenOf(name);
    if (wanted === undefined || !timingSafeEqual(digest(wanted), digest(token))) {
      socket.close(closeCodes.wrongToken, 'This name is not expected, or its token is another one.');
    } else if (id === undefined) this.#begin(socket, name);
    else {
      const known = this.#sessions.get(id);
      if (known?.name === name) {
        known.attach(socket, received);
        this.#heard(name);
        this.#tell(name, 'back');
      } else socket.close(closeCodes.refused, 'There is no such session any more.');
    }
  }

  #begin(socket: WebSocket, name: string): void {
    const waiting = this.#waiting.get(name) ?? [];
    this.#waiting.set(name, waiting);
    if (waiting.length >= maxWaiting) {
      socket.close(closeCodes.refused, 'Enough of this name are waiting.');
      return;
    }
    const session = new RemoteSession(name, this.#options.graceMs ?? 30_000, {
      onHeard: () => this.#heard(name),
      onLost: () => this.#tell(name, 'lost'),
      onEnd: (ended) => this.#forget(ended),
    });
    this.#sessions.set(session.id, session);
    session.attach(socket, 0);
    this.#heard(name);
    this.#tell(name, 'connected');
    const opener = this.#openers.get(name)?.shift();
    if (opener === undefined) waiting.push(session);
    else opener.resolve(session);
  }

  #heard(name: string): void {
    this.#heardMs.set(name, performance.now());
  }

  #forget(session: RemoteSession): void {
    if (this.#sessions.delete(session.id)) this.#tell(session.name, 'ended');
    const waiting = this.#waiting.get(session.name);
    const at = waiting?.indexOf(session) ?? -1;
    if (at >= 0) waiting?.splice(at, 1);
  }

  #beat(): void {
    for (const socket of this.#sockets.clients) {
      if (!this.#alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }
}
