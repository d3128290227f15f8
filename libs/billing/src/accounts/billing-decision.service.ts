import { Inject, Injectable } from '@nestjs/common';
import { CompanyService } from '#libs/company';
import {
  CONFIGURATION,
  type Configuration,
  FactBus,
  TaskQueueService,
  type Work,
} from '#libs/platform';
import { BillingAlertService } from '../alerts/billing-alert.service.js';
import { BillingStateChanged } from '../billing.facts.js';
import { remindersDue, mailOfMove } from '../rules/billing-mails.js';
import { type BillingDecision, decideState, restrictedSince } from '../rules/billing-state.js';
import type { BillingAccountRow } from './billing-account.rows.js';
import { BillingMailService } from './billing-mail.service.js';
import { READ_BILLING } from './read-billing.task-name.js';
import type { StripeReading } from './stripe-reading.service.js';
import { TrialStartService } from './trial-start.service.js';

/** Days before the end of a trial on which its owner is told. */
const TRIAL_NOTICE_DAYS = 3;
const SET = `update billing_accounts set state = $2, reason = $3, due_since = $4, restricted_from = $5, next_change = $6, decided_at = $7,
    subscription_id = $8, price_id = $9, subscribed_at = coalesce(subscribed_at, $10), period_start = $11, period_end = $12,
    cancels_at = $13, invoiced_until = greatest(invoiced_until, $14), open_invoice_url = $15,
    card_brand = $16, card_last4 = $17, card_month = $18, card_year = $19, reading_applied = $20
  where company_id = $1`;

/**
 * Decides a company's billing state from what was read at Stripe, and stores it. Applying the same
 * reading twice changes nothing.
 */
@Injectable()
export class BillingDecisionService {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly companies: CompanyService,
    private readonly trials: TrialStartService,
    private readonly mails: BillingMailService,
    private readonly alerts: BillingAlertService,
    private readonly tasks: TaskQueueService,
    private readonly facts: FactBus,
  ) {}

  /**
   * @param account locked
   * @param number of the reading; the account keeps it
   */
  async apply(
    work: Work,
    account: BillingAccountRow,
    reading: StripeReading | null,
    number: number,
  ): Promise<void> {
    const { trialDays, graceDays } = this.configuration.billing;
    const companyId = account.company_id;
    const trialStartedAt = await this.trials.of(work, companyId);
    const subscription = reading?.subscription ?? null;
    const decision = decideState({
      now: work.now,
      trialStartedAt,
      trialDays,
      graceDays,
      subscription,
    });
    await this.store(work, companyId, decision, reading, number);
    if (reading?.isDeleted) await this.forgetCustomer(work, companyId);
    await this.companies.restrict(work, companyId, restrictedSince(decision));
    await this.tell(work, account, decision, reading);
    if (decision.nextChange)
      this.tasks.scheduleByKey(work, READ_BILLING, [
        { key: `billing ${companyId}`, payload: { companyId }, runAt: decision.nextChange },
      ]);
  }

  private async store(
    work: Work,
    companyId: number,
    decision: BillingDecision,
    reading: StripeReading | null,
    number: number,
  ): Promise<void> {
    const { subscription = null, card = null } = reading ?? {};
    await work.execute(SET, [
      companyId,
      ...[decision.state, decision.reason, decision.dueSince, decision.restrictedFrom],
      ...[decision.nextChange, work.now, subscription?.id ?? null, reading?.priceId ?? null],
      ...[subscription?.startedAt ?? null, reading?.periodStart ?? null],
      ...[subscription?.periodEnd ?? null, subscription?.cancelsAt ?? null],
      ...[reading?.invoicedUntil ?? null, reading?.openInvoiceUrl ?? null],
      ...[card?.brand ?? null, card?.last4 ?? null, card?.month ?? null, card?.year ?? null],
      number,
    ]);
  }

  /** The next visit to the checkout creates another customer, under another idempotency key. */
  private async forgetCustomer(work: Work, companyId: number): Promise<void> {
    await work.execute(
      'update billing_accounts set stripe_customer_id = null, customers_lost = customers_lost + 1 where company_id = $1',
      [companyId],
    );
  }

  private async tell(
    work: Work,
    account: BillingAccountRow,
    decision: BillingDecision,
    reading: StripeReading | null,
  ): Promise<void> {
    const companyId = account.company_id;
    const before = decisionBefore(account);
    const step = mailOfMove(before, decision);
    const reminders = remindersDue({
      now: work.now,
      decision,
      trialNoticeDays: TRIAL_NOTICE_DAYS,
      card: reading?.card ?? null,
    });
    if (reading?.actionRequired)
      reminders.push({ mail: 'action_required', key: `action_required:${reading.actionRequired}` });
    for (const one of step ? [step, ...reminders] : reminders)
      await this.mails.write(work, companyId, one, decision);
    if (before?.state !== decision.state)
      await this.facts.record(
        work,
        new BillingStateChanged(companyId, before && { state: before.state }, {
          state: decision.state,
          reason: decision.reason,
        }),
      );
    const severalSubscriptions = `several subscriptions ${companyId}`;
    if ((reading?.runningCount ?? 0) <= 1) await this.alerts.clear(work, severalSubscriptions);
    else
      await this.alerts.raise(work, {
        key: severalSubscriptions,
        companyId,
        message: `Company ${companyId} has ${reading!.runningCount} running subscriptions and pays more than once. End all but one in Stripe.`,
      });
  }
}

function decisionBefore(account: BillingAccountRow): BillingDecision | null {
  if (account.decided_at === null) return null;
  return {
    state: account.state,
    reason: account.reason,
    dueSince: account.due_since,
    restrictedFrom: account.restricted_from,
    nextChange: account.next_change,
  };
}
