import { aCompany } from '../../../test/factories/a-company.js';
import { aManager, anAdministrator } from '../../../test/factories/a-grant.js';
import { aRequirement } from '../../../test/factories/a-requirement.js';
import { aSkill } from '../../../test/factories/a-skill.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import {
  CompanyModule,
  CompanyQueries,
  LaborTypeQueries,
  LaborTypeService,
  LaborTypeExists,
  LaborTypeInUse,
} from '#libs/company';
import { Actor, NotFound } from '#libs/kernel';

describe('skills', () => {
  let app: LibApp;
  let skills: LaborTypeService;
  beforeAll(async () => {
    app = await aLibApp([CompanyModule]);
    skills = app.get(LaborTypeService);
  });
  afterAll(() => app.close());

  it('are added, renamed and deleted', async () => {
    const { id: companyId } = await aCompany(app.db);
    const rigger = await app.unitOfWork.asSystem((work) => skills.add(work, companyId, 'Riger'));
    await app.unitOfWork.asSystem((work) => skills.rename(work, companyId, rigger.id, 'Rigger'));
    const audio = await app.unitOfWork.asSystem((work) => skills.add(work, companyId, 'Audio'));
    const list = await app.get(LaborTypeQueries).ofCompany(app.unitOfWork.reading(), companyId);
    expect(list.map((skill) => skill.name)).toEqual(['Audio', 'Rigger']);

    await app.unitOfWork.asSystem((work) => skills.remove(work, companyId, audio.id));
    expect(
      await app.get(LaborTypeQueries).ofCompany(app.unitOfWork.reading(), companyId),
    ).toHaveLength(1);
  });

  it('are there once: two people who add the same one at once are told apart', async () => {
    const { id: companyId } = await aCompany(app.db);
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => app.unitOfWork.asSystem((work) => skills.add(work, companyId, 'Rigger'))),
    );
    expect(
      outcomes
        .filter((outcome) => outcome.status === 'rejected')
        .map((outcome) => outcome.reason as unknown),
    ).toEqual([expect.any(LaborTypeExists)]);

    const audio = await aSkill(app.db, { companyId, name: 'Audio' });
    await expect(
      app.unitOfWork.asSystem((work) => skills.rename(work, companyId, audio.id, 'Rigger')),
    ).rejects.toThrow(LaborTypeExists);
    await app.unitOfWork.asSystem((work) => skills.rename(work, companyId, audio.id, 'rigger'));
  });

  it('W26 stay while a requirement asks for them, archived or not', async () => {
    const { id: companyId } = await aCompany(app.db);
    const skill = await aSkill(app.db, { companyId });
    await aRequirement(app.db, { laborTypeId: skill.id, archivedAt: new Date() });
    await expect(
      app.unitOfWork.asSystem((work) => skills.remove(work, companyId, skill.id)),
    ).rejects.toThrow(LaborTypeInUse);
  });

  it("are not there for another company's manager", async () => {
    const skill = await aSkill(app.db);
    const other = await aCompany(app.db);
    await expect(
      app.unitOfWork.asSystem((work) => skills.rename(work, other.id, skill.id, 'Mine')),
    ).rejects.toThrow(NotFound);
    await expect(
      app.unitOfWork.asSystem((work) => skills.remove(work, other.id, skill.id)),
    ).rejects.toThrow(NotFound);
  });
});

describe('the company a verb is about', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([CompanyModule]);
  });
  afterAll(() => app.close());

  const chosen = (actor: Actor, slug?: string) =>
    app.get(CompanyQueries).managed(app.unitOfWork.reading(app.as(actor)), slug);

  it('is the one a manager manages, unless they manage more and say which', async () => {
    const [first, second, foreign] = [
      await aCompany(app.db),
      await aCompany(app.db),
      await aCompany(app.db),
    ];
    const { actor } = await aManager(app.db, first.id);
    expect(await chosen(actor)).toMatchObject({ id: first.id, slug: first.slug });
    expect(await chosen(actor, '')).toMatchObject({ id: first.id });
    await expect(chosen(actor, foreign.slug)).rejects.toMatchObject({
      fields: { company: expect.anything() },
    });

    const both = new Actor({
      userId: 1,
      grants: [...actor.grants, { id: 99, role: 'manager', companyId: second.id }],
    });
    expect(await chosen(both, second.slug)).toMatchObject({ id: second.id });
  });

  it('is the one an administrator names', async () => {
    const company = await aCompany(app.db);
    const { actor } = await anAdministrator(app.db);
    expect(await chosen(actor, company.slug)).toMatchObject({ id: company.id });
    await expect(chosen(actor)).rejects.toMatchObject({
      kind: 'invalid',
      fields: { company: expect.anything() },
    });
    await expect(chosen(actor, 'nothing')).rejects.toMatchObject({
      kind: 'invalid',
      fields: { company: expect.anything() },
    });
  });
});
