import type { JSX } from 'preact';
import type { CompanyRow, LocationRow } from '#libs/company';
import { hoursOfMinutes } from '#libs/kernel';
import type { FirstSteps } from '#libs/labor';
import { EmptyState } from '../frame/empty-state.js';
import type { FormError } from '../frame/form-error.js';
import { ButtonLink, Link } from '../frame/link.js';
import { mapLink } from '../frame/map-link.js';
import { Menu } from '../frame/menu.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table, type TableRow } from '../frame/table.js';
import { NextStep } from '../today/next-step.js';
import { useWords } from '../frame/words.js';
import { LOCATIONS_WORDS } from './locations.words.js';

export interface LocationsModel {
  company: CompanyRow;
  locations: readonly LocationRow[];
  /** By the location's id. */
  events: ReadonlyMap<number, number>;
  /** What the company has; null: the reader does not manage it. */
  steps: FirstSteps | null;
  /** Why one was not deleted. */
  error?: FormError;
}

/** The locations of a company. */
export function LocationsPage(model: LocationsModel): JSX.Element {
  const words = useWords(LOCATIONS_WORDS);
  return (
    <>
      <PageHeading
        title={words.title}
        meta={words.intro}
        actions={
          <ButtonLink href="/app/location-profiles/create/" icon="plus">
            {words.add}
          </ButtonLink>
        }
      />
      <NextStep steps={model.steps} after="location" />
      {model.error && <NoticeBox tone="danger">{model.error.message}</NoticeBox>}
      <Table
        id="locations"
        caption={words.title}
        columns={[
          { key: 'name', title: words.name },
          { key: 'address', title: words.address },
          { key: 'zone', title: words.zone },
          { key: 'rules', title: words.rules },
          { key: 'events', title: words.events, align: 'right' },
          { key: 'more', title: words.edit, quietTitle: true, align: 'right' },
        ]}
        rows={model.locations.map((location) => rowOf(location, model, words))}
        empty={<EmptyState icon="map-pin" title={words.none} text={words.noneText} />}
      />
    </>
  );
}

function rowOf(
  location: LocationRow,
  { company, events }: LocationsModel,
  words: (typeof LOCATIONS_WORDS)['en'],
): TableRow {
  const { id, name, address } = location;
  const rules = [
    location.minimum_minutes === null
      ? ''
      : `${words.minimum}: ${words.hours(hoursOfMinutes(location.minimum_minutes))}`,
    location.meal_trigger_minutes === null
      ? ''
      : `${words.trigger}: ${words.hours(hoursOfMinutes(location.meal_trigger_minutes))}`,
    location.round_up_minutes === null
      ? ''
      : `${words.roundUp}: ${words.minutes(location.round_up_minutes)}`,
  ];
  return {
    id: `location-${id}`,
    href: `/app/location-profiles/edit/${id}/`,
    cells: {
      name,
      address: address && (
        <>
          {address}{' '}
          <Link href={mapLink({ name, address })} external>
            {words.map}
          </Link>
        </>
      ),
      zone: (location.time_zone ?? company.time_zone).replaceAll('_', ' '),
      rules: rules.filter(Boolean).join(', '),
      events: events.get(id) ?? 0,
      more: (
        <Menu
          id={`location-${id}-menu`}
          label={`${words.edit}: ${name}`}
          items={[
            { label: words.edit, href: `/app/location-profiles/edit/${id}/`, icon: 'pencil' },
            {
              label: words.delete,
              post: `/app/location-profiles/delete/${id}/`,
              icon: 'trash-2',
              danger: true,
              confirm: words.deleteConfirm(name),
            },
          ]}
        />
      ),
    },
  };
}
