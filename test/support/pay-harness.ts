import { aCall } from '../factories/a-call.js';
import { anEvent } from '../factories/an-event.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { FEDERAL, PayModule, PayRate, PayRuleSetChoiceService, PayRuleSetService } from '#libs/pay';
import { TimeEntry } from '#libs/time-entry';
import { type ShiftFixture, TimeSheetHarness } from './time-sheet-harness.js';

/** Hours with rates and rules. */
export class PayHarness {
  private constructor(readonly bench: TimeSheetHarness) {}

  static async open(): Promise<PayHarness> {
    return new PayHarness(await TimeSheetHarness.open(PayModule));
  }

  /** Signs a worker in and out at times of 2031-05-01 in New York, with breaks: '12:00' is paid, '12:00 unpaid' an hour. */
  async work(shift: ShiftFixture, from: string, to: string, ...breaks: string[]): Promise<number> {
    const { bench } = this;
    bench.setTime(`2031-05-01T${from}:00-04:00`);
    await bench.record(shift, (sheet, work) => sheet.signIn(work, shift.row));
    bench.setTime(`2031-05-01T${to}:00-04:00`);
    await bench.record(shift, (sheet, work) => sheet.signOut(work, shift.row));
    for (const each of breaks) {
      const [at = '', kind] = each.split(' ');
      await bench.record(shift, (sheet, work) =>
        sheet.addMealBreak(work, shift.row, kind ? 60 : 30, `2031-05-01T${at}`),
      );
    }
    return (await bench.entry(shift))!.id;
  }

  /** An ended entry of the same worker on another call of the company, without punches. */
  async worked(shift: ShiftFixture, from: string, to: string): Promise<number> {
    const request = await this.confirmed(shift, from);
    const [startAt, endAt] = [from, to].map((at) => new Date(`${at}:00-04:00`));
    const entry = { laborRequestId: request.id, startAt, endAt };
    const { identifiers } = await this.bench.app.db.manager.insert(TimeEntry, entry);
    return identifiers[0]!['id'] as number;
  }

  /** The same worker is confirmed for another call of the company. @param starts '2031-05-02T08:00' */
  async confirmed(
    { company, request }: ShiftFixture,
    starts: string,
    expectedMinutes: number | null = null,
  ): Promise<{ id: number }> {
    const { db } = this.bench.app;
    const event = await anEvent(db, { companyId: company.id, locationProfileId: null });
    const [date = '', time = ''] = starts.split('T');
    const call = await aCall(db, { eventId: event.id, date, time, expectedMinutes });
    const { id } = await aRequirement(db, { callTimeId: call.id });
    return aConfirmedRequest(db, { laborRequirementId: id, workerId: request.workerId });
  }

  /** @param amount hundredths of a cent */
  async rate({ company }: ShiftFixture, amount: number, of: Partial<PayRate> = {}): Promise<void> {
    await this.bench.app.db.manager.insert(PayRate, {
      ...{ companyId: company.id, per: 'hour', amount, effectiveFrom: '2020-01-01' },
      ...of,
    });
  }

  /** Chooses the federal rules, from the beginning of time. */
  async chooseFederal({ company, manager }: ShiftFixture): Promise<void> {
    const { name, version: _version, layer, ...rules } = FEDERAL.set;
    const from = '2020-01-01';
    await this.bench.work(async (work) => {
      const set = await this.bench.app.get(PayRuleSetService).write(work, company.id, layer, {
        ...{ name, rules, effectiveFrom: from, source: FEDERAL.source, readOn: null },
      });
      await this.bench.app
        .get(PayRuleSetChoiceService)
        .choose(work, company.id, { layer, ruleSetId: set.id, effectiveFrom: from });
    }, manager);
  }
}
