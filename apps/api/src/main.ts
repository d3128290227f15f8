import 'reflect-metadata';
import process from 'node:process';
import { ConfigurationError, EmbeddedPostgresError, readConfiguration } from '#libs/platform';
import { welcome } from './demonstration/welcome.js';
import { start, type Started } from './start.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  say('Starting CallManager …');
  const started = await start(configuration, say);
  say(welcome(configuration));
  stopOnSignals(started);
}

/** Ctrl-C and SIGTERM finish what runs; a second one does not wait. */
function stopOnSignals(started: Started): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    say(`${signal}: stopping …`);
    started.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** What a person can right is told in a sentence; anything else with its stack. */
function fail(error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof ConfigurationError || error instanceof EmbeddedPostgresError) say(error.message);
  else if (code === 'EADDRINUSE') say('The port is taken by another program; set PORT to a free one.');
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
