import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import { PayHarness } from '../../../../test/support/pay-harness.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import type { TimeSheetHarness } from '../../../../test/support/time-sheet-harness.js';
import type { Actor } from '#libs/kernel';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import type { RuleSet } from '../engine/rule-set.js';
import { FEDERAL } from '../rule-sets/statute-sets.js';
import { PayRuleSetChoiceService } from '../company-sets/pay-rule-set-choice.service.js';
import { PayRuleSetService } from '../company-sets/pay-rule-set.service.js';
import { PREVIEWED_CALLS, type PayPreview, PayPreviewQueries } from './pay-preview.queries.js';

const DOUBLE_AFTER_8: RuleSet = {
  ...{ name: 'House', version: 0, layer: 'contract' },
  daily: [{ after: 480, multiplier: 200 }],
};

describe('a preview of rules', () => {
  let pay: PayHarness;
  let bench: TimeSheetHarness;
  let previews: PayPreviewQueries;
  beforeAll(async () => {
    pay = await PayHarness.open();
    bench = pay.bench;
    previews = bench.app.get(PayPreviewQueries);
  });
  afterAll(() => bench.close());
  const reading = (actor: Actor): Work => bench.app.unitOfWork.reading(bench.app.as(actor));

  it('pays the last calls by the rules that count, and by those of the editor', async () => {
    const shift = await bench.aShift();
    await pay.work(shift, '08:00', '18:00', '12:00', '16:00');
    await pay.rate(shift, 200_000);
    let preview: PayPreview | undefined;
    const statements = await recordStatements(bench.app.db, async () => {
      preview = await previews.ofLastCalls(
        reading(shift.manager),
        shift.company.id,
        DOUBLE_AFTER_8,
      );
    });
    expect(statements).toHaveLength(7);
    expect(preview!.calls).toMatchObject([
      {
        ...{ slug: shift.call.slug, event_name: shift.event.eventName, date: '2031-05-01' },
        before: { minutes: 600, byMultiplier: [{ multiplier: 100, minutes: 600 }], cents: 20_000 },
        after: {
          byMultiplier: [
            { multiplier: 100, minutes: 480 },
            { multiplier: 200, minutes: 120 },
          ],
          cents: 24_000,
        },
      },
    ]);
    expect(preview!.after).toEqual(preview!.calls[0]!.after);
  });

  it('has calls that were canceled at short notice, where rules pay that now or would', async () => {
    const shift = await bench.aShift();
    const { company, request } = shift;
    await pay.rate(shift, 200_000);
    /** Of a call at 08:00. @param at when */
    const cancel = async (date: string, at: string): Promise<void> => {
      const { id } = await pay.confirmed(shift, `${date}T08:00`);
      await bench.app.db.query(
        `insert into cancellations (company_id, worker_id, labor_requirement_id, call_time_id, starts_at, date, time_zone, canceled_at)
         select $1, $2, q.id, ct.id, ct.starts_at, ct.date, 'America/New_York', $4
           from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
          where r.id = $3`,
        [company.id, request.workerId, id, at],
      );
    };
    await cancel('2031-04-28', '2031-04-27T21:30:00-04:00');
    await cancel('2031-04-29', '2031-04-27T08:00:00-04:00');
    await cancel('2031-05-20', '2031-05-01T08:00:00-04:00');
    bench.setTime('2031-05-01T19:00:00-04:00');
    const preview = async (rules: Partial<RuleSet>) => {
      const set = { name: 'House', version: 0, layer: 'contract', ...rules } as const;
      const { calls, before, after } = await previews.ofLastCalls(
        ...([reading(shift.manager), company.id, set] as const),
      );
      return [calls.map(({ date }) => date), before.cents, after.cents, after.addedMinutes];
    };
    const canceled = (notice: number) => ({ cancellation: { notice, minutes: 180 } });
    expect(await preview({})).toEqual([[], null, null, 0]);
    expect(await preview(canceled(1440))).toEqual([['2031-04-28'], null, 6_000, 180]);
    expect(await preview(canceled(2881))).toEqual([
      ...[['2031-04-29', '2031-04-28'], null, 12_000, 360],
    ]);
    await bench.work(async (work) => {
      const set = await bench.app.get(PayRuleSetService).write(work, company.id, 'contract', {
        ...{ name: 'Local 680', rules: canceled(1440), effectiveFrom: '2020-01-01' },
        ...{ source: '', readOn: null },
      });
      const choice = { layer: 'contract', ruleSetId: set.id, effectiveFrom: '2020-01-01' } as const;
      await bench.app.get(PayRuleSetChoiceService).choose(work, company.id, choice);
    }, shift.manager);
    expect(await preview({})).toEqual([['2031-04-28'], 6_000, null, 0]);
  });

  it('leaves the other layers as they are', async () => {
    const shift = await bench.aShift();
    for (const day of ['27', '28', '29', '30'])
      await pay.worked(shift, `2031-04-${day}T08:00`, `2031-04-${day}T18:00`);
    await pay.chooseFederal(shift);
    await pay.work(shift, '08:00', '18:00', '12:00', '16:00');
    const ofCall = ({ calls }: PayPreview) => calls.find(({ slug }) => slug === shift.call.slug)!;
    const work = reading(shift.manager);
    const { daily: _, ...late } = DOUBLE_AFTER_8;
    const nights = [{ from: 960, to: 1440 - 1, multiplier: 200 }];
    const contract = ofCall(
      await previews.ofLastCalls(work, shift.company.id, { ...late, nights }),
    );
    expect(contract.after.byMultiplier).toEqual([
      { multiplier: 150, minutes: 480 },
      { multiplier: 200, minutes: 120 },
    ]);
    const federal = { ...FEDERAL.set, weekly: [{ after: 3600, multiplier: 150 }] };
    expect(ofCall(await previews.ofLastCalls(work, shift.company.id, federal)).after).toMatchObject(
      {
        byMultiplier: [{ multiplier: 100, minutes: 600 }],
        cents: null,
      },
    );
  });

  it('shows no more than the last ones that were worked, and those of no other company', async () => {
    const shift = await bench.aShift();
    for (let nth = 0; nth <= PREVIEWED_CALLS; nth++) {
      const day = `2031-04-${String(nth + 2).padStart(2, '0')}`;
      await pay.worked(shift, `${day}T08:00`, `${day}T12:00`);
    }
    const { calls } = await previews.ofLastCalls(
      ...([reading(shift.manager), shift.company.id, DOUBLE_AFTER_8] as const),
    );
    expect(calls.map(({ date }) => date)).toEqual(
      Array.from(
        { length: PREVIEWED_CALLS },
        (_, nth) => `2031-04-${String(22 - nth).padStart(2, '0')}`,
      ),
    );
    const { id } = await aCompany(bench.app.db);
    const { actor } = await aManager(bench.app.db, id);
    expect((await previews.ofLastCalls(reading(actor), id, DOUBLE_AFTER_8)).calls).toEqual([]);
    const { actor: steward } = await aSteward(bench.app.db, shift.company.id);
    for (const each of [actor, steward])
      await expect(
        previews.ofLastCalls(reading(each), shift.company.id, DOUBLE_AFTER_8),
      ).rejects.toThrow(NotFound);
  });
});
