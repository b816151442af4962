// The error of this package: what is wrong, where, and how to fix it. Replay files have their own, `ReplayError`.

/** What an agent did wrong in a match; it forfeits with this code. */
export type AgentFaultCode =
  /** It could not be started, or ended before it had answered `hello`. */
  | 'agent_start'
  /** It took longer than its limits allow: start-up, reset, or decisions beyond the overtime budget. */
  | 'agent_timeout'
  /** It wrote what the protocol does not expect: no JSON, another message, an action of another shape. */
  | 'agent_message'
  /** It wrote more than its limits allow. */
  | 'agent_output'
  /** It ended, or closed its output, in the middle of a match. */
  | 'agent_exit'
  /** It was stopped at its memory limit. */
  | 'agent_memory'
  /** A WebAssembly agent used up its fuel. */
  | 'agent_fuel'
  /** It said itself that it cannot go on. */
  | 'agent_fault'
  /** A remote agent was away for longer than the grace time. */
  | 'agent_connection';

export type ArenaErrorCode =
  | 'bad_agent'
  | 'unknown_agent'
  | 'bad_policy'
  | 'bad_option'
  | 'bad_archive'
  | 'bad_folder'
  | 'bad_evidence'
  | 'agent_failed'
  | 'worker_failed'
  /** This host cannot contain foreign code. */
  | 'no_sandbox'
  /** The sandbox itself failed; nobody's fault in the match. */
  | 'sandbox_failed'
  /** A remote agent that a run waits for did not connect: the match was not played. */
  | 'agent_absent'
  | AgentFaultCode;

export class ArenaError extends Error {
  readonly code: ArenaErrorCode;
  /** The last of what an agent wrote to its stderr; for its owner, not for a replay that everyone sees. */
  readonly log?: string;

  constructor(code: ArenaErrorCode, message: string, options?: ErrorOptions & { readonly log?: string }) {
    super(message, options);
    this.name = 'ArenaError';
    this.code = code;
    if (options?.log !== undefined && options.log !== '') this.log = options.log;
  }
}
