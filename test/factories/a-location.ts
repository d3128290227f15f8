import type { DataSource } from 'typeorm';
import { LocationProfile } from '#libs/company';
import { aCompany } from './a-company.js';
import { nextNumber } from './numbers.js';

/** A location that leaves every work rule to its company. */
export async function aLocation(
  db: DataSource,
  given: Partial<LocationProfile> = {},
): Promise<LocationProfile> {
  const companyId = given.companyId ?? (await aCompany(db)).id;
  return db.manager.save(
    db.manager.create(LocationProfile, {
      name: `Arena ${nextNumber()}`,
      address: '1 Main Street',
      ...given,
      companyId,
    }),
  );
}
