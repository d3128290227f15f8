import { aRequest } from '../factories/a-request.js';
import { requestsAtOnce } from '../support/requests-at-once.js';

describe('concurrent requests', () => {
  const race = requestsAtOnce();
  const { together, act, tally, flags, meant, count } = race;

  it('a request is deleted while it is answered', async () => {
    const statuses = await together('labor_requests', (index) =>
      index % 2
        ? act(race.show.pending.tokenShort, 'delete')
        : race.app.visitor().post(`/user/request/${race.show.pending.tokenShort}/action/`, {
            action: 'available',
            response: index % 4 ? 'no' : 'yes',
          }),
    );
    const [deleted, answered] = [1, 0].map((rest) =>
      statuses.filter((_, index) => index % 2 === rest),
    );
    expect(tally(deleted!)).toBe('200 404x3');
    for (const status of answered!) expect([200, 404]).toContain(status);
    expect(await flags(race.show.pending.id)).toBeUndefined();
  });

  it.each(['event', 'call', 'requirement'] as const)(
    'the %s goes while it is asked, answered and sent',
    async (what) => {
      const gone = {
        event: `/event/${race.show.event.slug}`,
        call: `/call-times/${race.show.later.slug}/delete/`,
        requirement: `/labor/${race.show.open.slug}/delete/`,
      }[what];
      const presses = [
        () => race.manager.delete(gone),
        () =>
          race.app
            .visitor()
            .post(`/event/${race.show.event.slug}/confirm/${race.show.pending.tokenShort}/`, {
              [`response_${race.show.pending.id}`]: 'yes',
            }),
        () =>
          race.manager.post(`/request/${race.show.open.slug}/worker/`, {
            worker_id: race.show.unasked.id,
          }),
        () => race.manager.post(`/event/${race.show.event.slug}/send-messages/`),
        () =>
          race.manager.post(`/labor/${race.show.open.slug}/edit/`, {
            needed_labor: 5,
            fcfs_positions: 5,
          }),
        () => race.manager.patch(`/call-times/${race.show.later.slug}/edit/`, { time: '19:00' }),
      ];
      await aRequest(race.app.db, { laborRequirementId: race.show.open.id, sentAt: null });
      const statuses = await together('audit_entries', (index) =>
        presses[index % presses.length]!(),
      );
      for (const status of statuses) expect([200, 201, 204, 404]).toContain(status);
      expect(statuses.filter((_, index) => index % presses.length === 0)).toContain(200);
      expect(
        (
          await race.app.visitor().post(`/user/request/${race.show.pending.tokenShort}/action/`, {
            action: 'available',
            response: 'yes',
          })
        ).status,
      ).toBe(404);
    },
  );

  it('a skill and a location go while they are taken into use: never both', async () => {
    const [skill, location] = [race.show.unusedSkill.id, race.show.unusedLocation.id];
    const used = await together('labor_requirements, labor_types', (index) =>
      index === 3
        ? race.manager.post('/skills/', { action: 'delete', skill_id: skill })
        : race.manager.post(
            `/call-times/${race.show.call.slug}/add-labor/`,
            { labor_type: skill, needed_labor: 1 },
            meant(index),
          ),
    );
    const placed = await together('events, location_profiles', (index) =>
      index === 3
        ? race.manager.delete('/location-profiles/', { location_id: location })
        : race.manager.patch(`/event/${race.show.event.slug}`, { location_profile: location }),
    );
    const rest = (statuses: number[]): number[] => statuses.toSpliced(3, 1);
    if (used[3] === 200) for (const status of rest(used)) expect([400, 404, 409]).toContain(status);
    else expect([used[3], tally(rest(used))]).toEqual([400, '201 400x6']);
    if (placed[3] === 204)
      for (const status of rest(placed)) expect([400, 404, 409]).toContain(status);
    else expect([placed[3], tally(rest(placed))]).toEqual([400, '200x7']);
    const { event, labor_requirements: requirements } = (
      await race.manager.get(`/event/${race.show.event.slug}`)
    ).body;
    const skills = (await race.manager.get('/skills/')).body.map(({ id }: { id: number }) => id);
    for (const requirement of requirements) expect(skills).toContain(requirement.labor_type.id);
    expect(event.location_profile).not.toBeNull();
  });

  it('workers are deleted while they are asked: never both', async () => {
    const statuses = await together('labor_requests, workers', (index) =>
      index % 2
        ? race.manager.delete('/workers/', { id: race.show.unasked.id })
        : race.manager.post(`/request/${race.show.requirement.slug}/worker/`, {
            worker_id: race.show.unasked.id,
          }),
    );
    const [deleted, requested] = [1, 0].map((rest) =>
      statuses.filter((_, index) => index % 2 === rest),
    ) as [number[], number[]];
    if (deleted.includes(200)) {
      expect(tally(deleted)).toBe('200 404x3');
      for (const status of requested) expect([404, 409]).toContain(status);
    } else expect([tally(deleted), tally(requested)]).toEqual(['400x4', '200 400x3']);
    const [there, asked] = [
      await count('workers where id = $1', race.show.unasked.id),
      await count('labor_requests where worker_id = $1', race.show.unasked.id),
    ];
    expect(asked).toBe(there);
  });
});
