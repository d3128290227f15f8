import { applyDecorators, type Type } from '@nestjs/common';
import { Type as ReadAs } from 'class-transformer';
import {
  choiceChecks,
  COUNTRY_CHECKS,
  DATE_CHECKS,
  FLAG_CHECKS,
  halfHourChecks,
  integerChecks,
  lengthCheck,
  listChecks,
  moneyChecks,
  OBJECT_CHECKS,
  type Range,
  textChecks,
  TIME_CHECKS,
  WALL_CLOCK_CHECKS,
} from './checks.js';
import { entryChecks, field, type FieldOptions, type FieldPresence } from './field.js';
import {
  MAX_LIST_LENGTH,
  readAsGiven,
  readCommaSeparated,
  readCountry,
  readDate,
  readFlag,
  readHours,
  readInteger,
  readList,
  readMoneyOf,
  readTime,
  readWallClock,
} from './field-readers.js';

/**
 * Fields of request bodies and queries, each one decorator that reads, checks and documents. Properties are named as on the
 * wire (snake_case). When nothing is given:
 *
 * | field            | absent                    | `null`                       | `""` (or only spaces)                      |
 * | ---------------- | ------------------------- | ---------------------------- | ------------------------------------------ |
 * | (neither)        | "This field is required." | "This field may not be null." | refused in the kind's own words           |
 * | `optional: true` | undefined                 | undefined: "not given"       | undefined: "not given"                     |
 * | `nullable: true` | undefined: "unchanged"    | null: "clear it"             | null: "clear it"                           |
 *
 * `nullable` implies `optional`. `@Text({ blank: true })` keeps `""` as it is, in every row.
 */

const INT4: Range = { min: -2_147_483_648, max: 2_147_483_647 };
const ID: Range = { min: 1, max: Number.MAX_SAFE_INTEGER };
const ID_SHAPE = { type: 'integer', format: 'int64', minimum: ID.min, maximum: ID.max } as const;

/** Text of at most `max` characters, kept as sent. */
export function Text(
  options: FieldOptions<string> & {
    max: number;
    blank?: boolean;
    example: string;
    format?: string;
  },
): PropertyDecorator {
  const { max, blank = false, format } = options;
  const checks = textChecks({ max, blank });
  const documentation = {
    type: 'string',
    maxLength: max,
    minLength: blank ? 0 : 1,
    format,
  } as const;
  return field({ read: readAsGiven, checks, documentation, keepsBlank: blank }, options);
}

/** A whole number within int4, or the range given. */
export function WholeNumber(
  options: FieldOptions<number> & Partial<Range> & { example: number },
): PropertyDecorator {
  const range = { min: options.min ?? INT4.min, max: options.max ?? INT4.max };
  const format = range.max > INT4.max ? 'int64' : 'int32';
  const documentation = { type: 'integer', format, ...shapeOf(range) } as const;
  return field({ read: readInteger, checks: integerChecks(range), documentation }, options);
}

/** A short list of whole numbers; in a form, one text separated by commas. */
export function WholeNumbers({
  min,
  max,
  most,
  ...options
}: FieldOptions<number[]> & Range & { most: number }): PropertyDecorator {
  const range = { min, max };
  const items = { type: 'integer', format: 'int32', ...shapeOf(range) } as const;
  const checks = [
    ...listChecks(MAX_LIST_LENGTH),
    ...entryChecks(integerChecks(range)),
    lengthCheck(most),
  ];
  const documentation = { type: 'array', items, maxItems: most } as const;
  return field({ read: readCommaSeparated(readInteger), checks, documentation }, options);
}

/** A short list of countries by ISO 3166 code; in a form, one text with commas in between. */
export function Countries({
  most,
  ...options
}: FieldOptions<string[]> & { most: number }): PropertyDecorator {
  const items = { type: 'string', pattern: '^[A-Z]{2}$' } as const;
  const checks = [
    ...listChecks(MAX_LIST_LENGTH),
    ...entryChecks(COUNTRY_CHECKS),
    lengthCheck(most),
  ];
  const documentation = { type: 'array', items, maxItems: most } as const;
  return field({ read: readCommaSeparated(readCountry), checks, documentation }, options);
}

/**
 * Hours in half-hour steps, 0 to 24 by default; the property holds hours (4.5), `minutesOfHours` converts them to
 * minutes.
 */
