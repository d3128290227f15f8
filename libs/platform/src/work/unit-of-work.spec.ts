import pg from 'pg';
import { type Hint, HintBus, type Work } from '#libs/platform';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';

describe('a unit of work', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([], {}, 'owner');
    await app.db.query('create table notes (id int primary key)');
  });
  afterAll(() => app.close());
  beforeEach(() => app.db.query('truncate notes'));

  const kept = async (): Promise<number[]> =>
    (await app.unitOfWork.reading().rows<{ id: number }>('select id from notes order by id')).map(
      ({ id }) => id,
    );
  const note = (work: Work, id: number): void =>
    work.executeWithoutWaiting('insert into notes values ($1)', [id]);

  it('has done what was sent before what is asked next, and before it ends', async () => {
    const seen = await app.unitOfWork.asSystem(async (work) => {
      note(work, 1);
      const first = await work.jsonRows<{ id: number }>('select id from notes');
      note(work, 2);
      return first;
    });
    expect(seen).toEqual([{ id: 1 }]);
    expect(await kept()).toEqual([1, 2]);
  });

  it('answers the reads of a request in the order in which they are asked, whoever asks', async () => {
    const caller = app.unitOfWork.readingInOrder(app.unitOfWork.reading().caller);
    const slowest = app.unitOfWork.reading(caller);
    const other = app.unitOfWork.reading({ ...caller, language: 'es' });
    const seen: string[] = [];
    await Promise.all([
      slowest.row('select pg_sleep(0.05)').then(() => seen.push('first')),
      other.row('select 1 as one').then(() => seen.push('second')),
    ]);
    expect(seen).toEqual(['first', 'second']);
  });

  it('that sent something impossible fails with that very error, and nothing of it stays', async () => {
    const work = app.unitOfWork.asSystem((started) => {
      note(started, 1);
      note(started, 1);
      note(started, 2);
    });
    await expect(work).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(await kept()).toEqual([]);
  });

  it('tells what went wrong first, not that everything after it was refused', async () => {
    const work = app.unitOfWork.asSystem(async (started) => {
      note(started, 1);
      note(started, 1);
      await started.rows('select 1 as one');
    });
    await expect(work).rejects.toMatchObject({ driverError: { code: '23505' } });
    await expect(app.unitOfWork.asSystem((again) => note(again, 3))).resolves.toBeUndefined();
    expect(await kept()).toEqual([3]);
  });

  it('rolls back what was sent when its verb refuses', async () => {
    const work = app.unitOfWork.asSystem((started) => {
      note(started, 1);
      throw new Error('Nobody may.');
    });
    await expect(work).rejects.toThrow('Nobody may.');
    expect(await kept()).toEqual([]);
  });

  it('gathers, and writes what was gathered last of all', async () => {
    const write = (work: Work, ids: readonly number[]): void =>
      work.executeWithoutWaiting('insert into notes select unnest($1::int[])', [ids]);
    await app.unitOfWork.asSystem((work) => {
      work.batchWrite(write, 7);
      work.batchWrite(write, 8);
    });
    expect(await kept()).toEqual([7, 8]);
  });

  it('rehearses a verb to its end, and keeps and tells nothing of it', async () => {
    const told: Hint[] = [];
    const stop = app.get(HintBus).subscribe((hint) => void told.push(hint));
    const committed = jest.fn();
    const written: number[] = [];
    const write = (work: Work, ids: readonly number[]): void => {
      written.push(...ids);
      work.executeWithoutWaiting('insert into notes select unnest($1::int[])', [ids]);
    };
    const caller = app.unitOfWork.reading().caller;
    const seen = await app.unitOfWork.rehearse(caller, async (work) => {
      note(work, 1);
      work.batchWrite(write, 2);
      work.hint({ topic: 'notifications', companyId: 1 });
      work.onCommit(committed);
      return work.rows('select id from notes');
    });
    stop();
    expect(seen).toEqual([{ id: 1 }]);
    expect(written).toEqual([2]);
    expect([await kept(), told, committed.mock.calls]).toEqual([[], [], []]);
  });

  it('rehearses what fails in its last statement as a failure', async () => {
    await app.unitOfWork.asSystem((work) => note(work, 1));
    const { caller } = app.unitOfWork.reading();
    const rehearsed = app.unitOfWork.rehearse(caller, (work) => note(work, 1));
    await expect(rehearsed).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(await kept()).toEqual([1]);
  });

  it('sends nothing outside of a transaction', () => {
    expect(() => note(app.unitOfWork.reading(), 1)).toThrow('Only a transaction');
  });

  describe('tries again', () => {
    beforeEach(() => app.db.query('insert into notes values (1), (2)'));

    /**
     * Locks the two rows crosswise: both callers hold their first one before either asks for its second. Who is ended
     * begins again when the other is done: it could lock its first row before the other wakes, and dead-lock again.
     */
    async function deadlock(): Promise<{
      attempts: number[];
      outcomes: PromiseSettledResult<void>[];
    }> {
      let arrived = 0;
      let meet!: () => void;
      const met = new Promise<void>((resolve) => (meet = resolve));
      const attempts = [0, 0];
      const take = (work: Work, id: number) =>
        work.rows('select id from notes where id = $1 for update', [id]);
      const lockBoth = (order: number[], who: number): Promise<void> =>
        app.unitOfWork.asSystem(async (work) => {
          const requestId = ++attempts[who]!;
          work.hint({ topic: 'requirement', requirementId: who, requestId });
          if (requestId > 1) await callers[1 - who];
          await take(work, order[0]!);
          if (++arrived === 2) meet();
          await met;
          await take(work, order[1]!);
          note(work, 10 + who);
        });
      const callers = [lockBoth([1, 2], 0), lockBoth([2, 1], 1)];
      const outcomes = await Promise.allSettled(callers);
      return { attempts: attempts.sort(), outcomes };
    }

    it('whom the database ended to break a deadlock: both are done and told, each once', async () => {
      const told: Hint[] = [];
      const stop = app.get(HintBus).subscribe((hint) => void told.push(hint));
      const { attempts, outcomes } = await deadlock();
      stop();
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(Math.max(...attempts)).toBeGreaterThan(1);
      expect(await kept()).toEqual([1, 2, 10, 11]);
      // The rolled-back try sends no hints.
      expect(told.map((hint) => ('requirementId' in hint ? hint.requestId : null)).sort()).toEqual([
        1, 2,
      ]);
    });

    it('and again, though not for ever', async () => {
      const fail = async (work: Work): Promise<void> => {
        await work.rows(`do $$ begin raise exception 'x' using errcode = '40P01'; end $$`);
      };
      let attempts = 0;
      const failing = app.unitOfWork.asSystem((work) => {
        attempts++;
        return fail(work);
      });
      await expect(failing).rejects.toMatchObject({ driverError: { code: '40P01' } });
      expect(attempts).toBe(4);
    });

    it.each`
      code       | attempts | because
      ${'40001'} | ${2}     | ${'another transaction was first'}
      ${'0A000'} | ${2}     | ${'a migration made the plan stale'}
      ${'23505'} | ${1}     | ${'it would be refused again'}
      ${'57014'} | ${1}     | ${'somebody gave up on it'}
    `('$attempts times after $code, because $because', async ({ code, attempts: expected }) => {
      let attempts = 0;
      const trying = app.unitOfWork.asSystem(async (work) => {
        note(work, 20);
        if (++attempts === 1)
          await work.rows(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`);
      });
      if (expected === 2) await trying;
      else await expect(trying).rejects.toMatchObject({ driverError: { code } });
      expect(attempts).toBe(expected);
      expect(await kept()).toEqual(expected === 2 ? [1, 2, 20] : [1, 2]);
    });
  });

  it('counts begin and commit among its statements', async () => {
    expect(
      await recordStatements(app.db, () => app.unitOfWork.asSystem((work) => note(work, 1))),
    ).toEqual(['START TRANSACTION', 'insert into notes values ($1)', 'COMMIT']);
  });

  describe('tells live screens', () => {
    /** Commits to this table wait for the gate. */
    const GATE = 4711;
    const HINT: Hint = { topic: 'notifications', companyId: 1 };
    let other: pg.Client;
    let hints: Hint[];
    let unsubscribe: () => void;

    beforeAll(async () => {
      await app.db.query(`
        create table gated (id int primary key, twin int unique deferrable initially deferred);
        create function wait_at_gate() returns trigger language plpgsql as
          $$ begin perform pg_advisory_xact_lock_shared(${GATE}); return null; end $$;
        create constraint trigger wait_at_gate after insert on gated deferrable initially deferred
          for each row execute function wait_at_gate()`);
      const {
        host,
        port,
        username: user,
        password,
        database,
      } = app.db.options as pg.ClientConfig & {
        username: string;
      };
      other = new pg.Client({ host, port, user, password, database });
      await other.connect();
    });
    beforeEach(async () => {
      await app.db.query('truncate gated');
      hints = [];
      unsubscribe = app.get(HintBus).subscribe((hint) => hints.push(hint));
    });
    afterEach(() => unsubscribe());
    afterAll(() => other.end());

    const seenByOthers = async (): Promise<number[]> =>
      (await other.query<{ id: number }>('select id from gated order by id')).rows.map(
        ({ id }) => id,
      );
    const addRow = (id: number, twin: number): Promise<void> =>
      app.unitOfWork.asSystem(async (work) => {
        await work.execute('insert into gated values ($1, $2)', [id, twin]);
        work.hint(HINT);
      });

    async function commitWaits(): Promise<void> {
      const waiting = `select count(*)::int as n from pg_locks where locktype = 'advisory' and objid = ${GATE} and not granted`;
      while ((await other.query<{ n: number }>(waiting)).rows[0]!.n === 0);
    }

    it('of what it changed once others can see it, and not before', async () => {
      const seen: Promise<number[]>[] = [];
      const reading = app.get(HintBus).subscribe(() => seen.push(seenByOthers()));
      await other.query(`select pg_advisory_lock(${GATE})`);
      const done = addRow(1, 1);
      await commitWaits();
      expect([hints, await seenByOthers()]).toEqual([[], []]);
      await other.query(`select pg_advisory_unlock(${GATE})`);
      await done;
      expect(hints).toEqual([HINT]);
      expect(await Promise.all(seen)).toEqual([[1]]);
      reading();
    });

    it('nothing of what the commit refused', async () => {
      await addRow(1, 1);
      await expect(addRow(2, 1)).rejects.toMatchObject({ driverError: { code: '23505' } });
      expect(hints).toEqual([HINT]);
      expect(await seenByOthers()).toEqual([1]);
    });
  });
});
