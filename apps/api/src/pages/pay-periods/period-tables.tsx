import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { WaitingCall, WorkerAhead, WorkerTotals } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { Disclosure } from '../frame/disclosure.js';
import { EmptyState } from '../frame/empty-state.js';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { moneyText } from '../frame/money.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { payPath } from './pay-periods.page.js';
import { PAY_PERIOD_WORDS } from './pay-periods.words.js';

const none = (minutes: number): string => (minutes === 0 ? '–' : decimalHoursText(minutes));
const noMoney = (cents: number): string => (cents === 0 ? '–' : moneyText(cents));

/** What each worker gets of a period; `isAhead`: of one that is open, with what is not approved beside. */
export function WorkersTable({
  workers,
  company,
  startsOn,
  isAhead = false,
}: {
  company: Pick<CompanyRow, 'slug'>;
  workers: readonly (WorkerTotals & Partial<WorkerAhead>)[];
  startsOn: string;
  isAhead?: boolean;
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  return (
    <Table
      id="period-workers"
      caption={words.workers}
      columns={[
        { key: 'worker', title: words.worker },
        { key: 'number', title: words.number },
        { key: 'regular', title: words.regular, align: 'right' },
        { key: 'overtime', title: words.overtime, align: 'right' },
        { key: 'double', title: words.double, align: 'right' },
        { key: 'other', title: words.other, align: 'right', hideOnPhone: true },
        { key: 'otherPay', title: words.otherPay, align: 'right', hideOnPhone: true },
        { key: 'corrections', title: words.corrections, align: 'right' },
        { key: 'amount', title: words.amount, align: 'right' },
        ...(isAhead ? [{ key: 'draft', title: words.notApproved, align: 'right' as const }] : []),
      ]}
      rows={workers.map((worker) => ({
        id: `worker-${worker.workerId}`,
        href: payPath(company, `periods/${startsOn}/workers/${worker.slug}/`),
        cells: {
          worker: worker.worker,
          number: worker.payrollNumber ?? <span class="text-muted">{words.noNumber}</span>,
          regular: none(worker.regularMinutes),
          overtime: none(worker.overtimeMinutes),
          double: none(worker.doubleMinutes),
          other: none(worker.otherMinutes),
          otherPay: noMoney(worker.adderCents),
          corrections: noMoney(worker.differenceCents),
          amount: moneyText(worker.cents),
          draft: draftText(worker),
        },
      }))}
      empty={<EmptyState title={words.noWorkers} />}
    />
  );
}

function draftText({ draftMinutes = 0, draftCents = 0 }: Partial<WorkerAhead>): string {
  return draftMinutes === 0
    ? '–'
    : `${decimalHoursText(draftMinutes)}${DOT}${moneyText(draftCents)}`;
}

/** Calls whose hours are in no closed period. */
export function WaitingTable({
  calls,
  company,
}: {
  calls: readonly WaitingCall[];
  company: CompanyRow;
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const { day } = useDates(company.time_zone);
  return (
    <Table
      id="waiting-calls"
      caption={words.waiting}
      columns={[
        { key: 'call', title: words.call },
        { key: 'event', title: words.event },
        { key: 'date', title: words.date },
        { key: 'sheet', title: words.sheet },
        { key: 'people', title: words.people, align: 'right' },
      ]}
      rows={calls.map(({ slug, name, event, date, state, entries, disputes }) => ({
        id: `call-${slug}`,
        href: `/app/call/${slug}/track/`,
        cells: {
          ...{ call: name, event, date: day(date), people: entries },
          sheet:
            disputes > 0
              ? words.withDisputes(words.states[state] ?? state, disputes)
              : (words.states[state] ?? state),
        },
      }))}
      empty={<EmptyState title={words.noneWaiting} />}
    />
  );
}

/** Fields for the numbers of workers: of those who have none, and behind a line of the others, to correct them. */
export function NumbersForm({
  workers,
  action,
  refused,
}: {
  workers: readonly WorkerTotals[];
  action: string;
  refused?: { error: FormError; typed: Readonly<Record<string, string>> };
}): JSX.Element | null {
  const words = useWords(PAY_PERIOD_WORDS);
  if (workers.length === 0) return null;
  const [missing, known] = [
    workers.filter(({ payrollNumber }) => payrollNumber === null),
    workers.filter(({ payrollNumber }) => payrollNumber !== null),
  ];
  const names = workers.map(({ workerId }) => `number_${workerId}`);
  const fields = (of: readonly WorkerTotals[]): JSX.Element[] =>
    of.map(({ workerId, worker, payrollNumber }) => (
      <div key={workerId}>
        <input type="hidden" name={`was_${workerId}`} value={payrollNumber ?? ''} />
        <Field
          name={`number_${workerId}`}
          label={worker}
          value={refused?.typed[`number_${workerId}`] ?? payrollNumber ?? ''}
          error={refused?.error.fields[`number_${workerId}`]}
          maxLength={30}
          autocomplete="off"
        />
      </div>
    ));
  return (
    <Section
      title={missing.length > 0 ? words.numbers : words.allNumbers}
      intro={words.numbersText}
      id="numbers"
    >
      <Form action={action}>
        <FormErrors error={refused?.error} shown={names} />
        {fields(missing)}
        {known.length > 0 && (
          <Disclosure
            id="known-numbers"
            summary={words.knownNumbers(known.length)}
            open={known.some(({ workerId }) => refused?.error.fields[`number_${workerId}`])}
          >
            {fields(known)}
          </Disclosure>
        )}
        <FormActions>
          <Button kind="quiet">{words.saveNumbers}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
