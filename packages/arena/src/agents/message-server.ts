// The agent's side of the protocol around agents that speak none: scripted ones, policies, WebAssembly. What runs in a
// sandbox or on somebody's own hardware answers through it.

import type { Manifest } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';
import type { Agent } from './agent.ts';
import type { AgentLimits } from './agent-limits.ts';

/** Makes the agent when the host has said for what. */
export type OpenAgent = (manifest: Manifest, limits: AgentLimits) => Promise<Agent>;

type Message = {
  readonly type: string;
  readonly scenario: Manifest;
  readonly limits: AgentLimits;
  readonly seed: number;
  readonly seat: number;
  readonly config: Readonly<Record<string, number>>;
  readonly step: number;
  readonly vectorBase64: string;
  readonly maskBase64: string;
};

const faultOf = (error: unknown): object => {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof ArenaError ? error.code.replace(/^agent_/, '') : 'fault';
  return { type: 'fault', code, message };
};

export class MessageServer {
  readonly #open: OpenAgent;
  #manifest: Manifest | null = null;
  #agent: Agent | null = null;

  constructor(open: OpenAgent) {
    this.#open = open;
  }

  /** The answer to one line of the host, or null where it takes none. */
  async answer(line: string): Promise<string | null> {
    try {
      const answer = await this.#answer(JSON.parse(line) as Message);
      return answer === null ? null : JSON.stringify(answer);
    } catch (error) {
      return JSON.stringify(faultOf(error));
    }
  }

  async close(): Promise<void> {
    await this.#agent?.close();
    this.#agent = null;
  }

  async #answer(message: Message): Promise<object | null> {
    if (message.type === 'hello') {
      await this.close();
      this.#manifest = message.scenario;
      this.#agent = await this.#open(message.scenario, message.limits);
      return { type: 'hello', protocol: 1, view: ['vectorBase64', 'maskBase64'] };
    }
    const [agent, manifest] = [this.#agent, this.#manifest];
    if (agent === null || manifest === null) return null;
    if (message.type === 'reset') {
      agent.reset({ seed: BigInt(message.seed), agentIndex: message.seat, config: message.config });
      return { type: 'ready' };
    }
    if (message.type === 'act') {
      const observation = new Float32Array(manifest.observation.size);
      Buffer.from(message.vectorBase64, 'base64').copy(new Uint8Array(observation.buffer));
      const action = new Int32Array(manifest.actionHeads.length);
      await agent.act(observation, Buffer.from(message.maskBase64, 'base64'), action);
      return { type: 'action', step: message.step, action: [...action] };
    }
    if (message.type === 'end') {
      const { winner, endReason, ticks, decisions } = message as unknown as MatchEnd;
      agent.end?.({ result: { winner, endReason, ticks, decisions, agentInfo: [] } });
    }
    return null;
  }
}

type MatchEnd = {
  readonly winner: number;
  readonly endReason: string;
  readonly ticks: number;
  readonly decisions: number;
};
