import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number that said STOP to ours: no company may text it until it says START. */
@Entity('phone_stops')
export class PhoneStop {
  /** E.164. */
  @PrimaryColumn('text') phoneNumber!: string;
  @Column('timestamptz') stoppedAt!: Date;
  /** When they were told how to start again; that happens once. */
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
}
