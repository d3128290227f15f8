import type { ApiPropertyOptions } from '@nestjs/swagger';
import { OBJECT_CHECKS } from './checks.js';
import { field, type FieldPresence } from './field.js';
import { readAsGiven } from './field-readers.js';

/** An object with many options, which a service reads and checks itself. @param schema its documentation */
export function ObjectField(
  schema: Readonly<Record<string, unknown>>,
  options: FieldPresence & { description?: string } = {},
): PropertyDecorator {
  const checks = OBJECT_CHECKS.slice(0, 1);
  const documentation = schema as ApiPropertyOptions;
  return field({ read: readAsGiven, checks, documentation }, options);
}
