import type { JSX } from 'preact';
import type { CompanyRow, LocationRow } from '#libs/company';
import { hoursOfMinutes } from '#libs/kernel';
import { Button } from '../frame/button.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { mapLink } from '../frame/map-link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { zoneOptions } from '../frame/zone-options.js';
import type { TypedLocation } from './locations.form.js';
import { LOCATIONS_WORDS } from './locations.words.js';

export interface EditLocationModel {
  company: CompanyRow;
  /** Null: a new one. */
  location: LocationRow | null;
  typed: TypedLocation;
  error?: FormError;
}

/** The form as it is before anybody types: a new location inherits everything. */
export function typedLocation(location: LocationRow | null): TypedLocation {
  const hours = (minutes: number | null | undefined): string =>
    minutes == null ? '' : String(hoursOfMinutes(minutes));
  return {
    name: location?.name ?? '',
    address: location?.address ?? '',
    time_zone: location?.time_zone ?? '',
    minimum_hours: hours(location?.minimum_minutes),
    meal_penalty_trigger_time: hours(location?.meal_trigger_minutes),
    hour_round_up: String(location?.round_up_minutes ?? ''),
  };
}

/** Adds or changes a location. */
export function EditLocationPage({
  company,
  location,
  typed,
  error,
}: EditLocationModel): JSX.Element {
  const words = useWords(LOCATIONS_WORDS);
  const field = (name: keyof TypedLocation) => ({
    ...{ name, value: typed[name], error: error?.fields[name] },
  });
  const rule = (name: keyof TypedLocation, minutes: number, isHours: boolean) => ({
    ...field(name),
    ...{ type: 'number' as const, min: 0, max: isHours ? 24 : 60, step: isHours ? 0.5 : 1 },
    placeholder: String(isHours ? hoursOfMinutes(minutes) : minutes),
  });
  return (
    <>
      <PageHeading
        title={location?.name ?? words.addTitle}
        above={<Link href="/app/location-profiles/">{words.title}</Link>}
        meta={
          location?.address && (
            <Link href={mapLink(location)} external>
              {words.map}
            </Link>
          )
        }
      />
      <Form id="edit-location">
        <FormErrors error={error} shown={Object.keys(typed)} />
        <Field
          {...field('name')}
          label={words.name}
          maxLength={200}
          required
          autofocus={!location}
        />
        <Field
          {...field('address')}
          label={words.address}
          hint={words.addressHint}
          maxLength={200}
        />
        <Select
          {...field('time_zone')}
          {...{ label: words.zone, hint: words.zoneHint }}
          options={[
            { value: '', label: words.companyZone(company.time_zone.replaceAll('_', ' ')) },
            ...zoneOptions(typed.time_zone),
          ]}
        />
        <FieldRow>
          <Field
            {...rule('minimum_hours', company.minimum_minutes, true)}
            label={words.minimum}
            hint={words.minimumHint}
          />
          <Field
            {...rule('meal_penalty_trigger_time', company.meal_trigger_minutes, true)}
            label={words.trigger}
            hint={words.triggerHint}
          />
          <Field
            {...rule('hour_round_up', company.round_up_minutes, false)}
            label={words.roundUp}
            hint={words.roundUpHint}
          />
        </FieldRow>
        <p class="text-muted">{words.inherited}</p>
        <FormActions>
          <Button>{words.save}</Button>
          <ButtonLink href="/app/location-profiles/" kind="quiet">
            {words.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}
