import type { JSX } from 'preact';
import type { ListedCompany } from '#libs/company';
import { displayPhone } from '#libs/kernel';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { Switch } from '../frame/checkbox.js';
import { useDates } from '../frame/dates.js';
import { DefinitionList } from '../frame/definition-list.js';
import { FormActions } from '../frame/field-row.js';
import { FilterBar } from '../frame/filter-bar.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { EmptyState } from '../frame/empty-state.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';

import { PageHeading } from '../frame/page-heading.js';
import { Pager } from '../frame/pager.js';
import { Select } from '../frame/select.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { ADMINISTRATOR_WORDS } from './administrator.words.js';
import { listAddress } from './list-address.js';

const LIST = '/app/callman-admin/companies/';

export interface CompaniesModel {
  companies: readonly ListedCompany[];
  total: number;
  search: string;
  page: number;
  size: number;
}

/** All companies, by name. */
export function CompaniesPage({
  companies,
  total,
  search,
  page,
  size,
}: CompaniesModel): JSX.Element {
  const { companies: words, company: more, invite } = useWords(ADMINISTRATOR_WORDS);
  const dates = useDates('UTC');
  return (
    <>
      <PageHeading title={words.title} />
      <FilterBar
        action={LIST}
        search={{ name: 'search', value: search, label: words.search }}
        count={words.count(total)}
        clear={search ? LIST : null}
      />
      <Table
        id="companies"
        caption={words.caption}
        columns={[
          { key: 'name', title: words.name },
          { key: 'state', title: words.state },
          { key: 'place', title: words.place, hideOnPhone: true },
          { key: 'zone', title: words.zone, hideOnPhone: true },
          { key: 'since', title: words.since },
        ]}
        rows={companies.map((company) => ({
          id: `company-${company.slug}`,
          href: `${LIST}${company.slug}/`,
          cells: {
            name: company.name,
            state: (
              <>
                {company.time_tracking && <Badge tone="accent">{words.tracking}</Badge>}
                {company.restricted_since && <Badge tone="danger">{words.restricted}</Badge>}
              </>
            ),
            place: [company.city, company.state].filter(Boolean).join(', ') || more.no,
            zone: company.time_zone,
            since: dates.day(company.created_at),
          },
        }))}
        empty={
          search ? (
            <EmptyState title={words.notFound} />
          ) : (
            <EmptyState
              title={words.none}
              text={words.noneText}
              action={<ButtonLink href="/app/callman-admin/">{invite.title}</ButtonLink>}
            />
          )
        }
      />
      <Pager
        page={page}
        total={total}
        size={size}
        href={(to, rows) => listAddress(LIST, { search, page: to, size: rows })}
      />
    </>
  );
}

export interface CompanyAdministrationModel {
  company: ListedCompany;
  values: { time_tracking: boolean; round_up_target: string };
  error: FormError | null;
}

/** One company as its administrator sees it: the switches that nobody else has, and the way to its pages. */
export function CompanyAdministrationPage({
  company,
  values,
  error,
}: CompanyAdministrationModel): JSX.Element {
  const { companies, company: words } = useWords(ADMINISTRATOR_WORDS);
  const dates = useDates(company.time_zone);
  const query = `?company=${company.slug}`;
  return (
    <>
      <PageHeading
        title={company.name}
        above={<Link href={LIST}>{companies.title}</Link>}
        actions={
          <>
            <ButtonLink href={`/app/owner/${query}`} kind="quiet" icon="settings">
              {words.settings}
            </ButtonLink>
            <ButtonLink href={`/app/people/${query}`} kind="quiet" icon="users">
              {words.people}
            </ButtonLink>
            <ButtonLink href={`/app/audit/company/${query}`} kind="quiet" icon="history">
              {words.audit}
            </ButtonLink>
          </>
        }
      />
      <Card id="switches">
        <Section title={words.switches} intro={words.switchesIntro}>
          <Form action={`${LIST}${company.slug}/`}>
            <FormErrors error={error} shown={['round_up_target']} />
            <Switch
              label={words.tracking}
              hint={words.trackingHint}
              name="time_tracking"
              checked={values.time_tracking}
            />
            <Select
              label={words.target}
              name="round_up_target"
              value={values.round_up_target}
              error={error?.fields['round_up_target']}
              options={[
                { value: '30', label: words.halfHours },
                { value: '0', label: words.wholeHours },
              ]}
            />
            <FormActions>
              <Button>{words.save}</Button>
            </FormActions>
          </Form>
        </Section>
      </Card>
      <Card>
        <Section
          title={words.facts}
          actions={
            <>
              <ButtonLink href={`/app/events/${query}`} kind="quiet" size="small">
                {words.events}
              </ButtonLink>
              <ButtonLink href={`/app/workers/${query}`} kind="quiet" size="small">
                {words.contacts}
              </ButtonLink>
            </>
          }
        >
          <DefinitionList
            items={[
              { term: words.slug, value: company.slug },
              {
                term: words.phone,
                value: company.phone_number ? displayPhone(company.phone_number) : words.no,
              },
              { term: words.email, value: company.email || words.no },
              { term: companies.zone, value: company.time_zone },
              { term: words.founded, value: dates.day(company.created_at) },
              {
                term: words.restrictedSince,
                value: company.restricted_since ? dates.day(company.restricted_since) : words.no,
              },
            ]}
          />
        </Section>
      </Card>
    </>
  );
}
