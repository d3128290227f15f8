import { Actor } from '#libs/kernel';
import { RequestStateChanged, WorkerRequested } from '#libs/labor';
import {
  asHolder,
  asManager,
  NotificationHarness,
} from '../../../../test/support/notification-harness.js';

describe('the audit trail', () => {
  let bench: NotificationHarness;
  beforeAll(async () => {
    bench = await NotificationHarness.open();
  });
  afterAll(() => bench.close());

  const entriesOf = (companyId: number) =>
    bench.rows('select * from audit_trail where company_id = $1 order by id', [companyId]);

  it('tells who did what, where, and what changed', async () => {
    const place = await bench.aRequest();
    await bench.unitOfWork.as(asManager(place.companyId), (work) =>
      bench.facts.record(
        work,
        new RequestStateChanged(place, 'confirm', 'available', 'confirmed', null),
      ),
    );
    expect(await entriesOf(place.companyId)).toEqual([
      expect.objectContaining({
        user_id: 7,
        actor_kind: 'user',
        impersonator_id: null,
        action: 'request.confirm',
        subject: 'labor_request',
        subject_id: place.requestId,
        before: { state: 'available' },
        after: { state: 'confirmed' },
        request_id: 'request-1',
      }),
    ]);
  });

  it.each`
    caller                                                                                      | kind             | user    | behind  | because
    ${asHolder('short-token')}                                                                  | ${'short-token'} | ${null} | ${null} | ${'a link was opened by whoever holds it'}
    ${{ ...asHolder(''), actor: Actor.system() }}                                               | ${'house'}       | ${null} | ${null} | ${'a task did it'}
    ${{ ...asHolder(''), opensLink: true, actor: new Actor({ userId: 3, impersonatorId: 1 }) }} | ${'user'}        | ${3}    | ${1}    | ${'an administrator looked through their eyes'}
  `(
    'writes "$kind", because $because',
    async ({
      caller,
      kind,
      user,
      behind,
    }: {
      caller: ReturnType<typeof asHolder>;
      kind: string;
      user: number | null;
      behind: number | null;
    }) => {
      const place = await bench.aRequest();
      await bench.unitOfWork.as(caller, (work) =>
        bench.facts.record(work, new WorkerRequested(place, null, null)),
      );
      expect(await entriesOf(place.companyId)).toEqual([
        expect.objectContaining({
          actor_kind: kind,
          user_id: user,
          impersonator_id: behind,
          before: null,
          after: null,
        }),
      ]);
    },
  );

  it('keeps neither secrets nor whole phone numbers, of what was no more than of what is', async () => {
    const place = await bench.aRequest();
    const before = {
      token_short: 'Zz9yX8wV7u',
      phone_number: '+14155550113',
      notes: 'or 415-555-0114',
    };
    const after = {
      token_short: 'Ab3dE6gH9j',
      phone_number: '+14155550111',
      notes: 'or 415-555-0112',
    };
    await bench.unitOfWork.asSystem((work) =>
      bench.facts.record(work, new WorkerRequested(place, before, after)),
    );
    expect(await entriesOf(place.companyId)).toEqual([
      expect.objectContaining({
        before: { token_short: '[hidden]', phone_number: '********0113', notes: 'or ********0114' },
        after: { token_short: '[hidden]', phone_number: '********0111', notes: 'or ********0112' },
      }),
    ]);
  });

  it('writes five hundred entries with one statement', async () => {
    const place = await bench.aRequest();
    const statements = await bench.recordStatements(() =>
      bench.unitOfWork.asSystem(async (work) => {
        for (let n = 0; n < 500; n++)
          await bench.facts.record(work, new WorkerRequested(place, null, { n }));
      }),
    );
    expect(statements).toHaveLength(1);
    expect(await entriesOf(place.companyId)).toHaveLength(500);
  });

  it.each([
    ['update', `update audit_entries set action = 'nothing.happened'`],
    ['update without effect', `update audit_entries set action = action`],
    ['delete', `delete from audit_entries`],
    [
      'upsert',
      `insert into audit_entries (id, at, actor_kind, action, subject) select id, at, 'house', 'x', 'y' from audit_entries limit 1 on conflict (id, at) do update set action = 'x'`,
    ],
  ])('refuses to %s what was written', async (_verb, sql) => {
    const place = await bench.aRequest();
    await bench.unitOfWork.asSystem((work) =>
      bench.facts.record(work, new WorkerRequested(place, null, null)),
    );
    await expect(bench.rows(sql)).rejects.toMatchObject({ driverError: { code: '23001' } });
    expect(await entriesOf(place.companyId)).toHaveLength(1);
  });
});
