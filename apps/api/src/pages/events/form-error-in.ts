import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { type FormError, formErrorFrom } from '../frame/form-error.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';

/**
 * The errors of a refused form in the reader's language.
 *
 * @throws the error itself, as `formErrorFrom`
 */
export function formErrorIn(error: unknown, request: EdgeRequest): FormError {
  return translateFormError(formErrorFrom(error), languageOf(request));
}
