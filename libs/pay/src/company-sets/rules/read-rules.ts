import { isDate } from '#libs/kernel';
import type { Layer, Rules } from '../../engine/rule-set.js';
import { checkSense } from './check-sense.js';
import { RULE_OPTIONS } from './rule-options.js';
import { InvalidRules, type RuleProblem } from './rule-problem.js';
import { apiName, engineName, type ObjectShape, type OptionShape } from './rule-shape.js';

/** Most problems that an answer names. */
const MOST_PROBLEMS = 50;
/** Names that an answer repeats. */
const PLAIN_NAME = /^\w{1,60}$/;

/**
 * Reads the options of a rule set as the API and the pages give them: names in snake_case, whole minutes, multipliers in
 * hundredths. An option that is null or undefined is absent. All that is wrong is told at once: options that can be read are
 * judged though others cannot.
 *
 * @param unreadable names of options whose values stand for something that could not be read
 * @throws InvalidRules
 */
export function readRules(
  given: unknown,
  layer: Layer,
  unreadable: ReadonlySet<string> = new Set(),
): Rules {
  const problems: RuleProblem[] = [];
  const rules = readObject(given, RULE_OPTIONS, '', problems) as Rules | undefined;
  const wrong = new Set([...unreadable, ...problems.map(({ path }) => path.split('.')[0]!)]);
  if (rules) problems.push(...checkSense(without(rules, wrong), layer, wrong.size === 0));
  if (problems.length > 0) throw new InvalidRules(problems.slice(0, MOST_PROBLEMS));
  return rules!;
}

/** The options that can be judged: all but those that are wrong in themselves. @param options names of the API */
function without(rules: Rules, options: ReadonlySet<string>): Rules {
  return Object.fromEntries(Object.entries(rules).filter(([name]) => !options.has(apiName(name))));
}

/** The options by names of the API; `readRules` reads them back. */
export function presentRules(rules: Rules): Record<string, unknown> {
  return presented(rules) as Record<string, unknown>;
}

function presented(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(presented);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [apiName(name), presented(each)]),
  );
}

function readObject(
  given: unknown,
  fields: ObjectShape['fields'],
  path: string,
  problems: RuleProblem[],
): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return refuse({ path, code: 'not_an_object' }, problems);
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  for (const name of Object.keys(given))
    if (!Object.hasOwn(fields, name))
      problems.push({ path: at(PLAIN_NAME.test(name) ? name : '?'), code: 'unknown' });
  const read: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(fields)) {
    const value = Object.hasOwn(given, name) ? (given as Record<string, unknown>)[name] : undefined;
    if (value !== undefined && value !== null)
      read[engineName(name)] = readOption(value, shape, at(name), problems);
    else if (!shape.optional) problems.push({ path: at(name), code: 'required' });
  }
  return read;
}

function readOption(
  given: unknown,
  shape: OptionShape,
  path: string,
  problems: RuleProblem[],
): unknown {
  switch (shape.kind) {
    case 'object':
      return readObject(given, shape.fields, path, problems);
    case 'list': {
      if (!Array.isArray(given)) return refuse({ path, code: 'not_a_list' }, problems);
      if (given.length < shape.least) return refuse({ path, code: 'required' }, problems);
      const bounds = { unit: 'entries', most: shape.most } as const;
      if (given.length > shape.most)
        return refuse({ path, code: 'out_of_bounds', bounds }, problems);
      return given.map((each, at) => readOption(each, shape.of, `${path}.${at}`, problems));
    }
    case 'call_or_minutes':
      return given === 'call' ? given : readOption(given, shape.minutes, path, problems);
    case 'whole': {
      if (!Number.isInteger(given)) return refuse({ path, code: 'not_whole' }, problems);
      const { least, most, unit } = shape;
      const isWithin = (given as number) >= least && (given as number) <= most;
      // Minus zero is zero.
      if (isWithin) return (given as number) + 0;
      return refuse({ path, code: 'out_of_bounds', bounds: { unit, least, most } }, problems);
    }
    case 'word':
    case 'step': {
      const choices: readonly unknown[] = shape.of;
      if (choices.includes(given)) return given;
      return refuse({ path, code: 'not_a_choice', choices: shape.of }, problems);
    }
    case 'flag':
      return typeof given === 'boolean' ? given : refuse({ path, code: 'not_a_flag' }, problems);
    case 'date': {
      const isDay = typeof given === 'string' && isDate(given);
      return isDay ? given : refuse({ path, code: 'not_a_date' }, problems);
    }
  }
}

function refuse(problem: RuleProblem, problems: RuleProblem[]): undefined {
  problems.push(problem);
}
