import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number that sent STOP to one of our senders: no company may text it from there until it sends START. */
@Entity('phone_stops')
export class PhoneStop {
  /** E.164; where the person was erased, `PhonePseudonymService.of` it. */
  @PrimaryColumn('text') phoneNumber!: string;
  /** `SHARED_SENDER`, or a company's own. */
  @PrimaryColumn('text', { default: 'shared' }) sender!: string;
  @Column('timestamptz') stoppedAt!: Date;
  /** When the one text was sent that explains START. */
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
}
