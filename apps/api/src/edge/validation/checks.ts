import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsString,
  Matches,
  Max,
  Min,
  NotEquals,
  ValidateBy,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { isHalfHourStep } from '#libs/kernel';

/** A class-validator decorator with our own message. `options` apply it to each entry of a list. */
export type Check = (options?: ValidationOptions) => PropertyDecorator;

export interface Range {
  min: number;
  max: number;
}

const NOT_A_DATE = 'Not a valid date. Use YYYY-MM-DD.';
const NOT_A_WALL_CLOCK = 'Not a valid date and time. Use YYYY-MM-DDTHH:MM, without an offset.';

/**
 * Text of at most `max` characters as PostgreSQL and JSON Schema count them. `MaxLength` does not fit: it leaves out
 * the variation selectors of emoji.
 */
export function textChecks({ max, blank }: { max: number; blank: boolean }): Check[] {
  return [
    saying('Not a valid string.', IsString),
    ...(blank ? [] : [saying('This field may not be blank.', (o) => Matches(/\S/, o))]),
    saying(`Ensure this field has no more than ${max} characters.`, (o) =>
      Matches(new RegExp(`^.{0,${max}}$`, 'su'), o),
    ),
  ];
}

export function integerChecks(range: Range): Check[] {
  return [saying('A valid integer is required.', IsInt), ...rangeChecks(range)];
}

/** `IsDivisibleBy` takes whole numbers only, so the half-hour step has its own check. */
export function halfHourChecks(range: Range): Check[] {
  const validator = { validate: (hours: unknown) => isHalfHourStep(hours as number) };
  return [
    saying('A valid number is required.', (o) => IsNumber({}, o)),
    saying('Ensure this value is a multiple of 0.5.', (o) =>
      ValidateBy({ name: 'isHalfHourStep', validator }, o),
    ),
    ...rangeChecks(range),
  ];
}

export const FLAG_CHECKS: Check[] = [saying('Must be a valid boolean.', IsBoolean)];

/** ISO 3166 codes: 'US'. The form only; whether a code is assigned is not checked here. */
export const COUNTRY_CHECKS: Check[] = [
  saying('Use the two-letter code of a country, such as US.', (o) => Matches(/^[A-Z]{2}$/, o)),
];

/** An existing day, 1900 to 2999. */
export const DATE_CHECKS: Check[] = [
  saying(NOT_A_DATE, (o) => Matches(/^(19|2\d)\d\d-\d\d-\d\d$/, o)),
  saying(NOT_A_DATE, (o) => IsISO8601({ strict: true }, o)),
];

export const TIME_CHECKS: Check[] = [
  saying('Not a valid time. Use HH:MM or HH:MM:SS.', (o) =>
    Matches(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, o),
  ),
];

export const WALL_CLOCK_CHECKS: Check[] = [
  saying(NOT_A_WALL_CLOCK, (o) => Matches(/^(19|2\d)\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, o)),
  saying(NOT_A_WALL_CLOCK, (o) => IsISO8601({ strict: true }, o)),
];

/** @param max in units of one, not in the smallest */
export function moneyChecks({ decimals, max }: { decimals: number; max: number }): Check[] {
  const sentence = `Use an amount such as 22.50, above zero, at most ${max}, with up to ${decimals} decimals.`;
  return [
    saying(sentence, IsInt),
    saying(sentence, (o) => Min(1, o)),
    saying(sentence, (o) => Max(max * 10 ** decimals, o)),
  ];
}

export function choiceChecks(choices: readonly string[]): Check[] {
  const words = choices.map((choice) => choice || '(empty)').join(', ');
  return [saying(`Not a valid choice. Use one of: ${words}.`, (o) => IsIn(choices, o))];
}

export function listChecks(max: number): Check[] {
  return [saying('Expected a list of items.', IsArray), lengthCheck(max)];
}

export function lengthCheck(max: number): Check {
  return saying(`Ensure this field has no more than ${max} items.`, (o) => ArrayMaxSize(max, o));
}

/** Runs before the checks of each entry of a list. */
export const notNullCheck: Check = saying('This field may not be null.', (o) => NotEquals(null, o));

/** Objects with fields, which are checked in turn. */
export const OBJECT_CHECKS: Check[] = [
  saying('Invalid data. Expected an object.', IsObject),
  (options) => ValidateNested(options),
];

function rangeChecks({ min, max }: Range): Check[] {
  return [
    saying(`Ensure this value is greater than or equal to ${min}.`, (o) => Min(min, o)),
    saying(`Ensure this value is less than or equal to ${max}.`, (o) => Max(max, o)),
  ];
}

function saying(message: string, validator: (o: ValidationOptions) => PropertyDecorator): Check {
  return (options) => validator({ ...options, message });
}
