import { aConfirmedRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aUser } from '../../../../test/factories/a-user.js';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { Actor } from '#libs/kernel';
import { TextPreviewService } from '#libs/labor';
import type { Work } from '#libs/platform';
import { HoursDisputeService } from './hours-dispute.service.js';
import { TimeSheetStateService } from './time-sheet-state.service.js';

const at = (time: string): string => `2031-05-01T${time}-04:00`;
const SEEN = { revision: null, confirmed: true };

describe('texts about hours', () => {
  let bench: TimeSheetHarness;
  let disputes: HoursDisputeService;
  let sheets: TimeSheetStateService;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
    disputes = bench.app.get(HoursDisputeService);
    sheets = bench.app.get(TimeSheetStateService);
  });
  afterAll(() => bench.close());

  /** Left at 15:00, as typed. */
  async function aWorkedShift(given: Parameters<TimeSheetHarness['aShift']>[0] = {}) {
    const shift = await bench.aShift(given);
    const { id: userId, username } = await aUser(bench.app.db);
    await bench.app.db.query('update workers set user_id = $2 where id = $1', [
      shift.request.workerId,
      userId,
    ]);
    bench.setTime(at('18:00:00'));
    await leave(shift, '15:00');
    const contactCompanyIds = [shift.company.id];
    return { shift, worker: new Actor({ userId, username, contactCompanyIds }) };
  }
  const leave = (shift: ShiftFixture, end: string): Promise<unknown> =>
    bench.record(shift, (sheet, work) => sheet.updateEndTime(work, shift.row, `2031-05-01T${end}`));
  const dispute = ({ request }: ShiftFixture, worker: Actor): Promise<number> =>
    bench.work((work) => disputes.open(work, request.id, 'I left at five'), worker);
  const submit = ({ call, manager }: ShiftFixture): Promise<void> =>
    bench.work((work) => sheets.submit(work, call.slug, SEEN), manager);
  const approve = ({ call, manager }: ShiftFixture): Promise<void> =>
    bench.work((work) => sheets.approve(work, call.slug, SEEN), manager);
  const texts = ({ company }: ShiftFixture): Promise<{ body: string; status: string }[]> =>
    bench.app.db.query(
      `select recipient, subject_id, body, status from outgoing_messages where kind = 'hours' and company_id = $1 order by id`,
      [company.id],
    );
  const previewed = (shift: ShiftFixture, verb: (work: Work) => Promise<void>) =>
    bench.app.get(TextPreviewService).of(bench.app.as(shift.manager), verb);

  it('bring the answer to a dispute, as previewed, in the language of the worker', async () => {
    const { shift, worker } = await aWorkedShift();
    await bench.app.db.query(`update workers set language = 'es' where id = $1`, [
      shift.request.workerId,
    ]);
    const id = await dispute(shift, worker);
    const answer = (work: Work): Promise<void> => disputes.answer(work, id, ' It says five now ');
    const preview = await previewed(shift, answer);
    expect(await texts(shift)).toEqual([]);
    await bench.work(answer, shift.manager);
    const sent = await texts(shift);
    expect(sent).toMatchObject([{ subject_id: shift.request.id, status: 'queued' }]);
    expect(sent[0]!.body).toMatch(
      /: sobre sus horas, .*: "It says five now" Vea \S+\/user-profile\/hours\/\?month=2031-05$/,
    );
    expect(preview.texts.map(({ body }) => body)).toEqual(sent.map(({ body }) => body));
  });

  it('bring the approval once, to whose hours were disputed or corrected', async () => {
    const { shift, worker } = await aWorkedShift();
    const again = await aRequirement(bench.app.db, { callTimeId: shift.call.id });
    const { workerId } = shift.request;
    const second = { laborRequirementId: again.id, workerId };
    const request = await aConfirmedRequest(bench.app.db, second);
    const content = { laborRequirementId: shift.requirement.id };
    await aConfirmedRequest(bench.app.db, content);
    await dispute(shift, worker);
    await dispute({ ...shift, request }, worker);
    await leave(shift, '17:00');
    await submit(shift);
    expect(await texts(shift)).toEqual([]);
    const preview = await previewed(shift, (work) => sheets.approve(work, shift.call.slug, SEEN));
    await approve(shift);
    await approve(shift);
    const sent = await texts(shift);
    expect(sent).toMatchObject([{ body: expect.stringContaining('your hours are approved') }]);
    expect(preview.texts.map(({ body }) => body)).toEqual(sent.map(({ body }) => body));
  });

  it('bring no approval of hours that nobody questioned, and no link where there is no account', async () => {
    const { shift } = await aWorkedShift();
    await submit(shift);
    await approve(shift);
    expect(await texts(shift)).toEqual([]);

    const { shift: other } = await aWorkedShift();
    await bench.app.db.query('update workers set user_id = null where id = $1', [
      other.request.workerId,
    ]);
    await leave(other, '16:00');
    await submit(other);
    await approve(other);
    expect((await texts(other)).map(({ body }) => body)).toEqual([
      expect.stringMatching(/^[^/]*are approved, [^/]*\.$/),
    ]);
  });

  it('wait for the sending hours, and are not sent without consent', async () => {
    const company = { sendingFromMinute: 8 * 60, sendingUntilMinute: 17 * 60 };
    const { shift } = await aWorkedShift({ company });
    await leave(shift, '16:00');
    await submit(shift);
    await approve(shift);
    expect(await texts(shift)).toMatchObject([{ status: 'held' }]);

    const { shift: silent, worker } = await aWorkedShift();
    await bench.app.db.query(`update consents set granted_at = null where company_id = $1`, [
      silent.company.id,
    ]);
    const id = await dispute(silent, worker);
    await bench.work((work) => disputes.answer(work, id, 'No'), silent.manager);
    expect(await texts(silent)).toEqual([]);
  });
});
