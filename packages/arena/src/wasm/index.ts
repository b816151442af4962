// WebAssembly agents: what a module must be, its meters, and how it plays. Runs on every host.

export { loadWasmAgents, type WasmAgentOptions } from './wasm-agents.ts';
export { abiVersion, type CheckedModule, checkModule, compileMetered } from './wasm-module.ts';
