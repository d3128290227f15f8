import { laborRequestFrame, NOTIFICATION_FRAME } from './frames.js';

const counts = { pending: 1, confirmed: 2, available: 3, declined: 4 };

describe('frames on the wire', () => {
  it('says nothing but "read again" to managers', () => {
    expect(JSON.parse(NOTIFICATION_FRAME)).toEqual({
      type: 'htmx_trigger',
      event: 'notification-update',
    });
  });

  it.each`
    state          | response | confirmed | canceled | ncns     | because
    ${'pending'}   | ${null}  | ${false}  | ${false} | ${false} | ${'nobody answered yet'}
    ${'available'} | ${'yes'} | ${false}  | ${false} | ${false} | ${'a yes waits for a place'}
    ${'confirmed'} | ${'yes'} | ${true}   | ${false} | ${false} | ${'a yes has a place'}
    ${'declined'}  | ${'no'}  | ${false}  | ${false} | ${false} | ${'they said no'}
    ${'canceled'}  | ${'no'}  | ${false}  | ${true}  | ${false} | ${'they took a yes back'}
    ${'no_show'}   | ${'no'}  | ${false}  | ${false} | ${true}  | ${'they did not come'}
    ${null}        | ${null}  | ${null}   | ${null}  | ${null}  | ${'the request is gone'}
  `(
    'tells of a request that is $state, because $because',
    ({ state, response, confirmed, canceled, ncns }) => {
      expect(JSON.parse(laborRequestFrame('aB3dE6g', 41, state, counts))).toEqual({
        type: 'labor_request_update',
        data: {
          labor_requirement_slug: 'aB3dE6g',
          labor_request_id: 41,
          availability_response: response,
          confirmed,
          canceled,
          ncns,
          counts,
        },
      });
    },
  );
});
