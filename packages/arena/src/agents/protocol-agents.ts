// Agents that speak the protocol: each sits in a seat over any number of matches, and is reset between them.

import type { Manifest } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';
import type { Agent, AgentFactory, EpisodeEnd, EpisodeStart } from './agent.ts';
import type { AgentLimits } from './agent-limits.ts';
import type { AgentLink, LinkEnding } from './agent-link.ts';
import { endMessage, helloMessage, parseAction, parseHello, parseReady, resetMessage } from './protocol.ts';
import { ViewWriter } from './view-writer.ts';

/** An agent that has said hello. */
type Session = { readonly link: AgentLink; readonly writer: ViewWriter };

type Taker = { readonly resolve: (session: Session) => void; readonly reject: (cause: unknown) => void };

export type ProtocolAgentOptions = {
  readonly name: string;
  readonly manifest: Manifest;
  readonly limits: AgentLimits;
  readonly notes?: readonly string[];
  readonly isDeterministic?: boolean;
  /** Starts one. Throws or rejects where it cannot be started. */
  readonly open: () => AgentLink | Promise<AgentLink>;
  /** Called when all are closed. */
  readonly release?: () => void | Promise<void>;
};

/** What it says after a failure belongs to its error. */
const failed = async (link: AgentLink, error: unknown): Promise<never> => {
  await link.stop(error);
  if (!(error instanceof ArenaError) || error.log !== undefined) throw error;
  throw new ArenaError(error.code, error.message, { cause: error, log: link.log });
};

class ProtocolAgent implements Agent {
  readonly name: string;
  tookMs = 0;
  readonly #owner: ProtocolAgents;
  readonly #manifest: Manifest;
  readonly #limits: AgentLimits;
  #session: Session | null = null;
  #ready: Promise<void> = Promise.resolve();
  #isReady = false;
  #step = 0;
  #overtimeMs = 0;
  #seat = 0;

  constructor(owner: ProtocolAgents, { name, manifest, limits }: ProtocolAgentOptions) {
    this.name = name;
    this.#owner = owner;
    this.#manifest = manifest;
    this.#limits = limits;
  }

  reset(start: EpisodeStart): void {
    const before = this.#ready.catch(() => undefined);
    this.#isReady = false;
    this.#ready = before.then(() => this.#begin(start));
    // Its failure is told at the first decision.
    this.#ready.catch(() => undefined);
  }

