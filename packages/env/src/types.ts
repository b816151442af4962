// What every other package knows about a scenario: its manifest, its module on a host, and many matches as one environment.

/** A text in both languages of the project. */
export type Localized = { readonly zh: string; readonly en: string };

/** One configuration value of a match. Stored as 32 bits at `index` of the match's configuration block. */
export type ConfigField = {
  readonly name: string;
  readonly index: number;
  readonly type: 'i32' | 'f32';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly unit: string;
  readonly title: Localized;
  /** Names of the values of an enumerated field (a hero, a summoner skill): value i is `choices[i]`. */
  readonly choices?: readonly string[];
};

/** One float of an observation row. `min` and `max` bound every value the module can write. */
export type ObservationFeature = {
  readonly name: string;
  readonly index: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
};

/** A run of features that describe one thing (a hero, the nearest creep); entity encoders group by it. */
export type ObservationBlock = {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
};

/** One categorical part of an action. `values[i]` says what value i does. */
export type ActionHead = {
  readonly name: string;
  readonly size: number;
  readonly values: readonly string[];
};

/** Where a head's mask lies in a mask row. With `perButton` it is a table [heads[0].size, length / heads[0].size]. */
export type MaskSegment = {
  readonly head: string;
  readonly offset: number;
  readonly length: number;
  readonly perButton: boolean;
};

/** A mask row is `size` bytes, 1 = allowed: `legalActions` segments, then the sub-action mask [heads[0].size, heads.length]. */
export type MaskLayout = {
  readonly size: number;
  readonly legalActions: readonly MaskSegment[];
  /** Row b says which heads take part when heads[0] picks b; column 0 is always 1. */
  readonly subActionMask: { readonly offset: number; readonly length: number };
};

export type RewardItem = {
  readonly name: string;
  readonly index: number;
  /** The `f32` configuration field that weighs it. */
  readonly weightField: string;
  readonly title: Localized;
};

/** A named i32 of a match-info or agent-info row. */
export type InfoField = { readonly name: string; readonly index: number };

/** Records of i32 in the render buffer: header, then unit, hero, projectile and zone records, in this order. */
export type RenderSchema = {
  readonly header: readonly string[];
  readonly unit: readonly string[];
  readonly hero: readonly string[];
  readonly projectile: readonly string[];
  readonly zone: readonly string[];
  readonly event: readonly string[];
  readonly unitKinds: readonly string[];
  readonly eventKinds: readonly string[];
};

export type TileMap = {
  readonly widthCm: number;
  readonly heightCm: number;
  readonly tileCm: number;
  readonly columns: number;
  readonly rows: number;
  /** One string a row, north (z = 0) first; `#` wall, `"` brush, `.` ground. */
  readonly tiles: readonly string[];
};

/** Everything a host needs to know of a scenario beside the module itself; built with it, one JSON file. */
export type Manifest = {
  readonly format: 1;
  readonly abiVersion: 1;
  readonly id: string;
  readonly family: string;
  readonly title: Localized;
  readonly summary: Localized;
  /** SHA-256 of the `.wasm` bytes, hex: the rules version. */
  readonly rulesHash: string;
  readonly agents: readonly { readonly name: string; readonly team: number }[];
  readonly teams: number;
  readonly ticksPerSecond: number;
  readonly stateBytes: number;
  readonly config: readonly ConfigField[];
  readonly observation: {
    readonly size: number;
    readonly features: readonly ObservationFeature[];
    readonly blocks: readonly ObservationBlock[];
  };
  /**
   * What `centralStates` shows: all there is to know, from one side's view. For critics while training; an agent that
   * acts never gets it. Scenarios without one leave it out.
   */
  readonly central?: Manifest['observation'];
  readonly actionHeads: readonly ActionHead[];
  readonly masks: MaskLayout;
  readonly rewardItems: readonly RewardItem[];
  /** `matchInfo` always holds winner (-1 undecided or draw, else team), tick, decision, endReason. */
  readonly matchInfo: readonly InfoField[];
  readonly agentInfo: readonly InfoField[];
  readonly endReasons: readonly string[];
  readonly render: RenderSchema;
  readonly map: TileMap | null;
  /** Scenario-specific tables for pages and reports (heroes, items, skills); the family documents them. */
  readonly content: unknown;
};

/** What a scripted agent may see: its own observation and mask rows, exactly what a learned policy gets. */
export interface ScriptedBot {
  /** Forget the last match. */
  reset(seed: number): void;
  /** Reads one row each, writes one value per head into `action`. */
  act(observation: Float32Array, mask: Uint8Array, action: Int32Array): void;
}

export type BotEntry = {
  /** As in `bot:strong`. */
  readonly name: string;
  readonly title: Localized;
  readonly create: (manifest: Manifest) => ScriptedBot;
};

