import type { DataSource } from 'typeorm';
import { workerSlug } from '#libs/kernel';
import { Worker } from '#libs/labor';
import { Consent, ConsentEntry } from '#libs/messaging';
import { aCompany } from './a-company.js';
import { another, aPhoneNumber } from './numbers.js';

type Given = Partial<Worker> & { /** Agreed to be texted; true unless told. */ consents?: boolean };

/** A worker whose number agreed to be texted. */
export async function aWorker(
  db: DataSource,
  { consents = true, ...given }: Given = {},
): Promise<Worker> {
  const companyId = given.companyId ?? (await aCompany(db)).id;
  const worker = await db.manager.save(
    db.manager.create(Worker, {
      slug: workerSlug(),
      name: `Worker ${another()}`,
      phoneNumber: aPhoneNumber(),
      notes: null,
      ...given,
      companyId,
    }),
  );
  if (consents) await agree(db, worker);
  return worker;
}

async function agree(db: DataSource, { phoneNumber, companyId }: Worker): Promise<void> {
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
