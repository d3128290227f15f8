import type { MessageStatus } from './rules/delivery-status.js';
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';
import type { MessageKind } from './rules/send-decision.js';

/** An outgoing SMS or mail, written in the transaction that causes it. */
@Entity('outgoing_messages')
@Index('outgoing_messages_subject_id_idx', ['subjectId', 'kind', 'id'], {
  where: 'subject_id is not null',
})
@Index('outgoing_messages_recipient_idx', ['recipient', 'id'])
@Index('outgoing_messages_company_id_created_at_idx', ['companyId', 'createdAt'])
@Index('outgoing_messages_taken_idx', ['companyId', 'sentAt'], {
  where: `channel = 'sms' and status in ('sent', 'delivered', 'undelivered')`,
})
@Index('outgoing_messages_waiting_idx', ['channel', 'createdAt'], {
  where: `status in ('queued', 'sending')`,
})
@Index('outgoing_messages_readable_idx', ['createdAt'], { where: `body <> ''` })
@Index('outgoing_messages_rank_idx', ['companyId', 'kind', 'status', 'id'], {
  where: `status in ('queued', 'held')`,
})
@Index('outgoing_messages_provider_id_key', ['providerId'], {
  unique: true,
  where: 'provider_id is not null',
})
@Index('outgoing_messages_live_offer_key', ['subjectId'], {
  unique: true,
  where: `kind = 'offer' and status in ('queued', 'held', 'sending', 'sent', 'delivered') and withdrawn_at is null`,
})
export class OutgoingMessage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text') channel!: 'sms' | 'mail';
  @Column('text') kind!: MessageKind | 'mail';
  /** Null: belongs to no company, such as an owner's invitation. */
  @Column('bigint', { nullable: true }) companyId!: number | null;
  /** E.164 number or mail address. */
  @Column('text') recipient!: string;
  /** Mail only. */
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text') body!: string;
  /** Mail only; `body` as HTML. */
  @Column('text', { nullable: true }) html!: string | null;
  /** Tokens and codes in body and html, masked there once the outcome is sure; null: there are none any more. */
  @Column('text', { array: true, nullable: true }) secrets!: string[] | null;
  /** Billed parts of an SMS; 0 for mail. */
  @Column('integer') segments!: number;
  @Column('text', { default: 'queued' }) status!: MessageStatus;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text', { nullable: true }) providerId!: string | null;
  /**
   * The labor request it is about; without a foreign key, because messaging does not know requests.
   */
  @Column('bigint', { nullable: true }) subjectId!: number | null;
  /** Start of the call it is about, for the sending hours. */
  @Column('timestamptz', { nullable: true }) callStartsAt!: Date | null;
  /** Zone of the event, for the sending hours. */
  @Column('text', { nullable: true }) timeZone!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** When it was handed to the provider; while `sending`, when that try began. */
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;

  /** The company's own sender that it left from; null: the shared one, or it was not sent. */
  @Column('text', { nullable: true }) sender!: string | null;

  /** Number of tries. */
  @Column('integer', { default: 0 }) tries!: number;
  /**
   * Start of the first try without an answer: the provider may have accepted the message. Ask it
   * before the next try. Null: no such try.
   */
  @Column('timestamptz', { nullable: true }) unsureSince!: Date | null;
  /** When it got its present status. */
  @Column('timestamptz', { nullable: true }) statusAt!: Date | null;

  /**
   * When its links were taken back, because the number is not the worker's any more; null: they
   * were not.
   */
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE', nullable: true }) company!: Company | null;
}
