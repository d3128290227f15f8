/** What the numbers of an option count. Multipliers are hundredths: 150 is one and a half. */
export type RuleUnit =
  'minutes' | 'minute_of_day' | 'hundredths' | 'percent' | 'cents' | 'weekday' | 'days';

export interface WholeShape {
  kind: 'whole';
  unit: RuleUnit;
  least: number;
  most: number;
}

export interface ListShape {
  kind: 'list';
  of: OptionShape;
  least: number;
  most: number;
}

export interface ObjectShape {
  kind: 'object';
  fields: Readonly<Record<string, FieldShape>>;
}

/** What an option of a rule set may hold, by names of the API (snake_case). */
export type OptionShape =
  | WholeShape
  | ListShape
  | ObjectShape
  | { kind: 'word'; of: readonly string[] }
  | { kind: 'step'; of: readonly number[] }
  | { kind: 'call_or_minutes'; minutes: WholeShape }
  | { kind: 'flag' }
  | { kind: 'date' };

export type FieldShape = OptionShape & { optional?: true; description?: string };

/** `never_more_than_scheduled` as the engine names it: `neverMoreThanScheduled`. */
export function engineName(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `neverMoreThanScheduled` as the API names it: `never_more_than_scheduled`. */
export function apiName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
