import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';

/** Errors by field name, dotted when nested. */
export type FieldErrors = Record<string, string[]>;

/** Context of a list check, to find the wrong entries: a class with the same checks for one entry. */
export interface EntryContext {
  Entry: new () => { value: unknown };
}

/** Undeclared keys are dropped; the first error of each field is reported. */
export const VALIDATION_OPTIONS = {
  whitelist: true,
  stopAtFirstError: true,
  validationError: { target: false, value: true },
} satisfies ValidatorOptions;

/** Converts the errors of a validated object to fields as on the wire: `labor_requests.0.id`. */
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

/** Errors by index; errors of whole entries come before errors of their fields. */
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
