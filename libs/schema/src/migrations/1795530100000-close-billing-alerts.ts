import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An administrator closes an alert; one whose cause is gone closes itself, and is told again should the cause return. */
export class CloseBillingAlerts1795530100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table billing_alerts
        add column closed_at timestamptz,
        add column gone_at timestamptz,
        add constraint billing_alerts_gone_check check (gone_at is null or closed_at is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table billing_alerts
        drop constraint billing_alerts_gone_check, drop column gone_at, drop column closed_at`);
  }
}
