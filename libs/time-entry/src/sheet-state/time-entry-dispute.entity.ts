import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { CallTime } from '#libs/call-time';
import { Company } from '#libs/company';
import { LaborRequest } from '#libs/labor';
import { inSameCompany } from '#libs/platform';

/** What a worker says against their hours on a call, and the answer. Open until it is answered; one at a time. */
@Entity('time_entry_disputes')
@Index('time_entry_disputes_open_key', ['laborRequestId'], {
  unique: true,
  where: 'answered_at is null',
})
@Index('time_entry_disputes_labor_request_id_idx', ['laborRequestId', 'id'])
@Index('time_entry_disputes_call_time_id_idx', ['callTimeId'])
@Index('time_entry_disputes_company_id_idx', ['companyId'], { where: 'answered_at is null' })
@Check('time_entry_disputes_answer_check', '(answer is null) = (answered_at is null)')
export class TimeEntryDispute {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('bigint') callTimeId!: number;
  @Column('bigint') laborRequestId!: number;
  @Column('text') sentence!: string;
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
  @Column('bigint', { nullable: true }) answeredByUserId!: number | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => CallTime, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('time_entry_disputes', 'call_time_id'))
  callTime!: CallTime;
  @ManyToOne(() => LaborRequest, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('time_entry_disputes', 'labor_request_id'))
  laborRequest!: LaborRequest;
}
