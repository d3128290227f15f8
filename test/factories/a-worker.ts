import type { DataSource } from 'typeorm';
import { randomWorkerSlug } from '#libs/kernel';
import { Worker } from '#libs/labor';
import { Consent, ConsentEntry } from '#libs/messaging';
import { aCompany } from './a-company.js';
import { nextNumber, aPhoneNumber } from './numbers.js';

type WorkerOptions = Partial<Worker> & {
  /** Whether the number agreed to texts; default true. */ consents?: boolean;
};

/** A worker whose number agreed to be texted. */
export async function aWorker(
  db: DataSource,
  { consents = true, ...given }: WorkerOptions = {},
): Promise<Worker> {
  const companyId = given.companyId ?? (await aCompany(db)).id;
  const worker = await db.manager.save(
    db.manager.create(Worker, {
      slug: randomWorkerSlug(),
      name: `Worker ${nextNumber()}`,
      phoneNumber: aPhoneNumber(),
      notes: null,
      ...given,
      companyId,
    }),
  );
  if (consents) await grantConsent(db, worker);
  return worker;
}

async function grantConsent(db: DataSource, { phoneNumber, companyId }: Worker): Promise<void> {
  const at = new Date();
  await db.manager.insert(ConsentEntry, [
    { phoneNumber, companyId, kind: 'asked', source: 'question' },
    { phoneNumber, companyId, kind: 'granted', source: 'text', wording: 'YES' },
  ]);
  await db.manager.upsert(Consent, { phoneNumber, companyId, askedAt: at, grantedAt: at }, [
    'phoneNumber',
    'companyId',
  ]);
}
