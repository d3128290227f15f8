import { aConfirmedRequest } from '../factories/a-request.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { eventPages } from '../support/event-pages.js';

describe('pages of labor', () => {
  const pages = eventPages();
  const { row, eventPath, post } = pages;

  it('is added and edited in its place, one after another', async () => {
    const skill = await aSkill(pages.app.db, {
      companyId: pages.house.company.id,
      name: `Audio ${pages.show.event.id}`,
    });
    const path = `/app/call/${pages.show.call.slug}/add-labor/`;
    const page = await pages.manager.open(path);
    const refused = await pages.manager.submit(
      page,
      { labor_type: String(skill.id), needed_labor: '0' },
      'needed_labor',
    );
    expect([
      refused.status,
      refused.html.includes(`id="new-labor-${pages.show.call.slug}-needed-error"`),
    ]).toEqual([400, true]);
    const next = await pages.manager.submit(
      refused,
      { needed_labor: '3', fcfs_positions: '9', another: 'on' },
      'needed_labor',
    );
    expect(next.path).toBe(`${path}#new-labor-${pages.show.call.slug}`);
    const added = await row<{ slug: string; id: number }>(
      'select id, slug, needed_labor, fcfs_positions, minimum_minutes from labor_requirements where labor_type_id = $1',
      skill.id,
    );
    expect(added).toMatchObject({ needed_labor: 3, fcfs_positions: 3, minimum_minutes: null });

    const edit = await pages.manager.open(`/app/labor/${added!.slug}/edit/`);
    const saved = await pages.manager.submit(
      edit,
      { needed_labor: '5', fcfs_positions: '2' },
      'needed_labor',
    );
    expect(saved.path).toBe(`${eventPath()}#labor-${added!.slug}`);
    expect(saved.text).toContain('first 2 confirmed at once');
    expect(
      await row(
        'select needed_labor, fcfs_positions from labor_requirements where id = $1',
        added!.id,
      ),
    ).toEqual({ needed_labor: 5, fcfs_positions: 2 });
  });

  it('asks for a skill once', async () => {
    const answer = await post(pages.manager, `/app/call/${pages.show.call.slug}/add-labor/`, {
      labor_type: String(pages.show.skill.id),
      needed_labor: '2',
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('This call time asks for this skill already');
    const foreign = await aSkill(pages.app.db);
    expect(
      (
        await post(pages.manager, `/app/call/${pages.show.call.slug}/add-labor/`, {
          labor_type: String(foreign.id),
          needed_labor: '2',
        })
      ).status,
    ).toBe(400);
  });

  it('is deleted with its requests, and comes back', async () => {
    const worker = await aWorker(pages.app.db, { companyId: pages.house.company.id });
    await aConfirmedRequest(pages.app.db, {
      laborRequirementId: pages.show.requirement.id,
      workerId: worker.id,
    });
    const ask = await pages.manager.open(`/app/labor/${pages.show.requirement.slug}/delete/`);
    expect(ask.text).toContain('2 people get a text');
    const gone = await pages.manager.submit(ask, {}, 'Delete and text 2 people');
    expect(gone.path).toBe(`${eventPath()}#call-${pages.show.call.slug}`);
    expect(gone.html).not.toContain(`id="labor-${pages.show.requirement.slug}"`);
    const deleted = await pages.manager.open(`${eventPath()}deleted`);
    const back = await pages.manager.submit(deleted, {}, 'Restore');
    expect(back.html).toContain(`id="labor-${pages.show.requirement.slug}"`);
  });
});
