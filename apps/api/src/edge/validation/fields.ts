import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import { ValidateBy, validateSync } from 'class-validator';
import {
  readChoice,
  readDate,
  readFlag,
  readHalfHours,
  readInteger,
  readIntegers,
  readList,
  readText,
  readTime,
  readWallClock,
  type Range,
  type FieldReader,
} from './field-readers.js';
import { fieldErrorsOf, InvalidValue } from './invalid-value.js';

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
export interface FieldPresence {
  optional?: boolean;
  nullable?: boolean;
}

interface FieldOptions<T> extends FieldPresence {
  description?: string;
  example?: T;
}

const INT4: Range = { min: -2_147_483_648, max: 2_147_483_647 };
const ID: Range = { min: 1, max: Number.MAX_SAFE_INTEGER };

/** Text of at most `max` characters, kept as sent. */
export function Text(
  options: FieldOptions<string> & {
    max: number;
    min?: number;
    blank?: boolean;
    example: string;
    format?: string;
  },
): PropertyDecorator {
  const { max, min = 0, blank = false } = options;
  const minLength = min || (blank ? 0 : 1);
  return field(
    readText({ min, max, blank }),
    { type: 'string', maxLength: max, minLength, format: options.format },
    options,
    blank,
  );
}

/** A whole number within int4, or the narrower range given. */
export function WholeNumber(
  options: FieldOptions<number> & Partial<Range> & { example: number },
): PropertyDecorator {
  const range = { min: options.min ?? INT4.min, max: options.max ?? INT4.max };
  return field(
    readInteger(range),
    { type: 'integer', format: 'int32', minimum: range.min, maximum: range.max },
    options,
  );
}

/** A short list of whole numbers; in a form, one text with commas in between. */
export function WholeNumbers({
  min,
  max,
  most,
  ...options
}: FieldOptions<number[]> & Range & { most: number }): PropertyDecorator {
  const items = { type: 'integer', format: 'int32', minimum: min, maximum: max } as const;
  return field(readIntegers({ min, max }, most), { type: 'array', items, maxItems: most }, options);
}

/** Hours in half-hour steps, 0 to 24 unless told; the property holds hours (4.5), `minutesOfHours` makes minutes of them. */
export function HalfHours(options: FieldOptions<number> & Partial<Range> = {}): PropertyDecorator {
  const range = { min: options.min ?? 0, max: options.max ?? 24 };
  const shape = {
    type: 'number',
    format: 'double',
    multipleOf: 0.5,
    minimum: range.min,
    maximum: range.max,
  } as const;
  return field(readHalfHours(range), shape, { example: 4.5, ...options });
}

/** Yes or no. */
export function Flag(options: FieldOptions<boolean> = {}): PropertyDecorator {
  return field(readFlag, { type: 'boolean' }, { example: true, ...options });
}

/** A day: 'YYYY-MM-DD'. */
export function DateText(options: FieldOptions<string> = {}): PropertyDecorator {
  return field(readDate, { type: 'string', format: 'date' }, { example: '2031-05-01', ...options });
}

/** A time of day: 'HH:MM' or 'HH:MM:SS' comes in, the property holds 'HH:MM:SS'. */
export function TimeText(options: FieldOptions<string> = {}): PropertyDecorator {
  const pattern = '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$';
  return field(
    readTime,
    { type: 'string', format: 'time-local', pattern },
    { example: '07:00:00', ...options },
  );
}

/** Date and time as the venue's clock shows them, no offset; the property holds 'YYYY-MM-DDTHH:MM'. */
export function WallClock(options: FieldOptions<string> = {}): PropertyDecorator {
  const pattern = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$';
  return field(
    readWallClock,
    { type: 'string', format: 'date-time-local', pattern },
    { example: '2031-05-01T08:00', ...options },
  );
}

/** The id of a row, 1 and up. */
export function Id(options: FieldOptions<number> = {}): PropertyDecorator {
  return field(
    readInteger(ID),
    { type: 'integer', format: 'int64', minimum: ID.min, maximum: ID.max },
    { example: 17, ...options },
  );
}

/** A list of ids; doubles stay in. */
export function Ids(options: FieldOptions<number[]> = {}): PropertyDecorator {
  const items = { type: 'integer', format: 'int64', minimum: ID.min, maximum: ID.max } as const;
  return field(
    readList(readInteger(ID)),
    { type: 'array', items },
    { example: [17, 18], ...options },
  );
}

/** One of a few words, compared exactly. */
export function Choice<T extends string>(
  choices: readonly T[],
  options: FieldOptions<T> = {},
): PropertyDecorator {
  const blank = choices.includes('' as T);
  return field(
    readChoice(choices),
    { type: 'string', enum: [...choices] },
    { example: choices.find(Boolean), ...options },
    blank,
  );
}

/** A phone number in whatever way people write it; the verb that takes it makes E.164 of it. */
export function PhoneText(options: FieldOptions<string> = {}): PropertyDecorator {
  return field(
    readText({ min: 0, max: 32, blank: false }),
    { type: 'string', minLength: 1, maxLength: 32 },
    { example: '+14155550111', ...options },
  );
}

/** A list of objects; what is wrong inside is told as `labor_requests.0.id`. */
export function ListOf<T extends object>(
  entry: Type<T>,
  options: FieldPresence & { description?: string } = {},
): PropertyDecorator {
  return field(readList(readObject(entry)), { type: () => [entry] }, options);
}

/** Keys without a declared field are dropped, as everywhere. */
function readObject<T extends object>(shape: Type<T>): FieldReader<T> {
  return (given) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      return InvalidValue.withMessage('Invalid data. Expected an object.');
    const instance = plainToInstance(shape, given);
    const errors = validateSync(instance, {
      whitelist: true,
      forbidUnknownValues: false,
      validationError: { target: false, value: true },
    });
    return errors.length > 0 ? new InvalidValue(fieldErrorsOf(errors)) : instance;
  };
}

function field<T>(
  read: FieldReader<T>,
  shape: ApiPropertyOptions,
  options: FieldOptions<unknown>,
  keepsBlank = false,
): PropertyDecorator {
  const { nullable = false, description, example } = options;
  const required = !nullable && !options.optional;
  const documentation = {
    ...shape,
    required,
    ...(nullable && { nullable }),
    ...(description && { description }),
    ...(example !== undefined && { example }),
  };

  const isRead = (value: unknown): boolean =>
    !(value instanceof InvalidValue) && !(required && value === undefined);
  return applyDecorators(
    Transform(
      ({ obj, key }) =>
        readGiven((obj as Record<string, unknown>)[key], read, { required, nullable, keepsBlank }),
      { toClassOnly: true },
    ),
    ValidateBy({
      name: 'field',
      validator: { validate: isRead, defaultMessage: () => 'This field is required.' },
    }),
    ApiProperty(documentation as ApiPropertyOptions),
  );
}

function readGiven<T>(
  given: unknown,
  read: FieldReader<T>,
  rule: { required: boolean; nullable: boolean; keepsBlank: boolean },
): T | InvalidValue | null | undefined {
  const isBlank = !rule.keepsBlank && typeof given === 'string' && given.trim() === '';
  if (given === undefined) return undefined;
  if (given === null && rule.required)
    return InvalidValue.withMessage('This field may not be null.');
  if (given === null || (isBlank && !rule.required)) return rule.nullable ? null : undefined;
  return read(given);
}
