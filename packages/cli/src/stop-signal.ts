// Stopping in good order: one Ctrl-C asks, a later second one insists.

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Launchers in between pass a terminal's signal on, so that one key press may arrive several times. */
const samePressMs = 1000;

/** Aborts at the first signal; a signal more than a second later ends the process at once. `release` stops listening. */
export function stopSignal(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  let firstMs = Number.NEGATIVE_INFINITY;
  const onSignal = (): void => {
    if (!controller.signal.aborted) {
      firstMs = performance.now();
      controller.abort();
    } else if (performance.now() - firstMs > samePressMs) process.exit(130);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
