import type { Type } from '@nestjs/common';
import type { CallTime } from '#libs/call-time';
import type { Company } from '#libs/company';
import type { Event } from '#libs/event';
import type { Actor } from '#libs/kernel';
import { wallClock } from '#libs/kernel';
import { LaborRequest, type LaborRequirement, Worker } from '#libs/labor';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import {
  type ClockInTokenDetails,
  ClockInTokenService,
  MealBreak,
  Punch,
  type ScanAnswer,
  StationScanService,
  StationService,
  type TimeSheetRow,
  TimeEntry,
  TimeEntryModule,
  TimeSheetService,
} from '#libs/time-entry';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aLibApp, type LibApp } from './lib-app.js';

interface ShiftOptions {
  company?: Partial<Company>;
  event?: Partial<Event>;
  call?: Partial<CallTime>;
  requirement?: Partial<LaborRequirement>;
  request?: Partial<LaborRequest>;
}

/** One confirmed worker on one call, and the manager of its time sheet. */
export interface ShiftFixture {
  company: Company;
  event: Event;
  call: CallTime;
  requirement: LaborRequirement;
  request: LaborRequest;
  manager: Actor;
  row: TimeSheetRow;
}

/**
 * The time sheet on a database of its own, with a clock that is set; a call starts at 08:00 on 2031-05-01 in New York.
 */
export class TimeSheetHarness {
  private constructor(readonly app: LibApp) {}

  /** @param modules further ones */
  static async open(...modules: Type[]): Promise<TimeSheetHarness> {
    return new TimeSheetHarness(await aLibApp([TimeEntryModule, NotificationModule, ...modules]));
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** Sets the clock to an instant. */
  setTime(instant: string): void {
    this.app.clock.setTime(instant);
  }

  async aShift(given: ShiftOptions = {}): Promise<ShiftFixture> {
    const { db } = this.app;
    const company = await aCompany(db, given.company);
    const event = await anEvent(db, {
      locationProfileId: null,
      ...given.event,
      companyId: company.id,
    });
    const call = await aCall(db, { ...given.call, eventId: event.id });
    const requirement = await aRequirement(db, { ...given.requirement, callTimeId: call.id });
    const request = await aConfirmedRequest(db, {
      ...given.request,
      laborRequirementId: requirement.id,
    });
    const { actor: manager } = await aManager(db, company.id);
    return {
      company,
      event,
      call,
      requirement,
      request,
      manager,
      row: { callTimeSlug: call.slug, requestId: request.id },
    };
  }

  /** Further confirmed workers of the same requirement. */
  async crewOf(shift: ShiftFixture, count: number): Promise<ShiftFixture[]> {
    const crew: ShiftFixture[] = [];
    for (let nth = 0; nth < count; nth++) {
      const request = await aConfirmedRequest(this.app.db, {
        laborRequirementId: shift.requirement.id,
      });
      crew.push({ ...shift, request, row: { ...shift.row, requestId: request.id } });
    }
    return crew;
  }

  /** Runs an action of the manager on the time sheet, in a transaction. */
  record<T>(
    { manager }: Pick<ShiftFixture, 'manager'>,
    verb: (sheet: TimeSheetService, work: Work) => Promise<T>,
  ): Promise<T> {
    return this.work((work) => verb(this.app.get(TimeSheetService), work), manager);
  }

  work<T>(verb: (work: Work) => Promise<T>, actor?: Actor): Promise<T> {
    return this.app.unitOfWork.as(this.app.as(actor), verb);
  }

  /** The worker's clock-in link at the event. */
  clockInPass({ event, request }: ShiftFixture): Promise<ClockInTokenDetails> {
    const tokens = this.app.get(ClockInTokenService);
    return this.work(async (work) =>
      tokens.find(
        work,
        await tokens.findOrCreate(work, { eventId: event.id, workerId: request.workerId }),
      ),
    );
  }

  /** The worker shows the code to a new station of the event, now. */
  async scanAtStation(shift: ShiftFixture): Promise<ScanAnswer> {
    const { token } = await this.work(
      (work) => this.app.get(StationService).create(work, shift.event.slug),
      shift.manager,
    );
    const pass = await this.clockInPass(shift);
    return this.work((work) => this.app.get(StationScanService).clock(work, token, pass.token));
  }

  entry({ request }: ShiftFixture): Promise<TimeEntry | null> {
    return this.app.db.manager.findOneBy(TimeEntry, { laborRequestId: request.id });
  }

  entries({ request }: ShiftFixture): Promise<number> {
    return this.app.db.manager.countBy(TimeEntry, { laborRequestId: request.id });
  }

  /** '08:00 to 17:30' in the venue's zone, '08:00 to ?' while it runs, '-' without hours that count. */
  async hours(shift: ShiftFixture, zone = shift.company.timeZone): Promise<string> {
    const entry = await this.entry(shift);
    if (!entry || entry.voidedAt) return '-';
    const [from, to] = [entry.startAt, entry.endAt].map((at) =>
      at ? wallClock(at, zone).slice(11, 16) : '?',
    );
    return `${from} to ${to}`;
  }

  /** 'paid 12:30, unpaid 16:00' in the venue's zone, by time. */
  async breaks(shift: ShiftFixture): Promise<string> {
    const found = await this.breakRows(shift);
    return found
      .map(
        ({ breakType, startsAt }) =>
          `${breakType} ${wallClock(startsAt, shift.company.timeZone).slice(11, 16)}`,
      )
      .join(', ');
  }

  async breakRows(shift: ShiftFixture): Promise<MealBreak[]> {
    const entry = await this.entry(shift);
    return entry
      ? this.app.db.manager.find(MealBreak, {
          where: { timeEntryId: entry.id },
          order: { startsAt: 'ASC' },
        })
      : [];
  }

  /** In the order they were recorded. */
  async punches(shift: ShiftFixture): Promise<Punch[]> {
    const entry = await this.entry(shift);
    return entry
      ? this.app.db.manager.find(Punch, { where: { timeEntryId: entry.id }, order: { id: 'ASC' } })
      : [];
  }

  async state({ request }: ShiftFixture): Promise<string> {
    return (await this.app.db.manager.findOneByOrFail(LaborRequest, { id: request.id })).state;
  }

  worker({ request }: ShiftFixture): Promise<Worker> {
    return this.app.db.manager.findOneByOrFail(Worker, { id: request.workerId });
  }
}
