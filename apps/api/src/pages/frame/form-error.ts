import { DomainError, type ErrorKind, Throttled } from '#libs/kernel';

/** The errors of a refused form, shown on it. */
export interface FormError {
  status: number;
  code: string;
  message: string;
  /** The first error of each wrong field. */
  fields: Readonly<Record<string, string>>;
}

const STATUS_OF_KIND: Record<ErrorKind, number> = {
  missing: 404,
  unknown: 404,
  invalid: 400,
  conflict: 409,
  mismatch: 422,
  unauthorized: 401,
  throttled: 429,
  unpaid: 402,
  unavailable: 503,
};

/**
 * Extracts the errors from a domain error.
 *
 * @throws the error itself if it is no refusal, or if the form's subject does not exist
 */
export function formErrorFrom(error: unknown): FormError {
  if (!(error instanceof DomainError) || error.kind === 'missing' || error.kind === 'unknown')
    throw error;
  const fields = Object.entries(error.fields).map(([field, sentences]) => [
    field,
    sentences[0] ?? '',
  ]);
  return {
    status: STATUS_OF_KIND[error.kind],
    code: error.code,
    message: error instanceof Throttled ? waitSentence(error.retryAfter) : error.message,
    fields: Object.fromEntries(fields) as Record<string, string>,
  };
}

/** For people, where the API counts seconds. */
function waitSentence(seconds: number): string {
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `Too many tries. Try again in ${count} ${unit}${count === 1 ? '' : 's'}.`;
}
