// The line to one running agent, whatever carries it: a process's stdio, or a WebSocket.

/** How an agent went when it was told to. */
export type LinkEnding = {
  /** It ended by itself, in time and without an error. */
  readonly isClean: boolean;
  /** How it ended, for people. */
  readonly how: string;
};

export type Question = {
  /** One message, without a line feed. */
  readonly text: string;
  readonly limitMs: number;
  /** What to say where no answer came in time. */
  readonly late: string;
};

export interface AgentLink {
  /** False once it has failed or was closed. */
  readonly isUsable: boolean;
  /** The last of what it wrote to stderr. */
  readonly log: string;
  /** How long questions have waited for a lost connection so far: nobody's thinking time. 0 where there is none. */
  readonly pausedMs: number;
  /** Asks and resolves to the answer, one line. Rejects with an ArenaError of an agent's fault; the link is then dead. */
  ask(question: Question): Promise<string>;
  /** Says something that takes no answer. */
  tell(text: string): void;
  /** A new match begins: what it may write is counted anew. */
  beginMatch(): void;
  /** Ends it at once: what it answered was no answer, for this reason. Resolves when its last words are in `log`. */
  stop(reason: unknown): Promise<void>;
  /** Ends it in good order: no more messages will come. Resolves when it is gone. */
  close(): Promise<LinkEnding>;
}
