import { randomInt } from 'node:crypto';
import process from 'node:process';

/** Draws the seed of the property tests, unless `FUZZ_SEED` gives it, and says which it is. Workers read it from the environment. */
export function drawSeed() {
  const given = process.env.FUZZ_SEED;
  if (given !== undefined && !/^-?\d{1,10}$/.test(given))
    throw new Error(`FUZZ_SEED is a whole number, not "${given}".`);
  process.env.FUZZ_SEED_DRAWN ??= String(randomInt(2 ** 31));
  process.stdout.write(`Property tests draw from FUZZ_SEED=${seedOfRun()}.\n`);
}

export function seedOfRun() {
  return process.env.FUZZ_SEED ?? process.env.FUZZ_SEED_DRAWN;
}
