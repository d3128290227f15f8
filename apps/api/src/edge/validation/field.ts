import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsDefined, IsOptional, type ValidationArguments } from 'class-validator';
import { type Check, notNullCheck } from './checks.js';
import type { FieldReader } from './field-readers.js';
import type { EntryContext } from './field-errors.js';

export interface FieldPresence {
  optional?: boolean;
  nullable?: boolean;
}

export interface FieldOptions<T> extends FieldPresence {
  description?: string;
  example?: T;
}

interface Field {
  /** Receives no `undefined`, no `null`, and no blank text where that means "not given". */
  read: FieldReader;
  checks: Check[];
  documentation: ApiPropertyOptions;
  /** Keeps `""` as a value. */
  keepsBlank?: boolean;
}

/** Declares a field: reads with class-transformer, checks with class-validator, documents with Swagger. */
export function field(
  { read, checks, documentation, keepsBlank = false }: Field,
  { nullable = false, optional = false, description, example }: FieldOptions<unknown>,
): PropertyDecorator {
  const required = !nullable && !optional;
  const readPresent = (given: unknown): unknown => {
    const isBlank = !keepsBlank && typeof given === 'string' && given.trim() === '';
    if (given === undefined || (given === null && required)) return given;
    if (given === null || (isBlank && !required)) return nullable ? null : undefined;
    return read(given);
  };
  return applyDecorators(
    Transform(({ value }) => readPresent(value), { toClassOnly: true }),
    required ? IsDefined({ message: absenceSentence }) : IsOptional(),
    ...checks.map((check) => check()),
    ApiProperty({
      ...documentation,
      required,
      ...(nullable && { nullable }),
      ...(description && { description }),
      ...(example !== undefined && { example }),
    } as ApiPropertyOptions),
  );
}

/**
 * The checks of a list, applied to each entry. class-validator only reports that some entry is wrong; the context tells
 * `fieldErrorsOf` how to find out which.
 */
export function entryChecks(checks: Check[]): Check[] {
  class Entry {
    value: unknown;
  }
  const all = [notNullCheck, ...checks];
  applyDecorators(...all.map((check) => check()))(Entry.prototype, 'value');
  const context: EntryContext = { Entry };
  return all.map((check) => () => check({ each: true, context }));
}

function absenceSentence({ value }: ValidationArguments): string {
  return value === null ? 'This field may not be null.' : 'This field is required.';
}
