import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Actor } from '#libs/kernel';
import { ImportJobService, contactsOf } from '#libs/labor';
import { type MessageDraft, MessageService } from '#libs/messaging';
import {
  type Caller,
  type DatabaseConnection,
  readConfiguration,
  UnitOfWork,
} from '#libs/platform';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import type { BenchedCompany } from './companies.js';

/** Writes texts and starts imports as the product does, in this process, which runs no tasks. */
export class Writer {
  private constructor(private readonly app: INestApplicationContext) {}

  static async open(connection: DatabaseConnection): Promise<Writer> {
    const { host, port, database, user, password } = connection;
    const configuration = readConfiguration({
      ...{ DB_HOST: host, DB_PORT: String(port), DB_NAME: database },
      ...{ DB_USER: user, DB_PASS: password, LOG_LEVEL: 'fatal' },
      SECRET_KEY: 'secret-of-the-benchmark-secret-of-the-benchmark',
    });
    const app = await NestFactory.createApplicationContext(
      WorkerModule.with(configuration, connection),
      { logger: false },
    );
    return new Writer(app);
  }

  /** Texts that many get at once. */
  offer({ id: companyId }: BenchedCompany, phones: readonly string[]): Promise<unknown> {
    const drafts = phones.map((phoneNumber): MessageDraft => {
      return {
        kind: 'offer',
        companyId,
        phoneNumber,
        body: 'Can you work on Saturday? Reply YES.',
      };
    });
    return this.app
      .get(UnitOfWork)
      .asSystem((work) => this.app.get(MessageService).send(work, drafts));
  }

  /** Uploads a table of new contacts and starts its import. @returns the slug */
  async import(company: BenchedCompany, rows: number, first: number): Promise<string> {
    const jobs = this.app.get(ImportJobService);
    const lines = Array.from(
      { length: rows },
      (_, at) => `New ${at},+1${7_000_000_000 + first + at}`,
    );
    const bytes = Buffer.from(['name,phone', ...lines].join('\n'));
    return this.app.get(UnitOfWork).as(managerOf(company), async (work) => {
      const slug = await jobs.upload(work, company.id, { name: 'new.csv', bytes });
      const job = await jobs.find(work, slug);
      await jobs.start(work, job, null, await contactsOf({ ...job, content: bytes }));
      return slug;
    });
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

function managerOf({ id: companyId, userId }: BenchedCompany): Caller {
  const actor = new Actor({ userId, grants: [{ id: 0, role: 'manager', companyId }] });
  return { actor, httpRequestId: null, origin: null };
}
