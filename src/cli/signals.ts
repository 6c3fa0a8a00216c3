const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Aborts on the first SIGINT or SIGTERM, so that a run can finish what it has read. The second one
 * ends the process at once, as if nobody had listened, also while a write waits for its reader;
 * `process.exit` would wait for that write. (As process 1 of a container the kernel lets nobody
 * inside end it; `docker kill` does.)
 */
export function abortOnSignal(): AbortSignal {
  const controller = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (!controller.signal.aborted) {
      controller.abort();
      return;
    }
    for (const name of SIGNALS) process.removeListener(name, onSignal);
    process.kill(process.pid, signal);
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return controller.signal;
}
