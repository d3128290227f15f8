import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number that sent STOP: no company may text it until it sends START. */
@Entity('phone_stops')
export class PhoneStop {
  /** E.164. */
  @PrimaryColumn('text') phoneNumber!: string;
  @Column('timestamptz') stoppedAt!: Date;
  /** When the one text was sent that explains START. */
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
}
