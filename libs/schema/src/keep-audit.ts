import type { QueryRunner } from 'typeorm';

/**
 * Writes down how long the audit trail is kept, where only the owner of the tables can change it: whoever can say any SQL as
 * the application drops no month that is to stay.
 *
 * @param months 0: for ever
 */
export async function keepAudit(runner: QueryRunner, months: number): Promise<void> {
  const [{ kept }] = (await runner.query('select audit_kept_months() as kept')) as [
    { kept: number },
  ];
  if (kept === months) return;
  await runner.query(
    `create or replace function audit_kept_months() returns integer language sql immutable as 'select ${months}'`,
  );
}
