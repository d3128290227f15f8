import process from 'node:process';
import { chromium } from 'playwright-core';
import { printLine } from '../print-line.js';
import { DecoderPage } from './decoder-page.js';
import { seededPictures } from './seeded-pictures.js';

/**
 * `npm run bench:decoder -- [count] [seed] [on-the-code]`: how many of the pictures of a code are read, and how fast.
 * With `on-the-code` the glare never misses the code.
 */
const [count = 100, seed = 1] = process.argv.slice(2, 4).map(Number);
const glare = process.argv[4] === 'on-the-code' ? 'on the code' : 'anywhere';
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const decoder = await DecoderPage.open(browser);
const times: number[] = [];
let hits = 0;
let nth = 0;
for (const { text, pose, picture } of seededPictures(seed, count, glare)) {
  const reading = await decoder.read(picture);
  times.push(reading.ms);
  if (reading.text === text) hits++;
  else printLine(`missed ${nth}: ${JSON.stringify(pose)}`);
  nth++;
}
times.sort((one, other) => one - other);
const at = (share: number): string => times[Math.floor((times.length - 1) * share)]!.toFixed(0);
printLine(
  `seed ${seed}, glare ${glare}: ${hits} of ${count} read; median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`,
);
await decoder.close();
await browser.close();
