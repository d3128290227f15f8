import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Actor } from '#libs/kernel';
import type { RequestPlace } from '#libs/labor';
import { NotificationModule, NotificationQueries, NotificationService } from '#libs/notification';
import { type Caller, FactBus, type Hint, HintBus, PlatformModule, readConfiguration, UnitOfWork } from '#libs/platform';
import { dataSourceOptions } from '#libs/schema';
import { aDatabase, dropAll } from './database.js';

/** The notification module on a database of its own, for its specs. */
export class FeedBench {
  readonly hints: Hint[] = [];

  private constructor(private readonly module: TestingModule) {
    module.get(HintBus).subscribe((hint) => this.hints.push(hint));
  }

  static async open(): Promise<FeedBench> {
    const database = await aDatabase();
    const configuration = readConfiguration({});
    const module = Test.createTestingModule({
      imports: [PlatformModule.with(configuration, database), TypeOrmModule.forRoot(dataSourceOptions(database)), NotificationModule],
    });
    return new FeedBench(await (await module.compile()).init());
  }

  async close(): Promise<void> {
    await this.module.close();
    await dropAll();
  }

  get db(): DataSource {
    return this.module.get(DataSource);
  }

  get unitOfWork(): UnitOfWork {
    return this.module.get(UnitOfWork);
  }

  get facts(): FactBus {
    return this.module.get(FactBus);
  }

  get service(): NotificationService {
    return this.module.get(NotificationService);
  }

  get queries(): NotificationQueries {
    return this.module.get(NotificationQueries);
  }

  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const rows: unknown = await this.db.query(sql, parameters);
    return rows as Row[];
  }

  /** Statements that were sent while something ran, transaction control left out. */
  async statementsOf(run: () => Promise<unknown>): Promise<string[]> {
    const statements: string[] = [];
    const { logger } = this.db;
    this.db.logger = { ...logger, logQuery: (sql: string) => void statements.push(sql), logQueryError: () => undefined, logQuerySlow: () => undefined };
    try {
      await run();
    } finally {
      this.db.logger = logger;
    }
    return statements.filter((sql) => !/^(start|commit|rollback)/i.test(sql));
  }

  /** A company whose worker is asked for one call of one event. */
  async aRequest(names: { worker?: string; skill?: string; call?: string; event?: string } = {}): Promise<RequestPlace> {
    const company = await this.one('insert into companies (slug, name) values ($1, $2) returning id', [aSlug(), 'Northern Crews']);
    const event = await this.one('insert into events (slug, company_id, event_name, start_date) values ($1, $2, $3, $4) returning id', [
      aSlug(),
      company,
      names.event ?? 'Harbour Festival',
      '2031-05-01',
    ]);
    const call = await this.one('insert into call_times (slug, event_id, name, date, time, starts_at) values ($1, $2, $3, $4, $5, $6) returning id', [
      aSlug(),
      event,
      names.call ?? 'Load in',
      '2031-05-01',
      '07:00',
      new Date('2031-05-01T11:00:00Z'),
    ]);
    const skill = await this.one('insert into labor_types (company_id, name) values ($1, $2) returning id', [company, names.skill ?? 'Rigger']);
    const requirement = await this.one('insert into labor_requirements (slug, call_time_id, labor_type_id, needed_labor) values ($1, $2, $3, 2) returning id', [
      aSlug(),
      call,
      skill,
    ]);
    return this.anotherRequest({ companyId: company, eventId: event, callTimeId: call, requirementId: requirement }, names.worker);
  }

  async anotherRequest(place: Omit<RequestPlace, 'requestId' | 'workerId'>, name = 'Dana Reyes'): Promise<RequestPlace> {
    const phone = `+1415555${String(1000 + (randomBytes(2).readUInt16BE() % 9000))}`;
    const worker = await this.one('insert into workers (slug, company_id, name, phone_number) values ($1, $2, $3, $4) returning id', [
      aSlug(),
      place.companyId,
      name,
      phone,
    ]);
    const request = await this.one('insert into labor_requests (labor_requirement_id, worker_id, token_short) values ($1, $2, $3) returning id', [
      place.requirementId,
      worker,
      aSlug(),
    ]);
    return { ...place, workerId: worker, requestId: request };
  }

  private async one(sql: string, parameters: unknown[]): Promise<number> {
    const [row] = await this.rows<{ id: number }>(sql, parameters);
    return row!.id;
  }
}

export function asManager(...companyIds: number[]): Caller {
  const grants = companyIds.map((companyId, index) => ({ id: index + 1, role: 'manager' as const, companyId }));
  return { actor: new Actor({ userId: 7, username: 'maria', grants }), requestId: 'request-1', origin: null };
}

export function asHolder(capability: string): Caller {
  return { actor: Actor.holderOf(capability), requestId: 'request-2', origin: null };
}

function aSlug(): string {
  return randomBytes(5).toString('hex');
}