/**
 * Changes, in one match's state block, something that `agent` may not see at this moment. Returns what it changed, or
 * null where nothing is hidden. `nextBelow(n)` draws a whole number from 0 to n - 1.
 */
export type HiddenChange = (state: DataView, agent: number, nextBelow: (bound: number) => number) => string | null;

/** What a scenario folder's `scenario.ts` offers: one entry per scenario id. */
export type ScenarioEntry = {
  readonly id: string;
  readonly moduleUrl: URL;
  /** The build with bounds checks; same state, same hashes. */
  readonly debugModuleUrl: URL;
  readonly manifestUrl: URL;
  readonly bots: readonly BotEntry[];
  /** With it, `checkScenario` can tell whether fog holds. */
  readonly changeHidden?: HiddenChange;
  /** Settings that training on this scenario starts from: those of its newest preset. */
  readonly training?: Readonly<Record<string, unknown>>;
  /** Named settings of training, oldest first. */
  readonly presets?: readonly TrainingPreset[];
  /** Trained policies that come with it, as samples. */
  readonly policies?: readonly SamplePolicy[];
};

/** A trained policy and the card that says where it comes from: a `PolicyCard` as JSON. */
export type SamplePolicy = { readonly name: string; readonly fileUrl: URL; readonly cardUrl: URL };

export type PolicyCard = {
  readonly title: Localized;
  /** Markdown. */
  readonly description: Localized;
  readonly scenarioId: string;
  /** Of the rules it was trained on; it plays under no others. */
  readonly rulesHash: string;
  /** Of the file, hex. */
  readonly sha256: string;
  /** Commands that made it, in order, and the commit they ran on. */
  readonly commands: readonly string[];
  readonly commit: string;
  /** Win rates measured when it was made. */
  readonly results: readonly {
    readonly opponent: string;
    readonly winRate: number;
    readonly low: number;
    readonly high: number;
    readonly matches: number;
  }[];
};

/** Settings of training under a name that always means the same. */
export type TrainingPreset = {
  /** `NAME@VERSION`, as in `moba-1v1@1`. */
  readonly id: string;
  readonly title: Localized;
  /** Whether the values were searched for and measured, or are only sensible. */
  readonly isTuned: boolean;
  /** Names and ranges in docs/training.md; what is not here has its default. */
  readonly settings: Readonly<Record<string, unknown>>;
};

/** The bytes and manifest of a scenario, ready to instantiate on any host. */
export type LoadedScenario = {
  readonly entry: ScenarioEntry;
  readonly manifest: Manifest;
  readonly module: WebAssembly.Module;
};

/** Configuration by field name; names of `choices` are accepted for enumerated fields. */
export type MatchConfig = Readonly<Record<string, number | string>>;

/**
 * Many matches of one scenario as one environment. All arrays are views that stay valid until `close`;
 * rows are match-major: agent a of match m is row `m * agentsPerMatch + a`.
 */
export interface VectorEnv {
  readonly manifest: Manifest;
  readonly matches: number;
  readonly agentsPerMatch: number;
  /** f32 [matches * agentsPerMatch, observation.size] */
  readonly observations: Float32Array;
  /** u8 [matches * agentsPerMatch, masks.size] */
  readonly masks: Uint8Array;
  /**
   * f32 [matches * teams, central.size], row m * teams + t in the view of team t; only where the environment was made
   * with `central`.
   */
  readonly centralStates?: Float32Array;
  /** i32 [matches * agentsPerMatch, actionHeads.length], written by the caller before `step` */
  readonly actions: Int32Array;
  /** f32 [matches * agentsPerMatch] */
  readonly rewards: Float32Array;
  /** f32 [matches * agentsPerMatch, rewardItems.length], unweighted */
  readonly rewardItems: Float32Array;
  /** u8 [matches]: the rules ended the match at this step */
  readonly terminated: Uint8Array;
  /** u8 [matches]: an outside cap (`truncateTicks`) cut it */
  readonly truncated: Uint8Array;
  /** Last observation of an episode that ended at this step; other rows are stale. Same shape as `observations`. */
  readonly finalObservations: Float32Array;
  /** Central rows that belong to `finalObservations`; there where `centralStates` is. */
  readonly finalCentralStates?: Float32Array;
  /** i32 [matches, matchInfo.length], of the episode that ended at this step; other rows are stale. */
  readonly matchInfo: Int32Array;
  /** i32 [matches * agentsPerMatch, agentInfo.length], likewise. */
  readonly agentInfo: Int32Array;
  /** Starts every match anew; the same seed gives the same episodes. */
  reset(seed?: bigint): void;
  /** One decision for every agent. Same-step autoreset: where a match ended, `observations` already show the next episode. */
  step(): void;
  /** `step` in two halves, so that the caller works while workers simulate. */
  send(): void;
  receive(): void;
  close(): Promise<void>;
}
