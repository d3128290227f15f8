import { presentRules, type Rules } from '#libs/pay';
import { fieldName, RULE_BLOCKS, type RuleBlock, type RuleField } from './rule-blocks.js';
import { writeValue } from './rule-values.js';

/** What stands in the fields, by their names; those of several ticks hold each. */
export type TypedRules = Readonly<Record<string, readonly string[]>>;

/** The tick beside hours that says that each call has its own. */
export const callName = (name: string): string => `${name}.call`;

/** Shorter time off than a minute is none, so that this bound is left out. */
export const ANY_TIME_OFF = 1;

/** Rules as they stand in the fields of the editor. */
export function typedRules(rules: Rules): TypedRules {
  const given = presentRules(rules);
  const typed: Record<string, string[]> = {};
  for (const block of RULE_BLOCKS) {
    const option = given[block.option];
    if (option === undefined) continue;
    const rows = block.most ? (option as unknown[]) : [option];
    rows.forEach((row, nth) => {
      for (const field of block.lines.flat())
        write(typed, fieldName(block, block.most ? nth : null, field), field, at(row, field.name));
    });
  }
  return typed;
}

function write(
  typed: Record<string, string[]>,
  name: string,
  field: RuleField,
  value: unknown,
): void {
  if (value === undefined || value === false) return;
  switch (field.kind) {
    case 'choice':
      typed[name] = [typeof value === 'number' ? String(value) : (value as string)];
      return;
    case 'weekdays':
      typed[name] = (value as number[]).map(String);
      return;
    case 'days':
      typed[name] = [(value as string[]).join('\n')];
      return;
    case 'tick':
      typed[name] = ['on'];
      return;
    case 'hours_or_call':
      if (value === 'call') typed[callName(name)] = ['on'];
      else typed[name] = [writeValue('hours', value as number)];
      return;
    case 'hours':
    case 'times':
    case 'clock':
    case 'money':
    case 'number':
      if (field.name !== 'from' || field.kind !== 'hours' || (value as number) > ANY_TIME_OFF)
        typed[name] = [writeValue(field.kind, value as number)];
  }
}

/** The value at a path such as `recall.within`; the value itself at ''. */
function at(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) => (inner as Record<string, unknown> | undefined)?.[name],
      value,
    );
}

/** Whether something stands in the fields of a block, choices that always have a value aside. */
export function isInUse(block: RuleBlock, typed: TypedRules): boolean {
  return Object.entries(typed).some(
    ([name, values]) =>
      (name === block.option || name.startsWith(`${block.option}.`)) &&
      !/\.(cure|until)$/.test(name) &&
      values.some((value) => value.trim() !== ''),
  );
}
