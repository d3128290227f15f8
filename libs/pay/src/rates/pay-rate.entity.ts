import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { Company, LaborType, LocationProfile } from '#libs/company';
import { Event } from '#libs/event';
import { LaborRequirement, Worker } from '#libs/labor';
import { inSameCompany } from '#libs/platform';
import type { Rate } from '../engine/pay-input.js';

/**
 * What is paid from a date on, for the work that matches all that the row names; `rules/rate-precedence.ts` has which one wins. A
 * later row that names the same replaces it; one without an amount ends it.
 */
@Entity('pay_rates')
@Index('pay_rates_scope_key', { synchronize: false })
@Index('pay_rates_worker_id_idx', ['workerId'], { where: 'worker_id is not null' })
@Index('pay_rates_labor_type_id_idx', ['laborTypeId'], { where: 'labor_type_id is not null' })
@Index('pay_rates_location_profile_id_idx', ['locationProfileId'], {
  where: 'location_profile_id is not null',
})
@Index('pay_rates_event_id_idx', ['eventId'], { where: 'event_id is not null' })
@Index('pay_rates_labor_requirement_id_idx', ['laborRequirementId'], {
  where: 'labor_requirement_id is not null',
})
@Check('pay_rates_per_check', `per in ('hour', 'day', 'call')`)
@Check('pay_rates_amount_check', 'amount > 0 and (amount is null) = (per is null)')
@Check(
  'pay_rates_scope_check',
  'num_nonnulls(location_profile_id, event_id, labor_requirement_id) <= 1 and num_nonnulls(labor_type_id, labor_requirement_id) <= 1',
)
export class PayRate {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  /** Null, here and below: any. */
  @Column('bigint', { nullable: true }) workerId!: number | null;
  @Column('bigint', { nullable: true }) laborTypeId!: number | null;
  @Column('bigint', { nullable: true }) locationProfileId!: number | null;
  @Column('bigint', { nullable: true }) eventId!: number | null;
  @Column('bigint', { nullable: true }) laborRequirementId!: number | null;
  /** Null: from that date on the rate of this scope is ended. */
  @Column('text', { nullable: true }) per!: Rate['per'] | null;
  /** Hundredths of a cent; never zero. */
  @Column('bigint', { nullable: true }) amount!: number | null;
  /** First date, in the zone of the event, on which it counts. */
  @Column('date') effectiveFrom!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => Worker, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'worker_id', referencedColumnName: 'id' },
  ])
  worker!: Worker | null;
  @ManyToOne(() => LaborType, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'labor_type_id', referencedColumnName: 'id' },
  ])
  laborType!: LaborType | null;
  @ManyToOne(() => LocationProfile, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'location_profile_id', referencedColumnName: 'id' },
  ])
  locationProfile!: LocationProfile | null;
  @ManyToOne(() => Event, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'event_id', referencedColumnName: 'id' },
  ])
  event!: Event | null;
  @ManyToOne(() => LaborRequirement, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn(inSameCompany('pay_rates', 'labor_requirement_id'))
  laborRequirement!: LaborRequirement | null;
}