  async act(observation: Float32Array, mask: Uint8Array, action: Int32Array): Promise<void> {
    let [seen, allowed] = [observation, mask];
    if (!this.#isReady) {
      // The rows are views that may be rewritten while it starts.
      [seen, allowed] = [observation.slice(), mask.slice()];
      await this.#ready;
    }
    const session = this.#session;
    if (session === null) throw new ArenaError('agent_failed', 'It was asked before a match had begun.');
    const { decisionMs, overtimeMs } = this.#limits;
    const text = session.writer.write(this.#step, seen, allowed);
    // An answer that came late on a busy host may have taken more than there was.
    const limitMs = Math.max(1, decisionMs + this.#overtimeMs);
    const late =
      `It did not decide within ${Math.round(limitMs)} ms: ${decisionMs} ms for a decision and the ` +
      `${Math.round(this.#overtimeMs)} ms left of ${overtimeMs} ms overtime for the match.`;
    const startMs = performance.now() - session.link.pausedMs;
    const line = await session.link.ask({ text, limitMs, late });
    this.tookMs = Math.max(0, performance.now() - session.link.pausedMs - startMs);
    this.#overtimeMs -= Math.max(0, this.tookMs - decisionMs);
    try {
      parseAction(line, this.#step, this.#manifest, action);
    } catch (error) {
      await failed(session.link, error);
    }
    this.#step += 1;
  }

  end(end: EpisodeEnd): void {
    if (this.#isReady) this.#session?.link.tell(endMessage(this.#manifest, this.#seat, end));
  }

  /** The process goes back to wait for its next match. */
  async close(): Promise<void> {
    await this.#ready.catch(() => undefined);
    if (this.#session !== null) this.#owner.giveBack(this.#session);
    this.#session = null;
    this.#isReady = false;
  }

  async #begin(start: EpisodeStart): Promise<void> {
    if (this.#session === null || !this.#session.link.isUsable) this.#session = await this.#owner.take();
    const { link } = this.#session;
    const { startupMs, overtimeMs } = this.#limits;
    link.beginMatch();
    const late = `It was not ready within ${startupMs} ms after "reset".`;
    const line = await link.ask({ text: resetMessage(this.#manifest, start), limitMs: startupMs, late });
    try {
      parseReady(line);
    } catch (error) {
      await failed(link, error);
    }
    this.#seat = start.agentIndex;
    this.#step = 0;
    this.#overtimeMs = overtimeMs;
    this.#isReady = true;
  }
}

/** Starts agents as matches need them and keeps them for the next match. */
export class ProtocolAgents implements AgentFactory {
  readonly name: string;
  readonly matchesAtOnce = 1;
  readonly notes: readonly string[];
  readonly isDeterministic: boolean;
  readonly limits: AgentLimits;
  readonly #options: ProtocolAgentOptions;
  readonly #links = new Set<AgentLink>();
  #idle: Session[] = [];
  /** Matches that wait for an agent, first come first served: each waits for all of its seats before the next does. */
  readonly #takers: Taker[] = [];
  #opening = 0;
  #isClosed = false;

  constructor(options: ProtocolAgentOptions) {
    this.name = options.name;
    this.notes = options.notes ?? [];
    this.isDeterministic = options.isDeterministic ?? false;
    this.limits = options.limits;
    this.#options = options;
  }

  create(): Agent {
    return new ProtocolAgent(this, this.#options);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.closeAll();
    await this.#options.release?.();
  }

  /** Ends all that run, and tells how each went. */
  async closeAll(): Promise<readonly LinkEnding[]> {
    const links = [...this.#links];
    this.#links.clear();
    this.#idle = [];
    return Promise.all(links.map((link) => link.close()));
  }

  giveBack(session: Session): void {
    if (!session.link.isUsable || !this.#links.has(session.link)) return;
    const taker = this.#takers.shift();
    if (taker === undefined) this.#idle.push(session);
    else taker.resolve(session);
  }

  /** One that waits, one that another match gives back, or a new one that has said hello: whichever is there first. */
  take(): Promise<Session> {
    for (let waiting = this.#idle.pop(); waiting !== undefined; waiting = this.#idle.pop()) {
      if (waiting.link.isUsable) return Promise.resolve(waiting);
    }
    return new Promise((resolve, reject) => {
      this.#takers.push({ resolve, reject });
      if (this.#opening < this.#takers.length) void this.#openOne();
    });
  }

  async #openOne(): Promise<void> {
    this.#opening += 1;
    try {
      const session = await this.#begin();
      this.#opening -= 1;
      this.giveBack(session);
    } catch (error) {
      this.#opening -= 1;
      // Where a match gave one back in the meantime, nobody waits for this one.
      if (this.#takers.length > this.#opening) this.#takers.shift()?.reject(error);
    }
  }

  async #begin(): Promise<Session> {
    const { manifest, limits, open } = this.#options;
    for (const link of this.#links) if (!link.isUsable) this.#links.delete(link);
    const link = await open();
    if (this.#isClosed) {
      await link.close();
      throw new ArenaError('agent_start', 'It started after the last match.');
    }
    this.#links.add(link);
    const late = `It did not answer "hello" within ${limits.startupMs} ms after its start.`;
    const line = await link.ask({ text: helloMessage(manifest, limits), limitMs: limits.startupMs, late });
    try {
      return { link, writer: new ViewWriter(manifest, parseHello(line).view) };
    } catch (error) {
      return failed(link, error);
    }
  }
}
