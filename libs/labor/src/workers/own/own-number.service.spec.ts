import { AccountChangeLinkService } from '#libs/identity';
import { Actor, NotFound } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import { aManager } from '../../../../../test/factories/a-grant.js';
import { aCompany } from '../../../../../test/factories/a-company.js';
import { aConfirmedRequest, aRequest } from '../../../../../test/factories/a-request.js';
import { aCall } from '../../../../../test/factories/a-call.js';
import { aRequirement } from '../../../../../test/factories/a-requirement.js';
import { aUser } from '../../../../../test/factories/a-user.js';
import { aWorker } from '../../../../../test/factories/a-worker.js';
import { anEvent } from '../../../../../test/factories/an-event.js';
import { aPhoneNumber } from '../../../../../test/factories/numbers.js';
import { behindChange } from '../../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../../test/support/lib-app.js';
import { LaborModule } from '../../labor.module.js';
import { OwnNumberService } from './own-number.service.js';
import { DuplicateContactQueries } from './duplicate-contact.queries.js';

describe('a worker’s own number', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule]);
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.setTime('2031-04-20T12:00:00Z'));

  /** Somebody with an account, proven by their old number, who is a contact of two companies. */
  async function aPerson() {
    const { id: userId } = await aUser(app.db);
    const old = aPhoneNumber();
    await app.db.query(
      `insert into user_profiles (user_id, phone_number, phone_verified_at, slug) values ($1, $2, now(), $3)
       on conflict (user_id) do update set phone_number = excluded.phone_number, phone_verified_at = now()`,
      [userId, old, `p${userId}`],
    );
    const companies = [await aCompany(app.db), await aCompany(app.db)];
    const contacts = [];
    for (const { id: companyId } of companies)
      contacts.push(await aWorker(app.db, { companyId, userId, phoneNumber: old }));
    const caller = app.as(new Actor({ userId, contactCompanyIds: companies.map(({ id }) => id) }));
    const service = app.get(OwnNumberService);
    const asks = (phoneNumber: string, currentPassword = 'swordfish') =>
      service.sendCode(caller, { phoneNumber, currentPassword });
    const proves = (code: string) => service.prove(caller, code);
    const own = () => service.find(app.unitOfWork.reading(caller));
    const numbers = async (): Promise<string[]> =>
      (
        await app.db.query('select phone_number from workers where user_id = $1 order by id', [
          userId,
        ])
      ).map(({ phone_number }: { phone_number: string }) => phone_number);
    const splits = () => app.get(DuplicateContactQueries).own(app.unitOfWork.reading(caller));
    return { userId, old, companies, contacts, asks, proves, own, numbers, splits };
  }

  /** The code of the latest text to the number. */
  async function codeFor(phoneNumber: string): Promise<string> {
    const [{ body }] = await app.db.query(
      `select body from outgoing_messages where recipient = $1 and kind = 'code' order by id desc limit 1`,
      [phoneNumber],
    );
    return /\b\d{6}\b/.exec(body as string)![0];
  }

  const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

  it('counts at every company once its code has come back, and takes nothing of the old one along', async () => {
    const person = await aPerson();
    const [first] = person.contacts;
    const event = await anEvent(app.db, { companyId: person.companies[0]!.id });
    const { id: callTimeId } = await aCall(app.db, { eventId: event.id });
    const [one, other] = [
      await aRequirement(app.db, { callTimeId }),
      await aRequirement(app.db, { callTimeId }),
    ];
    const offer = await aRequest(app.db, { laborRequirementId: one.id, workerId: first!.id });
    const sure = await aConfirmedRequest(app.db, {
      laborRequirementId: other.id,
      workerId: first!.id,
    });
    const number = aPhoneNumber();
    await person.asks(number);
    expect(await person.own()).toEqual({ phoneNumber: person.old, isProven: true, wanted: number });
    expect(await person.numbers()).toEqual([person.old, person.old]);

    expect(await person.proves(await codeFor(number))).toEqual({ moved: 2, left: [] });
    expect(await person.own()).toEqual({ phoneNumber: number, isProven: true, wanted: null });
    expect(await person.numbers()).toEqual([number, number]);
    const requests = await app.db.query(
      'select id, sent_at, token_short, state from labor_requests where worker_id = $1 order by id',
      [first!.id],
    );
    expect(requests).toMatchObject([
      { id: offer.id, sent_at: null, state: 'pending' },
      { id: sure.id, state: 'confirmed' },
    ]);
    const tokens = requests.map(({ token_short: token }: { token_short: string }) => token);
    expect(tokens).not.toContain(offer.tokenShort);
    expect(tokens).not.toContain(sure.tokenShort);
    const consents = await app.db.query('select 1 from consents where phone_number = $1', [number]);
    expect(consents).toEqual([]);
  });

  it('is kept as a hash, and a code works once and for its account only', async () => {
    const [person, thief] = [await aPerson(), await aPerson()];
    const number = aPhoneNumber();
    await person.asks(number);
    const code = await codeFor(number);
    const rows = await app.db.query('select * from number_proofs where user_id = $1', [
      person.userId,
    ]);
    expect(JSON.stringify(rows)).not.toContain(code);
    await expect(thief.proves(code)).rejects.toThrow('not valid any more');
    await thief.asks(aPhoneNumber());
    await expect(thief.proves(code)).rejects.toThrow('This code is wrong.');
    await person.proves(code);
    await expect(person.proves(code)).rejects.toThrow('not valid any more');
    expect(await thief.numbers()).toEqual([thief.old, thief.old]);
  });

  it('is refused after five wrong codes, however many come at once, and after five minutes', async () => {
    const person = await aPerson();
    const number = aPhoneNumber();
    await person.asks(number);
    const code = await codeFor(number);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => person.proves(wrong(code))),
    );
    const reasons = tries.map((each) => (each as PromiseRejectedResult).reason.code as string);
    expect(reasons.filter((reason) => reason === 'number.wrong_code')).toHaveLength(5);
    await expect(person.proves(code)).rejects.toThrow('not valid any more');
    expect((await person.own()).wanted).toBeNull();

    await person.asks(number);
    app.clock.setTime('2031-04-20T12:05:01Z');
    await expect(person.proves(await codeFor(number))).rejects.toThrow('not valid any more');
    expect(await person.numbers()).toEqual([person.old, person.old]);
  });

  it.each`
    given              | password       | refusal
    ${'own'}           | ${'swordfish'} | ${'This is your number already.'}
    ${'123'}           | ${'swordfish'} | ${'Please enter a valid phone number.'}
    ${'+442079460958'} | ${'swordfish'} | ${'country'}
    ${'new'}           | ${'a guess'}   | ${'password'}
    ${'stopped'}       | ${'swordfish'} | ${'This number said STOP'}
  `('$given with $password gets no code: $refusal', async ({ given, password, refusal }) => {
    const person = await aPerson();
    const fresh = aPhoneNumber();
    if (given === 'stopped')
      await app.db.query('insert into phone_stops (phone_number, stopped_at) values ($1, now())', [
        fresh,
      ]);
    const number = { own: person.old, new: fresh, stopped: fresh }[given as string] ?? given;
    await expect(person.asks(number as string, password as string)).rejects.toThrow(
      new RegExp(refusal as string, 'i'),
    );
    const sent = await app.db.query(
      `select 1 from outgoing_messages where recipient = $1 and kind = 'code'`,
      [number],
    );
    expect(sent).toEqual([]);
  });

  it('leaves the old one where the company knows somebody else by it, and links whom nobody claimed', async () => {
    const person = await aPerson();
    const number = aPhoneNumber();
    const [, south] = person.companies;
    const twin = await aWorker(app.db, { companyId: south!.id, phoneNumber: number });
    await person.asks(number);
    const result = await person.proves(await codeFor(number));
    expect(result).toEqual({ moved: 1, left: [south!.name] });
    expect(await person.numbers()).toEqual([number, person.old, number]);
    const split = {
      ...{ company_name: south!.name, slug: person.contacts[1]!.slug, phone_number: person.old },
      ...{ proven_number: number, other_slug: twin.slug },
    };
    const splits = app.get(DuplicateContactQueries);
    const { actor: manager } = await aManager(app.db, south!.id);
    const asManager = app.unitOfWork.reading(app.as(manager));
    expect(await person.splits()).toMatchObject([split]);
    expect(await splits.ofCompany(asManager, south!.id)).toMatchObject([split]);
    for (const { id } of [person.contacts[1]!, twin])
      expect(await splits.ofContactUnchecked(asManager, id)).toMatchObject([split]);
    expect(await splits.ofContactUnchecked(asManager, person.contacts[0]!.id)).toEqual([]);
    expect(() => splits.ofCompany(asManager, person.companies[0]!.id)).toThrow(NotFound);
    await app.db.query('update workers set phone_number = $2, erased_at = now() where id = $1', [
      twin.id,
      aPhoneNumber(),
    ]);
    expect(await person.splits()).toEqual([]);
    const [{ user_id: owner }] = await app.db.query('select user_id from workers where id = $1', [
      twin.id,
    ]);
    expect(owner).toBe(person.userId);
  });

  it('links nobody, and says so nowhere, whom another account has claimed meanwhile', async () => {
    const person = await aPerson();
    const number = aPhoneNumber();
    const twin = await aWorker(app.db, { companyId: person.companies[1]!.id, phoneNumber: number });
    const { id: otherId } = await aUser(app.db);
    await person.asks(number);
    const code = await codeFor(number);
    await behindChange(
      app.db,
      ['update workers set user_id = $2 where id = $1', [twin.id, otherId]],
      () => person.proves(code),
    );
    expect(
      await app.db.query(
        `select user_id, (select count(*)::int from audit_entries where action = 'worker.linked' and subject_id = $1) as said
           from workers where id = $1`,
        [twin.id],
      ),
    ).toEqual([{ user_id: otherId, said: 0 }]);
  });

  it('goes back everywhere when the owner of the mail address undoes it', async () => {
    const person = await aPerson();
    const number = aPhoneNumber();
    await person.asks(number);
    await person.proves(await codeFor(number));
    const [{ body }] = await app.db.query(
      `select body from outgoing_messages where channel = 'mail' order by id desc limit 1`,
    );
    const [, token] = /account-change\/([0-9a-f-]{36})/.exec(body as string)!;
    await app.unitOfWork.as(app.as(Actor.withCapability('public')), (work) =>
      app.get(AccountChangeLinkService).follow(work, token!),
    );
    expect(await person.own()).toMatchObject({ phoneNumber: person.old, isProven: true });
    expect(await person.numbers()).toEqual([person.old, person.old]);
  });
});
