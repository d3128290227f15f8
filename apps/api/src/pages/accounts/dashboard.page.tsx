import type { JSX } from 'preact';
import type { Actor } from '#libs/kernel';
import { Card, Heading, Section } from '../frame/card.js';
import { Column } from '../frame/layout.js';
import { Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { DASHBOARD_WORDS } from './dashboard.words.js';

export interface DashboardModel {
  actor: Actor;
  devTools: boolean;
}

/** The first page after signing in: the user's roles here, and links to what they may open. */
export function DashboardPage({ actor, devTools }: DashboardModel): JSX.Element {
  const words = useWords(DASHBOARD_WORDS);
  const roles = [...actor.roles];
  const isStaff = roles.some((role) => role !== 'worker');
  return (
    <Column>
      <Heading above={actor.username}>{words.hello(actor.firstName || actor.username)}</Heading>
      <Card>
        <Section title={words.roles}>
          {roles.length > 0 ? (
            <ul class="flex flex-wrap gap-2">
              {roles.map((role) => (
                <li
                  key={role}
                  class="rounded-full bg-accent-soft px-3 py-1 text-sm font-semibold text-accent"
                >
                  {words.names[role]}
                </li>
              ))}
            </ul>
          ) : (
            <p class="text-muted">{words.none}</p>
          )}
        </Section>
      </Card>
      {isStaff && (
        <Card>
          <Section title={words.can}>
            <ul class="space-y-3">
              <DashboardLink href="/docs" title={words.api} text={words.apiText} />
              {devTools && (
                <DashboardLink href="/dev/phones" title={words.phones} text={words.phonesText} />
              )}
              {devTools && (
                <DashboardLink href="/dev/mail" title={words.mail} text={words.mailText} />
              )}
            </ul>
          </Section>
        </Card>
      )}
      {actor.isWorker && (
        <Card>
          <Section title={words.calls}>
            <p>{words.callsText}</p>
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
