import {
  OfferFailed,
  RequestDeleted,
  RequestStateChanged,
  RequestSent,
  TimeChangeAnswered,
} from '#libs/labor';
import { asHolder, NotificationHarness } from '../../../../test/support/notification-harness.js';

describe('the feed follows what happens to requests', () => {
  let bench: NotificationHarness;
  beforeAll(async () => {
    bench = await NotificationHarness.open();
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.hints.splice(0));

  it('writes a line a person can read, and tells the screens after the commit', async () => {
    const place = await bench.aRequest({ event: '100% %1$s Festival' });
    await bench.unitOfWork.as(asHolder('short-token'), (work) =>
      bench.facts.record(
        work,
        new RequestStateChanged(place, 'available_yes', 'pending', 'available', 'Available'),
      ),
    );

    expect(
      await bench.rows('select * from notifications where company_id = $1', [place.companyId]),
    ).toEqual([
      expect.objectContaining({
        event_id: place.eventId,
        call_time_id: place.callTimeId,
        labor_requirement_id: place.requirementId,
        labor_request_id: place.requestId,
        response: 'Available',
        message: 'Dana Reyes is available for Rigger at Load in, 100% %1$s Festival.',
        read: false,
      }),
    ]);
    expect(bench.hints).toEqual([
      { topic: 'notifications', companyId: place.companyId },
      { topic: 'requirement', requirementId: place.requirementId, requestId: place.requestId },
      {
        topic: 'changed',
        subject: 'labor_requirement',
        id: place.requirementId,
        companyId: place.companyId,
        path: {
          event_id: place.eventId,
          call_time_id: place.callTimeId,
          requirement_id: place.requirementId,
        },
      },
    ]);
  });

  it('writes one line, whatever breaks and control characters the names and words hold', async () => {
    const place = await bench.aRequest({ event: 'Gala\r\nFRIDAY\u2028now' });
    await bench.unitOfWork.as(asHolder('time-change-token'), (work) =>
      bench.facts.record(work, new TimeChangeAnswered(place, true, 'no way\n\nsorry\u0007')),
    );

    expect(
      await bench.rows('select message from notifications where company_id = $1', [
        place.companyId,
      ]),
    ).toEqual([
      {
        message:
          'Dana Reyes cannot make the new time of Load in, Gala FRIDAY now. They write: no way sorry',
      },
    ]);
  });

  it('writes five lines with one statement, in the order things happened', async () => {
    const first = await bench.aRequest();
    const places = [
      first,
      ...(await Promise.all(
        ['Lee', 'Ana', 'Kim', 'Bo'].map((name) => bench.anotherRequest(first, name)),
      )),
    ];
    const statements = await bench.recordStatements(() =>
      bench.unitOfWork.asSystem(async (work) => {
        for (const place of places)
          await bench.facts.record(
            work,
            new RequestStateChanged(place, 'available_no', 'pending', 'declined', 'Declined'),
          );
      }),
    );

    expect(statements).toHaveLength(2);
    const lines = await bench.rows<{ labor_request_id: number }>(
      'select labor_request_id from notifications where company_id = $1 order by id',
      [first.companyId],
    );
    expect(lines.map((line) => line.labor_request_id)).toEqual(
      places.map((place) => place.requestId),
    );
  });

  it('only hints when a manager did it', async () => {
    const place = await bench.aRequest();
    await bench.unitOfWork.asSystem(async (work) => {
      await bench.facts.record(work, new RequestSent(place, null, null));
      await bench.facts.record(
        work,
        new RequestStateChanged(place, 'confirm', 'pending', 'confirmed', null),
      );
    });
    expect(
      await bench.rows('select id from notifications where company_id = $1', [place.companyId]),
    ).toEqual([]);
    expect(bench.hints.map(({ topic }) => topic)).toEqual([
      'notifications',
      'requirement',
      'changed',
    ]);
  });

  it('quotes a reason as it was written', async () => {
    const place = await bench.aRequest();
    await bench.unitOfWork.asSystem(async (work) => {
      await bench.facts.record(work, new TimeChangeAnswered(place, true, '%s or %4$s, "sorry"'));
      await bench.facts.record(work, new OfferFailed(place, 'opted out'));
    });
    expect(
      await bench.rows(
        'select response, message from notifications where company_id = $1 order by id',
        [place.companyId],
      ),
    ).toEqual([
      {
        response: 'Time Change',
        message:
          'Dana Reyes cannot make the new time of Load in, Harbour Festival. They write: %s or %4$s, "sorry"',
      },
      {
        response: null,
        message:
          'The offer to Dana Reyes for Rigger at Load in, Harbour Festival was not delivered (opted out). The request is queued again.',
      },
    ]);
  });

  it('keeps the line when the request is deleted in the same breath', async () => {
    const place = await bench.aRequest();
    await bench.unitOfWork.asSystem(async (work) => {
      await bench.facts.record(
        work,
        new RequestStateChanged(place, 'available_no', 'pending', 'declined', 'Declined'),
      );
      await work.rows('with gone as (delete from labor_requests where id = $1) select 1', [
        place.requestId,
      ]);
      await bench.facts.record(work, new RequestDeleted(place, null, null));
    });
    expect(
      await bench.rows(
        'select labor_request_id, response from notifications where company_id = $1',
        [place.companyId],
      ),
    ).toEqual([{ labor_request_id: null, response: 'Declined' }]);
  });

  it('writes and tells nothing when the transaction fails', async () => {
    const place = await bench.aRequest();
    const failing = bench.unitOfWork.asSystem(async (work) => {
      await bench.facts.record(
        work,
        new RequestStateChanged(place, 'available_no', 'pending', 'declined', 'Declined'),
      );
      throw new Error('the network cable');
    });
    await expect(failing).rejects.toThrow('the network cable');
    expect(
      await bench.rows('select id from notifications where company_id = $1', [place.companyId]),
    ).toEqual([]);
    expect(bench.hints).toEqual([]);
  });
});
