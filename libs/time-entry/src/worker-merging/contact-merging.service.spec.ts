import { AltPhone, LaborRequest, Worker } from '#libs/labor';
import { type Actor, NotFound } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { TimeEntryModule } from '../time-entry.module.js';
import { ContactMergingService } from './contact-merging.service.js';
import { mergedNumber, type MergePlan } from './merge-plan.js';

describe('the number of a merged contact', () => {
  const contact = (phone_number: string, said: string) => ({
    ...{ phone_number, sms_consent: said === 'yes', stop_sms: said === 'stop' },
  });
  it.each`
    kept      | other     | texted     | because
    ${'yes'}  | ${'yes'}  | ${'kept'}  | ${'it stays as it is'}
    ${'none'} | ${'none'} | ${'kept'}  | ${'it stays as it is'}
    ${'none'} | ${'yes'}  | ${'other'} | ${'that one may be texted'}
    ${'yes'}  | ${'stop'} | ${'kept'}  | ${'nobody is texted, so nothing moves'}
    ${'stop'} | ${'yes'}  | ${'kept'}  | ${'a stop is not gone round'}
  `('of $kept and $other is that of the $texted, because $because', ({ kept, other, texted }) => {
    expect(mergedNumber(contact('kept', kept as string), contact('other', other as string))).toBe(
      texted,
    );
  });
});

