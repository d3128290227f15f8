import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { OpenInvitationRow, PersonRow } from '#libs/identity';
import { displayPhone } from '#libs/kernel';
import { DOT } from '../frame/dot.js';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { type Dates, useDates } from '../frame/dates.js';
import { Field } from '../frame/field.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { EmptyState } from '../frame/empty-state.js';
import { Form } from '../frame/form.js';
import { ButtonLink } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table, type TableRow } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { PEOPLE_WORDS } from './people.words.js';

export interface PeopleModel {
  company: CompanyRow;
  people: readonly PersonRow[];
  invitations: readonly OpenInvitationRow[];
  isSecondFactorRequired: boolean;
  /** Administrators end owners, too. */
  endsOwners: boolean;
  isManager: boolean;
  error: FormError | null;
  typed: Readonly<Record<string, string>>;
}

/** Who has which role in the company, and who was invited. */
export function PeoplePage(model: PeopleModel): JSX.Element {
  const words = useWords(PEOPLE_WORDS);
  const { company, people, error, typed } = model;
  const dates = useDates(company.time_zone);
  const action = `/app/people/?company=${company.slug}`;
  const columns = [
    { key: 'name', title: words.name },
    { key: 'role', title: words.role },
    { key: 'account', title: words.account, hideOnPhone: true },
    { key: 'lastSignIn', title: words.lastSignIn },
    { key: 'factor', title: words.factor },
    { key: 'actions', title: words.actions, quietTitle: true },
  ];
  return (
    <>
      <PageHeading
        title={words.title}
        above={company.name}
        meta={model.isSecondFactorRequired ? words.required : undefined}
        actions={
          model.isManager && (
            <ButtonLink
              href={`/app/steward/invite/?company=${company.slug}`}
              kind="quiet"
              icon="user-check"
            >
              {words.stewards}
            </ButtonLink>
          )
        }
      />
      {error && Object.keys(error.fields).length === 0 && <FormErrors error={error} />}
      <Table
        id="people"
        caption={words.caption}
        columns={columns}
        rows={people.map((person) => rowOf(person, model, words, dates, action))}
        empty={<EmptyState title={words.nobody} />}
      />
      <Card id="invite">
        <Section title={words.invite} intro={words.inviteIntro}>
          <Form action={action}>
            {error && Object.keys(error.fields).length > 0 && (
              <FormErrors error={error} shown={['phone', 'email']} />
            )}
            <input type="hidden" name="action" value="invite" />
            <FieldRow>
              <Field
                label={words.phone}
                name="phone"
                type="tel"
                value={typed['phone']}
                error={error?.fields['phone']}
                maxLength={32}
                required
              />
              <Field
                label={words.email}
                name="email"
                type="email"
                value={typed['email']}
                error={error?.fields['email']}
                maxLength={254}
              />
            </FieldRow>
            <FormActions>
              <Button icon="send">{words.invite}</Button>
            </FormActions>
          </Form>
        </Section>
      </Card>
      <Section title={words.open}>
        <Invitations invitations={model.invitations} dates={dates} action={action} />
      </Section>
    </>
  );
}

type PeopleWords = (typeof PEOPLE_WORDS)['en'];

function rowOf(
  person: PersonRow,
  model: PeopleModel,
  words: PeopleWords,
  dates: Dates,
  action: string,
): TableRow {
  const name = `${person.first_name} ${person.last_name}`.trim() || person.username;
  const mayEnd = (role: string): boolean =>
    role === 'manager' || role === 'steward' || model.endsOwners;
  return {
    id: `person-${person.id}`,
    muted: !person.is_active,
    cells: {
      name: person.is_active ? name : `${name} (${words.ended})`,
      role: person.roles.map(({ id, role }) => <Badge key={id}>{words.roles[role]}</Badge>),
      account: [person.username, person.email].filter(Boolean).join(DOT),
      lastSignIn: person.last_signed_in_at ? (
        <time
          datetime={dates.machine(person.last_signed_in_at)}
          title={dates.moment(person.last_signed_in_at)}
        >
          {dates.relative(person.last_signed_in_at)}
        </time>
      ) : (
        words.never
      ),
      factor: (
        <Badge tone={person.has_second_factor ? 'success' : 'neutral'}>
          {person.has_second_factor ? words.factorOn : words.factorOff}
        </Badge>
      ),
      actions: person.roles
        .filter(({ role }) => mayEnd(role))
        .map(({ id, role }) => (
          <Form key={id} action={action} inline>
            <input type="hidden" name="action" value="end" />
            <input type="hidden" name="id" value={String(id)} />
            <Button kind="quiet" size="small" confirm={words.endConfirm(name, words.roles[role])}>
              {words.end(words.roles[role])}
            </Button>
          </Form>
        )),
    },
  };
}

/** Invitations that nobody has accepted, each to be sent again or taken back. */
export function Invitations({
  invitations,
  dates,
  action,
}: {
  invitations: readonly OpenInvitationRow[];
  dates: Dates;
  action: string;
}): JSX.Element {
  const words = useWords(PEOPLE_WORDS);
  return (
    <Table
      id="invitations"
      caption={words.openCaption}
      columns={[
        { key: 'phone', title: words.phone },
        { key: 'sent', title: words.sent },
        { key: 'until', title: words.until },
        { key: 'actions', title: words.actions, quietTitle: true },
      ]}
      rows={invitations.map((invitation) => ({
        id: `invitation-${invitation.id}`,
        cells: {
          phone: displayPhone(invitation.phone_number),
          sent: dates.relative(invitation.created_at),
          until: dates.moment(invitation.expires_at),
          actions: (
            <Form action={action} inline>
              <input type="hidden" name="id" value={String(invitation.id)} />
              <Button kind="quiet" size="small" name="action" value="resend">
                {words.resend}
              </Button>
              <Button kind="quiet" size="small" name="action" value="withdraw">
                {words.withdraw}
              </Button>
            </Form>
          ),
        },
      }))}
      empty={<EmptyState title={words.nobody} />}
    />
  );
}
