import { Injectable } from '@nestjs/common';
import { instantOf, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { PayRuleSetQueries } from '../company-sets/pay-rule-set.queries.js';
import type { StackedRuleSet } from '../company-sets/pay-rule-set.rows.js';
import type { PayEntry } from '../engine/pay-input.js';
import type { RuleSet } from '../engine/rule-set.js';
import { type EntryDetails, PayExtraQueries } from '../entry-details/pay-extra.queries.js';
import { PayRateQueries } from '../rates/pay-rate.queries.js';
import { PaySettingsQueries } from '../settings/pay-settings.queries.js';
import type { EarlierPlacement } from '../settings/rules/moved-workweek.js';
import {
  type EntrySelection,
  type WorkedTimeOptions,
  WorkedTimeQueries,
} from '../worked-time/worked-time.queries.js';
import type { PayableWeeks } from '../worked-time/worked-time.js';
import { CallOfPayQueries } from './call-of-pay.queries.js';
import { EventOfPayQueries } from './event-of-pay.queries.js';
import type { CallOfPay, EventOfPay } from './event-of-pay.rows.js';
import { type PaidWorker, payWeeks, placements, weekDates } from './pay-weeks.js';
import type { Placed } from '../engine/pay-input.js';

/** A company and where its workweeks lie. */
export interface PayBasis extends Placed {
  companyId: number;
}

/** Rule sets by the first date of a workweek. */
export type Stacks = ReadonlyMap<string, StackedRuleSet[]>;

/** Paid workers, and the rules by which they are paid. */
export interface Calculation {
  workers: PaidWorker[];
  stacks: Stacks;
}

/** Hours with their rates, yet to be paid: by the rules that count, or by what is made of them. */
export interface PricedWeeks {
  pay: (changed: (stack: readonly RuleSet[]) => readonly RuleSet[]) => PaidWorker[];
  stacks: Stacks;
}

/**
 * What entries are paid: hours joined with rates, extras and the rules of their workweeks, and computed. Nothing is stored, so
 * that every screen and export shows the same numbers. A fixed number of statements for any number of workers.
 */
@Injectable()
export class PayCalculationQueries {
  constructor(
    private readonly calls: CallOfPayQueries,
    private readonly events: EventOfPayQueries,
    private readonly times: WorkedTimeQueries,
    private readonly rates: PayRateQueries,
    private readonly settings: PaySettingsQueries,
    private readonly extras: PayExtraQueries,
    private readonly ruleSets: PayRuleSetQueries,
  ) {}

  /** The entries of a call. Seven statements. @throws NotFound no such call, or its money is not for the actor */
  async ofCall(
    work: Work,
    slug: string,
    options: WorkedTimeOptions = {},
  ): Promise<Calculation & CallOfPay> {
    const found = await this.calls.reached(work, slug);
    const selection = { callTimeIds: [found.call.id] };
    const calculation = await this.ofEntriesUnchecked(
      ...([work, found.company.id, selection, options] as const),
    );
    return { ...found, ...calculation };
  }

  /** The entries of an event. Seven statements. @throws NotFound no such event, or its money is not for the actor */
  async ofEvent(
    work: Work,
    slug: string,
    options: WorkedTimeOptions = {},
  ): Promise<Calculation & EventOfPay> {
    const found = await this.events.reached(work, slug);
    const selection = { eventIds: [found.event.id] };
    const calculation = await this.ofEntriesUnchecked(
      ...([work, found.company.id, selection, options] as const),
    );
    return { ...found, ...calculation };
  }

  /** For callers who have checked that the actor may read this money. Six statements. */
  async ofEntriesUnchecked(
    work: Work,
    companyId: number,
    selection: EntrySelection,
    options: WorkedTimeOptions = {},
  ): Promise<Calculation> {
    const basis = await this.basisUnchecked(work, companyId);
    return this.ofSelection(work, basis, selection, options);
  }

  /** The same for a company whose workweeks are known; the caller has checked the right, too. Four statements. */
  async ofSelection(
    work: Work,
    basis: PayBasis,
    selection: EntrySelection,
    options: WorkedTimeOptions = {},
  ): Promise<Calculation> {
    const { companyId } = basis;
    const weeks = await this.times.ofEntriesUnchecked(work, companyId, selection, basis, options);
    return this.pay(work, basis, weeks);
  }

  /** Two statements. @throws NotFound no such company */
  async basisUnchecked(work: Work, companyId: number): Promise<PayBasis> {
    const [company, settings] = await Promise.all([
      work.row<{ time_zone: string; earlier: EarlierPlacement[] }>(
        `select c.time_zone, (
           select coalesce(json_agg(json_build_object('zone', ew.time_zone, 'day', ew.workweek_day, 'minute', ew.workweek_minute, 'until', ew.until) order by ew.until), '[]')
             from earlier_workweeks ew where ew.company_id = c.id) as earlier
           from companies c where c.id = $1`,
        [companyId],
      ),
      this.settings.ofCompanyUnchecked(work, companyId),
    ]);
    if (!company) throw new NotFound('Company');
    const workweek = { day: settings.workweek_day, minute: settings.workweek_minute };
    return { companyId, zone: company.time_zone, workweek, earlier: earlierOf(company.earlier) };
  }

  /**
   * Pays weeks that were read, planned ones too. Three statements, none without weeks. The caller has checked the right.
   *
   * @returns one worker for each of the weeks, in their order
   */
  async pay(work: Work, basis: PayBasis, all: readonly PayableWeeks[]): Promise<Calculation> {
    const { pay, stacks } = await this.priced(work, basis, all);
    return { workers: pay((stack) => stack), stacks };
  }

  /** As `ofSelection`, to be paid by rules that are changed in memory. The caller has checked the right. Four statements. */
  async pricedOfSelection(
    work: Work,
    basis: PayBasis,
    selection: EntrySelection,
  ): Promise<PricedWeeks> {
    const { companyId } = basis;
    return this.priced(
      work,
      basis,
      await this.times.ofEntriesUnchecked(work, companyId, selection, basis),
    );
  }

  private async priced(
    work: Work,
    basis: PayBasis,
    all: readonly PayableWeeks[],
  ): Promise<PricedWeeks> {
    if (all.length === 0) return { pay: () => [], stacks: new Map() };
    const times = all.flatMap(({ times: own }) => own);
    const dates = all.flatMap((weeks) =>
      placements(weeks, basis).flatMap((each) => [...weekDates(weeks, each).values()]),
    );
    const { companyId } = basis;
    const [book, details, stacks] = await Promise.all([
      this.rates.bookUnchecked(
        work,
        companyId,
        times.map(({ scope }) => scope),
      ),
      this.extras.forEntriesUnchecked(
        work,
        companyId,
        times.filter(({ state }) => state !== 'planned').map(({ scope }) => scope.id),
      ),
      this.ruleSets.stacksOfUnchecked(work, companyId, [...new Set(dates)]),
    ]);
    const priced = all.map((weeks) => ({
      ...weeks,
      times: weeks.times.map((time) => ({
        ...time,
        entry: {
          ...time.entry,
          ...detailsOf(details.get(time.scope.id)),
          rate: book.counting(time.scope)?.rate ?? null,
        },
      })),
    }));
    const pay: PricedWeeks['pay'] = (changed) =>
      priced.map((weeks) => payWeeks(weeks, basis, (date) => changed(stacks.get(date) ?? [])));
    return { pay, stacks };
  }
}

function detailsOf(
  details: EntryDetails | undefined,
): Pick<PayEntry, 'sentHome' | 'waived' | 'extras'> {
  const { sentHome = false, waived = [], extras = [] } = details ?? {};
  return { sentHome, waived, extras: extras.map(({ kind, cents }) => ({ kind, cents })) };
}

function earlierOf(earlier: readonly EarlierPlacement[]): Placed['earlier'] {
  return earlier.map(({ zone, day, minute, until }) => ({
    ...{ zone, workweek: { day, minute } },
    until: Math.floor(instantOf(until, '00:00', zone).getTime() / 60_000),
  }));
}
