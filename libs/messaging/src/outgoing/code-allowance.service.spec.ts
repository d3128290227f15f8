import type { Company } from '#libs/company';
import type { Configuration } from '#libs/platform';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { atOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { MessagingModule } from '../messaging.module.js';
import {
  CompanyTextedEnough,
  CountryNotAllowed,
  NumberTextedEnough,
  PremiumNumber,
} from './code-allowance.errors.js';
import { CodeAllowanceService } from './code-allowance.service.js';
import { MessageService } from './message.service.js';
import { SendMessageTask } from './send-message.task.js';

const LIMITS: Partial<Configuration> = { codesPerNumberADay: 3, codesPerCompanyADay: 5 };

describe('invitations and codes', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([MessagingModule], LIMITS);
  });
  beforeEach(() => app.clock.setTime('2031-05-01T16:00:00Z'));
  afterAll(() => app.close());

  const sendCode = (companyId: number | null, phoneNumber: string) =>
    app.unitOfWork.asSystem(async (work) => {
      const allowance = app.get(CodeAllowanceService);
      await allowance.assertAllowed(work, { companyId, phoneNumber, field: 'phone' });
      await app
        .get(MessageService)
        .send(work, [{ kind: 'code', companyId, phoneNumber, body: '042917 is your code.' }]);
    });
  const aCompanyOf = async (given: Partial<Company> = {}): Promise<number> =>
    (await aCompany(app.db, given)).id;

  it.each`
    own                | chosen          | to                 | allowed  | because
    ${'+14155550100'}  | ${[]}           | ${'+14155550111'}  | ${true}  | ${'it is their own country'}
    ${'+14155550100'}  | ${[]}           | ${'+16042345678'}  | ${false} | ${'Canada is another one'}
    ${'+14155550100'}  | ${[]}           | ${'+447400123456'} | ${false} | ${'so is Britain'}
    ${'+14155550100'}  | ${['CA', 'US']} | ${'+16042345678'}  | ${true}  | ${'an owner has allowed it'}
    ${'+14155550100'}  | ${['GB']}       | ${'+14155550111'}  | ${false} | ${'a choice replaces the default'}
    ${'+442071234567'} | ${[]}           | ${'+447400123456'} | ${true}  | ${'the company is British'}
    ${'+442071234567'} | ${[]}           | ${'+14155550111'}  | ${false} | ${'and not American'}
    ${''}              | ${[]}           | ${'+15555550199'}  | ${true}  | ${'fictional numbers are American, as is who gives none'}
  `('of $own with $chosen to $to: $allowed, because $because', async (row) => {
    const companyId = await aCompanyOf({ phoneNumber: row.own, textCountries: row.chosen });
    const sent = sendCode(companyId, row.to as string);
    if (row.allowed) await expect(sent).resolves.toBeUndefined();
    else await expect(sent).rejects.toThrow(CountryNotAllowed);
  });

  it.each(['+19005551234', '+448431234567', '+491801234567', '+447012345678'])(
    'go to no premium number, whatever is allowed (%s)',
    async (phoneNumber) => {
      const companyId = await aCompanyOf({ textCountries: ['US', 'GB', 'DE'] });
      for (const sender of [companyId, null])
        await expect(sendCode(sender, phoneNumber)).rejects.toThrow(PremiumNumber);
    },
  );

  it('reach a number three times a day here, from all companies together', async () => {
    const phoneNumber = aPhoneNumber();
    for (const companyId of [await aCompanyOf(), await aCompanyOf(), null])
      await sendCode(companyId, phoneNumber);
    await expect(sendCode(await aCompanyOf(), phoneNumber)).rejects.toThrow(NumberTextedEnough);
    await expect(sendCode(null, phoneNumber)).rejects.toMatchObject({
      fields: { phone: [expect.stringContaining('tomorrow')] },
    });
    app.clock.advance(24 * 60);
    await sendCode(null, phoneNumber);
  });

  it('leave a company five times a day here', async () => {
    const companyId = await aCompanyOf();
    for (let sent = 0; sent < 5; sent++) await sendCode(companyId, aPhoneNumber());
    await expect(sendCode(companyId, aPhoneNumber())).rejects.toThrow(CompanyTextedEnough);
    await sendCode(await aCompanyOf(), aPhoneNumber());
  });

  it('are counted when they come at the same moment', async () => {
    const [companyId, phoneNumber] = [await aCompanyOf(), aPhoneNumber()];
    const outcomes = await atOnce(
      app.db,
      'outgoing_messages',
      Array.from({ length: 5 }, () => () => sendCode(companyId, phoneNumber)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });
});

it('a text of any kind to a premium number is dropped before it leaves', async () => {
  const app = await aLibApp([MessagingModule]);
  const { id: companyId } = await aCompany(app.db);
  await app.unitOfWork.asSystem((work) =>
    app.get(MessageService).send(work, [
      { kind: 'reply', companyId, phoneNumber: '+19005551234', body: 'Thank you.' },
      { kind: 'consent_question', companyId, phoneNumber: '+448431234567', body: 'May we?' },
    ]),
  );
  const texts = await app.db.query('select id from outgoing_messages order by id');
  for (const { id } of texts) await app.get(SendMessageTask).send({ messageId: id });
  expect(await app.db.query('select status, error from outgoing_messages order by id')).toEqual([
    { status: 'dropped', error: 'a premium-rate number' },
    { status: 'dropped', error: 'a premium-rate number' },
  ]);
  await app.close();
});
