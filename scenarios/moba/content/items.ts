// All items: basics, what grows out of them, and what that grows into. A new item is one more entry in one of these.
import { BASICS } from './items/basics.ts';
import { FINISHED } from './items/finished.ts';
import { FINISHED_ACTIVE } from './items/finished-active.ts';
import { MIDDLES } from './items/middles.ts';
import type { Item } from './schema.ts';

export const ITEMS: readonly Item[] = [...BASICS, ...MIDDLES, ...FINISHED, ...FINISHED_ACTIVE];
