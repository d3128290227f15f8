import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { CallTime } from '#libs/call-time';
import { Company } from '#libs/company';
import { Event } from '#libs/event';
import { LaborRequest, LaborRequirement } from '#libs/labor';
import { inSameCompany } from '#libs/platform';

export type NotificationResponse =
  'Available' | 'Confirmed' | 'Declined' | 'Canceled' | 'Time Change';

/** A line in the feed of one company's managers. */
@Entity('notifications')
@Index('notifications_company_id_id_idx', ['companyId', 'id'])
@Index('notifications_event_id_idx', ['eventId'])
@Index('notifications_call_time_id_idx', ['callTimeId'])
@Index('notifications_labor_requirement_id_idx', ['laborRequirementId'])
@Index('notifications_labor_request_id_idx', ['laborRequestId'])
export class Notification {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('bigint') eventId!: number;
  @Column('bigint', { nullable: true }) callTimeId!: number | null;
  @Column('bigint', { nullable: true }) laborRequirementId!: number | null;
  @Column('bigint', { nullable: true }) laborRequestId!: number | null;
  @Column('text', { nullable: true }) response!: NotificationResponse | null;
  @Column('text') message!: string;
  @Column('timestamptz', { default: () => 'now()' }) sentAt!: Date;
  @Column('boolean', { default: false }) read!: boolean;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => Event, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('notifications', 'event_id'))
  event!: Event;
  @ManyToOne(() => CallTime, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn(inSameCompany('notifications', 'call_time_id'))
  callTime!: CallTime | null;
  @ManyToOne(() => LaborRequirement, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn(inSameCompany('notifications', 'labor_requirement_id'))
  laborRequirement!: LaborRequirement | null;
  @ManyToOne(() => LaborRequest, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn(inSameCompany('notifications', 'labor_request_id'))
  laborRequest!: LaborRequest | null;
}
