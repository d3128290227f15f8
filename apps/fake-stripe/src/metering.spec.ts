import { aFakeStripe, type TestStripe } from './test-stripe.js';

const DAY = 86_400;
const METER = 'mtr_demo_segments';

describe('metering of the fake Stripe', () => {
  let fake: TestStripe;
  let customer: string;
  let subscription: string;
  beforeEach(async () => {
    fake = await aFakeStripe();
    const subscriber = await fake.aSubscriber();
    customer = subscriber.customer.id;
    subscription = subscriber.subscription.id;
  });
  afterEach(() => fake.server.stop());

  const now = () => fake.server.account.clock.now();
  const use = (
    identifier: string,
    value = '1',
    timestamp = now(),
    who = customer,
    name = 'message_segments',
  ) =>
    fake.stripe.billing.meterEvents.create({
      event_name: name,
      identifier,
      payload: { stripe_customer_id: who, value },
      timestamp,
    });
  const minute = (seconds: number) => Math.floor(seconds / 60) * 60;
  const used = async (start = minute(now()) - 40 * DAY, end = minute(now()) + 60) => {
    const { data } = await fake.stripe.billing.meters.listEventSummaries(METER, {
      customer,
      start_time: start,
      end_time: end,
    });
    return data[0]!.aggregated_value;
  };

  it('adds up what came', async () => {
    await use('a', '3');
    await use('b', '4');
    expect(await used()).toBe(7);
  });

  it('remembers identifiers for a day, and counts the same twice after it', async () => {
    await use('a', '3');
    await expect(use('a', '3')).rejects.toMatchObject({
      statusCode: 400,
      message: 'An event already exists with identifier a.',
    });
    fake.days(1);
    await use('a', '3');
    expect(await used()).toBe(6);
  });

  it.each`
    when                    | offset            | answer
    ${'35 days old'}        | ${-35 * DAY}      | ${null}
    ${'older than 35 days'} | ${-35 * DAY - 60} | ${'timestamp_too_far_in_past'}
    ${'5 minutes ahead'}    | ${300}            | ${null}
    ${'further ahead'}      | ${360}            | ${'timestamp_in_future'}
  `('answers a stamp that is $when with $answer', async ({ offset, answer }) => {
    const sent = use('a', '1', now() + Number(offset));
    if (answer === null) await expect(sent).resolves.toMatchObject({ identifier: 'a' });
    else await expect(sent).rejects.toMatchObject({ code: answer });
  });

  it.each`
    what                     | value     | who           | code
    ${'a customer unknown'}  | ${'1'}    | ${'cus_none'} | ${'meter_event_customer_not_found'}
    ${'a value without sum'} | ${'many'} | ${undefined}  | ${'meter_event_invalid_value'}
  `('takes $what, and tells later that it is wrong', async ({ value, who, code }) => {
    await use('a', value, now(), who);
    const [event] = (await fake.stripe.v2.core.events.list()).data;
    expect(event).toMatchObject({
      type: 'v1.billing.meter.error_report_triggered',
      related_object: { id: METER },
      data: {
        reason: { error_types: [{ code, sample_errors: [{ request: { identifier: 'a' } }] }] },
      },
    });
    expect(await used()).toBe(0);
  });

  it('tells later that there is no such meter', async () => {
    await use('a', '1', now(), customer, 'segmnets');
    const [event] = (await fake.stripe.v2.core.events.list()).data;
    expect(event!.type).toBe('v1.billing.meter.no_meter_found');
  });

  it('bills what came until the invoice is finalized, and nothing that comes later', async () => {
    await use('a', '100');
    const end = (await fake.stripe.subscriptions.retrieve(subscription)).items.data[0]!
      .current_period_end;
    fake.server.control.advance(end + 60 - now());
    await use('late but in time', '10', end - 60);
    fake.server.control.advance(3600);
    await use('too late', '1000', end - 60);
    const [invoice] = (await fake.stripe.invoices.list({ subscription })).data;
    expect(invoice).toMatchObject({ status: 'paid', total: 9900 + 165 });
  });

  it('previews what the period will cost', async () => {
    await use('a', '200');
    const preview = await fake.stripe.invoices.createPreview({ subscription });
    expect(preview.total).toBe(9900 + 300);
  });

  it('wants bounds of summaries on whole minutes', async () => {
    const refused = used(minute(now()) - 59);
    await expect(refused).rejects.toMatchObject({ statusCode: 400, param: 'start_time' });
  });

  it('sums by the day', async () => {
    await use('a', '2', now() - 2 * DAY);
    await use('b', '5');
    const end = (Math.floor(now() / DAY) + 1) * DAY;
    const { data } = await fake.stripe.billing.meters.listEventSummaries(METER, {
      customer,
      start_time: end - 5 * DAY,
      end_time: end,
      value_grouping_window: 'day',
    });
    expect(data.map(({ aggregated_value: value }) => value)).toEqual([5, 2]);
  });

  it('may count late', async () => {
    fake.server.account.settings.meterDelay = 120;
    await use('a', '2');
    expect(await used()).toBe(0);
    fake.server.control.advance(120);
    expect(await used()).toBe(2);
  });
});
