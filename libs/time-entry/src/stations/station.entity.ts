import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Event } from '#libs/event';
import { CompanyOfRow, inSameCompany } from '#libs/platform';

/**
 * A device at the entrance of an event. Its link is valid for 24 hours and clocks that event's
 * workers in and out.
 */
@Entity('stations')
@Index('stations_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('stations_event_id_idx', ['eventId'])
export class Station {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') eventId!: number;
  /** Of the device or its door, for those who revoke it; null: none. */
  @Column('text', { nullable: true }) name!: string | null;
  /** SHA-256 of the token, hex: the link is shown once. */
  @Column('text', { unique: true }) tokenHash!: string;
  @Column('bigint', { nullable: true }) createdByUserId!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  /** When its device last handed in scans, or said that there are none; to the half minute. Null: never. */
  @Column('timestamptz', { nullable: true }) lastHeardAt!: Date | null;

  @ManyToOne(() => Event, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('stations', 'event_id'))
  event!: Event;
}
