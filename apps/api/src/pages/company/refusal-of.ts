import { Unauthorized } from '#libs/kernel';
import { type FormError, formErrorFrom } from '../frame/form-error.js';

/**
 * `formErrorFrom` for forms of the office: errors of a list's entries stand at its one field.
 *
 * @throws the error itself if it is no refusal, if the form's subject does not exist, or if the role is missing
 */
export function refusalOf(error: unknown): FormError {
  if (error instanceof Unauthorized) throw error;
  const refusal = formErrorFrom(error);
  const fields: Record<string, string> = {};
  for (const [name, sentence] of Object.entries(refusal.fields))
    fields[name.split('.', 1)[0]!] ??= sentence;
  return { ...refusal, fields };
}
