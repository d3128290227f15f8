import { Column, Entity, ManyToOne, PrimaryColumn } from 'typeorm';
import { Worker } from './worker.entity.js';

/** A number that a contact had, as main or alternate one; written by triggers. Needed to forget or export a person. */
@Entity('former_numbers')
export class FormerNumber {
  @PrimaryColumn('bigint') workerId!: number;
  /** E.164. */
  @PrimaryColumn('text') phoneNumber!: string;
  @Column('timestamptz', { default: () => 'now()' }) endedAt!: Date;

  @ManyToOne(() => Worker, { onDelete: 'CASCADE' }) worker!: Worker;
}
