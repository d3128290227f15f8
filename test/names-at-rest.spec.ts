import { IdentityModule } from '#libs/identity';
import { LaborModule, REQUEST_ACTIONS } from '#libs/labor';
import { MessageService } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { type Hint, HintBus } from '#libs/platform';
import { TimeEntryModule } from '#libs/time-entry';
import { aCall } from './factories/a-call.js';
import { aCompany } from './factories/a-company.js';
import { aConfirmedRequest } from './factories/a-request.js';
import { aRequirement } from './factories/a-requirement.js';
import { aUser } from './factories/a-user.js';
import { anEvent } from './factories/an-event.js';
import { aLibApp, type LibApp } from './support/lib-app.js';
import { PRODUCT, read } from './support/source-tree.js';

/*
 * Names that stand in the database, or that travel between processes of two versions during an update. The source may call
 * things otherwise; these spellings stay. New names may be added, none goes away.
 */

const TASKS = ['labor.remind-crew', 'mail-reset-link', 'messages.send', 'time-entry.look-for-crew'];

const HINT_TOPICS = [
  'changed',
  'grants-changed',
  'key-revoked',
  'message',
  'missed',
  'notifications',
  'requirement',
  'session-ended',
];

const CHANNELS = ['callmanager:hints', 'callmanager:failures', 'actors_changed'];

/** Kinds of actors in the audit trail beside `user`: the system, and holders of links. */
const ACTOR_KINDS = [
  ...['house', 'public', 'registration-token', 'short-token', 'text-message', 'time-change-token'],
];

const AUDITED = `
  call_time.archived call_time.changed call_time.moved call_time.scheduled company.changed company.founded consent.granted
  consent.revoked event.archived event.canceled event.changed event.created event.steward_assigned invitation.accepted
  invitation.sent labor_type.added labor_type.deleted labor_type.renamed location_profile.added location_profile.changed
  location_profile.deleted message.failed notification.cleared notification.deleted notification.read request.created
  request.deleted request.offer_failed request.place_left_open request.reminded request.reserved request.sent
  request.time_change_answered request.told_again request.worker_late requirement.added requirement.archived
  requirement.changed station.opened station.revoked text.received text.refused user.created user.password_changed
  user.password_hash_renewed user.password_reset user.password_reset_asked user.role_granted user.settings_changed
  user.sign_in_failed user.signed_in user.signed_out worker.added worker.alt_phone_added worker.alt_phone_changed
  worker.alt_phone_deleted worker.changed worker.deleted worker.linked worker.merged worker.primary_phone_swapped
  worker.skills_changed`;
const REQUEST_ACTIONS_AUDITED = `
  confirm decline cancel call_out no_show showed_up available_yes available_no promote`;
const TIME_ENTRY_ACTIONS_AUDITED = `
  sign_in sign_out update_start_time update_end_time add_meal_break update_meal_break delete_meal_break voided`;

const wordsOf = (text: string): string[] => text.trim().split(/\s+/);

describe('names at rest', () => {
  const source = PRODUCT.map(read).join('\n');
  const matches = (pattern: RegExp): string[] => [...source.matchAll(pattern)].map((m) => m[1]!);

  it.each`
    what                 | old                                    | found
    ${'tasks'}           | ${TASKS}                               | ${matches(/defineTask<[^(]*>\('([^']+)'\)/g)}
    ${'hint topics'}     | ${HINT_TOPICS}                         | ${matches(/topic: '([^']+)'/g)}
    ${'channels'}        | ${CHANNELS}                            | ${matches(/'(callmanager:[a-z]+|actors_changed)'/g)}
    ${'actor kinds'}     | ${ACTOR_KINDS}                         | ${matches(/(?:capability \?\? |withCapability\()'([\w-]+)'/g)}
    ${'audit kinds'}     | ${wordsOf(AUDITED)}                    | ${matches(/readonly name = '([^']+)'/g)}
    ${'request actions'} | ${wordsOf(REQUEST_ACTIONS_AUDITED)}    | ${[...REQUEST_ACTIONS]}
    ${'hours actions'}   | ${wordsOf(TIME_ENTRY_ACTIONS_AUDITED)} | ${matches(/'((?:sign|update|add|delete)_[a-z_]+|voided)'/g)}
  `('$what keep their spelling', ({ old, found }: { old: string[]; found: string[] }) => {
    expect(old.filter((name) => !found.includes(name))).toEqual([]);
  });
});

