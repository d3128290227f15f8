import { aCompany } from '../../../../test/factories/a-company.js';
import { anOwner } from '../../../../test/factories/a-grant.js';
import {
  aStripeWithClock,
  billingSettings,
  linkCustomer,
} from '../../../../test/support/billing-app.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { BillingModule } from '../billing.module.js';
import { StripeEventService } from '../events/stripe-event.service.js';
import { ProcessEventTask } from '../events/process-event.task.js';
import { BillingReadingService } from './billing-reading.service.js';
import { ReadBillingTask } from './read-billing.task.js';

/** Runs every 48th of the 5040 orders by default: `PERMUTATION_STEP=1` runs all. */
const STEP = Number(process.env['PERMUTATION_STEP'] ?? 48);

describe('what a company pays', () => {
  let app: LibApp;
  let world: Awaited<ReturnType<typeof aStripeWithClock>>;
  beforeAll(async () => {
    world = await aStripeWithClock({ afterLastAttempt: 'unpaid' });
    app = await aLibApp([BillingModule], { billing: billingSettings(world.stripe) });
    world.follow(app.clock);
  });
  afterAll(async () => {
    await app.close();
    await world.stripe.server.stop();
  });

  const refresh = (id: number) => app.get(BillingReadingService).refresh(id);
  const pass = (days: number) => world.pass(app.clock, days);
  const account = async (id: number) =>
    (await app.db.query('select * from billing_accounts where company_id = $1', [id]))[0];
  const restricted = async (id: number) =>
    (await app.db.query('select restricted_since from companies where id = $1', [id]))[0]
      .restricted_since as Date | null;
  const mails = async (email: string) =>
    (
      await app.db.query('select subject from outgoing_messages where recipient = $1 order by id', [
        email,
      ])
    ).map(({ subject }: { subject: string }) => subject);

  async function anOwnedCompany() {
    const company = await aCompany(app.db, { createdAt: app.clock.now() });
    const { userId } = await anOwner(app.db, company.id);
    const [{ email }] = await app.db.query('select email from users where id = $1', [userId]);
    return { ...company, ownerEmail: email as string };
  }
  async function aSubscribedCompany(card?: string) {
    const company = await anOwnedCompany();
    const { customer, subscription } = await world.stripe.aSubscriber({ card });
    await linkCustomer(app.db, company.id, customer.id);
    await refresh(company.id);
    return { ...company, customer, subscription };
  }

  it('is a trial first, then due, then restricted; each step is written about once', async () => {
    const { id, ownerEmail, name } = await anOwnedCompany();
    await refresh(id);
    expect(await account(id)).toMatchObject({ state: 'trial', reason: 'trial' });
    pass(12);
    await refresh(id);
    await refresh(id);
    pass(3);
    await refresh(id);
    expect(await account(id)).toMatchObject({ state: 'past_due', reason: 'trial_over' });
    expect(await restricted(id)).toBeNull();
    pass(10);
    await refresh(id);
    await refresh(id);
    expect((await account(id)).state).toBe('restricted');
    expect(await restricted(id)).toEqual((await account(id)).restricted_from);
    expect(await mails(ownerEmail)).toEqual([
      `The trial of ${name} ends soon`,
      `The trial of ${name} is over`,
      `${name} is restricted`,
    ]);
  });

  it('plans the reading at which time alone changes the state', async () => {
    const { id } = await anOwnedCompany();
    await refresh(id);
    const [job] = await app.db.query('select run_at from graphile_worker.jobs where key = $1', [
      `billing ${id}`,
    ]);
    expect(job.run_at).toEqual((await account(id)).next_change);
  });

  it('goes from a failed payment through grace to restrictions, and back when it is paid', async () => {
    const { id, ownerEmail, name, customer } = await aSubscribedCompany();
    expect(await account(id)).toMatchObject({
      state: 'active',
      card_brand: 'visa',
      price_id: 'price_demo_month',
    });
    await world.stripe.useCard(customer.id, 'pm_card_chargeCustomerFail');
    pass(32);
    await refresh(id);
    expect(await account(id)).toMatchObject({ state: 'past_due', reason: 'payment_missing' });
    expect((await account(id)).open_invoice_url).toMatch(/^http/);
    pass(10);
    await refresh(id);
    expect((await account(id)).state).toBe('restricted');
    expect(await restricted(id)).not.toBeNull();

    await world.stripe.useCard(customer.id, 'pm_card_visa');
    for (const invoice of (
      await world.stripe.stripe.invoices.list({ customer: customer.id, status: 'open' })
    ).data)
      await world.stripe.stripe.invoices.pay(invoice.id);
    await refresh(id);
    expect(await account(id)).toMatchObject({ state: 'active', open_invoice_url: null });
    expect(await restricted(id)).toBeNull();
    const subjects = await mails(ownerEmail);
    expect(subjects.at(0)).toBe(`A payment of ${name} did not come through`);
    expect(subjects).toContain(`${name} is restricted`);
    expect(subjects.at(-1)).toBe(`${name} is paid up again`);
  });

  it('ends with the subscription, and starts over with another customer when Stripe lost the first', async () => {
    const { id, customer, subscription } = await aSubscribedCompany();
    pass(20);
    await world.stripe.stripe.subscriptions.cancel(subscription.id);
    await refresh(id);
    expect(await account(id)).toMatchObject({ state: 'ended', reason: 'canceled' });
    await world.stripe.stripe.customers.del(customer.id);
    await refresh(id);
    expect(await account(id)).toMatchObject({ stripe_customer_id: null, customers_lost: 1 });
  });

  it('is what Stripe says, in whatever order seven events come, with gaps and doubles', async () => {
    const { id, customer, subscription } = await aSubscribedCompany();
    const api = world.stripe.stripe;
    const from = world.stripe.server.account.events.all().length;
    await api.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    await api.subscriptions.update(subscription.id, { cancel_at_period_end: false });
    await world.stripe.useCard(customer.id, 'pm_card_chargeCustomerFail');
    pass(32);
    await world.stripe.useCard(customer.id, 'pm_card_visa');
    const history = world.stripe.server.account.events
      .all()
      .slice(from)
      .filter((event) => event.object === 'event')
      .filter(({ type }) => /^(customer\.subscription|invoice)\./.test(type))
      .slice(0, 7);
    expect(history).toHaveLength(7);
    await refresh(id);
    const truth = withoutCounters(await account(id));

    const service = app.get(StripeEventService);
    for (const [turn, order] of permutations([0, 1, 2, 3, 4, 5, 6]).entries()) {
      if (turn % STEP !== 0) continue;
      await app.db.query('delete from stripe_events');
      await app.db.query(
        `update billing_accounts set state = 'ended', reason = 'canceled' where company_id = $1`,
        [id],
      );
      const some = order.filter((index) => index === order.at(-1) || (index + turn) % 3 !== 0);
      for (const index of [...some, some[0]!])
        await app.unitOfWork.asSystem((work) =>
          service.keep(work, received(history[index]!, customer.id)),
        );
      for (const { id: eventId } of await app.db.query('select id from stripe_events order by id'))
        await app.get(ProcessEventTask).workOff({ eventId });
      expect(
        await app.db.query(`select type from stripe_events where outcome not in ('done', 'kept')`),
      ).toEqual([]);
      expect([turn, withoutCounters(await account(id))]).toEqual([turn, truth]);
    }
  }, 900_000);

  it('drops a reading that began before the one that was applied', async () => {
    const { id, subscription } = await aSubscribedCompany();
    const [{ reading_applied: latest }] = await app.db.query(
      'select reading_applied from billing_accounts where company_id = $1',
      [id],
    );
    await world.stripe.stripe.subscriptions.cancel(subscription.id);
    await app.db.query('update billing_accounts set reading_applied = $2 where company_id = $1', [
      id,
      latest + 100,
    ]);
    await refresh(id);
    expect((await account(id)).state).toBe('active');
  });

  it('reads every company again each day', async () => {
    const { id, subscription } = await aSubscribedCompany();
    await world.stripe.stripe.subscriptions.cancel(subscription.id);
    await app.get(ReadBillingTask).reconcile({});
    const planned = await app.db.query(
      `select count(*)::int as count from graphile_worker.jobs where task_identifier = 'billing.read' and key is null`,
    );
    const [{ count }] = await app.db.query('select count(*)::int as count from companies');
    expect(planned[0].count).toBe(count);
    await app.get(ReadBillingTask).read({ companyId: id });
    expect((await account(id)).subscription_id).toBe(subscription.id);
  });

  it('changes nothing while Stripe does not answer, and says so by failing', async () => {
    const { id } = await aSubscribedCompany();
    const before = withoutCounters(await account(id));
    world.stripe.server.faults.fail(2, '/v1/customers');
    await expect(refresh(id)).rejects.toMatchObject({ type: 'StripeAPIError' });
    expect(withoutCounters(await account(id))).toEqual(before);
  });
});

function withoutCounters(row: Record<string, unknown>): Record<string, unknown> {
  const { readings_begun: _begun, reading_applied: _applied, decided_at: _at, ...rest } = row;
  return rest;
}

function received(
  event: { id: string; type: string; created: string | number },
  customerId: string,
) {
  return {
    stripeId: event.id,
    type: event.type,
    thin: false,
    happenedAt: new Date(Number(event.created) * 1000),
    customerId,
    chargeId: null,
  };
}

function permutations(of: readonly number[]): number[][] {
  if (of.length <= 1) return [[...of]];
  return of.flatMap((first) =>
    permutations(of.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}