export function HalfHours(options: FieldOptions<number> & Partial<Range> = {}): PropertyDecorator {
  const range = { min: options.min ?? 0, max: options.max ?? 24 };
  const documentation = {
    type: 'number',
    format: 'double',
    multipleOf: 0.5,
    ...shapeOf(range),
  } as const;
  return field(
    { read: readHours, checks: halfHourChecks(range), documentation },
    { example: 4.5, ...options },
  );
}

/** Yes or no. */
export function Flag(options: FieldOptions<boolean> = {}): PropertyDecorator {
  return field(
    { read: readFlag, checks: FLAG_CHECKS, documentation: { type: 'boolean' } },
    { example: true, ...options },
  );
}

/**
 * An amount of money above zero, as text; the property holds it in its smallest unit: cents with 2
 * decimals, hundredths of a cent with 4.
 */
export function Money(
  options: FieldOptions<string> & { decimals: 2 | 4; max: number },
): PropertyDecorator {
  const { decimals, max } = options;
  const documentation = { type: 'string', pattern: `^\\d+(\\.\\d{1,${decimals}})?$` } as const;
  return field(
    { read: readMoneyOf(decimals), checks: moneyChecks({ decimals, max }), documentation },
    { example: '22.50', ...options },
  );
}

/** A day: 'YYYY-MM-DD'. */
export function DateText(options: FieldOptions<string> = {}): PropertyDecorator {
  return field(
    { read: readDate, checks: DATE_CHECKS, documentation: { type: 'string', format: 'date' } },
    { example: '2031-05-01', ...options },
  );
}

/** A time of day: accepts 'HH:MM' or 'HH:MM:SS', the property holds 'HH:MM:SS'. */
export function TimeText(options: FieldOptions<string> = {}): PropertyDecorator {
  const pattern = '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$';
  return field(
    {
      read: readTime,
      checks: TIME_CHECKS,
      documentation: { type: 'string', format: 'time-local', pattern },
    },
    { example: '07:00:00', ...options },
  );
}

/** Date and time in the venue's zone, without offset; the property holds 'YYYY-MM-DDTHH:MM'. */
export function WallClock(options: FieldOptions<string> = {}): PropertyDecorator {
  const pattern = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$';
  return field(
    {
      read: readWallClock,
      checks: WALL_CLOCK_CHECKS,
      documentation: { type: 'string', format: 'date-time-local', pattern },
    },
    { example: '2031-05-01T08:00', ...options },
  );
}

/** The id of a row, 1 and up. */
export function Id(options: FieldOptions<number> = {}): PropertyDecorator {
  return field(
    { read: readInteger, checks: integerChecks(ID), documentation: ID_SHAPE },
    { example: 17, ...options },
  );
}

/** A list of ids; duplicates are kept. */
export function Ids(options: FieldOptions<number[]> = {}): PropertyDecorator {
  const checks = [...listChecks(MAX_LIST_LENGTH), ...entryChecks(integerChecks(ID))];
  const documentation = { type: 'array', items: ID_SHAPE } as const;
  return field(
    { read: readList(readInteger), checks, documentation },
    { example: [17, 18], ...options },
  );
}

/** One of a fixed set of words, compared exactly. */
export function Choice<T extends string>(
  choices: readonly T[],
  options: FieldOptions<T> = {},
): PropertyDecorator {
  const documentation = { type: 'string', enum: [...choices] } as const;
  const keepsBlank = choices.includes('' as T);
  return field(
    { read: readAsGiven, checks: choiceChecks(choices), documentation, keepsBlank },
    { example: choices.find(Boolean), ...options },
  );
}

/** A phone number in any notation; the service converts it to E.164. */
export function PhoneText(options: FieldOptions<string> = {}): PropertyDecorator {
  const documentation = { type: 'string', minLength: 1, maxLength: 32 } as const;
  return field(
    { read: readAsGiven, checks: textChecks({ max: 32, blank: false }), documentation },
    { example: '+14155550111', ...options },
  );
}

/** A list of objects; errors inside are reported as `labor_requests.0.id`. */
export function ListOf<T extends object>(
  entry: Type<T>,
  options: FieldPresence & { description?: string } = {},
): PropertyDecorator {
  const checks = [...listChecks(MAX_LIST_LENGTH), ...entryChecks(OBJECT_CHECKS)];
  return applyDecorators(
    ReadAs(() => entry),
    field({ read: readAsGiven, checks, documentation: { type: () => [entry] } }, options),
  );
}

function shapeOf({ min, max }: Range): { minimum: number; maximum: number } {
  return { minimum: min, maximum: max };
}
