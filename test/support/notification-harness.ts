import type { Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Actor } from '#libs/kernel';
import type { RequestIds } from '#libs/labor';
import { NotificationModule, NotificationQueries, NotificationService } from '#libs/notification';
import { type Caller, FactBus, type Hint, HintBus, type UnitOfWork } from '#libs/platform';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { anEvent } from '../factories/an-event.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { aLibApp, type LibApp } from './lib-app.js';
import { recordStatements } from './record-statements.js';

/** The notification module on a database of its own, with the hints it sent. */
export class NotificationHarness {
  readonly hints: Hint[] = [];

  private constructor(private readonly app: LibApp) {
    app.get(HintBus).subscribe((hint) => this.hints.push(hint));
  }

  static async open(): Promise<NotificationHarness> {
    return new NotificationHarness(await aLibApp([NotificationModule]));
  }

  close(): Promise<void> {
    return this.app.close();
  }

  get<T>(token: Type<T>): T {
    return this.app.get(token);
  }

  get db(): DataSource {
    return this.app.db;
  }

  get unitOfWork(): UnitOfWork {
    return this.app.unitOfWork;
  }

  get facts(): FactBus {
    return this.app.get(FactBus);
  }

  get service(): NotificationService {
    return this.app.get(NotificationService);
  }

  get queries(): NotificationQueries {
    return this.app.get(NotificationQueries);
  }

  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const rows: unknown = await this.app.db.query(sql, parameters);
    return rows as Row[];
  }

  /** Statements sent during `run`, without transaction control. */
  async recordStatements(run: () => Promise<unknown>): Promise<string[]> {
    const statements = await recordStatements(this.app.db, run);
    return statements.filter((sql) => !/^(start|commit|rollback)/i.test(sql));
  }

  /** A company of its own, with a worker requested as a rigger for a load-in. */
  async aRequest(names: { event?: string } = {}): Promise<RequestIds> {
    const { db } = this.app;
    const { id: companyId } = await aCompany(db);
    const { id: eventId } = await anEvent(db, {
      companyId,
      eventName: names.event ?? 'Harbour Festival',
    });
    const { id: callTimeId } = await aCall(db, { eventId, name: 'Load in' });
    const { id: laborTypeId } = await aSkill(db, { companyId, name: 'Rigger' });
    const { id: requirementId } = await aRequirement(db, { callTimeId, laborTypeId });
    return this.anotherRequest({ companyId, eventId, callTimeId, requirementId });
  }

  /** Another worker, requested for the same. */
  async anotherRequest(
    place: Omit<RequestIds, 'requestId' | 'workerId'>,
    name = 'Dana Reyes',
  ): Promise<RequestIds> {
    const { id: workerId } = await aWorker(this.app.db, { companyId: place.companyId, name });
    const { id: requestId } = await aRequest(this.app.db, {
      laborRequirementId: place.requirementId,
      workerId,
    });
    return { ...place, workerId, requestId };
  }
}

export function asManager(...companyIds: number[]): Caller {
  const grants = companyIds.map((companyId, index) => ({
    id: index + 1,
    role: 'manager' as const,
    companyId,
  }));
  return {
    actor: new Actor({ userId: 7, username: 'maria', grants }),
    httpRequestId: 'request-1',
    origin: null,
  };
}

export function asHolder(capability: string): Caller {
  return { actor: Actor.withCapability(capability), httpRequestId: 'request-2', origin: null };
}
