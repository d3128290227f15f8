import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { lintConfig, lintFromString, loadConfig } from '@redocly/openapi-core';
import spectralCore from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import { oas } from '@stoplight/spectral-rulesets';
import { load } from 'js-yaml';

/**
 * Lints an OpenAPI document from standard input with the rules of `test/openapi-rules`, and writes a JSON array of
 * `{ linter, rule, at, message }`. Redocly is of ES modules only, which Jest does not load: specs run this program.
 */
const source = await text(process.stdin);
process.stdout.write(JSON.stringify([...(await redocly()), ...(await spectral())]));

/** @returns warnings and errors, with those of the rule file itself */
async function redocly() {
  const config = await loadConfig({ configPath: rulesOf('redocly') });
  const problems = [
    ...(await lintConfig({ config })),
    ...(await lintFromString({ source, config })),
  ];
  return problems.map(({ ruleId, location, message }) => ({
    linter: 'redocly',
    rule: ruleId,
    at: location[0]?.pointer ?? '',
    message,
  }));
}

/** @throws Error the rule file excepts a rule that there is not */
async function spectral() {
  const { extends: named, ...rules } = load(await readFile(rulesOf('spectral'), 'utf8'));
  const linter = new spectralCore.Spectral();
  linter.setRuleset({ ...rules, extends: named.map((name) => ({ 'spectral:oas': oas })[name]) });
  const findings = await linter.run(new spectralCore.Document(source, parsers.Json));
  return findings.map(({ code, path, message }) => ({
    linter: 'spectral',
    rule: code,
    at: path.join('/'),
    message,
  }));
}

function rulesOf(linter) {
  return fileURLToPath(new URL(`../openapi-rules/${linter}.yaml`, import.meta.url));
}
