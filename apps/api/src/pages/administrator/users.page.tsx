import type { JSX } from 'preact';
import type { PersonRow } from '#libs/identity';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { type Dates, useDates } from '../frame/dates.js';
import { FilterBar } from '../frame/filter-bar.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { EmptyState } from '../frame/empty-state.js';
import { Form } from '../frame/form.js';

import { Link } from '../frame/link.js';
import { usePageContext } from '../frame/page-context.js';
import { PageHeading } from '../frame/page-heading.js';
import { Pager } from '../frame/pager.js';
import { Table, type TableRow } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { ADMINISTRATOR_WORDS } from './administrator.words.js';
import { listAddress } from './list-address.js';

const LIST = '/app/list-users/';

export interface UsersModel {
  people: readonly PersonRow[];
  total: number;
  search: string;
  page: number;
  size: number;
  error: FormError | null;
}

/** Every account, by user name. */
export function UsersPage(model: UsersModel): JSX.Element {
  const { users: words } = useWords(ADMINISTRATOR_WORDS);
  return (
    <>
      <PageHeading title={words.title} />
      <FormErrors error={model.error} />
      <UserList {...model} />
    </>
  );
}

/** The search and the accounts it finds; the search's own address answers with this part alone. */
export function UserList({ people, total, search, page, size }: UsersModel): JSX.Element {
  const { users: words } = useWords(ADMINISTRATOR_WORDS);
  const dates = useDates(usePageContext().readerZone ?? 'America/New_York');
  return (
    <div id="user-list" class="flex flex-col gap-6">
      <FilterBar
        action={LIST}
        search={{ name: 'search', value: search, label: words.search }}
        count={words.count(total)}
        clear={search ? LIST : null}
      />
      <Table
        id="users"
        caption={words.caption}
        columns={[
          { key: 'username', title: words.username },
          { key: 'name', title: words.name },
          { key: 'roles', title: words.roles },
          { key: 'email', title: words.email, hideOnPhone: true },
          { key: 'lastSignIn', title: words.lastSignIn, hideOnPhone: true },
          { key: 'actions', title: words.actions, quietTitle: true },
        ]}
        rows={people.map((person) => rowOf(person, words, dates))}
        empty={<EmptyState title={words.none} />}
      />
      <Pager
        page={page}
        total={total}
        size={size}
        href={(to, rows) => listAddress(LIST, { search, page: to, size: rows })}
      />
    </div>
  );
}

function rowOf(
  person: PersonRow,
  words: (typeof ADMINISTRATOR_WORDS)['en']['users'],
  dates: Dates,
): TableRow {
  const isAdministrator = person.roles.some(({ role }) => role === 'administrator');
  return {
    id: `user-${person.id}`,
    muted: !person.is_active,
    cells: {
      username: person.is_active ? person.username : `${person.username} (${words.ended})`,
      name: `${person.first_name} ${person.last_name}`.trim(),
      email: person.email,
      roles:
        person.roles.length === 0
          ? words.worker
          : person.roles.map(({ id, role, company }) => (
              <span key={id}>
                <Badge tone={role === 'administrator' ? 'warning' : 'neutral'}>
                  {words.roleNames[role]}
                </Badge>
                {company && (
                  <>
                    {' '}
                    <Link href={`/app/callman-admin/companies/${company.slug}/`}>
                      {company.name}
                    </Link>{' '}
                  </>
                )}
              </span>
            )),
      lastSignIn: person.last_signed_in_at ? dates.relative(person.last_signed_in_at) : words.never,
      actions: person.is_active && !isAdministrator && (
        <Form action={`/app/admin-login-as-user/${person.id}/`} inline>
          <Button kind="quiet" size="small" icon="log-in">
            {words.logIn}
          </Button>
        </Form>
      ),
    },
  };
}
