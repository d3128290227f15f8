import type { DataSource } from 'typeorm';
import { Company } from '#libs/company';
import { randomSlug } from '#libs/kernel';
import { nextNumber } from './numbers.js';

/** A company in New York that texts around the clock. */
export async function aCompany(db: DataSource, given: Partial<Company> = {}): Promise<Company> {
  const number = nextNumber();
  return db.manager.save(
    db.manager.create(Company, {
      slug: randomSlug(),
      name: `Company ${number}`,
      nameShort: `CO${number}`,
      phoneNumber: '+14155550100',
      email: `office${number}@company.example`,
      timeTracking: true,
      sendingFromMinute: 0,
      sendingUntilMinute: 1440,
      ...given,
    }),
  );
}