describe('two contacts become one', () => {
  let app: LibApp;
  let companyId: number;
  let actor: Actor;
  beforeAll(async () => {
    app = await aLibApp([TimeEntryModule, NotificationModule]);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    companyId = (await aCompany(app.db)).id;
    ({ actor } = await aManager(app.db, companyId));
  });

  const aContact = (given: Partial<Worker> & { consents?: boolean } = {}): Promise<Worker> =>
    aWorker(app.db, { companyId, ...given });
  const plan = (kept: Worker, other: Worker): Promise<MergePlan> =>
    app
      .get(ContactMergingService)
      .plan(app.unitOfWork.reading(app.as(actor)), kept.slug, other.slug);
  const merge = (kept: Worker, other: Worker): Promise<MergePlan> =>
    app.unitOfWork.as(app.as(actor), (work) =>
      app.get(ContactMergingService).merge(work, kept.slug, other.slug),
    );
  const contacts = (): Promise<Worker[]> => app.db.manager.find(Worker, { where: { companyId } });
  const altsOf = async (worker: Worker): Promise<string[]> =>
    (await app.db.manager.find(AltPhone, { where: { workerId: worker.id } })).map(
      (alt) => alt.phoneNumber,
    );
  const statesOf = async (worker: Worker): Promise<string[]> =>
    (
      await app.db.manager.find(LaborRequest, {
        where: { workerId: worker.id },
        order: { id: 'ASC' },
      })
    ).map(({ state }) => state);
  const isStopped = async ({ phoneNumber }: Worker): Promise<boolean> =>
    (await app.db.query('select 1 from phone_stops where phone_number = $1', [phoneNumber]))
      .length > 0;
  const stop = ({ phoneNumber }: Worker): Promise<unknown> =>
    app.db.query(
      `insert into phone_stops (phone_number, sender, stopped_at) values ($1, 'shared', now())`,
      [phoneNumber],
    );

  it('with requests, counters and both numbers', async () => {
    const [kept, other] = [
      await aContact({ noShowCount: 1 }),
      await aContact({ noShowCount: 2, notes: 'Forklift' }),
    ];
    await aRequest(app.db, { workerId: other.id, state: 'confirmed' });
    expect(await plan(kept, other)).toMatchObject({
      requests: 1,
      pairs: [],
      refusal: null,
      isStopped: false,
    });
    await merge(kept, other);
    expect(await contacts()).toEqual([
      expect.objectContaining({
        id: kept.id,
        phoneNumber: kept.phoneNumber,
        noShowCount: 3,
        notes: 'Forklift',
      }),
    ]);
    expect([await altsOf(kept), await statesOf(kept)]).toEqual([
      [other.phoneNumber],
      ['confirmed'],
    ]);
    const trail = await app.db.query(
      `select action, user_id from audit_entries where subject = 'worker' and subject_id = $1`,
      [kept.id],
    );
    expect(trail).toEqual([{ action: 'worker.merged', user_id: actor.userId }]);
  });

  it('with what was said about hours, also about those of the request that goes', async () => {
    const { id: laborRequirementId, callTimeId } = await aRequirement(app.db, { companyId });
    const [kept, other] = [await aContact(), await aContact()];
    const going = await aRequest(app.db, {
      ...{ workerId: kept.id, laborRequirementId, state: 'no_show' },
    });
    const staying = await aRequest(app.db, {
      ...{ workerId: other.id, laborRequirementId, state: 'confirmed' },
    });
    const about = [companyId, callTimeId, going.id];
    await app.db.query(
      `insert into time_entry_disputes (company_id, call_time_id, labor_request_id, sentence, created_at) values ($1, $2, $3, 'I was there', now())`,
      about,
    );
    await app.db.query(
      `insert into time_entry_adjustments (company_id, call_time_id, labor_request_id, before, after, reason, created_at)
       values ($1, $2, $3, '{}', '{}', 'Never came', now())`,
      about,
    );
    await merge(kept, other);
    for (const table of ['time_entry_disputes', 'time_entry_adjustments'])
      expect(
        await app.db.query(`select labor_request_id from ${table} where company_id = $1`, [
          companyId,
        ]),
      ).toEqual([{ labor_request_id: staying.id }]);
  });

  it('who is texted at the number that agreed', async () => {
    const [kept, other] = [await aContact({ consents: false }), await aContact()];
    await merge(kept, other);
    expect((await contacts())[0]!.phoneNumber).toBe(other.phoneNumber);
    expect(await altsOf(kept)).toEqual([kept.phoneNumber]);
  });

  it('who gets no texts where either number sent STOP', async () => {
    const [kept, other] = [await aContact(), await aContact()];
    await stop(other);
    expect(await plan(kept, other)).toMatchObject({
      isStopped: true,
      phoneNumber: kept.phoneNumber,
    });
    await merge(kept, other);
    expect(await isStopped(kept)).toBe(true);
    const ledger = await app.db.query(
      `select kind, source from consent_entries where phone_number = $1 order by id desc limit 1`,
      [kept.phoneNumber],
    );
    expect(ledger).toEqual([{ kind: 'revoked', source: 'copied' }]);
  });

  it.each`
    kept           | other          | stays      | because      | left
    ${'pending'}   | ${'confirmed'} | ${'other'} | ${'further'} | ${'confirmed'}
    ${'available'} | ${'declined'}  | ${'kept'}  | ${'further'} | ${'available'}
    ${'declined'}  | ${'declined'}  | ${'kept'}  | ${'same'}    | ${'declined'}
  `('asked twice for one call, $kept and $other: says that the $stays stays', async (row) => {
    const { id: laborRequirementId } = await aRequirement(app.db, { companyId });
    const [kept, other] = [await aContact(), await aContact()];
    await aRequest(app.db, { workerId: kept.id, laborRequirementId, state: row.kept });
    await aRequest(app.db, { workerId: other.id, laborRequirementId, state: row.other });
    const { kept: keptState, other: otherState, stays, because } = row;
    expect((await plan(kept, other)).pairs).toEqual([
      expect.objectContaining({ kept: keptState, other: otherState, stays, because }),
    ]);
    await merge(kept, other);
    expect(await statesOf(kept)).toEqual([row.left]);
  });

  it('unless they have two accounts, or hours on one call, or are the same', async () => {
    const [first, second] = [await aUser(app.db), await aUser(app.db)];
    const [kept, other] = [
      await aContact({ userId: first.id }),
      await aContact({ userId: second.id }),
    ];
    expect((await plan(kept, other)).refusal).toBe('two accounts');
    await expect(merge(kept, other)).rejects.toMatchObject({ code: 'worker.not_mergeable' });

    const { id: laborRequirementId } = await aRequirement(app.db, { companyId });
    const [one, two] = [await aContact(), await aContact()];
    for (const { id: workerId } of [one, two]) {
      const request = await aRequest(app.db, { workerId, laborRequirementId, state: 'confirmed' });
      await app.db.query(
        'insert into time_entries (labor_request_id, start_at) values ($1, now())',
        [request.id],
      );
    }
    await expect(merge(one, two)).rejects.toMatchObject({ code: 'worker.not_mergeable' });
    await expect(merge(one, one)).rejects.toMatchObject({ code: 'worker.not_mergeable' });
    expect(await contacts()).toHaveLength(4);
  });

  it('of one company, for its managers', async () => {
    const kept = await aContact();
    const foreign = await aWorker(app.db);
    await expect(merge(kept, foreign)).rejects.toThrow(NotFound);
    await expect(merge(foreign, kept)).rejects.toThrow(NotFound);
  });
});
