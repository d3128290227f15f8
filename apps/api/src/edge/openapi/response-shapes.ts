import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import {
  Type,
  type Static,
  type TArray,
  type TObject,
  type TProperties,
  type TSchema,
  type TUnsafe,
} from 'typebox';

export type { Static, TSchema } from 'typebox';

/**
 * Shapes of answers: a presenter is typed by `Static<typeof EventShape>`, and the API documentation shows the same
 * shape. Every field has an example.
 */

/** Words separated by dots, the subject first: `event.missing`. */
export const CODE_PATTERN = '^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$';
const CODE_DESCRIPTION =
  'Tells this error from others by a word that stays, whatever the sentences say.';

/** Declares the answers of a route. The topmost 2xx is its status. Shapes made by `object(id, …)` become components. */
export function Returns(
  status: number,
  schema?: TSchema,
  description = defaultDescription(status),
): MethodDecorator {
  const response = ApiResponse({ status, description, ...(schema && { schema }) });
  return status >= 200 && status < 300 ? applyDecorators(response, HttpCode(status)) : response;
}

/** Ids and counts. */
export function integer(example: number, description?: string): TUnsafe<number> {
  return leaf({ type: 'integer', format: 'int64' }, example, description);
}

/** Hours and other numbers that may have decimals. */
export function decimal(example: number, description?: string): TUnsafe<number> {
  return leaf({ type: 'number', format: 'double' }, example, description);
}

export function text(example: string, description?: string): TUnsafe<string> {
  return leaf({ type: 'string' }, example, description);
}

export function flag(example: boolean, description?: string): TUnsafe<boolean> {
  return leaf({ type: 'boolean' }, example, description);
}

/** 'YYYY-MM-DD'. */
export function date(example = '2031-05-01', description?: string): TUnsafe<string> {
  return leaf({ type: 'string', format: 'date' }, example, description);
}

/** 'HH:MM:SS'. */
export function time(example = '07:00:00', description?: string): TUnsafe<string> {
  return leaf(
    { type: 'string', format: 'time-local', pattern: '^\\d{2}:\\d{2}:\\d{2}$' },
    example,
    description,
  );
}

/** Date and time in the venue's zone, without offset: 'YYYY-MM-DDTHH:MM:SS'. */
export function wallClock(example = '2031-05-01T08:00:00', description?: string): TUnsafe<string> {
  return leaf(
    {
      type: 'string',
      format: 'date-time-local',
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$',
    },
    example,
    description,
  );
}

/** An instant, with offset or Z. */
export function instant(
  example = '2031-05-01T12:00:00.000Z',
  description?: string,
): TUnsafe<string> {
  return leaf({ type: 'string', format: 'date-time' }, example, description);
}

/** A decimal number as text with two decimals. */
export function decimalText(example = '1.50', description?: string): TUnsafe<string> {
  return leaf({ type: 'string', pattern: '^-?\\d+\\.\\d{2}$' }, example, description);
}

/** An amount of money as text, exact: two decimals, up to four where hundredths of a cent count. */
export function money(example = '22.00', description?: string): TUnsafe<string> {
  return leaf({ type: 'string', pattern: '^-?\\d+\\.\\d{2,4}$' }, example, description);
}

export function uuid(
  example = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11',
  description?: string,
): TUnsafe<string> {
  return leaf({ type: 'string', format: 'uuid' }, example, description);
}

/** E.164. */
export function phone(example = '+14155550111', description?: string): TUnsafe<string> {
  return leaf({ type: 'string', pattern: '^\\+[1-9]\\d{6,14}$' }, example, description);
}

/** One of a fixed set of words; the first is the example. */
export function choice<const T extends readonly string[]>(
  choices: T,
  description?: string,
): TUnsafe<T[number]> {
  return leaf({ type: 'string', enum: [...choices] }, choices[0]!, description);
}

/** The machine-readable code of an error, beside its message. @param example a code of this shape */
export function errorCode(example: string): TUnsafe<string> {
  return leaf({ type: 'string', pattern: CODE_PATTERN }, example, CODE_DESCRIPTION);
}

/** The value or `null`; the key is always there. */
export function nullable<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  const {
    type,
    enum: words,
    ...rest
  } = schema as { type?: string; enum?: unknown[]; $id?: string };
  if (type === undefined || rest.$id !== undefined)
    return Type.Unsafe({ anyOf: [schema, { type: 'null' }] });
  return Type.Unsafe({ type: [type, 'null'], ...(words && { enum: [...words, null] }), ...rest });
}

/** The key may be missing; rare, since "no value" is `null`. */
export const optional = Type.Optional;

export function list<T extends TSchema>(items: T, description?: string): TArray<T> {
  return Type.Array(items, withDescription(description));
}

/** @param id unique name of the component in the documentation: `Event`, `EventSummary` */
export function object<T extends TProperties>(
  id: string,
  properties: T,
  description?: string,
): TObject<T> {
  return Type.Object(properties, { $id: id, ...withDescription(description) });
}

/** An object without a component name. */
export function inline<T extends TProperties>(properties: T, description?: string): TObject<T> {
  return Type.Object(properties, withDescription(description));
}

/** One of several shapes, depending on the request. */
export function either<const T extends readonly TSchema[]>(
  ...schemas: T
): TUnsafe<Static<T[number]>> {
  return Type.Unsafe({ anyOf: schemas });
}

/** An object whose keys are data. */
export function map<T extends TSchema>(
  values: T,
  example: Record<string, Static<T>>,
  description?: string,
): TUnsafe<Record<string, Static<T>>> {
  return Type.Unsafe({
    type: 'object',
    additionalProperties: values,
    example,
    ...withDescription(description),
  });
}

function leaf<T>(shape: Record<string, unknown>, example: T, description?: string): TUnsafe<T> {
  return Type.Unsafe<T>({ ...shape, example, ...withDescription(description) });
}

function withDescription(description?: string): { description?: string } {
  return description ? { description } : {};
}

function defaultDescription(status: number): string {
  if (status === 201) return 'Created.';
  if (status === 204) return 'Done; there is nothing to tell.';
  return status < 300 ? 'Done.' : 'Refused.';
}
