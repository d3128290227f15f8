import process from 'node:process';
import { logFormatOf } from '../configuration/log-format.js';
import { ProcessLog } from '../logging/process-log.js';

/** Under npm, Ctrl-C arrives twice: from the terminal and from npm. */
const SAME_PRESS_MS = 1000;

export interface RunningProcess {
  readonly stop: () => Promise<void>;
  /** Rejects when the process cannot go on. */
  readonly lost: Promise<never>;
}

/**
 * Runs a process: starts it, waits for a signal (Ctrl-C, SIGTERM, a closed terminal), stops it, and
 * exits with 0. On errors it logs a sentence or a stack, and exits with 1. A second signal ends the
 * process at once.
 *
 * @param begin returns how to stop, or just the function; when a signal comes before, it cleans up and throws
 * the signal's reason
 */
export async function runUntilStopped(
  begin: (asked: AbortSignal, log: ProcessLog) => Promise<RunningProcess | (() => Promise<void>)>,
): Promise<never> {
  // A closed terminal or pipe must not end the process before it has cleaned up.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const log = new ProcessLog(logFormatOf(process.env, process.stdout.isTTY === true));
  logWhatNodeTells(log);
  const asked = stopSignal(log);
  try {
    const running = await begin(asked, log);
    const { stop, lost } = typeof running === 'function' ? { stop: running, lost: null } : running;
    await Promise.race([waitForAbort(asked), ...(lost ? [lost] : [])]);
    await stop();
    process.exit(0);
  } catch (error) {
    if (asked.aborted && error === asked.reason) process.exit(0);
    log.fatal(error);
    process.exit(1);
  }
}

/** Logs Node's warnings and uncaught errors like everything else. */
function logWhatNodeTells(log: ProcessLog): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => log.warn(`${name}: ${message}`));
  process.on('uncaughtException', (error) => {
    log.fatal(error);
    process.exit(1);
  });
}

function stopSignal(log: ProcessLog): AbortSignal {
  const controller = new AbortController();
  let since = 0;
  const ask = (signal: NodeJS.Signals): void => {
    if (!controller.signal.aborted) {
      since = Date.now();
      log.info(`${signal}: stopping …`);
      controller.abort();
    } else if (Date.now() - since > SAME_PRESS_MS) {
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  return controller.signal;
}

function waitForAbort(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
