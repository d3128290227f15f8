import fc from 'fast-check';
import type { Work } from '#libs/platform';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { ConsentEntry } from './consent-entry.entity.js';
import { ConsentService } from './consent.service.js';
import { MessagingModule } from '../messaging.module.js';
import { foldConsentEntries } from './rules/fold-consent-entries.js';
import { SHARED_SENDER } from './sender.js';
import { ConsentStatuses } from './consent-statuses.js';

/** The first two share a sender, the third one has its own. */
type Step =
  | { verb: 'ask' | 'unask' | 'tick'; company: 0 | 1 | 2 }
  | { verb: 'grant' | 'revoke'; sender?: string };

const OWN = '+14155550142';

describe('the ledger of consent', () => {
  let app: LibApp;
  let companies: [number, number, number];

  beforeAll(async () => {
    app = await aLibApp([MessagingModule]);
    companies = [
      (await aCompany(app.db)).id,
      (await aCompany(app.db)).id,
      (await aCompany(app.db, { smsSender: OWN })).id,
    ];
    app.clock.setTime('2031-05-01T12:00:00Z');
  });
  afterAll(() => app.close());

  const inWork = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
    app.unitOfWork.as(app.as(), verb);

  async function aText(work: Work, from: string, body: string): Promise<number> {
    const kept = await work.row<{ id: number }>(
      `insert into incoming_messages (sender, body, provider_id) values ($1, $2, gen_random_uuid()) returning id`,
      [from, body],
    );
    return kept!.id;
  }

  async function take(work: Work, phoneNumber: string, step: Step): Promise<unknown> {
    const consents = app.get(ConsentService);
    switch (step.verb) {
      case 'ask':
        return consents.ask(work, [
          { phoneNumber, companyId: companies[step.company], wording: 'May we?' },
        ]);
      case 'unask':
        return consents.withdrawQuestion(work, phoneNumber, companies[step.company]);
      case 'tick':
        return consents.grantByHand(work, companies[step.company], [phoneNumber, phoneNumber]);
      case 'grant':
        return consents.grant(
          work,
          phoneNumber,
          companies,
          'yes',
          await aText(work, phoneNumber, 'yes'),
          step.sender,
        );
      case 'revoke':
        return consents.revoke(
          work,
          phoneNumber,
          'stop',
          await aText(work, phoneNumber, 'stop'),
          step.sender,
        );
    }
  }

  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      verb: fc.constantFrom('ask' as const, 'unask' as const, 'tick' as const),
      company: fc.constantFrom(0 as const, 1 as const, 2 as const),
    }),
    fc.record({
      verb: fc.constantFrom('grant' as const, 'revoke' as const),
      sender: fc.constantFrom(SHARED_SENDER, OWN),
    }),
  );

  it('says the same as the folded tables after any history', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, fc.boolean()), { maxLength: 14 }),
        async (history) => {
          const phoneNumber = aPhoneNumber();
          for (const [next, isLater] of history) {
            if (isLater) app.clock.advance(1);
            await inWork((work) => take(work, phoneNumber, next));
          }
          const entries = await app.db.manager.find(ConsentEntry, {
            where: { phoneNumber },
            order: { id: 'asc' },
          });
          const pairs = companies.map((companyId) => ({ phoneNumber, companyId }));
          const statuses = await ConsentStatuses.read(app.unitOfWork.reading(), pairs);
          for (const pair of pairs)
            expect(statuses.of(pair)).toMatchObject(
              foldConsentEntries(
                entries,
                pair.companyId,
                pair.companyId === companies[2] ? OWN : null,
              ),
            );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('grants to the companies that asked, and gives back after a stop what there was', async () => {
    const phoneNumber = aPhoneNumber();
    const [acme, bolt] = companies;
    const did = await inWork(async (work) => {
      await take(work, phoneNumber, { verb: 'ask', company: 0 });
      const first = await take(work, phoneNumber, { verb: 'grant' });
      await take(work, phoneNumber, { verb: 'ask', company: 1 });
      await take(work, phoneNumber, { verb: 'revoke' });
      return [
        first,
        await take(work, phoneNumber, { verb: 'grant' }),
        await take(work, phoneNumber, { verb: 'ask', company: 1 }),
      ];
    });
    expect(did).toEqual([[acme], [acme], [{ phoneNumber, companyId: bolt, wording: 'May we?' }]]);
  });

  it("tells START from a company's own yes, and keeps the words", async () => {
    const phoneNumber = aPhoneNumber();
    for (const verb of ['revoke', 'grant'] as const)
      await inWork((work) => take(work, phoneNumber, { verb }));
    expect(
      await app.db.manager.find(ConsentEntry, { where: { phoneNumber }, order: { id: 'asc' } }),
    ).toMatchObject([
      {
        kind: 'revoked',
        companyId: null,
        source: 'text',
        wording: 'stop',
        messageId: expect.any(Number),
        sender: '+18005550100',
      },
      {
        kind: 'granted',
        companyId: null,
        source: 'text',
        wording: 'yes',
        messageId: expect.any(Number),
        sender: '+18005550100',
      },
    ]);
  });

  it('tells what the carrier said from what they said', async () => {
    const phoneNumber = aPhoneNumber();
    await inWork((work) => app.get(ConsentService).revoke(work, phoneNumber, '21610'));
    expect(await app.db.manager.findOneByOrFail(ConsentEntry, { phoneNumber })).toMatchObject({
      source: 'carrier',
      wording: '21610',
      messageId: null,
    });
  });
});
