import type { DataSource } from 'typeorm';
import { LaborType } from '#libs/company';
import { aCompany } from './a-company.js';
import { nextNumber } from './numbers.js';

export async function aSkill(db: DataSource, given: Partial<LaborType> = {}): Promise<LaborType> {
  const companyId = given.companyId ?? (await aCompany(db)).id;
  return db.manager.save(
    db.manager.create(LaborType, { name: `Skill ${nextNumber()}`, ...given, companyId }),
  );
}
