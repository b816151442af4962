// The commands by name. Each loads its code when it is called: a start takes milliseconds.
import type { Command } from '../command.ts';

type Entry = { readonly name: string; readonly summary: string; readonly load: () => Promise<Command> };

export const entries: readonly Entry[] = [
  { name: 'up', summary: 'serve the site', load: async () => (await import('./up.ts')).up },
  { name: 'scenarios', summary: 'list scenarios', load: async () => (await import('./scenarios.ts')).scenarios },
  {
    name: 'bench env',
    summary: 'simulation speed',
    load: async () => (await import('./bench-env.ts')).benchEnvCommand,
  },
];
