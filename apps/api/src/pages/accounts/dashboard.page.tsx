import type { JSX } from 'preact';
import type { Actor, Role } from '#libs/kernel';
import { Card, Heading, Section } from '../frame/card.js';
import { Column } from '../frame/layout.js';
import type { StateNotice } from '../billing/state-notice.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';

export interface DashboardModel {
  actor: Actor;
  devTools: boolean;
  /** What an owner has to settle; null: nothing. */
  billing: StateNotice | null;
}

const ROLE_WORDS: Record<Role, string> = {
  administrator: 'Administrator of the whole system',
  owner: 'Owner',
  manager: 'Manager',
  steward: 'Steward',
  worker: 'Worker',
};

/** The first page after signing in: the user's roles here, and links to what they may open. */
export function DashboardPage({ actor, devTools, billing }: DashboardModel): JSX.Element {
  const roles = [...actor.roles];
  const isStaff = roles.some((role) => role !== 'worker');
  return (
    <Column>
      {billing && <BillingNotice {...billing} />}
      <Heading above={actor.username}>{`Hello ${actor.firstName || actor.username}`}</Heading>
      <Card>
        <Section title="Your roles">
          {roles.length > 0 ? (
            <ul class="flex flex-wrap gap-2">
              {roles.map((role) => (
                <li
                  key={role}
                  class="rounded-full bg-accent-soft px-3 py-1 text-sm font-semibold text-accent"
                >
                  {ROLE_WORDS[role]}
                </li>
              ))}
            </ul>
          ) : (
            <p class="text-muted">None yet. A manager or owner of a company can invite you.</p>
          )}
        </Section>
      </Card>
      {isStaff && (
        <Card>
          <Section title="What you can do">
            <ul class="space-y-3">
              <DashboardLink
                href="/docs"
                title="API documentation"
                text="Create events, call the crew, read time sheets: every request with a button to try it."
              />
              {devTools && (
                <DashboardLink
                  href="/dev/phones"
                  title="Simulated phones"
                  text="Every text message we send here arrives on one of these phones, and can be answered."
                />
              )}
              {devTools && (
                <DashboardLink
                  href="/dev/mail"
                  title="Simulated mail"
                  text="Simulated mailbox: all mail that was sent."
                />
              )}
            </ul>
          </Section>
        </Card>
      )}
      {actor.isWorker && (
        <Card>
          <Section title="Your calls">
            <p>
              We text you when there is work. The link in each message shows your calls: answer
              there, and find your clock-in code.
            </p>
          </Section>
        </Card>
      )}
    </Column>
  );
}

function DashboardLink({
  href,
  title,
  text,
}: {
  href: string;
  title: string;
  text: string;
}): JSX.Element {
  return (
    <li>
      <Link href={href}>{title}</Link>
      <p class="text-muted">{text}</p>
    </li>
  );
}

/** What an owner has to settle. */
export function BillingNotice({ tone, title, text }: StateNotice): JSX.Element {
  return (
    <NoticeBox tone={tone}>
      <p class="font-semibold">{title}</p>
      <p class="font-normal">{text}</p>
      <p class="pt-2">
        <Link href="/app/owner/billing/">Settle it</Link>
      </p>
    </NoticeBox>
  );
}
