import type { ListedCompany } from '#libs/company';
import { misfitInWords } from '#libs/notification';
import type { SystemStatus } from '../../health/system-status.queries.js';
import {
  choice,
  flag,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { instantOrNull, instantText } from './values.js';

const CompanyOfAllShape = object('ListedCompany', {
  slug: text('slBZ3w5'),
  name: text('Acme Productions'),
  name_short: nullable(text('ACME', 'For text messages.')),
  city: nullable(text('Albany')),
  state: nullable(text('NY')),
  time_zone: text('America/New_York', 'IANA name.'),
  time_tracking: flag(true, 'Whether screens offer time sheets, QR codes and stations.'),
  round_up_target: integer(30, 'Minutes between the marks that edited times go to: 30, or 0.'),
  created_at: instant(),
  restricted_since: nullable(instant('2031-05-02T12:00:00.000Z', 'By billing; null: it is not.')),
});
export const CompaniesShape = object('Companies', {
  total: integer(120, 'Of all pages.'),
  companies: list(CompanyOfAllShape, 'By name.'),
});
export type CompaniesView = Static<typeof CompaniesShape>;

export function presentCompanies({
  companies,
  total,
}: {
  companies: readonly ListedCompany[];
  total: number;
}): CompaniesView {
  return {
    total,
    companies: companies.map((company) => ({
      slug: company.slug,
      name: company.name,
      name_short: company.name_short,
      city: company.city,
      state: company.state,
      time_zone: company.time_zone,
      time_tracking: company.time_tracking,
      round_up_target: company.round_up_target,
      created_at: instantText(company.created_at),
      restricted_since: instantOrNull(company.restricted_since),
    })),
  };
}

export const SystemShape = object('System', {
  version: text('0.1.0', 'Of the program that answers.'),
  node: text('v20.20.0', 'Of its runtime.'),
  hints: choice(
    ['process', 'redis', 'degraded'],
    'How hints travel: within this process (no Redis is set up), through Redis, or within the process until Redis is back.',
  ),
  sockets: inline(
    {
      raw: integer(12, 'Of `/ws/` and of pages.'),
      dashboard: integer(3, 'Of `/live`.'),
    },
    'Open ones of this process.',
  ),
  runners: integer(2, 'Processes that ran tasks within the last two minutes.'),
  tasks: inline(
    {
      queued: integer(14, 'Due now or later.'),
      due: integer(0, 'Due by now and not begun.'),
      running: integer(1, 'Begun and not done.'),
      failed: integer(0, 'Given up after their last attempt.'),
      oldest_due_at: nullable(instant(undefined, 'Since when the oldest due task waits.')),
      failing: list(
        inline({
          task: text('messages.send', 'Its name.'),
          count: integer(2),
          error: nullable(text('connect ECONNREFUSED')),
        }),
        'By name, most first.',
      ),
    },
    'What is done behind the answers.',
  ),
  messages: list(
    inline({
      channel: choice(['sms', 'mail'], 'How it is sent.'),
      status: text('delivered', 'How it ended so far.'),
      count: integer(42),
    }),
    'Of the last 24 hours, by outcome.',
  ),
  database: inline(
    {
      version: text('18.4', 'Of the server.'),
      bytes: integer(52_428_800, 'Size of the database.'),
      connections: integer(9, 'Open ones, of all processes.'),
      max_connections: integer(100, 'That the server allows.'),
    },
    'PostgreSQL.',
  ),
  audit: inline(
    {
      unlinked: integer(3, 'Entries that are not in their hash chain yet.'),
      oldest_unlinked_at: nullable(instant(undefined, 'Instant of the oldest of them.')),
      verified_at: nullable(instant(undefined, 'When all chains were verified last; null: never.')),
      verified_entries: integer(48_213, 'Entries that fitted then.'),
      misfit: nullable(
        text(
          'Entry 4711 of Acme Productions (company 7), …, does not fit: the entry is gone.',
          'The first entry that did not; null: everything fitted.',
        ),
      ),
    },
    'The hash chains of the audit trail.',
  ),
});
export type SystemView = Static<typeof SystemShape>;

export function presentSystem(
  { tasks, messages, runners, database, audit }: SystemStatus,
  here: Pick<SystemView, 'sockets' | 'hints' | 'version'>,
): SystemView {
  return {
    ...here,
    node: process.version,
    runners,
    tasks: { ...tasks, oldest_due_at: instantOrNull(tasks.oldest_due_at) },
    messages: messages as SystemView['messages'],
    database,
    audit: {
      ...audit,
      oldest_unlinked_at: instantOrNull(audit.oldest_unlinked_at),
      verified_at: instantOrNull(audit.verified_at),
      misfit: audit.misfit && misfitInWords(audit.misfit),
    },
  };
}

export const ImpersonationShape = object('Impersonation', {
  status: choice(['success']),
  message: text('You act as this user, for an hour.', 'For people.'),
  token: text(
    '9f2c5e0e6f5a4c589f0a0d6f6b1f3c119f2c5e0e',
    'A key: send it as `Authorization: Token <key>`.',
  ),
});
export type ImpersonationView = Static<typeof ImpersonationShape>;
