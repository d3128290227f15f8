import type { JSX } from 'preact';
import { type EventRow, zoneOf } from '#libs/event';
import type { ListedScan } from '#libs/time-entry';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { type ScanOutcome, SCANNER_WORDS } from '../frame/scanner.words.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { KEPT_SCANS_WORDS } from './kept-scans.words.js';

interface KeptScansProps {
  event: EventRow;
  /** Newest first. */
  scans: readonly ListedScan[];
}

/** Scans that were kept aside, for the steward to judge; nothing where there are none. */
export function KeptScans({ event, scans }: KeptScansProps): JSX.Element | null {
  const words = useWords(KEPT_SCANS_WORDS);
  const dates = useDates(zoneOf(event));
  const reasons = useWords(SCANNER_WORDS).answers;
  if (scans.length === 0) return null;
  return (
    <Section id="kept" title={words.title(scans.length)} intro={words.intro}>
      <Table
        caption={words.title(scans.length)}
        columns={[
          { key: 'worker', title: words.columns.worker },
          { key: 'at', title: words.columns.at },
          { key: 'why', title: words.columns.why },
          { key: 'door', title: words.columns.door, hideOnPhone: true },
          { key: 'actions', title: words.columns.actions, quietTitle: true, align: 'right' },
        ]}
        rows={scans.map((scan) => ({
          id: `kept-${scan.id}`,
          cells: {
            worker: scan.worker_name ?? words.nobody,
            at: dates.moment(scan.at),
            why: (reasons[scan.sentence as ScanOutcome] ?? reasons.kept).state,
            door: scan.station,
            actions: <Judge event={event} scan={scan} />,
          },
        }))}
        empty=""
      />
    </Section>
  );
}

/** A scan of an unknown code cannot be accepted: enter the hours on the time sheet. */
function Judge({ event, scan }: { event: EventRow; scan: ListedScan }): JSX.Element {
  const words = useWords(KEPT_SCANS_WORDS);
  return (
    <Form action={`/app/events/${event.slug}/scans/${scan.id}/judge`} inline>
      {scan.sentence === 'sheet_approved' && (
        <span class="w-40">
          <Field
            {...{ label: words.reason, quietLabel: true, placeholder: words.reason }}
            {...{ name: 'reason', id: `reason-${scan.id}`, maxLength: 500 }}
          />
        </span>
      )}
      {scan.worker_slug && (
        <Button kind="quiet" size="small" name="judgement" value="accept">
          {words.accept}
          <span class="sr-only">{scan.worker_name}</span>
        </Button>
      )}
      <Button kind="danger" size="small" name="judgement" value="dismiss">
        {words.dismiss}
        <span class="sr-only">{scan.worker_name ?? words.nobody}</span>
      </Button>
    </Form>
  );
}
