import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';

/** Names of fields, dotted when nested, to what is wrong with them. */
export type FieldErrors = Record<string, string[]>;

/** What a check of a list carries, to tell which of the entries are wrong: a class with the same checks for one. */
export interface EntryContext {
  Entry: new () => { value: unknown };
}

/** Keys that no field is declared for are dropped; of each field the first thing that is wrong is told. */
export const VALIDATION_OPTIONS = {
  whitelist: true,
  stopAtFirstError: true,
  validationError: { target: false, value: true },
} satisfies ValidatorOptions;

/** The errors of a validated object as fields on the wire: `labor_requests.0.id`. */
export function fieldErrorsOf(errors: readonly ValidationError[]): FieldErrors {
  return Object.assign({}, ...errors.map(errorsOfField)) as FieldErrors;
}

function errorsOfField({ property, value, ...error }: ValidationError): FieldErrors {
  const [failed] = Object.entries(error.constraints ?? {});
  if (!failed) return within(property, fieldErrorsOf(error.children ?? []));
  const [name, sentence] = failed;
  const context = error.contexts?.[name] as EntryContext | undefined;
  return context
    ? within(property, errorsOfEntries(value as unknown[], context))
    : { [property]: [sentence] };
}

/** By index; whole entries come before fields of entries. */
function errorsOfEntries(list: unknown[], { Entry }: EntryContext): FieldErrors {
  const errors = list.flatMap((value, index) => {
    const entry = Object.assign(new Entry(), { value });
    return Object.entries(fieldErrorsOf(validateSync(entry, VALIDATION_OPTIONS))).map(
      ([path, sentences]) => [path.replace('value', String(index)), sentences],
    );
  });
  return Object.fromEntries(errors) as FieldErrors;
}

function within(property: string, errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, sentences]) => [`${property}.${path}`, sentences]),
  );
}
