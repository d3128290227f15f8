import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** When this installation first started with keys of Stripe: no trial begins before. One row. */
@Entity('billing_start')
@Check('billing_start_one_row_check', 'id = 1')
export class BillingStart {
  @PrimaryColumn('integer') id!: 1;
  @Column('timestamptz') startedAt!: Date;
}
