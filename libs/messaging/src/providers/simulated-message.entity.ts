import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A message on a simulated phone or in a simulated mailbox, with its unmasked text. */
@Entity('simulated_messages')
@Index('simulated_messages_recipient_idx', ['recipient', 'id'])
export class SimulatedMessage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** Once for each message, however often it was tried. */
  @Column('bigint', { unique: true }) messageId!: number;
  @Column('text') channel!: 'sms' | 'mail';
  /** E.164 number or mail address. */
  @Column('text') recipient!: string;
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text') body!: string;
  @Column('text', { nullable: true }) html!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