/** Rows as an older version wrote them: name, payload and key. */
describe('a task that an older version queued', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([IdentityModule, LaborModule, TimeEntryModule, NotificationModule]);
  });
  afterAll(() => app.close());

  const enqueue = (name: string, payload: object): Promise<unknown> =>
    app.db.query('select graphile_worker.add_job($1, payload => $2::json)', [
      name,
      JSON.stringify(payload),
    ]);
  const left = (): Promise<unknown[]> =>
    app.db.query(
      'select task_identifier, last_error from graphile_worker.jobs where run_at <= now()',
    );

  async function aCrewOf(date: string, time: string) {
    const company = await aCompany(app.db, {
      reminderHours: [3],
      sendingFromMinute: 0,
      sendingUntilMinute: 1440,
    });
    const event = await anEvent(app.db, {
      companyId: company.id,
      locationProfileId: null,
      startDate: date,
    });
    const call = await aCall(app.db, { eventId: event.id, date, time });
    const { id: laborRequirementId } = await aRequirement(app.db, { callTimeId: call.id });
    return { company, call, request: await aConfirmedRequest(app.db, { laborRequirementId }) };
  }

  it('sends its message', async () => {
    const { company } = await aCrewOf('2031-05-01', '08:00:00');
    await app.unitOfWork.asSystem((work) =>
      app
        .get(MessageService)
        .send(work, [
          { kind: 'invitation', companyId: company.id, phoneNumber: '+14155550199', body: 'Hello' },
        ]),
    );
    await app.db.query(
      'select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs',
    );
    const [{ id: messageId }] = await app.db.query(
      `select id from outgoing_messages where recipient = '+14155550199'`,
    );
    await enqueue('messages.send', { messageId });
    await app.finishTasks();
    expect(
      await app.db.query('select status from outgoing_messages where id = $1', [messageId]),
    ).toEqual([{ status: 'sent' }]);
    expect(await left()).toEqual([]);
  });

  it('mails its reset link, also without the language that was added later', async () => {
    const { email } = await aUser(app.db);
    await enqueue('mail-reset-link', { email, origin: null });
    await app.finishTasks();
    expect(
      await app.db.query(
        `select count(*)::int as mails from outgoing_messages where channel = 'mail' and recipient = $1`,
        [email],
      ),
    ).toEqual([{ mails: 1 }]);
    expect(await left()).toEqual([]);
  });

  it('reminds its crew', async () => {
    app.clock.setTime('2031-05-01T05:00:00-04:00');
    const { call, request } = await aCrewOf('2031-05-01', '08:00:00');
    await enqueue('labor.remind-crew', { callTimeId: call.id, at: '2031-05-01T09:00:00.000Z' });
    await app.finishTasks();
    expect(
      await app.db.query(
        `select count(*)::int as texts from outgoing_messages where kind = 'reminder' and subject_id = $1`,
        [request.id],
      ),
    ).toEqual([{ texts: 1 }]);
    expect(await left()).toEqual([]);
  });

  it('looks for its crew', async () => {
    app.clock.setTime('2031-05-01T08:10:00-04:00');
    const hints: Hint[] = [];
    app.get(HintBus).subscribe((hint) => void hints.push(hint));
    const { call, company } = await aCrewOf('2031-05-01', '08:00:00');
    await enqueue('time-entry.look-for-crew', { callTimeId: call.id });
    await app.finishTasks();
    expect(hints).toContainEqual({ topic: 'notifications', companyId: company.id });
    expect(await left()).toEqual([]);
  });
});
