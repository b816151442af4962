// The training run of this tab.
import { TrainingDesk } from './training-desk.ts';

export const desk = new TrainingDesk();
