import type { ComponentChildren, JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import { displayPhone } from '#libs/kernel';
import { CONSENT_CHOICES, CONTACT_SORTS, type ContactPage, type ListedContact } from '#libs/labor';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { Checkbox } from '../frame/checkbox.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { FilterBar } from '../frame/filter-bar.js';
import type { FormError } from '../frame/form-error.js';
import { useKept } from '../frame/use-kept.js';

import { ButtonLink } from '../frame/link.js';
import { Menu, type MenuItem } from '../frame/menu.js';
import { PageHeading } from '../frame/page-heading.js';
import { Pager } from '../frame/pager.js';
import { RowMenuButton } from '../frame/row-menu.js';
import { Select } from '../frame/select.js';
import { Table, type TableColumn, type TableRow } from '../frame/table.js';
import { Toolbar } from '../frame/toolbar.js';
import { useWords } from '../frame/words.js';
import { AddContactDialog, type TypedContact } from './add-contact-dialog.js';
import { ConsentBadge } from './consent-badge.js';
import { type ContactsQuery, contactsHref, isFiltered } from './contacts.form.js';
import { CONTACTS_WORDS } from './contacts.words.js';

/** The form that the check boxes of the rows belong to. */
export const MARKED = 'marked-contacts';

export interface ContactsModel {
  company: CompanyRow;
  found: ContactPage;
  query: ContactsQuery;
  size: number;
  /** A contact that was typed in and refused. */
  refused?: { error: FormError; typed: TypedContact };
}

/** The contacts of a company. */
export function ContactsPage(model: ContactsModel): JSX.Element {
  const { company, found, refused } = model;
  const words = useWords(CONTACTS_WORDS);
  return (
    <>
      <PageHeading
        title={words.title}
        meta={words.short(found.all)}
        actions={
          <>
            <span class="max-sm:hidden">
              <ButtonLink href="/app/contacts/import/" kind="quiet" icon="upload">
                {words.import}
              </ButtonLink>
            </span>
            <AddContactDialog laborTypes={found.laborTypes} refused={refused} />
            <Menu
              id="contacts-menu"
              label={words.export}
              items={[
                { label: words.importFile, href: '/app/contacts/import/', icon: 'upload' },
                {
                  label: words.exportCsv,
                  href: '/app/contacts/export/?format=csv',
                  icon: 'download',
                },
                {
                  label: words.exportCards,
                  href: '/app/contacts/export/?format=vcf',
                  icon: 'contact',
                },
                'line',
                { label: words.poster, href: `/app/info/add/qr/${company.slug}/`, icon: 'qr-code' },
                {
                  label: words.clear,
                  href: '/app/contacts/clear-unused/',
                  icon: 'trash-2',
                  danger: true,
                },
              ]}
            />
          </>
        }
      />
      <ContactList {...model} />
    </>
  );
}

/** Filters, rows and pages; by itself the answer to a search. */
export function ContactList({ company, found, query, size }: ContactsModel): JSX.Element {
  const words = useWords(CONTACTS_WORDS);
  const any = (label: string) => ({ value: '', label });
  return (
    <div id="contact-list" class="stack">
      <FilterBar
        action="/app/workers/"
        search={{ name: 'search', value: query.search, label: words.search }}
        count={words.short(found.total)}
        clear={isFiltered(query) ? '/app/workers/' : null}
      >
        <Select
          {...{ name: 'skill', label: words.skill, quietLabel: true, value: query.skillId }}
          options={[
            any(words.anySkill),
            ...found.laborTypes.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <Select
          {...{ name: 'consent', label: words.consent, quietLabel: true, value: query.consent }}
          options={[
            any(words.anyConsent),
            ...CONSENT_CHOICES.map((value) => ({ value, label: words.consents[value] })),
          ]}
        />
        <Select
          {...{ name: 'sort', label: words.sort, quietLabel: true, value: query.sort }}
          options={CONTACT_SORTS.map((value) => ({ value, label: words.sorts[value] }))}
        />
        <Checkbox name="no_shows" label={words.onlyNoShows} checked={query.noShows} />
      </FilterBar>
      <Table
        id="contacts"
        caption={words.title}
        columns={columnsOf(query, words)}
        menu={menuOf(words)}
        selectable={found.laborTypes.length > 0 ? { name: 'worker_id', form: MARKED } : undefined}
        rows={found.contacts.map((contact) => rowOf(contact, company.time_zone, words))}
        empty={
          found.all === 0 ? (
            <EmptyState
              icon="users"
              title={words.empty}
              text={words.emptyText}
              action={<ButtonLink href="/app/contacts/import/">{words.import}</ButtonLink>}
            />
          ) : (
            <EmptyState icon="search" title={words.nobody} text={words.nobodyText} />
          )
        }
      />
      {found.laborTypes.length > 0 && (
        <Toolbar id={MARKED} action={contactsHref(query)}>
          <Select
            {...{ name: 'skill', id: 'skill-to-give', label: words.skill, quietLabel: true }}
            value={useKept(MARKED).text('skill')}
            options={[
              { value: '', label: words.chooseSkill },
              ...found.laborTypes.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <Button size="small" name="action" value="give_skill" icon="tag">
            {words.giveSkill}
          </Button>
        </Toolbar>
      )}
      <Pager
        page={query.page}
        total={found.total}
        size={size}
        href={(page, each) => contactsHref(query, { page, size: each === size ? undefined : each })}
      />
    </div>
  );
}

type ContactsWords = (typeof CONTACTS_WORDS)['en'];

function columnsOf(query: ContactsQuery, words: ContactsWords): TableColumn[] {
  const sortedBy = (sort: ContactsQuery['sort'], direction: 'asc' | 'desc') => ({
    href: contactsHref(query, { sort, page: 1 }),
    direction: query.sort === sort ? direction : null,
  });
  return [
    { key: 'name', title: words.name, sort: sortedBy('name', 'asc') },
    { key: 'phone', title: words.phone, nowrap: true },
    { key: 'skills', title: words.skills },
    { key: 'texts', title: words.texts },
    {
      ...{ key: 'worked', title: words.lastWorked, nowrap: true },
      sort: sortedBy('last_worked', 'desc'),
    },
    { key: 'noShows', title: words.noShows, align: 'right', sort: sortedBy('no_shows', 'desc') },
    { key: 'canceled', title: words.canceled, align: 'right', sort: sortedBy('canceled', 'desc') },
    { key: 'more', title: words.edit, quietTitle: true, align: 'right' },
  ];
}

/** A contact's own page has the same. */
function menuOf(words: ContactsWords): MenuItem[] {
  return [
    { label: words.edit, href: '/app/worker/edit/{id}/', icon: 'pencil' },
    { label: words.history, href: '/app/worker/history/{slug}/', icon: 'history' },
    { label: words.messages, href: '/app/worker/{slug}/messages/', icon: 'message-square' },
    'line',
    {
      label: words.delete,
      post: '/app/worker/delete/{slug}/',
      icon: 'trash-2',
      danger: true,
      confirm: words.deleteConfirm('{name}'),
    },
  ];
}

function rowOf(contact: ListedContact, zone: string, words: ContactsWords): TableRow {
  const { id, slug } = contact;
  return {
    id: `contact-${id}`,
    href: `/app/worker/${slug}/`,
    select: { value: String(id), label: contact.name || words.unnamed },
    of: [contact, zone],
    cells: () => cellsOf(contact, zone, words),
  };
}

function cellsOf(
  contact: ListedContact,
  zone: string,
  words: ContactsWords,
): Record<string, ComponentChildren> {
  const { alt_phones: alts } = contact;
  const name = contact.name || words.unnamed;
  return {
    name,
    phone: (
      <>
        {displayPhone(contact.phone_number)}
        {alts.length > 0 && (
          <>
            {' '}
            <Badge>{words.alternates(alts.length)}</Badge>
          </>
        )}
      </>
    ),
    skills: contact.labor_types.map((skill) => skill.name).join(', '),
    texts: <ConsentBadge of={contact} />,
    worked: contact.last_worked && useDates(zone).day(contact.last_worked),
    noShows: contact.no_show_count || '',
    canceled: contact.canceled_count || '',
    more: <RowMenuButton label={words.more(name)} />,
  };
}
