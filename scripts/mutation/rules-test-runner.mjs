/**
 * A test runner of StrykerJS for pure rules. Jest spends a second on each mutant, most of it on itself; this one evaluates
 * the specs that cover a mutant and runs their tests in the process it is in. StrykerJS does everything else.
 */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { bundledSpecs } from './bundled-specs.mjs';

/** What mutants read and count in; see `InstrumenterContext` of @stryker-mutator/api. */
const context = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});

/** Property tests draw the same values in each run, so that scores can be compared. */
process.env.FUZZ_SEED ??= '20260101';

export class RulesTestRunner {
  static inject = tokens(commonTokens.options);

  /** Specs are evaluated anew for each mutant. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** StrykerJS has made the folder of the instrumented sources the current one. */
  async init() {
    this.specs = await bundledSpecs(process.cwd());
  }

  /** Runs all tests that can reach a file with mutants, and notes which mutants each of them reaches. */
  async dryRun({ files }) {
    const specs = this.specs.filter(({ sources }) => files.some((file) => sources.has(file)));
    const tests = specs.flatMap(({ load }) => load());
    const result = await run(tests, { bail: false });
    return { ...result, mutantCoverage: context.mutantCoverage };
  }

  /** A static mutant acts while sources are evaluated, so it has no covering tests: all that can reach its file are run. */
  async mutantRun(options) {
    const { activeMutant, testFilter, sandboxFileName, disableBail, hitLimit } = options;
    const wanted = testFilter && new Set(testFilter);
    const covers = ({ file, sources }) =>
      wanted ? testFilter.some((id) => id.startsWith(`${file}#`)) : sources.has(sandboxFileName);
    const activate = () =>
      Object.assign(context, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    try {
      if (options.mutantActivation === 'static') activate();
      const tests = this.specs.filter(covers).flatMap(({ load }) => load());
      activate();
      const result = await run(
        tests.filter(({ id }) => !wanted || wanted.has(id)),
        { bail: !disableBail },
      );
      return toMutantRunResult(result, disableBail);
    } catch (error) {
      return { status: 'error', errorMessage: error.stack };
    } finally {
      Object.assign(context, {
        activeMutant: undefined,
        hitCount: undefined,
        hitLimit: undefined,
      });
    }
  }
}

async function run(tests, { bail }) {
  const results = [];
  for (const test of tests) {
    results.push(await resultOf(test));
    const endless = determineHitLimitReached(context.hitCount, context.hitLimit);
    if (endless) return endless;
    if (bail && results.at(-1).status === TestStatus.Failed) break;
  }
  return { status: DryRunStatus.Complete, tests: results };
}

async function resultOf({ id, name, file, run: body }) {
  const test = { id, name, fileName: join(process.cwd(), file) };
  const start = performance.now();
  context.currentTestId = id;
  const failure = await failureOf(body);
  context.currentTestId = undefined;
  const timeSpentMs = performance.now() - start;
  return failure === undefined
    ? { ...test, timeSpentMs, status: TestStatus.Success }
    : { ...test, timeSpentMs, status: TestStatus.Failed, failureMessage: failure };
}

async function failureOf(body) {
  try {
    await body();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'rules', RulesTestRunner)];
