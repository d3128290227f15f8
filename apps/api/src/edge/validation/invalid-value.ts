import type { ValidationError } from 'class-validator';

/** Names of fields, dotted when nested, to what is wrong with them. */
export type FieldErrors = Record<string, string[]>;

/**
 * Stands in place of a value that could not be read, until validation finds it. Paths are relative to the field, and empty
 * for the field itself: `{ '': ['A valid integer is required.'] }`, `{ '0.id': [...] }`.
 */
export class InvalidValue {
  constructor(readonly fieldErrors: FieldErrors) {}

  static withMessage(sentence: string): InvalidValue {
    return new InvalidValue({ '': [sentence] });
  }
}

/** The errors of a validated object as fields on the wire. */
export function fieldErrorsOf(errors: readonly ValidationError[], prefix = ''): FieldErrors {
  const complaints: FieldErrors = {};
  for (const error of errors) {
    const path = prefix + error.property;
    if (error.value instanceof InvalidValue) {
      for (const [inner, sentences] of Object.entries(error.value.fieldErrors))
        complaints[inner ? `${path}.${inner}` : path] = sentences;
    } else if (error.constraints) {
      complaints[path] = Object.values(error.constraints);
    }
    Object.assign(complaints, fieldErrorsOf(error.children ?? [], `${path}.`));
  }
  return complaints;
}
