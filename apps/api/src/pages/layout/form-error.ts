import { DomainError, type ErrorKind } from '#libs/kernel';

/** Why a form was not accepted, to be shown on it. */
export interface FormError {
  status: number;
  code: string;
  message: string;
  /** First sentence about each field that is wrong. */
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
};

/**
 * The refusal in a domain error.
 *
 * @throws the error itself where it is none, or where the thing the form is about does not exist
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
    message: error.message,
    fields: Object.fromEntries(fields) as Record<string, string>,
  };
}
