// Scenarios as learning problems, the part that runs on every host. Loading: `@jixia/env/node`, `@jixia/env/browser`.

export { assembleScenario, compileModule } from './assemble-scenario.ts';
export { closestName, suggestion } from './closest-name.ts';
export { configLength, encodeConfig, resolveConfig } from './config.ts';
export type { CheckFailure } from './conformance/check-run.ts';
export { checkScenario, type ScenarioCheck, type ScenarioCheckOptions } from './conformance/check-scenario.ts';
export { EnvError, type EnvErrorCode } from './errors.ts';
export {
  type ActionLayout,
  actionLayout,
  isLegalAction,
  legalOffset,
  sampleLegalAction,
  takesPart,
} from './legal-actions.ts';
export { deriveSeed, episodeSeed, mix64, Random } from './random.ts';
export { findScenario, scenarioIds } from './registry.ts';
export {
  bufferKinds,
  infoIndex,
  instantiateModule,
  type ScenarioExports,
  ScenarioInstance,
} from './scenario-instance.ts';
export { teamSlots } from './team-slots.ts';
export type {
  ActionHead,
  BotEntry,
  ConfigField,
  HiddenChange,
  InfoField,
  LoadedScenario,
  Localized,
  Manifest,
  MaskLayout,
  MaskSegment,
  MatchConfig,
  ObservationBlock,
  ObservationFeature,
  PolicyCard,
  RenderSchema,
  RewardItem,
  SamplePolicy,
  ScenarioEntry,
  ScriptedBot,
  TileMap,
  TrainingPreset,
  VectorEnv,
} from './types.ts';
export { type EpisodeConfig, makeVectorEnv, type VectorEnvOptions } from './vector-env.ts';
