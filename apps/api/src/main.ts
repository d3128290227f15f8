import 'reflect-metadata';
import process from 'node:process';
import { configurationWarnings, readConfiguration, runUntilStopped } from '#libs/platform';
import { announceStart } from './demonstration/startup-banner.js';
import { start } from './start.js';

await runUntilStopped(async (asked, log) => {
  const configuration = readConfiguration(process.env);
  log.info('Starting CallManager …');
  configurationWarnings(configuration).forEach((warning) => log.warn(warning));
  const running = await start(configuration, log, asked);
  announceStart(log, configuration);
  return running;
});
