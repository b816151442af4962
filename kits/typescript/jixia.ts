// The protocol of docs/agent-protocol.md for a program in TypeScript: questions on stdin, answers on stdout. Print to
// stderr (console.error) what you want to see yourself.
import { createInterface } from 'node:readline';

/** Observation by block and feature: `features.self.hp`. */
export type Features = Record<string, Record<string, number>>;

/** Legal values by head; of a head that depends on the button, by button. `uses`: the heads of each legal button. */
export type Legal = { button: string[]; uses: Record<string, string[]>; target: Record<string, string[]> };

export type Hello = { scenario: { id: string }; limits: Record<string, number> };
export type Reset = { seed: number; seat: number; team: number; config: Record<string, number> };
export type Act = { step: number; features: Features; legal: Legal };
export type End = { outcome: 'win' | 'loss' | 'draw'; ticks: number };

/** Values by head, by name or number; heads left out are 0. */
export type Action = Record<string, string | number>;

export type Agent = {
  hello?(message: Hello): void;
  /** A match begins: forget the last one. */
  reset?(message: Reset): void;
  act(message: Act): Action;
  end?(message: End): void;
};

const component = (value: number): number => Math.max(0, Math.min(15, Math.round((value + 15) / 2)));

/** Two heads that point along (dx, dz), of any length: `toward('move', dx, dz)` gives moveX and moveZ. */
export const toward = (head: 'move' | 'skill', dx: number, dz: number): Action => {
  const scale = 15 / Math.max(Math.abs(dx), Math.abs(dz), 1e-6);
  return { [`${head}X`]: component(dx * scale), [`${head}Z`]: component(dz * scale) };
};

/** The blocks of a name with their numbers: of `enemy` `[['', enemy]]` in a duel, `[['1', enemy1], ...]` in teams. */
export const blocks = (features: Features, name: string): [number: string, block: Record<string, number>][] =>
  Object.entries(features).flatMap(([key, block]) =>
    key.replace(/\d+$/, '') === name ? [[key.slice(name.length), block]] : [],
  );

/** Number and block of the enemy hero in sight with the least health, and no more than `most`. */
export const weakest = (features: Features, most: number): [number?: string, block?: Record<string, number>] =>
  blocks(features, 'enemy')
    .filter(([, { visible, hpAmount = 0 }]) => visible === 1 && hpAmount <= most)
    .sort(([, one], [, other]) => (one['hpAmount'] ?? 0) - (other['hpAmount'] ?? 0))[0] ?? [];

/** The first enemy tower that may be attacked; the crystal where none is left. */
export const nextGoal = (features: Features): Record<string, number> =>
  blocks(features, 'enemyTower').find(([, { alive, open }]) => alive === 1 && open === 1)?.[1] ??
  features['enemyCrystal'] ??
  {};

const send = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

/** Plays matches until the host closes stdin. */
export const serve = async (agent: Agent): Promise<void> => {
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    if (message.type === 'hello') {
      agent.hello?.(message);
      send({ type: 'hello', protocol: 1, view: ['features', 'legal'] });
    } else if (message.type === 'reset') {
      agent.reset?.(message);
      send({ type: 'ready' });
    } else if (message.type === 'act') send({ type: 'action', step: message.step, action: agent.act(message) });
    else if (message.type === 'end') agent.end?.(message);
  }
};
