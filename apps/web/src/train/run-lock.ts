// A run is trained in one tab at a time: the browser's locks end with the worker that holds them.
import { TrainError } from './train-error.ts';

/** Takes the lock of a run for as long as this worker lives. Rejects with TrainError `in_use`. */
export const holdRun = (id: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!('locks' in navigator)) {
      resolve();
      return;
    }
    void navigator.locks.request(`jixia-run-${id}`, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        reject(new TrainError('in_use', 'Another tab of this browser trains this run.'));
        return null;
      }
      resolve();
      return new Promise(() => undefined);
    });
  });
