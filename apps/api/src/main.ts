import 'reflect-metadata';
import process from 'node:process';
import { readConfiguration, runUntilStopped, say } from '#libs/platform';
import { welcome } from './demonstration/welcome.js';
import { start } from './start.js';

await runUntilStopped(async (asked) => {
  const configuration = readConfiguration(process.env);
  say('Starting CallManager …');
  const { stop } = await start(configuration, say, asked);
  say(welcome(configuration));
  return stop;
});
