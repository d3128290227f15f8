import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import { displayPhone } from '#libs/kernel';
import { type ListedSteward, STEWARD_CANDIDATES, type StewardCandidate } from '#libs/labor';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { FilterBar } from '../frame/filter-bar.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { EmptyState } from '../frame/empty-state.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { STEWARDS_WORDS } from './stewards.words.js';

export interface StewardsModel {
  company: CompanyRow;
  stewards: readonly ListedSteward[];
  candidates: readonly StewardCandidate[];
  search: string;
  /** Owners and administrators end roles. */
  endsRoles: boolean;
  error: FormError | null;
}

/** Who runs events on site, and which contacts may do so, too. */
export function StewardsPage(model: StewardsModel): JSX.Element {
  const words = useWords(STEWARDS_WORDS);
  const { company, error } = model;
  return (
    <>
      <PageHeading
        title={words.title}
        above={<Link href={`/app/company/?company=${company.slug}`}>{company.name}</Link>}
        meta={words.intro}
      />
      <FormErrors error={error} />
      <Stewards {...model} />
      <Section title={words.inviteTitle} intro={words.inviteIntro}>
        <Candidates {...model} />
      </Section>
    </>
  );
}

function addressOf({ company, search }: StewardsModel): string {
  const query = new URLSearchParams({ company: company.slug, ...(search && { search }) });
  return `/app/steward/invite/?${query.toString()}`;
}

function Stewards(model: StewardsModel): JSX.Element {
  const words = useWords(STEWARDS_WORDS);
  const dates = useDates(model.company.time_zone);
  const columns = [
    { key: 'name', title: words.name },
    { key: 'events', title: words.events },
    { key: 'phone', title: words.phone, hideOnPhone: true },
    ...(model.endsRoles ? [{ key: 'actions', title: words.actions, quietTitle: true }] : []),
  ];
  return (
    <Table
      id="stewards"
      caption={words.caption}
      columns={columns}
      rows={model.stewards.map(({ id, name, phone_number: phone, events }) => ({
        id: `steward-${id}`,
        cells: {
          name,
          phone: phone && displayPhone(phone),
          events:
            events.length === 0
              ? words.noEvents
              : events.map((event, index) => (
                  <>
                    {index > 0 && ', '}
                    <Link href={`/app/events/${event.slug}/`}>{event.name}</Link>
                    {` ${dates.day(event.date)}`}
                  </>
                )),
          actions: (
            <Form action={addressOf(model)} inline>
              <input type="hidden" name="action" value="end" />
              <input type="hidden" name="role_id" value={String(id)} />
              <Button kind="quiet" size="small" confirm={words.endConfirm(name)}>
                {words.end}
              </Button>
            </Form>
          ),
        },
      }))}
      empty={<EmptyState title={words.none} />}
    />
  );
}

/** The search and what it finds; the search's own address answers with this part alone. */
export function Candidates(model: StewardsModel): JSX.Element {
  const words = useWords(STEWARDS_WORDS);
  const { company, candidates, search } = model;
  const shown = candidates.slice(0, STEWARD_CANDIDATES);
  const isMore = candidates.length > shown.length;
  return (
    <div id="candidates" class="flex flex-col gap-6">
      <FilterBar
        action="/app/steward/invite/"
        search={{ name: 'search', value: search, label: words.search }}
        count={isMore ? words.more(shown.length) : words.count(shown.length)}
        clear={search ? `/app/steward/invite/?company=${company.slug}` : null}
      >
        <input type="hidden" name="company" value={company.slug} />
      </FilterBar>
      <Table
        id="contacts"
        caption={words.candidates}
        columns={[
          { key: 'name', title: words.name },
          { key: 'phone', title: words.phone },
          { key: 'actions', title: words.actions, quietTitle: true },
        ]}
        rows={shown.map((contact) => ({
          id: `contact-${contact.id}`,
          cells: {
            name: contact.is_invited ? (
              <>
                {contact.name} <Badge tone="accent">{words.invited}</Badge>
              </>
            ) : (
              contact.name
            ),
            phone: displayPhone(contact.phone_number),
            actions: (
              <Form action={addressOf(model)} inline>
                <input type="hidden" name="worker_id" value={String(contact.id)} />
                <Button kind="quiet" size="small" name="action" value="invite">
                  {contact.is_invited ? words.again : words.invite}
                </Button>
                {contact.is_invited && (
                  <Button kind="quiet" size="small" name="action" value="withdraw">
                    {words.withdraw}
                  </Button>
                )}
              </Form>
            ),
          },
        }))}
        empty={
          search ? (
            <EmptyState title={words.notFound} />
          ) : (
            <EmptyState
              title={words.nobody}
              action={
                <ButtonLink
                  href={`/app/workers/?company=${company.slug}`}
                  kind="quiet"
                  size="small"
                >
                  {words.add}
                </ButtonLink>
              }
            />
          )
        }
      />
    </div>
  );
}
