import { aCompany } from '../../../../test/factories/a-company.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { ConsentService } from '../consent/consent.service.js';
import { MessagingModule } from '../messaging.module.js';
import { ProviderFailure } from '../providers/provider-failure.js';
import type { AcceptedSms, SmsProvider, SmsToSend } from '../providers/sms.provider.js';
import type { MessageDraft } from './message-draft.js';
import { MessageService } from './message.service.js';
import type { MessageKind } from './rules/send-decision.js';
import { SendMessageTask } from './send-message.task.js';

const NOON = '2031-05-01T16:00:00Z';
const NIGHT = '2031-05-02T06:00:00Z';

class Carrier implements SmsProvider {
  readonly name = 'simulator';
  readonly ownNumber = null;
  /** Bodies in the order of sending. */
  sent: string[] = [];
  refusing = false;

  async send({ key, body }: SmsToSend): Promise<AcceptedSms> {
    this.sent.push(body);
    if (this.refusing) throw ProviderFailure.temporary('too many');
    return { providerId: `carrier_${key}`, status: 'sent' };
  }

  async find(): Promise<AcceptedSms[]> {
    return [];
  }
}

describe('texts of several companies', () => {
  let app: LibApp;
  let carrier: Carrier;
  let requests = 0;

  beforeAll(async () => {
    app = await aLibApp([MessagingModule]);
  });
  beforeEach(async () => {
    app.clock.setTime(NOON);
    await app.finishTasks();
    carrier = new Carrier();
    Object.assign(app.get(SendMessageTask), { sms: carrier });
  });
  afterAll(() => app.close());

  async function aTextingCompany(sendingFromMinute = 0): Promise<{ id: number; phone: string }> {
    const { id } = await aCompany(app.db, { sendingFromMinute });
    const phone = aPhoneNumber();
    await app.unitOfWork.as(app.as(), (work) =>
      app.get(ConsentService).grantByHand(work, id, [phone]),
    );
    return { id, phone };
  }

  function send(
    { id, phone }: { id: number; phone: string },
    kind: MessageKind,
    bodies: readonly string[],
  ): Promise<unknown> {
    const drafts = bodies.map((body): MessageDraft => {
      const aboutId = ++requests;
      return { kind, companyId: id, phoneNumber: phone, body, aboutId, automatic: true };
    });
    return app.unitOfWork.as(app.as(), (work) => app.get(MessageService).send(work, drafts));
  }

  const numbered = (name: string, count: number): string[] =>
    Array.from({ length: count }, (_, at) => `${name} ${at + 1}`);

  /** Priorities of waiting tasks by the text of their message. */
  async function priorities(companyId: number): Promise<Record<string, number>> {
    const rows = await app.db.query<{ body: string; priority: number }[]>(
      `select m.body, j.priority from graphile_worker._private_jobs j
         join outgoing_messages m on m.id = (j.payload->>'messageId')::bigint
        where m.company_id = $1 order by m.id`,
      [companyId],
    );
    return Object.fromEntries(rows.map(({ body, priority }) => [body, priority]));
  }

  it('leave in turns, however many one of them has sent before', async () => {
    const noisy = await aTextingCompany();
    await send(noisy, 'offer', numbered('noisy', 100));
    await send(noisy, 'offer', ['noisy, one more']);
    for (let quiet = 1; quiet < 10; quiet++)
      await send(await aTextingCompany(), 'offer', [`quiet ${quiet}`]);

    await app.finishTasks();
    expect(carrier.sent.slice(0, 10)).toEqual(['noisy 1', ...numbered('quiet', 9)]);
    expect(carrier.sent).toHaveLength(110);
    expect(carrier.sent.slice(10)).toEqual([...numbered('noisy', 100).slice(1), 'noisy, one more']);
  });

  it('that somebody waits for go before those that the same company sends to many', async () => {
    const noisy = await aTextingCompany();
    await send(noisy, 'offer', numbered('offer', 40));
    await send(noisy, 'direct', numbered('direct', 40));
    await send(await aTextingCompany(), 'offer', ['offer of another']);
    await send(noisy, 'confirmation', ['confirmed']);
    await app.finishTasks();
    expect(carrier.sent.slice(0, 2)).toEqual(['direct 1', 'confirmed']);
    expect(carrier.sent.indexOf('offer of another')).toBeLessThan(
      carrier.sent.indexOf('direct 22'),
    );
  });

  it('count those that wait of their company and kind, up to ten thousand', async () => {
    const company = await aTextingCompany();
    await send(company, 'offer', numbered('early', 2));
    await send(company, 'reminder', ['reminder']);
    await send(company, 'offer', numbered('late', 2));
    expect(await priorities(company.id)).toEqual({
      ...{ 'early 1': 0, 'early 2': 1, 'late 1': 2, 'late 2': 3 },
      reminder: -10,
    });
    await app.db.query(
      `insert into outgoing_messages (channel, kind, company_id, recipient, body, segments)
       select 'sms', 'offer', $1, '+14155550999', 'piled up', 1 from generate_series(1, 10001)`,
      [company.id],
    );
    await send(company, 'offer', ['last', 'after the last']);
    expect(await priorities(company.id)).toMatchObject({ last: 10_000, 'after the last': 10_000 });
    await app.db.query(`delete from outgoing_messages where company_id = $1`, [company.id]);
  });

  it('that wait for the sending hours have ranks among themselves, for all leave when these begin', async () => {
    app.clock.setTime(NIGHT);
    const company = await aTextingCompany(480);
    await send(company, 'offer', numbered('held', 2));
    await send(company, 'code', ['code']);
    await send(company, 'offer', ['held 3']);
    expect(await priorities(company.id)).toEqual({
      ...{ 'held 1': 0, 'held 2': 1, 'held 3': 2 },
      code: -30,
    });
  });

  it('keep their places when the provider refuses them for the moment', async () => {
    const company = await aTextingCompany();
    await send(company, 'offer', numbered('offer', 4));
    carrier.refusing = true;
    await app.finishTasks();
    expect(await priorities(company.id)).toEqual({
      ...{ 'offer 1': 0, 'offer 2': 1, 'offer 3': 2, 'offer 4': 3 },
    });
  });
});
