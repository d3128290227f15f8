import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { columnsOf, FactBus, violatedConstraint, type Work } from '#libs/platform';
import { LaborTypeExists, LaborTypeInUse } from './company.errors.js';
import { LaborTypeAdded, LaborTypeDeleted, LaborTypeRenamed } from './company.facts.js';
import type { LaborTypeRow } from './company.rows.js';
import { LaborType } from './labor-type.entity.js';
import { LaborTypeQueries } from './labor-type.queries.js';

/** The skills of a company. Names are unique, compared exactly. */
@Injectable()
export class LaborTypeService {
  constructor(
    private readonly skills: LaborTypeQueries,
    private readonly facts: FactBus,
  ) {}

  /** @throws LaborTypeExists */
  async add(work: Work, companyId: number, name: string): Promise<LaborTypeRow> {
    const skill = await work.row<LaborTypeRow>(
      `insert into labor_types as t (company_id, name) values ($1, $2) on conflict (company_id, name) do nothing returning ${columnsOf(LaborType, 't')}`,
      [companyId, name],
    );
    if (!skill) throw new LaborTypeExists();
    await this.facts.record(work, new LaborTypeAdded({ companyId, id: skill.id, after: { name } }));
    return skill;
  }

  /**
   * The skills of these names, letter case aside; those that the company lacks are added.
   *
   * @returns ids by name in small letters
   */
  async ensure(
    work: Work,
    companyId: number,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const found = await this.idsByName(work, companyId, names);
    const missing = new Map(
      names
        .filter((name) => !found.has(name.toLowerCase()))
        .map((name) => [name.toLowerCase(), name]),
    );
    if (missing.size === 0) return found;
    const added = await work.rows<LaborTypeRow>(
      `insert into labor_types as t (company_id, name) select $1, name from unnest($2::text[]) as name order by name
           on conflict (company_id, name) do nothing returning ${columnsOf(LaborType, 't')}`,
      [companyId, [...missing.values()]],
    );
    for (const { id, name } of added)
      await this.facts.record(work, new LaborTypeAdded({ companyId, id, after: { name } }));
    return this.idsByName(work, companyId, names);
  }

  private async idsByName(
    work: Work,
    companyId: number,
    names: readonly string[],
  ): Promise<Map<string, number>> {
    const rows = await work.rows<{ id: number; name: string }>(
      'select id, name from labor_types where company_id = $1 and lower(name) = any($2::text[]) order by id desc',
      [companyId, names.map((name) => name.toLowerCase())],
    );
    return new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]));
  }

  /**
   * @throws NotFound no such skill in the company
   * @throws LaborTypeExists another skill of the company has the name
   */
  async rename(work: Work, companyId: number, id: number, name: string): Promise<LaborTypeRow> {
    const skill = await this.find(work, companyId, id);
    if (skill.name === name) return skill;
    await refused(work.tx.update(LaborType, id, { name }));
    await this.facts.record(
      work,
      new LaborTypeRenamed({ companyId, id, before: { name: skill.name }, after: { name } }),
    );
    return { ...skill, name };
  }

  /**
   * Removes the skill from workers too. Refused while a requirement uses it, archived ones
   * included: hours belong to them.
   *
   * @returns the skill as it was
   * @throws NotFound no such skill in the company
   * @throws LaborTypeInUse
   */
  async remove(work: Work, companyId: number, id: number): Promise<LaborTypeRow> {
    const skill = await this.find(work, companyId, id);
    await refused(work.tx.delete(LaborType, id));
    const before = { name: skill.name };
    await this.facts.record(work, new LaborTypeDeleted({ companyId, id, before }));
    return skill;
  }

  private async find(work: Work, companyId: number, id: number): Promise<LaborTypeRow> {
    const skill = await this.skills.inCompany(work, companyId, id);
    if (!skill) throw new NotFound('LaborType');
    return skill;
  }
}

/** @throws LaborTypeExists, LaborTypeInUse what the database says to a change */
async function refused(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'labor_types_company_id_name_key') throw new LaborTypeExists();
    if (constraint === 'labor_requirements_labor_type_id_fkey') throw new LaborTypeInUse();
    throw error;
  }
}
