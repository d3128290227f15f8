import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { ListedRate, RateFormOptions } from '#libs/pay';

import { Checkbox } from '../frame/checkbox.js';
import { EmptyState } from '../frame/empty-state.js';
import { FilterBar } from '../frame/filter-bar.js';
import type { FormError } from '../frame/form-error.js';
import { ButtonLink, Link } from '../frame/link.js';
import { Pager } from '../frame/pager.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { AddRate } from './add-rate.js';
import { PayHeading } from './pay-tabs.js';
import { rateImportPath } from './rate-import.form.js';
import { RATE_IMPORT_WORDS } from './rate-import.words.js';
import { RateTable } from './rate-table.js';
import { ratesHref, type RatesQuery } from './rates.form.js';
import { RATES_WORDS } from '../pay-lines/rates.words.js';

export interface RatesModel {
  company: CompanyRow;
  query: RatesQuery;
  /** Of the worker, event or requirement that the address names. */
  onlyName: string | null;
  choices: RateFormOptions;
  rates: readonly ListedRate[];
  total: number;
  size: number;
  /** 'YYYY-MM-DD' in the company's zone. */
  today: string;
  refused: { action: string; id: number; typed: Record<string, string>; error: FormError } | null;
}

/** What is paid, for whom, from when on. */
export function RatesPage(model: RatesModel): JSX.Element {
  const { company, query, onlyName, choices, rates, total, size, today, refused } = model;
  const words = useWords(RATES_WORDS);
  const isNarrowed =
    query.search !== '' || query.skill !== null || query.location !== null || query.past;
  const all = ratesHref(company.slug, {});
  const any = { value: '', label: words.any };
  const isAdding = refused?.action === 'add';
  return (
    <>
      <PayHeading
        tab="rates"
        company={company}
        actions={
          <ButtonLink href={rateImportPath(company.slug)} kind="quiet" icon="upload">
            {useWords(RATE_IMPORT_WORDS).link}
          </ButtonLink>
        }
      />
      <p class="text-muted">{words.intro}</p>
      {onlyName && (
        <p id="only">
          {words.only(onlyName)} <Link href={all}>{words.all}</Link>
        </p>
      )}
      <AddRate
        {...{ choices, query, onlyName, today }}
        typed={isAdding ? refused.typed : {}}
        error={isAdding ? refused.error : null}
      />
      <FilterBar
        action="/app/pay/rates/"
        search={{ name: 'search', value: query.search, label: words.search }}
        count={words.count(total)}
        clear={isNarrowed ? all : null}
      >
        <input type="hidden" name="company" value={company.slug} />
        {(['worker', 'event', 'requirement'] as const).map(
          (name) =>
            query[name] !== null && (
              <input key={name} type="hidden" name={name} value={query[name]} />
            ),
        )}
        <Select
          {...{ name: 'skill', id: 'filter-skill', quietLabel: true, label: words.skill }}
          value={query.skill}
          options={[
            { ...any, label: words.skill },
            ...choices.skills.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <Select
          {...{ name: 'location', id: 'filter-location', quietLabel: true, label: words.location }}
          value={query.location}
          options={[
            { ...any, label: words.location },
            ...choices.locations.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <Checkbox name="past" label={words.past} checked={query.past} />
      </FilterBar>
      <RateTable
        rates={rates}
        today={today}
        refused={refused}
        empty={
          <EmptyState
            icon="banknote"
            title={isNarrowed || onlyName ? words.noneFound : words.none}
            text={words.noneText}
          />
        }
      />
      <Pager
        page={query.page}
        total={total}
        size={size}
        href={(page, rows) => ratesHref(company.slug, { ...query, page, size: rows })}
      />
    </>
  );
}
