import type { JSX } from 'preact';
import { Badge } from '../../pages/frame/badge.js';
import { Button } from '../../pages/frame/button.js';
import { Checkbox } from '../../pages/frame/checkbox.js';
import { EmptyState } from '../../pages/frame/empty-state.js';
import { FillBar } from '../../pages/frame/fill-bar.js';
import { FilterBar } from '../../pages/frame/filter-bar.js';
import { ButtonLink } from '../../pages/frame/link.js';
import { Menu } from '../../pages/frame/menu.js';
import { Pager } from '../../pages/frame/pager.js';
import { Select } from '../../pages/frame/select.js';
import { type RequestState, StateBadge } from '../../pages/frame/state-badge.js';
import { Table, type TableColumn } from '../../pages/frame/table.js';
import { Tabs } from '../../pages/frame/tabs.js';
import { ActionBar } from '../../pages/frame/action-bar.js';
import { Toolbar } from '../../pages/frame/toolbar.js';
import { Sample } from './sample.js';

const COLUMNS: TableColumn[] = [
  { key: 'name', title: 'Name', sort: { href: '#tables', direction: 'asc' } },
  { key: 'state', title: 'State' },
  { key: 'skills', title: 'Skills', hideOnPhone: true },
  { key: 'hours', title: 'Hours', align: 'right', sort: { href: '#tables' } },
  { key: 'actions', title: 'Actions', quietTitle: true, align: 'right' },
];
const PEOPLE: [string, RequestState, string, string][] = [
  ['Ada Lindgren', 'confirmed', 'Rigger, Audio', '8.50'],
  ['Bo Li', 'available', 'Rigger', '4.00'],
  [
    'Maximiliana Wolfeschlegelstein-Hausenberger de la Torre',
    'asked',
    'Camera, Lighting, Fork lift',
    '112.25',
  ],
  ['Chidi Okafor', 'queued', '', ''],
  ['Dana Petrova', 'declined', 'Audio', '0.00'],
  ['Eve Martin', 'canceled', 'Audio', '0.00'],
  ['Farid Nasser', 'no_show', 'Wardrobe', '0.00'],
  ['Gus Ortega', 'in', 'Stagehand', '3.25'],
  ['Hana Sato', 'out', 'Stagehand', '10.00'],
];

/** Lists: tables, filters, tabs, pagers, and the states of their rows. */
export function TableSamples(): JSX.Element {
  return (
    <>
      <Sample title="Tables" intro="Rows of 36 px; cards on a phone. Keys: j, k, x, o.">
        <Tabs
          label="Contacts"
          items={[
            { href: '#tables', label: 'All', count: 214, current: true },
            { href: '#tables-free', label: 'Free', count: 18 },
            { href: '#tables-stopped', label: 'Stopped' },
          ]}
        />
        <FilterBar
          search={{ name: 'search', value: '', label: 'Search contacts' }}
          count="214 contacts"
          clear="#tables"
        >
          <Select
            quietLabel
            label="Skill"
            name="skill-filter"
            options={[
              { value: '', label: 'Any skill' },
              { value: '1', label: 'Rigger' },
            ]}
          />
          <Checkbox label="Free only" name="free" checked />
        </FilterBar>
        <Table
          caption="Contacts"
          columns={COLUMNS}
          selectable={{ name: 'id', form: 'marked' }}
          rows={PEOPLE.map(([name, state, skills, hours], index) => ({
            id: `person-${index}`,
            href: '#tables',
            muted: state === 'canceled',
            select: {
              value: String(index),
              label: name,
              checked: index === 1,
              disabled: index === 3,
            },
            cells: {
              name,
              state: <StateBadge state={state} />,
              skills,
              hours,
              actions: (
                <Menu
                  id={`person-${index}-menu`}
                  label={`Actions for ${name}`}
                  items={[
                    { label: 'Edit', href: '#tables', icon: 'pencil' },
                    { label: 'Message', href: '#tables', icon: 'message-square' },
                    'line',
                    {
                      label: 'Delete',
                      post: '#',
                      icon: 'trash-2',
                      danger: true,
                      confirm: 'The contact goes away.',
                    },
                  ]}
                />
              ),
            },
          }))}
          empty="Nobody"
        />
        <Toolbar id="marked">
          <Button size="small">Ask</Button>
          <Button size="small" kind="quiet">
            Reserve
          </Button>
        </Toolbar>
        <ActionBar id="next-step" text="12 queued, nothing sent yet">
          <Button icon="send">Send 12 queued</Button>
        </ActionBar>
        <Pager
          page={3}
          total={220}
          size={25}
          href={(page, size) => `?page=${page}&per_page=${size}`}
        />
        <Table
          caption="Nothing"
          columns={COLUMNS}
          rows={[]}
          empty={
            <EmptyState
              icon="users"
              title="No contacts yet"
              text="The people you ask. Bring them along in one file from your phone or your spreadsheet."
              action={<ButtonLink href="#tables">Import contacts</ButtonLink>}
            />
          }
        />
      </Sample>
      <Sample title="Fill bars" intro="Confirmed, available, asked, open; the same everywhere.">
        {[
          { needed: 10, confirmed: 7, available: 1, pending: 2 },
          { needed: 10, confirmed: 0 },
          { needed: 2, confirmed: 2 },
          { needed: 10, confirmed: 12, available: 1 },
          { needed: 6, confirmed: 4, available: 3, pending: 8 },
          { needed: 240, confirmed: 117, available: 20, pending: 60 },
          { needed: 0, confirmed: 0 },
        ].map((counts) => (
          <p key={JSON.stringify(counts)}>
            <FillBar {...counts} />
          </p>
        ))}
      </Sample>
      <Sample title="Badges" intro="A word with a tone; requests have states of their own.">
        <p class="flex flex-wrap gap-3">
          <Badge>archived</Badge>
          <Badge tone="accent">steward</Badge>
          <Badge tone="success" icon="check">
            filled
          </Badge>
          <Badge tone="warning" icon="hourglass">
            held until 8:00 AM
          </Badge>
          <Badge tone="danger">2 no-shows</Badge>
        </p>
        <p class="flex flex-wrap gap-4">
          {PEOPLE.map(([name, state]) => (
            <StateBadge key={name} state={state} />
          ))}
        </p>
      </Sample>
    </>
  );
}
