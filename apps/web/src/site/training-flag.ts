// Whether a run is being trained, for those parts of the site that do not load the trainer.

const listeners = new Set<() => void>();
let isTraining = false;

export const trainingFlag = {
  get: (): boolean => isTraining,
  set: (value: boolean): void => {
    if (value === isTraining) return;
    isTraining = value;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
