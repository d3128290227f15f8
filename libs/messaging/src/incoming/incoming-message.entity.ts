import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An incoming SMS, and our reply to it. */
@Entity('incoming_messages')
@Index('incoming_messages_sender_idx', ['sender', 'id'])
@Index('incoming_messages_readable_idx', ['receivedAt'], {
  where: `body <> '' or reply is not null`,
})
@Index('incoming_messages_provider_id_key', ['providerId'], {
  unique: true,
  where: 'provider_id is not null',
})
export class IncomingMessage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** E.164. */
  @Column('text') sender!: string;
  @Column('text') body!: string;
  @Column('text', { nullable: true }) reply!: string | null;
  /** The provider's id; it delivers the message again when our answer is late. */
  @Column('text', { nullable: true }) providerId!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) receivedAt!: Date;
}
