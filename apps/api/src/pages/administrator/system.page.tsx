import type { JSX } from 'preact';
import { misfitInWords } from '#libs/notification';
import type { SystemStatus } from '../../health/system-status.queries.js';
import { Card, Section } from '../frame/card.js';
import { type Dates, useDates } from '../frame/dates.js';
import { DefinitionList } from '../frame/definition-list.js';
import { NoticeBox } from '../frame/notice-box.js';
import { usePageContext } from '../frame/page-context.js';
import { EmptyState } from '../frame/empty-state.js';
import { PageHeading } from '../frame/page-heading.js';
import { Stat, StatRow } from '../frame/stat.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { SYSTEM_WORDS } from './system.words.js';

export interface SystemModel {
  status: SystemStatus;
  hints: 'process' | 'redis' | 'degraded';
  sockets: { raw: number; dashboard: number };
  version: string;
}

const MEGABYTE = 1024 * 1024;

/** Whether everything works, and where it does not. */
export function SystemPage({ status, hints, sockets, version }: SystemModel): JSX.Element {
  const words = useWords(SYSTEM_WORDS);
  const { tasks, database, runners, audit } = status;
  const dates = useDates(usePageContext().readerZone ?? 'UTC');
  const isFine =
    runners > 0 &&
    tasks.failed === 0 &&
    tasks.failing.length === 0 &&
    hints !== 'degraded' &&
    audit.misfit === null;
  return (
    <>
      <PageHeading title={words.title} meta={isFine ? words.fine : undefined} />
      {runners === 0 && <NoticeBox tone="danger">{words.noRunners}</NoticeBox>}
      {audit.misfit && (
        <NoticeBox tone="danger">{words.broken(misfitInWords(audit.misfit))}</NoticeBox>
      )}
      {hints === 'degraded' && <NoticeBox tone="warning">{words.hints.degraded}</NoticeBox>}
      <Section
        title={words.tasks}
        intro={[
          runners > 0 && words.runners(runners),
          tasks.oldest_due_at && words.oldest(dates.moment(tasks.oldest_due_at)),
        ]
          .filter(Boolean)
          .join(' ')}
      >
        <StatRow>
          <Stat id="tasks-queued" label={words.queued} value={tasks.queued} />
          <Stat
            id="tasks-due"
            label={words.due}
            value={tasks.due}
            tone={tasks.due > 100 ? 'warning' : 'neutral'}
          />
          <Stat id="tasks-running" label={words.running} value={tasks.running} />
          <Stat
            id="tasks-failed"
            label={words.failed}
            value={tasks.failed}
            tone={tasks.failed > 0 ? 'danger' : 'neutral'}
          />
        </StatRow>
        <Table
          id="failing"
          caption={words.failing}
          columns={[
            { key: 'task', title: words.task },
            { key: 'count', title: words.count, align: 'right' },
            { key: 'error', title: words.error },
          ]}
          rows={tasks.failing.map(({ task, count, error }) => ({
            id: `failing-${task}`,
            cells: { task, count, error },
          }))}
          empty={<EmptyState title={words.noneFailing} />}
        />
      </Section>
      <Section title={words.texts}>
        <Table
          id="messages"
          caption={words.texts}
          columns={[
            { key: 'channel', title: words.channel },
            { key: 'outcome', title: words.outcome },
            { key: 'count', title: words.count, align: 'right' },
          ]}
          rows={status.messages.map(({ channel, status: outcome, count }) => ({
            id: `${channel}-${outcome}`,
            cells: {
              channel: words.channels[channel] ?? channel,
              outcome: words.outcomes[outcome] ?? outcome,
              count,
            },
          }))}
          empty={<EmptyState title={words.noTexts} />}
        />
      </Section>
      <Card>
        <Section title={words.live} intro={words.hints[hints]}>
          <DefinitionList
            items={[{ term: words.sockets, value: sockets.raw + sockets.dashboard, id: 'sockets' }]}
          />
        </Section>
      </Card>
      <AuditCard audit={audit} dates={dates} />
      <Card>
        <Section title={words.database}>
          <DefinitionList
            items={[
              { term: words.size, value: `${Math.ceil(database.bytes / MEGABYTE)} MB` },
              {
                term: words.connections,
                value: words.of(database.connections, database.max_connections),
              },
            ]}
          />
        </Section>
      </Card>
      <Card>
        <Section title={words.versions}>
          <DefinitionList
            items={[
              { term: words.program, value: version },
              { term: words.node, value: process.version },
              { term: words.postgres, value: database.version },
            ]}
          />
        </Section>
      </Card>
    </>
  );
}

function AuditCard({ audit, dates }: Pick<SystemStatus, 'audit'> & { dates: Dates }): JSX.Element {
  const words = useWords(SYSTEM_WORDS);
  const { unlinked, oldest_unlinked_at: oldest, verified_at: verified } = audit;
  return (
    <Card>
      <Section title={words.audit} intro={words.auditIntro}>
        <DefinitionList
          items={[
            {
              term: words.unlinked,
              value: oldest ? words.since(unlinked, dates.moment(oldest)) : unlinked,
              id: 'audit-unlinked',
            },
            {
              term: words.verified,
              value: verified
                ? words.fitted(dates.moment(verified), audit.verified_entries)
                : words.never,
              id: 'audit-verified',
            },
          ]}
        />
      </Section>
    </Card>
  );
}
