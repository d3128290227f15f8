import 'reflect-metadata';
import process from 'node:process';
import {
  configurationWarnings,
  readConfiguration,
  runUntilStopped,
  printLine,
} from '#libs/platform';
import { startupBanner } from './demonstration/startup-banner.js';
import { start } from './start.js';

await runUntilStopped(async (asked) => {
  const configuration = readConfiguration(process.env);
  printLine('Starting CallManager …');
  configurationWarnings(configuration).forEach(printLine);
  const { stop } = await start(configuration, printLine, asked);
  printLine(startupBanner(configuration));
  return stop;
});
