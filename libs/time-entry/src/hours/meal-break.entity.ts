import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { TimeEntry } from './time-entry.entity.js';

/** A meal: 30 minutes paid, or 60 unpaid. */
@Entity('meal_breaks')
@Index('meal_breaks_time_entry_id_idx', ['timeEntryId'])
@Check('meal_breaks_length_check', `(break_type, minutes) in (('paid', 30), ('unpaid', 60))`)
export class MealBreak {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') timeEntryId!: number;
  @Column('timestamptz') startsAt!: Date;
  @Column('integer') minutes!: 30 | 60;
  @Column('text') breakType!: 'paid' | 'unpaid';

  @ManyToOne(() => TimeEntry, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('meal_breaks', 'time_entry_id'))
  timeEntry!: TimeEntry;
}
