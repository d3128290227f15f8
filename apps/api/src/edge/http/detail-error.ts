/** Codes of the server's own refusals, by status. */
const CODES: Readonly<Record<number, string>> = {
  400: 'request.malformed',
  401: 'sign_in.required',
  402: 'payment.required',
  403: 'forbidden',
  404: 'not_found',
  405: 'method.not_allowed',
  408: 'request.timeout',
  413: 'body.too_large',
  409: 'conflict',
  415: 'media_type.unsupported',
  429: 'throttled',
  431: 'headers.too_large',
  503: 'unavailable',
};

/** The code for a status, for refusals without a code of their own: `request.malformed`, `body.too_large` … */
export function codeOfStatus(status: number): string {
  return CODES[status] ?? 'internal';
}

/** The body of a refusal by the server itself: one sentence, and the code of its status. */
export function detailError(status: number, detail: string): { detail: string; code: string } {
  return { detail, code: codeOfStatus(status) };
}
