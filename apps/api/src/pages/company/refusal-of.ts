import { Unauthorized } from '#libs/kernel';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { type FormError, formErrorFrom } from '../frame/form-error.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';

/**
 * `formErrorFrom` for forms of the office, in the reader's language: errors of a list's entries stand at its one field.
 *
 * @throws the error itself if it is no refusal, if the form's subject does not exist, or if the role is missing
 */
export function refusalOf(error: unknown, request: EdgeRequest): FormError {
  if (error instanceof Unauthorized) throw error;
  const refusal = translateFormError(formErrorFrom(error), languageOf(request));
  const fields: Record<string, string> = {};
  for (const [name, sentence] of Object.entries(refusal.fields))
    fields[name.split('.', 1)[0]!] ??= sentence;
  return { ...refusal, fields };
}
