import type { Account } from '../account/account.js';
import { catchUp } from '../billing/due.js';
import type { Control } from '../control.js';
import type { Faults } from '../http/faults.js';
import type { ReadRequest } from '../http/read-request.js';
import type { WebhookSender } from '../webhooks/webhook-sender.js';
import { pay, showCheckout } from './checkout-page.js';
import { controlPanel } from './control-panel.js';
import { invoicePdf, payInvoice, showInvoice } from './invoice-page.js';
import { type HostedAnswer, notFound, redirect } from './page.js';
import { change, showPortal } from './portal-page.js';

/** Pages for browsers: those that Stripe hosts, and the panel of the demonstration. */
export class HostedPages {
  constructor(
    private readonly account: Account,
    private readonly webhooks: WebhookSender,
    private readonly control: Control,
    private readonly faults: Faults,
  ) {}

  answer({ method, path, body }: ReadRequest): HostedAnswer {
    const { account } = this;
    catchUp(account, null, account.clock.now());
    const [, section = '', id = '', part] = path.split('/');
    const form = method === 'POST' ? new URLSearchParams(body) : null;
    switch (section) {
      case '':
        return controlPanel(account, this.webhooks);
      case 'checkout':
        return form ? pay(account, id, form) : showCheckout(account, id);
      case 'portal':
        return form ? change(account, id, form) : showPortal(account, id);
      case 'invoices':
        if (part === 'pdf') return invoicePdf(account, id);
        return form ? payInvoice(account, id, form) : showInvoice(account, id);
      case 'control':
        return form ? this.act(id, form) : notFound();
      default:
        return notFound();
    }
  }

  private act(action: string, form: URLSearchParams): HostedAnswer {
    if (action === 'advance') this.control.advance(Number(form.get('seconds')));
    else if (action === 'fail') this.faults.fail(Number(form.get('times')), '/v1');
    else if (action === 'dispute') this.control.openDispute(form.get('charge') ?? '');
    else if (action === 'expire-cards') this.control.letCardsExpire(form.get('customer') ?? '');
    else return notFound();
    return redirect('/');
  }
}
