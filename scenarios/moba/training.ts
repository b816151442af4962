// What training on the MOBA starts from, where it differs from the general defaults of docs/training.md.

export const training1v1: Readonly<Record<string, unknown>> = {
  // A fresh policy walks at random and would hardly ever reach the lane: the way to its own half of it pays.
  potential: { 'self.x': { weight: 0.3, min: 0, max: 4.2 } },
};
