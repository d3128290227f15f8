import type { INestApplicationContext } from '@nestjs/common';
import { Company, LaborType, LocationProfile } from '#libs/company';
import { PasswordHashingService, UserService } from '#libs/identity';
import { randomSlug, randomWorkerSlug } from '#libs/kernel';
import { RegistrationInvitationService, Worker, WorkerSkill } from '#libs/labor';
import { Consent, ConsentEntry } from '#libs/messaging';
import { UnitOfWork, type Work } from '#libs/platform';
import { DEMONSTRATION_PASSWORD } from './accounts.js';
import { COMPANY, LOCATIONS, RATES, SKILLS, WORKERS } from './demonstration-data.js';
import { PayRate } from '#libs/pay';
import { type SeededCompany, seedEvents } from './seed-events.js';

/** Before any event. */
const RATES_FROM = '2020-01-01';

/** Fills an empty database with the demonstration company and its accounts; leaves any other database alone. */
export async function seedDemonstration(app: INestApplicationContext): Promise<void> {
  const passwordHash = await app
    .get(PasswordHashingService, { strict: false })
    .hash(DEMONSTRATION_PASSWORD);
  const people = app.get(UserService, { strict: false });
  const invitations = app.get(RegistrationInvitationService, { strict: false });
  await app.get(UnitOfWork).asSystem(async (work) => {
    await work.rows('lock table companies in share row exclusive mode');
    if (await work.tx.exists(Company)) return;
    const seeded = await seedCompany(work, people, passwordHash);
    const withoutAccount = seeded.workers.slice(1).map(({ id }) => id);
    await invitations.ensureTokens(work, withoutAccount);
    await seedRates(work, seeded);
    await seedEvents(work, seeded);
  });
}

async function seedCompany(
  work: Work,
  people: UserService,
  passwordHash: string,
): Promise<SeededCompany> {
  const { tx } = work;
  const company = await tx.save(tx.create(Company, { ...COMPANY, slug: randomSlug() }));
  const companyId = company.id;
  const skills = await tx.save(SKILLS.map((name) => tx.create(LaborType, { companyId, name })));
  const locations = await tx.save(
    LOCATIONS.map((location) => tx.create(LocationProfile, { ...location, companyId })),
  );

  const account = (
    username: string,
    firstName: string,
    grants: Parameters<UserService['create']>[1]['grants'],
    phoneNumber?: string,
  ) =>
    people.create(work, {
      username,
      passwordHash,
      firstName,
      lastName: 'Demo',
      email: `${username}@demo-stage-crew.example`,
      grants,
      phoneNumber,
      phoneVerifiedAt: phoneNumber ? work.now : null,
    });

  await account('admin', 'Avery', [{ role: 'administrator', companyId: null }]);
  await account('owner', 'Olive', [
    { role: 'owner', companyId },
    { role: 'manager', companyId },
  ]);
  const manager = await account('manager', 'Morgan', [{ role: 'manager', companyId }]);
  const steward = await account('steward', 'Stevie', [{ role: 'steward', companyId }]);
  const worker = await account('worker', 'Robin', [], phoneOf(0));

  const workers = await seedWorkers(work, companyId, worker.userId, skills);
  return {
    company,
    locations,
    skills,
    workers,
    managerGrantId: manager.grants[0]!.id,
    stewardGrantId: steward.grants[0]!.id,
  };
}

/** So that calls, events and hours have a price from the first minute on. */
async function seedRates(work: Work, { company, skills, workers }: SeededCompany): Promise<void> {
  const rates = RATES.map(({ skill, worker, amount }) => ({
    companyId: company.id,
    laborTypeId: skills.find(({ name }) => name === skill)?.id ?? null,
    workerId: workers.find(({ name }) => name === worker)?.id ?? null,
    per: 'hour' as const,
    amount,
    effectiveFrom: RATES_FROM,
  }));
  await work.tx.insert(PayRate, rates);
}

/** The first one has an account. */
async function seedWorkers(
  work: Work,
  companyId: number,
  userId: number,
  skills: LaborType[],
): Promise<Worker[]> {
  const { tx, now } = work;
  const workers = await tx.save(
    WORKERS.map(({ name }, index) =>
      tx.create(Worker, {
        companyId,
        slug: randomWorkerSlug(),
        name,
        phoneNumber: phoneOf(index),
        userId: index === 0 ? userId : null,
        notes: null,
      }),
    ),
  );
  const has = WORKERS.flatMap((given, index) =>
    given.skills.map((skill) => ({
      workerId: workers[index]!.id,
      laborTypeId: skills[SKILLS.indexOf(skill)]!.id,
    })),
  );
  await tx.insert(WorkerSkill, has);

  const agreed = workers
    .filter((_, index) => WORKERS[index]!.consents !== false)
    .map(({ phoneNumber }) => phoneNumber);
  await tx.insert(
    ConsentEntry,
    agreed.map((phoneNumber) => ({
      phoneNumber,
      companyId,
      kind: 'granted' as const,
      source: 'imported' as const,
      at: now,
    })),
  );
  await tx.insert(
    Consent,
    agreed.map((phoneNumber) => ({ phoneNumber, companyId, askedAt: now, grantedAt: now })),
  );
  return workers;
}

function phoneOf(index: number): string {
  return `+121255501${String(index + 11).padStart(2, '0')}`;
}
