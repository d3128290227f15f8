import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A company that staffs events; the last level of the work rules. */
@Entity('companies')
@Index('companies_sms_sender_key', ['smsSender'], {
  unique: true,
  where: 'sms_sender is not null',
})
@Check('companies_round_up_target_check', 'round_up_target in (0, 30)')
@Check(
  'companies_reminder_hours_check',
  'cardinality(reminder_hours) <= 5 and 1 <= all (reminder_hours) and 336 >= all (reminder_hours)',
)
@Check('companies_rest_minutes_check', 'rest_minutes between 0 and 1440')
@Check(
  'companies_lengths_check',
  'minimum_minutes >= 0 and meal_trigger_minutes >= 0 and round_up_minutes >= 0',
)
export class Company {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text', { unique: true }) slug!: string;
  @Column('text') name!: string;
  /** At most 10 characters, for text messages. */
  @Column('text', { nullable: true }) nameShort!: string | null;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text', { nullable: true }) city!: string | null;
  @Column('text', { nullable: true }) state!: string | null;
  @Column('text', { nullable: true }) zipCode!: string | null;
  /** E.164. */
  @Column('text', { default: '' }) phoneNumber!: string;
  @Column('text', { default: '' }) email!: string;
  @Column('text', { default: '' }) website!: string;
  /** IANA name; used for events whose location has no zone. */
  @Column('text', { default: 'America/New_York' }) timeZone!: string;
  /** Whether screens offer time sheets, QR codes and stations; not used by rules. */
  @Column('boolean', { default: false }) timeTracking!: boolean;
  @Column('integer', { default: 240 }) minimumMinutes!: number;
  /** Minutes of work without a meal after which penalty time begins. */
  @Column('integer', { default: 300 }) mealTriggerMinutes!: number;
  /** Grace at clock-out: minutes past a half-hour mark that still count as that mark, so rounded down. */
  @Column('integer', { default: 15 }) roundUpMinutes!: number;
  /** Rounding of typed times, up or down: to half hours (30) or whole hours (0). */
  @Column('integer', { default: 30 }) roundUpTarget!: 0 | 30;
  /** Hundredths: 150 is shown as "1.50". For display only. */
  @Column('integer', { default: 150 }) mealPenaltyHundredths!: number;
  /** Local minutes of the day between which offers, questions and automatic reminders are sent. */
  @Column('integer', { default: 480 }) sendingFromMinute!: number;
  @Column('integer', { default: 1260 }) sendingUntilMinute!: number;
  /** Minutes before a call from which nobody is promoted without a manager. */
  @Column('integer', { default: 120 }) promotionCutoffMinutes!: number;
  /** Minutes of rest between two calls below which a worker is warned; null: never. */
  @Column('integer', { nullable: true, default: 480 }) restMinutes!: number | null;
  /** Hours before a call at which its crew is reminded automatically, descending; empty: never. */
  @Column('integer', { array: true, default: () => `'{}'` }) reminderHours!: number[];
  /**
   * The company's own sender of texts: a number (E.164) or a messaging service ('MG…'); null: the
   * shared one.
   */
  @Column('text', { nullable: true }) smsSender!: string | null;
  /**
   * ISO 3166 codes of countries whose numbers may get invitations and codes; empty: the one of the
   * company's own number.
   */
  @Column('text', { array: true, default: () => `'{}'` }) textCountries!: string[];
  /** Since when billing restricts the company; null: it does not. Set by `CompanyService.restrict` only. */
  @Column('timestamptz', { nullable: true }) restrictedSince!: Date | null;
  /** Last part of the logo's path, in `company_logos`; null: no logo. */
  @Column('text', { nullable: true }) logoFile!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
