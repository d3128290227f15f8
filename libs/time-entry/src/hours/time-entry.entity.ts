import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import type { WorkRules } from '#libs/company';
import { LaborRequest } from '#libs/labor';
import { CompanyOfRow, inSameCompany } from '#libs/platform';

/**
 * The hours of one request. `startAt` and `endAt` count; `Punch` has what happened. The first
 * sign-out freezes the work rules here.
 */
@Entity('time_entries')
@Index('time_entries_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('time_entries_start_at_idx', ['startAt'])
@Unique('time_entries_labor_request_id_key', ['laborRequestId'])
@Check('time_entries_order_check', 'end_at is null or end_at >= start_at')
export class TimeEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') laborRequestId!: number;
  @Column('timestamptz') startAt!: Date;
  @Column('timestamptz', { nullable: true }) endAt!: Date | null;
  /**
   * Set while the hours do not count: the worker left the crew, the scans belong to another call, or an undo removed them.
   * The punches stay.
   */
  @Column('timestamptz', { nullable: true }) voidedAt!: Date | null;
  @Column('integer', { nullable: true }) minimumMinutes!: number | null;
  @Column('integer', { nullable: true }) mealTriggerMinutes!: number | null;
  @Column('integer', { nullable: true }) roundUpMinutes!: number | null;
  @Column('integer', { nullable: true }) roundUpTarget!: 0 | 30 | null;
  @Column('text', { nullable: true }) timeZone!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;

  @ManyToOne(() => LaborRequest, { onDelete: 'RESTRICT' })
  @JoinColumn(inSameCompany('time_entries', 'labor_request_id'))
  laborRequest!: LaborRequest;

  /** Null until the first sign-out. */
  get frozenRules(): WorkRules | null {
    const { minimumMinutes, mealTriggerMinutes, roundUpMinutes } = this;
    if (minimumMinutes === null || mealTriggerMinutes === null || roundUpMinutes === null)
      return null;
    return { minimumMinutes, mealTriggerMinutes, roundUpMinutes };
  }
}
