/**
 * Failures of the database, as opposed to those of a statement:
 *
 * - `full`: its disk is full; the transaction was rolled back.
 * - `overloaded`: it, or our pool, has no connection or memory left; nothing was done.
 * - `away`: it does not answer, or is starting; nothing was done.
 * - `interrupted`: the connection broke during a statement; it may have been committed.
 */
export type DatabaseFailure = 'full' | 'overloaded' | 'away' | 'interrupted';

/** SQLSTATE disk_full, which PostgreSQL reports for ENOSPC and EDQUOT. */
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);
/** Out of memory, too many connections, a limit of its own. */
const OVERLOADED = new Set(['53000', '53200', '53300', '53400']);
/** It is starting, or nothing listens. */
const AWAY = new Set([
  ...['57P03', '08001', '08004'],
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ENOTFOUND'],
]);
/** It was stopped, or one of its processes crashed; a file could not be written; the network broke. */
const INTERRUPTED = new Set([
  ...['57P01', '57P02', '57P05', '08000', '08003', '08006', '08007', '58030'],
  ...['ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
]);
/** The pool's message when no connection became free, or could be made, in time. */
const POOL_TIMEOUT =
  /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;
/** Messages of the driver without a code. */
const BROKEN =
  /^(Connection terminated( unexpectedly)?|Client has encountered a connection error and is not queryable|Client was closed and is not queryable)$/;

/** Null: something else is wrong. */
export function databaseFailure(error: unknown): DatabaseFailure | null {
  if (!(error instanceof Error)) return null;
  const { driverError, code } = error as { driverError?: unknown; code?: unknown };
  if (driverError instanceof Error) return databaseFailure(driverError);
  if (POOL_TIMEOUT.test(error.message)) return 'overloaded';
  if (BROKEN.test(error.message)) return 'interrupted';
  if (typeof code !== 'string') return null;
  if (FULL.has(code)) return 'full';
  if (OVERLOADED.has(code)) return 'overloaded';
  if (AWAY.has(code)) return 'away';
  return INTERRUPTED.has(code) ? 'interrupted' : null;
}
