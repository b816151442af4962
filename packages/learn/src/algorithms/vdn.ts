// Value decomposition networks (Sunehag et al. 2017, arXiv 1706.05296): the team's value is the sum of what each agent's
// action is worth. Every detail is listed in docs/algorithms/vdn.md; what it shares with QMIX is value-decomposition.ts.

import * as op from '../graph/operators.ts';
import { type Mixer, ValueDecomposition, type ValueDecompositionInputs } from './value-decomposition.ts';

const sumMixer: Mixer = {
  parameters: [],
  centralSize: 0,
  mix: (graph, _parameters, utilities) => op.reduceSum(graph, utilities, [1], true),
};

export const createVdn = (inputs: ValueDecompositionInputs): Promise<ValueDecomposition> =>
  ValueDecomposition.create(inputs, sumMixer);
