/**
 * Stands for `fast-check` in every test: one seed a run, which `FUZZ_SEED` repeats. A failure names its own seed, too, which is
 * the same, and the path to the value that failed.
 */
const process = require('node:process');
const fastCheck = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

fastCheck.default.configureGlobal({
  seed: Number(process.env.FUZZ_SEED ?? process.env.FUZZ_SEED_DRAWN),
  // A mutant is noticed by the first value that fails; nobody needs the smallest one.
  endOnFailure: process.env.STRYKER_MUTATOR_WORKER !== undefined,
});
module.exports = fastCheck;
