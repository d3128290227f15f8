import process from 'node:process';
import { logFormatOf } from '../configuration/log-format.js';
import { ProcessLog } from '../logging/process-log.js';

/** Ctrl-C reaches us twice under npm: the terminal tells everybody, and npm passes it on. */
const SAME_PRESS_MS = 1000;

/**
 * The life of a process: begins, goes on until somebody asks it to stop (Ctrl-C, SIGTERM, a closed terminal), stops, and
 * exits with 0. What a person can right is told in a sentence, anything else with its stack, and the exit code is 1.
 * Who asks a second time is not kept waiting.
 *
 * @param begin returns how to stop; when it is asked to stop before, it cleans up and throws the signal's reason
 */
export async function runUntilStopped(
  begin: (asked: AbortSignal, log: ProcessLog) => Promise<() => Promise<void>>,
): Promise<never> {
  // A terminal or pipe that is gone takes no more lines; that is no reason to die without cleaning up.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const log = new ProcessLog(logFormatOf(process.env, process.stdout.isTTY === true));
  logWhatNodeTells(log);
  const asked = stopSignal(log);
  try {
    const stop = await begin(asked, log);
    await waitForAbort(asked);
    await stop();
    process.exit(0);
  } catch (error) {
    if (asked.aborted && error === asked.reason) process.exit(0);
    log.fatal(error);
    process.exit(1);
  }
}

/** Node's warnings, and the error nobody caught, as lines like all others. */
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
