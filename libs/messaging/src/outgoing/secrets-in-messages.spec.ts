import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { MessagingModule } from '../messaging.module.js';
import { MessageQueries } from './message.queries.js';
import { MessageService } from './message.service.js';

const TOKEN = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';

describe('secrets in messages', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([MessagingModule]);
  });
  afterAll(() => app.close());

  const sendCode = async (): Promise<string> => {
    const phoneNumber = aPhoneNumber();
    await app.unitOfWork.asSystem((work) =>
      app.get(MessageService).send(work, [
        {
          kind: 'code',
          companyId: null,
          phoneNumber,
          body: 'Code 042917, room 42. See 042917.',
          secrets: ['042917'],
        },
      ]),
    );
    return phoneNumber;
  };
  const kept = async (recipient: string) =>
    (
      await app.db.query<{ body: string; html: string | null; secrets: string[] | null }[]>(
        'select body, html, secrets from outgoing_messages where recipient = $1',
        [recipient],
      )
    )[0];

  it('are there while the message waits, masked once it left, and whole on the simulated phone', async () => {
    const phone = await sendCode();
    expect((await kept(phone))!.body).toContain('042917');
    await app.finishTasks();
    expect(await kept(phone)).toEqual({
      body: 'Code [hidden], room 42. See [hidden].',
      html: null,
      secrets: null,
    });
    const [bubble] = await app.get(MessageQueries).conversation(app.unitOfWork.reading(), phone);
    expect(bubble!.body).toBe('Code 042917, room 42. See 042917.');
  });

  it('are masked in both forms of a mail', async () => {
    const link = `https://call.example/app/reset-password/${TOKEN}/`;
    await app.unitOfWork.asSystem((work) =>
      app.get(MessageService).sendMail(work, {
        companyId: null,
        to: 'dana@crew.example',
        subject: 'A link',
        body: `Here: ${link}`,
        html: `<a href="${link}">${link}</a>`,
        secrets: [TOKEN],
      }),
    );
    await app.finishTasks();
    const mail = (await kept('dana@crew.example'))!;
    expect(JSON.stringify(mail)).not.toContain(TOKEN);
    expect(mail.body).toBe('Here: https://call.example/app/reset-password/[hidden]/');
  });

  it.each`
    status           | unsure   | masked   | because
    ${'queued'}      | ${false} | ${false} | ${'it has to leave yet'}
    ${'sending'}     | ${true}  | ${false} | ${'it may have to be sent again'}
    ${'sent'}        | ${true}  | ${false} | ${'nobody knows whether it left'}
    ${'sent'}        | ${false} | ${true}  | ${'it left'}
    ${'failed'}      | ${false} | ${true}  | ${'it never leaves'}
    ${'undelivered'} | ${false} | ${true}  | ${'it left, and did not arrive'}
    ${'dropped'}     | ${false} | ${true}  | ${'it never leaves'}
  `('of a $status message, unsure $unsure, are masked: $masked, because $because', async (row) => {
    const { status, unsure, masked } = row as { status: string; unsure: boolean; masked: boolean };
    const phone = await sendCode();
    await app.db.query(
      'update outgoing_messages set status = $2, unsure_since = case when $3 then now() end where recipient = $1',
      [phone, status, unsure],
    );
    expect(!(await kept(phone))!.body.includes('042917')).toBe(masked);
  });
});
