import { QueryFailedError } from 'typeorm';

/** Unique indexes and foreign keys decide races; a verb asks here which of them a failed statement has run into, or null. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  return (error.driverError as { constraint?: string }).constraint ?? null;
}
