// What this browser has to train with.
import { canShareMemory } from '@jixia/learn/web';
import type { Host } from './train-plan.ts';

export const thisHost = (): Host => ({ cores: navigator.hardwareConcurrency || 1, isShared: canShareMemory() });
