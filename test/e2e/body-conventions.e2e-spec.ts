import { fillPath } from '../support/a-populated-company.js';
import { documentedRoutes, NOBODYS } from '../support/documented-routes.js';

/** All objects under a key `user`, at any depth; `user/info` describes the caller. */
function usersIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const isUser =
      key === 'user' && typeof inner === 'object' && inner !== null && !('isManager' in inner);
    return isUser ? [inner] : usersIn(inner);
  });
}

describe('conventions of bodies and answers', () => {
  const routes = documentedRoutes();
  const { call } = routes;

  it.each(['', undefined])(
    'posts without a body (%p) do what they do, with any content type',
    async (body) => {
      const own = await routes.house.show();
      for (const path of [
        `/event/${own.event.slug}/send-messages/`,
        `/call-times/${own.call.slug}/send-messages/`,
        `/request/${own.requirement.slug}/send-messages/`,
        `/event/${own.event.slug}/generate-station/`,
        `/clock-in-qr/${own.clockInToken}/`,
        `/notifications/${own.notification.id}/read/`,
        '/notifications/clear-read/',
        '/notifications/clear-all/',
      ]) {
        for (const type of body === undefined
          ? [undefined]
          : ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
          const again = path.includes('/read/') || path.includes('clock-in-qr');
          if (again && type === 'text/plain') continue;
          const answer = await call(
            'POST',
            path,
            { Authorization: `Token ${routes.manager.key}`, ...(type && { 'Content-Type': type }) },
            body,
          );
          expect([path, type, answer.status]).toEqual([path, type, 200]);
        }
      }
    },
  );

  it('blank numbers, dates and texts are not given (W29); numbers come as text', async () => {
    const event = await routes.manager.post('/create-event/', {
      event_name: 'Gala',
      start_date: '2031-05-01',
      end_date: '',
      is_single_day: 'true',
      location_profile: String(routes.house.location.id),
      event_description: '',
      minimum_hours: '',
      meal_penalty_trigger_time: '',
      hour_round_up: '',
    });
    expect(event).toMatchObject({
      status: 201,
      body: {
        end_date: '2031-05-01',
        is_single_day: true,
        event_description: '',
        minimum_hours: 4,
        meal_penalty_trigger_time: 5,
      },
    });
    const { slug } = event.body;
    const gala = await routes.manager.post(`/call-time/${slug}/add-call-time/`, {
      name: 'Doors',
      date: '2031-05-01',
      time: '18:30',
      minimum_hours: '',
      message: '',
    });
    expect(gala).toMatchObject({
      status: 201,
      body: {
        time: '18:30:00',
        minimum_hours: 4,
        message: '',
        time_has_changed: null,
        original_time: '18:30:00',
      },
    });
    const labor = await routes.manager.post(`/call-times/${gala.body.slug}/add-labor/`, {
      labor_type: String(routes.show.skill.id),
      needed_labor: '3',
      minimum_hours: '',
      fcfs_positions: '',
    });
    expect(labor).toMatchObject({
      status: 201,
      body: {
        needed_labor: 3,
        fcfs_positions: 0,
        minimum_hours: 4,
        call_time: gala.body.id,
        labor_type: routes.show.skill.id,
      },
    });
    expect(
      await routes.manager.post(`/labor/${labor.body.slug}/edit/`, {
        labor_type: String(routes.show.unusedSkill.id),
        needed_labor: '4',
        minimum_hours: '',
        fcfs_positions: '',
      }),
    ).toMatchObject({ status: 200, body: { event_slug: slug } });
    expect((await routes.manager.get(`/labor/${labor.body.slug}/status`)).body).toMatchObject({
      job: routes.show.unusedSkill.name,
      labor_requirement: { needed_labor: 4, fcfs_positions: 0 },
    });
    expect(
      await routes.manager.patch(`/call-times/${gala.body.slug}/edit/`, {
        name: '',
        date: '',
        time: '',
        minimum_hours: '',
        message: '',
      }),
    ).toMatchObject({ status: 200, body: { call_time: { name: 'Doors', time: '18:30:00' } } });
    expect(
      await routes.manager.patch(`/event/${slug}`, {
        event_name: 'Gala',
        start_date: '',
        end_date: '',
        minimum_hours: '4',
        event_description: '',
      }),
    ).toMatchObject({ status: 200, body: { start_date: '2031-05-01', minimum_hours: 4 } });
    expect(
      await routes.manager.post('/location-profiles/', {
        name: 'Hall',
        address: '',
        minimum_hours: '',
        meal_penalty_trigger_time: '',
        hour_round_up: '',
      }),
    ).toMatchObject({ status: 201, body: { address: '', minimum_hours: 4 } });
    expect(
      await routes.manager.post(`/request/${labor.body.slug}/worker/`, {
        worker_id: String(routes.show.unasked.id),
        action: '',
      }),
    ).toMatchObject({ status: 200 });
    expect(
      await routes.manager.patch('/workers/', {
        id: String(routes.show.unasked.id),
        primary_skill: String(routes.show.skill.id),
        secondary_skill: '',
      }),
    ).toMatchObject({ status: 200 });
    expect(
      await routes.manager.patch('/workers/', {
        id: String(routes.show.unasked.id),
        primary_skill: null,
        secondary_skill: null,
        notes: '',
      }),
    ).toMatchObject({ status: 200 });
    expect(
      await routes.manager.put('/workers/', {
        id: String(routes.show.unasked.id),
        phone_number: '(415) 555-0199',
        label: '',
      }),
    ).toMatchObject({ status: 200 });
  });

  it('a send that queues nothing says so first, and why', async () => {
    const own = await routes.house.show();
    for (const path of [
      `/event/${own.event.slug}`,
      `/call-times/${own.call.slug}`,
      `/request/${own.requirement.slug}`,
    ]) {
      const { body } = await routes.manager.post(`${path}/send-messages/`);
      expect(body).toEqual({
        status: 'success',
        message: expect.stringMatching(/^No messages queued: \d/),
      });
    }
  });

  it.each`
    origin                                  | allowed  | because
    ${'http://localhost:5173'}              | ${true}  | ${'the list has it'}
    ${'https://localhost:5173'}             | ${false} | ${'another scheme is another origin'}
    ${'http://localhost:5173.evil.example'} | ${false} | ${'it only begins like it'}
    ${'https://evil.example'}               | ${false} | ${'nobody listed it'}
    ${'null'}                               | ${false} | ${'a page may hide where it is from'}
  `(
    'S23 pages of $origin read answers: $allowed, because $because',
    async ({ origin, allowed }: { origin: string; allowed: boolean }) => {
      const preflight = {
        Origin: origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      };
      for (const { headers } of [
        await routes.manager.get('/events/list/', { Origin: origin }),
        await fetch(`${routes.app.url}/events/list/`, { method: 'OPTIONS', headers: preflight }),
      ]) {
        const told = [
          headers.get('access-control-allow-origin'),
          headers.get('access-control-allow-credentials'),
        ];
        expect(told).toEqual(allowed ? [origin, 'true'] : [null, null]);
      }
    },
  );

  it('accounts and secrets stand in no answer (S1)', async () => {
    for (const [template] of routes.paths.filter(([, methods]) => methods.includes('GET'))) {
      const { text, body } = await routes.manager.get(fillPath(routes.show, NOBODYS, template));
      expect([
        template,
        /"(password|is_superuser|is_staff|is_active|last_login|date_joined|groups|user_permissions|stripe_customer_id|key_hash|verification_code)"/.exec(
          text,
        )?.[1],
      ]).toEqual([template, undefined]);
      for (const user of usersIn(body))
        expect(Object.keys(user).sort()).toEqual(['first_name', 'id', 'last_name', 'username']);
    }
  });
});
