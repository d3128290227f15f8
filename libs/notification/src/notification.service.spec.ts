import { type RequestIds, RequestStateChanged } from '#libs/labor';
import { NotificationGone } from './notification.errors.js';
import type { NotificationRow } from './notification.rows.js';
import { behindChange } from '../../../test/support/at-once.js';
import { asManager, NotificationHarness } from '../../../test/support/notification-harness.js';

describe("the managers' feed", () => {
  let bench: NotificationHarness;
  let place: RequestIds;
  beforeAll(async () => {
    bench = await NotificationHarness.open();
  });
  afterAll(() => bench.close());
  beforeEach(async () => {
    place = await bench.aRequest();
    await bench.unitOfWork.asSystem(async (work) => {
      await bench.facts.record(
        work,
        new RequestStateChanged(place, 'available_yes', 'pending', 'available', 'Available'),
      );
      await bench.facts.record(
        work,
        new RequestStateChanged(place, 'promote', 'available', 'confirmed', 'Confirmed'),
      );
    });
    bench.hints.splice(0);
  });

  const manager = () => asManager(place.companyId);
  const feed = () => bench.queries.feed(bench.unitOfWork.reading(manager()));
  const told = () => [{ topic: 'notifications', companyId: place.companyId }];
  const read = (id: number, caller = manager()) =>
    bench.unitOfWork.as(caller, (work) => bench.service.markRead(work, id));
  const remove = (id: number, caller = manager()) =>
    bench.unitOfWork.as(caller, (work) => bench.service.delete(work, id));
  const clearAll = (caller = manager()) =>
    bench.unitOfWork.as(caller, (work) => bench.service.deleteAll(work));
  const clearRead = (caller = manager()) =>
    bench.unitOfWork.as(caller, (work) => bench.service.deleteRead(work));

  it('is read newest first, with one statement', async () => {
    let lines: NotificationRow[] = [];
    const statements = await bench.recordStatements(async () => {
      lines = await feed();
    });
    expect(statements).toHaveLength(1);
    expect(lines.map((line) => line.response)).toEqual(['Confirmed', 'Available']);
    expect(lines[0]).toMatchObject({
      event: 'Harbour Festival',
      call_time: 'Load in',
      read: false,
      labor_requirement_slug: expect.any(String),
    });
    expect(lines[0]!.sent_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/);
  });

  it('says once that a line was read, however many read it at once', async () => {
    const [line] = await feed();
    await behindChange(
      bench.db,
      ['update notifications set read = true where id = $1', [line!.id]],
      () => read(line!.id),
    );
    expect(bench.hints).toEqual([]);
  });

  it('is read as far as it is about a requirement that somebody opens, once, by managers of the company', async () => {
    const other = await bench.aRequest();
    const open = (caller = manager(), { requirementId } = place) =>
      bench.unitOfWork.as(caller, (work) =>
        bench.service.markReadOfRequirement(work, requirementId),
      );
    const unread = async () => (await feed()).filter((line) => !line.read).length;
    await open(asManager(other.companyId));
    await open(manager(), other);
    expect([await unread(), bench.hints]).toEqual([2, []]);
    await open();
    expect([await unread(), bench.hints]).toEqual([0, told()]);
    await open();
    expect(bench.hints).toEqual(told());
  });

  it('shows a manager of two companies both, and a stranger nothing', async () => {
    const other = await bench.aRequest();
    await bench.unitOfWork.asSystem((work) =>
      bench.facts.record(
        work,
        new RequestStateChanged(other, 'available_no', 'pending', 'declined', 'Declined'),
      ),
    );
    const both = await bench.queries.feed(
      bench.unitOfWork.reading(asManager(place.companyId, other.companyId)),
    );
    expect(both.map((line) => line.response)).toEqual(['Declined', 'Confirmed', 'Available']);
    expect(await bench.queries.feed(bench.unitOfWork.reading(asManager()))).toEqual([]);
  });

  it('does not lead to what was archived', async () => {
    await bench.rows(
      'with archived as (update call_times set archived_at = now() where id = $1) select 1',
      [place.callTimeId],
    );
    expect((await feed()).map((line) => line.labor_requirement_slug)).toEqual([null, null]);
  });

  it('shows the newest five hundred lines', async () => {
    await bench.rows(
      `insert into notifications (company_id, event_id, message) select $1, $2, 'line ' || n from generate_series(1, 600) n`,
      [place.companyId, place.eventId],
    );
    const lines = await feed();
    expect(lines).toHaveLength(500);
    expect(lines[0]!.message).toBe('line 600');
  });

  it('marks a line as read once, and tells the other tabs', async () => {
    const [newest] = await feed();
    await read(newest!.id);
    expect((await feed()).map((line) => line.read)).toEqual([true, false]);
    expect(bench.hints).toEqual(told());

    await read(newest!.id);
    expect(bench.hints).toEqual(told());
    expect(await auditOf('notification.read')).toBe(1);
  });

  it('deletes a line; the second of two clicks is told it is gone', async () => {
    const [newest] = await feed();
    const clicks = await Promise.allSettled([remove(newest!.id), remove(newest!.id)]);
    expect(clicks.map((click) => click.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await feed()).toHaveLength(1);
    expect(bench.hints).toEqual(told());
    expect(await auditOf('notification.deleted')).toBe(1);
  });

  it("is out of reach for another company's manager", async () => {
    const [newest] = await feed();
    const stranger = asManager((await bench.aRequest()).companyId);
    await expect(read(newest!.id, stranger)).rejects.toThrow(NotificationGone);
    await expect(remove(newest!.id, stranger)).rejects.toThrow(NotificationGone);
    await clearAll(stranger);
    expect(await feed()).toHaveLength(2);
    expect(bench.hints).toEqual([]);
  });

  it('clears what was read, then everything', async () => {
    const [newest] = await feed();
    await read(newest!.id);
    bench.hints.splice(0);

    await clearRead();
    expect((await feed()).map((line) => line.response)).toEqual(['Available']);
    await clearAll();
    expect(await feed()).toEqual([]);
    expect(bench.hints).toEqual([...told(), ...told()]);
    expect(await auditOf('notification.cleared')).toBe(2);

    await clearAll();
    expect(bench.hints).toHaveLength(2);
  });

  async function auditOf(action: string): Promise<number> {
    return (
      await bench.rows('select id from audit_entries where company_id = $1 and action = $2', [
        place.companyId,
        action,
      ])
    ).length;
  }
});
