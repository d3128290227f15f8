import { HttpException } from '@nestjs/common';
import { Conflict, DomainError, Throttled, Unavailable } from '#libs/kernel';
import { databaseFailure, type DatabaseFailure } from '#libs/platform';
import { codeOfStatus, detailError } from './detail-error.js';
import { messageNaming } from './field-message.js';
import { RepeatedAnswer } from './repeated-answer.js';

/** Every one has a `code` beside the words, which programs may tell errors apart by. */
export interface ErrorBody {
  readonly code: string;
  readonly [member: string]: unknown;
}

export interface ErrorResponse {
  readonly status: number;
  /** Text is a stored answer and is sent unchanged. */
  readonly body: ErrorBody | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * SQLSTATEs of values that PostgreSQL refuses: not a number, out of range, too long, badly encoded, no date, no time
 * zone, bad JSON.
 */
const BAD_VALUES = new Set([
  '22P02',
  '22003',
  '22001',
  '22021',
  '22007',
  '22008',
  '22009',
  '22P05',
  '22023',
]);
/**
 * SQLSTATEs of lost races: serialization failure, deadlock, unique index, and a foreign key whose row was just deleted.
 */
const CONFLICTS = new Set(['40001', '40P01', '23505', '23503']);
/** Code and sentence of a 503 answer, by the failure of the database. */
const DATABASE_FAILURES: Record<DatabaseFailure, ErrorBody> = {
  full: {
    detail:
      'The disk of the database is full. Nothing was stored; please try again when there is room.',
    code: 'storage.full',
  },
  overloaded: detailError(503, 'Too much is going on at this moment. Please try again.'),
  away: detailError(
    503,
    'The database is away at this moment. Nothing was done; please try again.',
  ),
  interrupted: {
    detail:
      'The connection to the database broke. Please look whether it was done before you try again.',
    code: 'outcome.unknown',
  },
};
/** `Retry-After` of such answers, in seconds. */
const RETRY_AFTER_SECONDS = 2;

/** Members of the body that a field's own error must not replace. */
const RESERVED = new Set(['status', 'message', 'errors', 'detail', 'code']);

/**
 * Maps an error to the answer for the client; null for an unexpected one.
 *
 * @param forPage a missing role is 403 for a page under `/app/`, 401 for REST
 */
export function errorResponseFor(error: unknown, forPage = false): ErrorResponse | null {
  if (error instanceof RepeatedAnswer) return error;
  if (error instanceof DomainError) return domainErrorResponse(error, forPage);
  if (error instanceof HttpException) return httpErrorResponse(error);

  const failure = databaseFailure(error);
  if (failure)
    return {
      status: 503,
      body: DATABASE_FAILURES[failure],
      headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
    };
  const code = databaseCode(error);
  if (code && BAD_VALUES.has(code))
    return {
      status: 400,
      body: businessError('value.invalid', 'A value is malformed, too long or out of range.'),
    };
  if (code && CONFLICTS.has(code))
    return {
      status: 409,
      body: businessError(
        'conflict',
        'Somebody else changed this at the same moment. Please try again.',
      ),
    };
  return null;
}

/** The answer for an unexpected error. @param detail the message, shown only for debugging */
export function unexpectedErrorResponse(detail = 'Internal server error'): ErrorResponse {
  return { status: 500, body: detailError(500, detail) };
}

function domainErrorResponse(error: DomainError, forPage: boolean): ErrorResponse {
  const { code, message } = error;
  switch (error.kind) {
    case 'missing':
      return { status: 404, body: { detail: message, code } };
    case 'unknown':
      return { status: 404, body: { ...businessError(code, message), detail: message } };
    case 'invalid':
      return { status: 400, body: validationError(error) };
    case 'conflict':
      return {
        status: 409,
        body: { ...(error instanceof Conflict && error.details), ...businessError(code, message) },
        headers: retryHeader(error),
      };
    case 'mismatch':
      return { status: 422, body: businessError(code, message) };
    case 'unauthorized':
      return { status: forPage ? 403 : 401, body: businessError(code, message) };
    case 'unpaid':
      return { status: 402, body: { ...businessError(code, message), detail: message } };
    case 'unavailable':
      return { status: 503, body: { detail: message, code }, headers: retryHeader(error) };
    case 'throttled': {
      const seconds = error instanceof Throttled ? Math.max(1, Math.ceil(error.retryAfter)) : 60;
      return {
        status: 429,
        body: { detail: message, code },
        headers: { 'Retry-After': String(seconds) },
      };
    }
  }
}

function retryHeader(error: DomainError): Record<string, string> {
  const seconds =
    error instanceof Conflict || error instanceof Unavailable ? error.retryAfter : null;
  return seconds === null ? {} : { 'Retry-After': String(seconds) };
}

/** Nest's own bodies have a `statusCode`; a body without one was written by us and is sent unchanged. */
function httpErrorResponse(error: HttpException): ErrorResponse | null {
  const status = error.getStatus();
  const response = error.getResponse();
  if (status === 401)
    return {
      status,
      body: { detail: credentialsMessage(error), code: httpErrorCode(error) },
      headers: { 'WWW-Authenticate': 'Token' },
    };
  if (typeof response === 'object' && !('statusCode' in response))
    return { status, body: { code: httpErrorCode(error), ...response } };
  return status >= 500
    ? null
    : { status, body: { detail: error.message, code: httpErrorCode(error) } };
}

/** Replaces the "Unauthorized" of a guard without a message of its own by a sentence that says what to do. */
function credentialsMessage(error: HttpException): string {
  return error.message === 'Unauthorized'
    ? 'Authentication credentials were not provided.'
    : error.message;
}

/** The code that the error names, else the one of its status. */
function httpErrorCode(error: HttpException): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : codeOfStatus(error.getStatus());
}

function businessError(
  code: string,
  message: string,
): { status: 'error'; message: string; code: string } {
  return { status: 'error', message, code };
}

function validationError({ code, message, fields }: DomainError): ErrorBody {
  if (Object.keys(fields).length === 0) return businessError(code, message);
  const beside = Object.entries(fields).filter(([field]) => !RESERVED.has(field));
  return {
    ...Object.fromEntries(beside),
    ...businessError(code, fieldMessage(message, fields)),
    errors: fields,
  };
}

/** If the message only repeats the error of one field, it names that field. */
function fieldMessage(message: string, fields: DomainError['fields']): string {
  const field = Object.keys(fields).find((name) => [fields[name]].flat()[0] === message);
  return field === undefined ? message : messageNaming(field, message);
}

/** SQLSTATE of a failed statement, also when TypeORM wrapped it. */
export function databaseCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (driverError) return databaseCode(driverError);
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}
