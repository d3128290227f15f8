import type { JSX } from 'preact';
import type { OpenInvitationRow } from '#libs/identity';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { EventList, type EventListModel } from '../events/event-list.js';
import { eventViewOf } from '../events/event-list.query.js';
import { EVENT_LIST_WORDS } from '../events/event-list.words.js';
import { Checkbox } from '../frame/checkbox.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Field } from '../frame/field.js';
import { FormActions } from '../frame/field-row.js';
import { FilterBar } from '../frame/filter-bar.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { ButtonLink } from '../frame/link.js';
import { usePageContext } from '../frame/page-context.js';
import { PageHeading } from '../frame/page-heading.js';
import { Stat, StatRow } from '../frame/stat.js';
import { useWords } from '../frame/words.js';
import { Invitations } from '../people/people.page.js';
import { ADMINISTRATOR_WORDS } from './administrator.words.js';

export interface AdminDashboardModel {
  /** As REST counts them for an administrator: over all companies. */
  numbers: { events: number; pending: number; declined: number; texts: number };
  hasCompanies: boolean;
  /** Events of all companies. */
  list: EventListModel;
  invitations: readonly OpenInvitationRow[];
  error: FormError | null;
  phone: string;
}

const ADDRESS = '/app/callman-admin/';

/** The four numbers and the events of all companies, what one does here, and inviting owners. */
export function AdminDashboardPage(model: AdminDashboardModel): JSX.Element {
  const words = useWords(ADMINISTRATOR_WORDS);
  const { numbers, list } = model;
  const eventWords = useWords(EVENT_LIST_WORDS);
  const { search, include_past: includePast } = list.query;
  const { actions } = words;
  if (!model.hasCompanies)
    return (
      <>
        <PageHeading title={words.title} />
        <EmptyState
          icon="building-2"
          title={words.companies.none}
          text={words.companies.noneText}
        />
        <Inviting {...model} />
      </>
    );
  return (
    <>
      <PageHeading
        title={words.title}
        actions={
          <>
            <ButtonLink href="/app/events/create" kind="quiet" icon="calendar-plus">
              {actions.createEvent}
            </ButtonLink>
            <ButtonLink href="/app/workers/" kind="quiet" icon="users">
              {actions.contacts}
            </ButtonLink>
            <ButtonLink href="/app/skills/" kind="quiet" icon="tag">
              {actions.skills}
            </ButtonLink>
          </>
        }
      />
      <StatRow>
        <Stat
          id="upcoming-events"
          label={words.numbers.events}
          value={numbers.events}
          href="/app/events/"
        />
        <Stat
          id="pending"
          label={words.numbers.pending}
          value={numbers.pending}
          href="/app/labor/requests/pending"
        />
        <Stat
          id="declined"
          label={words.numbers.declined}
          value={numbers.declined}
          href="/app/labor/requests/declined"
        />
        <Stat
          id="texts"
          label={words.numbers.texts}
          value={numbers.texts}
          href="/app/callman-admin/sms-usage/"
        />
      </StatRow>
      <Section id="events" title={eventWords.title}>
        <FilterBar
          action={ADDRESS}
          search={{ name: 'search', value: search, label: words.search }}
          count={eventWords.count(list.found.counts[eventViewOf(list.query)])}
          clear={search || includePast ? ADDRESS : null}
        >
          <Checkbox label={eventWords.includePast} name="include_past" checked={includePast} />
        </FilterBar>
        <EventList {...list} />
      </Section>
      <Inviting {...model} />
    </>
  );
}

/** The form that invites an owner, who brings a company, and the invitations that are open. */
function Inviting({ error, phone, invitations }: AdminDashboardModel): JSX.Element {
  const words = useWords(ADMINISTRATOR_WORDS);
  const dates = useDates(usePageContext().readerZone ?? 'America/New_York');
  return (
    <>
      <Card id="invite">
        <Section title={words.invite.title} intro={words.invite.intro}>
          <Form action={ADDRESS}>
            <FormErrors error={error} shown={['phone']} />
            <Field
              label={words.invite.phone}
              name="phone"
              type="tel"
              value={phone}
              error={error?.fields['phone']}
              maxLength={32}
              required
            />
            <FormActions>
              <Button icon="send">{words.invite.send}</Button>
            </FormActions>
          </Form>
        </Section>
      </Card>
      {invitations.length > 0 && (
        <Section title={words.invite.open}>
          <Invitations invitations={invitations} dates={dates} action={ADDRESS} />
        </Section>
      )}
    </>
  );
}
