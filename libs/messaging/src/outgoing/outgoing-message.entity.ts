import type { MessageStatus } from './rules/delivery-status.js';
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';
import type { MessageKind } from './rules/send-decision.js';

/** An SMS or mail that leaves the house, or did; written in the transaction of what caused it. */
@Entity('outgoing_messages')
@Index('outgoing_messages_subject_id_idx', ['subjectId', 'kind', 'id'], {
  where: 'subject_id is not null',
})
@Index('outgoing_messages_recipient_idx', ['recipient', 'id'])
@Index('outgoing_messages_company_id_created_at_idx', ['companyId', 'createdAt'])
@Index('outgoing_messages_taken_idx', ['companyId', 'sentAt'], {
  where: `channel = 'sms' and status in ('sent', 'delivered', 'undelivered')`,
})
@Index('outgoing_messages_provider_id_key', ['providerId'], {
  unique: true,
  where: 'provider_id is not null',
})
@Index('outgoing_messages_live_offer_key', ['subjectId'], {
  unique: true,
  where: `kind = 'offer' and status in ('queued', 'held', 'sending', 'sent', 'delivered')`,
})
export class OutgoingMessage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text') channel!: 'sms' | 'mail';
  @Column('text') kind!: MessageKind | 'mail';
  /** Null for what belongs to no company, such as an owner's invitation. */
  @Column('bigint', { nullable: true }) companyId!: number | null;
  /** E.164 number or mail address. */
  @Column('text') recipient!: string;
  /** Mail only. */
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text') body!: string;
  /** Mail only; the text in `body` says the same. */
  @Column('text', { nullable: true }) html!: string | null;
  /** Billed parts of an SMS; 0 for mail. */
  @Column('integer') segments!: number;
  @Column('text', { default: 'queued' }) status!: MessageStatus;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text', { nullable: true }) providerId!: string | null;
  /** The labor request it is about, if any; a number, because messaging knows no requests. */
  @Column('bigint', { nullable: true }) subjectId!: number | null;
  /** When the call starts it speaks of: for the sending hours. */
  @Column('timestamptz', { nullable: true }) callStartsAt!: Date | null;
  /** Zone of the event, for the sending hours. */
  @Column('text', { nullable: true }) timeZone!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** When it was handed to the provider; while `sending`, when that try began. */
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;

  /** Times it was handed to the provider, or nearly. */
  @Column('integer', { default: 0 }) tries!: number;
  /**
   * Since when the provider may have it without our knowing: when the first try began whose answer never came. Nobody tries
   * again without asking first. Null while we know.
   */
  @Column('timestamptz', { nullable: true }) unsureSince!: Date | null;
  /** When it got its present status. */
  @Column('timestamptz', { nullable: true }) statusAt!: Date | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE', nullable: true }) company!: Company | null;
}
