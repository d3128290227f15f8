import type { ValidationError } from 'class-validator';

/** Names of fields, dotted when nested, to what is wrong with them. */
export type Complaints = Record<string, string[]>;

/**
 * Stands in place of a value that could not be read, until validation finds it. Paths are relative to the field, and empty
 * for the field itself: `{ '': ['A valid integer is required.'] }`, `{ '0.id': [...] }`.
 */
export class Refused {
  constructor(readonly complaints: Complaints) {}

  static because(sentence: string): Refused {
    return new Refused({ '': [sentence] });
  }
}

/** The errors of a validated object as fields on the wire. */
export function complaintsOf(errors: readonly ValidationError[], prefix = ''): Complaints {
  const complaints: Complaints = {};
  for (const error of errors) {
    const path = prefix + error.property;
    if (error.value instanceof Refused) {
      for (const [inner, sentences] of Object.entries(error.value.complaints))
        complaints[inner ? `${path}.${inner}` : path] = sentences;
    } else if (error.constraints) {
      complaints[path] = Object.values(error.constraints);
    }
    Object.assign(complaints, complaintsOf(error.children ?? [], `${path}.`));
  }
  return complaints;
}
