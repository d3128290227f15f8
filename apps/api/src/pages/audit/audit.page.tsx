import type { ComponentChildren, JSX } from 'preact';
import { AUDIT_SUBJECTS, type AuditTrailRow } from '#libs/notification';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { FilterBar } from '../frame/filter-bar.js';
import { PageHeading } from '../frame/page-heading.js';
import { Select } from '../frame/select.js';
import { Timeline } from '../frame/timeline.js';
import { useWords } from '../frame/words.js';
import { ReportTabs } from '../reports/report-tabs.js';
import { AUDIT_WORDS } from './audit.words.js';
import { AuditPager } from './audit-pager.js';
import { doneInWords, whoInWords } from './done-in-words.js';
import { valuesInWords } from './values-in-words.js';

export interface AuditModel {
  rows: readonly AuditTrailRow[];
  timeZone: string;
  /** What the page is about, above its title. */
  above: ComponentChildren;
  about: 'company' | 'event' | 'worker';
  /** Of a company: what the list is narrowed to, and its slug. */
  filter: { company: string; subject: string | null } | null;
  /** Addresses of the next page and of the first one; null: there is none, or it is this one. */
  older: string | null;
  newest: string | null;
}

/** Who did what and when, with the values before and after. */
export function AuditPage(model: AuditModel): JSX.Element {
  const words = useWords(AUDIT_WORDS);
  const dates = useDates(model.timeZone);
  const intro = { company: words.ofCompany, event: words.ofEvent, worker: words.ofWorker };
  return (
    <>
      <PageHeading title={words.title} above={model.above} meta={intro[model.about]} />
      {model.filter && (
        <>
          <ReportTabs tab="audit" company={model.filter.company} />
          <Filter {...model.filter} />
        </>
      )}
      {model.rows.length === 0 ? (
        <EmptyState title={words.none} icon="history" />
      ) : (
        <Timeline
          items={model.rows.map((row) => ({
            id: `entry-${row.id}`,
            at: dates.moment(row.at),
            who: whoInWords(row, words),
            what: doneInWords(row, words),
            before: valuesInWords(row.before, row.after, words, dates) ?? undefined,
            after: row.is_erased
              ? words.erased
              : (valuesInWords(row.after, row.before, words, dates) ?? undefined),
          }))}
        />
      )}
      <AuditPager newest={model.newest} older={model.older} />
    </>
  );
}

function Filter({ company, subject }: NonNullable<AuditModel['filter']>): JSX.Element {
  const words = useWords(AUDIT_WORDS);
  const address = `/app/audit/company/?company=${company}`;
  return (
    <FilterBar action="/app/audit/company/" clear={subject ? address : null}>
      <input type="hidden" name="company" value={company} />
      <Select
        label={words.about}
        quietLabel
        name="subject"
        value={subject}
        options={[
          { value: '', label: words.everything },
          ...AUDIT_SUBJECTS.map((value) => ({ value, label: words.subjects[value] ?? value })),
        ]}
      />
    </FilterBar>
  );
}
