import { InvalidRules, type Layer, type RuleProblem, readRules, type Rules } from '#libs/pay';
import { fieldName, RULE_BLOCKS, type RuleBlock, type RuleField } from './rule-blocks.js';
import { readDays, readValue } from './rule-values.js';
import { ANY_TIME_OFF, callName, type TypedRules } from './typed-rules.js';

/** A problem of a field: one of the rules, or that what was typed is no value of its kind. */
export interface FieldProblem extends Omit<RuleProblem, 'path' | 'code'> {
  /** Of the field; '': of the whole set. */
  field: string;
  code: RuleProblem['code'] | 'not_hours' | 'not_times' | 'not_clock' | 'not_money' | 'not_number';
  /** Which of the typed days it is about. */
  day?: string;
}

/** What was typed cannot be read, or makes no sense. */
export class TypedRulesRefused extends Error {
  constructor(readonly problems: readonly FieldProblem[]) {
    super('The typed rules cannot be read.');
  }
}

/**
 * Reads the fields of the editor by the same reader as the API. Rows in which nothing was typed are left out.
 *
 * @throws TypedRulesRefused
 */
export function readTypedRules(typed: TypedRules, layer: Layer): Rules {
  const reading = new Reading(typed);
  const given = Object.fromEntries(
    RULE_BLOCKS.filter(({ ofState }) => !ofState || layer === 'state')
      .map((block) => [block.option, reading.block(block)])
      .filter(([, value]) => value !== undefined),
  ) as Record<string, unknown>;
  const { problems } = reading;
  const unread = new Set(problems.map(({ field }) => field));
  const options = new Set(problems.map(({ field }) => field.split('.')[0]!));
  try {
    const rules = readRules(given, layer, options);
    if (problems.length === 0) return rules;
    throw new TypedRulesRefused(problems);
  } catch (error) {
    if (!(error instanceof InvalidRules)) throw error;
    const found = error.problems.map((problem) => reading.located(problem));
    throw new TypedRulesRefused([...problems, ...found.filter(({ field }) => !unread.has(field))]);
  }
}

class Reading {
  readonly problems: FieldProblem[] = [];
  /** Rows of the page by the path of the entry that they became: `daily.1` may stand in the third row. */
  private readonly rows = new Map<string, string>();
  private days: string[] = [];

  constructor(private readonly typed: TypedRules) {}

  block(block: RuleBlock): unknown {
    if (!block.most) return this.row(block, null);
    const entries: unknown[] = [];
    for (let row = 0; row < block.most; row++) {
      const entry = this.row(block, row);
      if (entry === undefined) continue;
      this.rows.set(`${block.option}.${entries.length}`, `${block.option}.${row}`);
      entries.push(entry);
    }
    return entries.length > 0 ? entries : undefined;
  }

  /** Where a problem of the rules stands on the page. */
  located({ path, ...problem }: RuleProblem): FieldProblem {
    const [option = '', entry = ''] = path.split('.');
    const prefix = `${option}.${entry}`;
    const row = this.rows.get(prefix);
    const moved = row ? row + path.slice(prefix.length) : path;
    const [, dates, nth] = /^(holidays\.dates)\.(\d+)$/.exec(moved) ?? [];
    if (dates) return { ...problem, field: dates, day: this.days[Number(nth)] };
    return { ...problem, field: moved.replace(/^(weekdays\.\d+\.days)\.\d+$/, '$1') };
  }

  /** Undefined: nothing was typed. */
  private row(block: RuleBlock, row: number | null): unknown {
    const read: Record<string, unknown> = {};
    let isBlank = true;
    for (const field of block.lines.flat()) {
      const value = this.field(field, fieldName(block, row, field));
      if (value === undefined) continue;
      if (!/^(cure|until)$/.test(field.name)) isBlank = false;
      if (field.name === '') return value;
      const [outer = '', inner] = field.name.split('.');
      if (inner === undefined) read[outer] = value;
      else read[outer] = { ...(read[outer] as object | undefined), [inner]: value };
    }
    if (isBlank) return undefined;
    if (block.option === 'rest') read['from'] ??= ANY_TIME_OFF;
    return read;
  }

  private field(field: RuleField, name: string): unknown {
    const [text = ''] = this.typed[name] ?? [];
    switch (field.kind) {
      case 'tick':
        return text === 'on' ? true : undefined;
      case 'weekdays': {
        const days = (this.typed[name] ?? []).filter((day) => /^[0-6]$/.test(day)).map(Number);
        return days.length > 0 ? days : undefined;
      }
      case 'days':
        this.days = readDays(text);
        return this.days.length > 0 ? this.days : undefined;
      case 'choice':
        if (text === '') return undefined;
        return field.isNumber ? Number(text) : text;
      case 'hours_or_call':
        if (this.typed[callName(name)]?.[0] === 'on') return 'call';
        return this.value('hours', name, text);
      case 'hours':
      case 'times':
      case 'clock':
      case 'money':
      case 'number':
        return this.value(field.kind, name, text);
    }
  }

  private value(
    kind: 'hours' | 'times' | 'clock' | 'money' | 'number',
    name: string,
    text: string,
  ): number | undefined {
    if (text.trim() === '') return undefined;
    const value = readValue(kind, text);
    if (value !== null) return value;
    this.problems.push({ field: name, code: `not_${kind}` });
    // Stands for what was meant, so that the row is not taken for blank.
    return 0;
  }
}
