import type { JSX } from 'preact';
import type { CredentialRow } from '#libs/identity';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Form } from '../frame/form.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { usePageContext } from '../frame/page-context.js';
import { AccountHeading } from './account-tabs.js';
import { ACCOUNT_WORDS } from './account.words.js';
import { clientName } from './client-name.js';

const ADDRESS = '/app/account/sessions/';

export interface SessionsModel {
  keys: readonly CredentialRow[];
  sessions: readonly CredentialRow[];
  /** The session of this browser. */
  currentId: number | null;
}

/** Whatever is signed in to one's own account, and how to end it. */
export function SessionsPage({ keys, sessions, currentId }: SessionsModel): JSX.Element {
  const { sessionsPage: words } = useWords(ACCOUNT_WORDS);
  const hasOthers = keys.length + sessions.length > 1;
  return (
    <>
      <AccountHeading current="sessions" meta={words.intro} />
      <Section
        title={words.sessions}
        actions={
          hasOthers && (
            <Form action={ADDRESS} inline>
              <Button kind="quiet" name="action" value="end_others" confirm={words.endAllConfirm}>
                {words.endAll}
              </Button>
            </Form>
          )
        }
      >
        <Credentials
          rows={sessions}
          action="end_session"
          title={words.sessions}
          empty={words.noSessions}
          currentId={currentId}
        />
      </Section>
      <Section title={words.keys}>
        <Credentials
          rows={keys}
          action="end_key"
          title={words.keys}
          empty={words.noKeys}
          currentId={null}
        />
      </Section>
    </>
  );
}

function Credentials({
  rows,
  action,
  title,
  empty,
  currentId,
}: {
  rows: readonly CredentialRow[];
  action: 'end_key' | 'end_session';
  title: string;
  empty: string;
  currentId: number | null;
}): JSX.Element {
  const { sessionsPage: words } = useWords(ACCOUNT_WORDS);
  const dates = useDates(usePageContext().readerZone ?? 'UTC');
  return (
    <Table
      id={action === 'end_key' ? 'keys' : 'sessions'}
      caption={title}
      columns={[
        { key: 'where', title: words.where },
        { key: 'used', title: words.used },
        { key: 'since', title: words.since, hideOnPhone: true },
        { key: 'expires', title: words.expires, hideOnPhone: true },
        { key: 'actions', title: words.actions, quietTitle: true },
      ]}
      rows={rows.map((row) => ({
        id: `${action}-${row.id}`,
        cells: {
          where: (
            <span title={row.user_agent}>
              {clientName(row.user_agent) ?? words.unknown}{' '}
              {row.id === currentId && <Badge tone="success">{words.current}</Badge>}
            </span>
          ),
          used: dates.relative(row.last_used_at),
          since: dates.moment(row.created_at),
          expires: dates.moment(row.expires_at),
          actions: row.id !== currentId && (
            <Form action={ADDRESS} inline>
              <input type="hidden" name="id" value={String(row.id)} />
              <Button kind="quiet" size="small" name="action" value={action}>
                {words.end}
              </Button>
            </Form>
          ),
        },
      }))}
      empty={<EmptyState title={empty} />}
    />
  );
}
