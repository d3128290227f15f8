import { chargeOf, customerOf, effectOf, HANDLED_EVENTS } from './event-effects.js';

describe('what an event of Stripe makes us read', () => {
  it.each`
    type                                         | effect
    ${'checkout.session.completed'}              | ${'subscription'}
    ${'checkout.session.expired'}                | ${'subscription'}
    ${'customer.subscription.created'}           | ${'subscription'}
    ${'customer.subscription.updated'}           | ${'subscription'}
    ${'customer.subscription.deleted'}           | ${'subscription'}
    ${'customer.subscription.paused'}            | ${'subscription'}
    ${'customer.subscription.resumed'}           | ${'subscription'}
    ${'customer.subscription.trial_will_end'}    | ${'subscription'}
    ${'invoice.finalized'}                       | ${'subscription'}
    ${'invoice.paid'}                            | ${'subscription'}
    ${'invoice.payment_failed'}                  | ${'subscription'}
    ${'invoice.payment_action_required'}         | ${'subscription'}
    ${'invoice.payment_succeeded'}               | ${'subscription'}
    ${'invoice.voided'}                          | ${'subscription'}
    ${'invoice.marked_uncollectible'}            | ${'subscription'}
    ${'customer.source.expiring'}                | ${'card'}
    ${'payment_method.attached'}                 | ${'card'}
    ${'payment_method.detached'}                 | ${'card'}
    ${'payment_method.updated'}                  | ${'card'}
    ${'payment_method.automatically_updated'}    | ${'card'}
    ${'customer.updated'}                        | ${'customer'}
    ${'customer.deleted'}                        | ${'customer'}
    ${'charge.dispute.created'}                  | ${'charge'}
    ${'charge.dispute.closed'}                   | ${'charge'}
    ${'charge.refunded'}                         | ${'charge'}
    ${'charge.dispute.updated'}                  | ${'charge'}
    ${'refund.created'}                          | ${'charge'}
    ${'refund.updated'}                          | ${'charge'}
    ${'refund.failed'}                           | ${'charge'}
    ${'v1.billing.meter.error_report_triggered'} | ${'meter'}
    ${'v1.billing.meter.no_meter_found'}         | ${'meter'}
    ${'product.created'}                         | ${'kept'}
    ${'toString'}                                | ${'kept'}
  `('$type: $effect', ({ type, effect }: Record<string, string>) => {
    expect(effectOf(type!)).toBe(effect);
  });

  it('knows what to tick in the dashboard', () => {
    expect(HANDLED_EVENTS).toContain('invoice.paid');
  });

  it.each`
    object                                              | customer   | because
    ${{ object: 'customer', id: 'cus_1' }}              | ${'cus_1'} | ${'it is one'}
    ${{ object: 'invoice', customer: 'cus_1' }}         | ${'cus_1'} | ${'it names one'}
    ${{ object: 'invoice', customer: { id: 'cus_1' } }} | ${'cus_1'} | ${'it has one in it'}
    ${{ object: 'invoice', customer: null }}            | ${null}    | ${'it names none'}
    ${{ object: 'invoice', customer: 'acct_1' }}        | ${null}    | ${'that is an account'}
    ${{ object: 'invoice', customer: 17 }}              | ${null}    | ${'that is no id'}
    ${{ object: 'dispute', charge: 'ch_1' }}            | ${null}    | ${'its charge has to be read'}
    ${null}                                             | ${null}    | ${'there is nothing'}
    ${undefined}                                        | ${null}    | ${'there is nothing'}
    ${'cus_1'}                                          | ${null}    | ${'that is no object'}
  `('$object concerns $customer, because $because', ({ object, customer }) => {
    expect(customerOf(object)).toBe(customer);
  });

  it.each`
    object                                          | charge    | because
    ${{ object: 'charge', id: 'ch_1' }}             | ${'ch_1'} | ${'it is one'}
    ${{ object: 'dispute', charge: 'ch_1' }}        | ${'ch_1'} | ${'it names one'}
    ${{ object: 'refund', charge: { id: 'ch_1' } }} | ${'ch_1'} | ${'it has one in it'}
    ${{ object: 'refund', charge: null }}           | ${null}   | ${'it names none'}
    ${{ object: 'refund', charge: 17 }}             | ${null}   | ${'that is no id'}
    ${null}                                         | ${null}   | ${'there is nothing'}
    ${undefined}                                    | ${null}   | ${'there is nothing'}
  `('$object is about the charge $charge, because $because', ({ object, charge }) => {
    expect(chargeOf(object)).toBe(charge);
  });
});
