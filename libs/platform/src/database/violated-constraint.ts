import { QueryFailedError } from 'typeorm';

/**
 * The constraint that a failed statement violated, or null. Unique indexes and foreign keys decide
 * between simultaneous changes.
 */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  return (error.driverError as { constraint?: string }).constraint ?? null;
}
