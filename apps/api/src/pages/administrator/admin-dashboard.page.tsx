import type { JSX } from 'preact';
import type { OpenInvitationRow } from '#libs/identity';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
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
  invitations: readonly OpenInvitationRow[];
  error: FormError | null;
  phone: string;
}

const ADDRESS = '/app/callman-admin/';

/** The four numbers of all companies, what one does here, and inviting owners. */
export function AdminDashboardPage(model: AdminDashboardModel): JSX.Element {
  const words = useWords(ADMINISTRATOR_WORDS);
  const dates = useDates(usePageContext().readerZone ?? 'America/New_York');
  const { numbers, error } = model;
  const { actions } = words;
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
      <FilterBar action="/app/events/" search={{ name: 'search', label: words.search }} />
      <Card id="invite">
        <Section title={words.invite.title} intro={words.invite.intro}>
          <Form action={ADDRESS}>
            <FormErrors error={error} shown={['phone']} />
            <Field
              label={words.invite.phone}
              name="phone"
              type="tel"
              value={model.phone}
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
      {model.invitations.length > 0 && (
        <Section title={words.invite.open}>
          <Invitations invitations={model.invitations} dates={dates} action={ADDRESS} />
        </Section>
      )}
    </>
  );
}
