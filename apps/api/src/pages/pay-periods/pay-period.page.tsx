import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import { addDays } from '#libs/kernel';
import {
  type MissingFederalRules,
  type PayExportRow,
  type PayrollMappingRow,
  type PeriodAhead,
  type PeriodDetails,
  sumsAhead,
} from '#libs/pay';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { moneyText } from '../frame/money.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { Stat, StatRow } from '../frame/stat.js';
import { useWords } from '../frame/words.js';
import { FederalNotice } from '../pay/federal-notice.js';
import { ExportList, PayrollForm } from './export-parts.js';
import { payPath } from './pay-periods.page.js';
import { PAY_PERIOD_WORDS } from './pay-periods.words.js';
import { Ahead, BeforeClosing } from './period-ahead.js';
import { NumbersForm, WaitingTable, WorkersTable } from './period-tables.js';

export interface PayPeriodModel {
  company: CompanyRow;
  period: PeriodDetails;
  /** That no federal rules count; null: some do, or none have to. */
  gap: MissingFederalRules | null;
  /** Of an open period. */
  ahead: PeriodAhead | null;
  files: readonly PayExportRow[];
  mappings: readonly PayrollMappingRow[];
  /** A form that was refused, with what was typed. */
  refused?: {
    of: 'close' | 'numbers' | 'file';
    error: FormError;
    typed: Readonly<Record<string, string>>;
  };
}

/** Days between the end of a period and its payday, until somebody says otherwise. */
const USUAL_DAYS_TO_PAYDAY = 5;

/** One pay period: what waits, how it is closed, what each worker gets, its files. */
export function PayPeriodPage(model: PayPeriodModel): JSX.Element {
  const { company, period } = model;
  const words = useWords(PAY_PERIOD_WORDS);
  const { day } = useDates(company.time_zone);
  const { startsOn, endsOn } = period.dates;
  return (
    <>
      <PageHeading
        title={words.dates(day(startsOn), day(endsOn))}
        above={<Link href={payPath(company, 'periods/')}>{words.allPeriods}</Link>}
        meta={period.closed ? words.isClosed : words.isOpen}
      />
      {model.gap && <FederalNotice gap={model.gap} href={payPath(company, 'rules/')} />}
      {period.closed ? <Closed {...model} /> : <Closing {...model} />}
      {model.ahead && <Ahead company={company} period={period} ahead={model.ahead} />}
      {model.ahead && (
        <NumbersForm
          workers={model.ahead.workers}
          action={payPath(company, `periods/${startsOn}/numbers/`)}
          refused={model.refused?.of === 'numbers' ? model.refused : undefined}
        />
      )}
      <Section
        id="waiting"
        title={period.closed ? words.waitingClosed : words.waiting}
        intro={words.waitingText}
      >
        <WaitingTable calls={period.waiting} company={company} />
      </Section>
    </>
  );
}

function Closing({ company, period, ahead, refused }: PayPeriodModel): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const { day } = useDates(company.time_zone);
  const { startsOn, endsOn } = period.dates;
  if (!period.isOver)
    return (
      <Section title={words.closeTitle} id="close">
        <p class="text-muted">{words.closesAfter(day(endsOn))}</p>
      </Section>
    );
  const own = refused?.of === 'close' ? refused : undefined;
  return (
    <Section
      id="close"
      title={words.closeTitle}
      intro={words.closeText(period.approved, period.drafts)}
    >
      {ahead && <BeforeClosing company={company} drafts={period.drafts} ahead={ahead} />}
      <Form action={payPath(company, `periods/${startsOn}/close/`)}>
        <FormErrors error={own?.error} shown={['payday']} />
        <Field
          {...{ name: 'payday', label: words.payday, hint: words.paydayHint, type: 'date' }}
          value={own?.typed['payday'] ?? addDays(endsOn, USUAL_DAYS_TO_PAYDAY)}
          error={own?.error.fields['payday']}
          required
        />
        <FormActions>
          <Button confirm={words.closeConfirm(ahead && moneyText(sumsAhead(ahead.workers).cents))}>
            {words.close}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function Closed({ company, period, files, mappings, refused }: PayPeriodModel): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const { day, moment } = useDates(company.time_zone);
  const closed = period.closed!;
  const withoutRate = period.workers.reduce((sum, worker) => sum + worker.withoutRate, 0);
  return (
    <>
      {refused?.of === 'close' && (
        <NoticeBox tone="warning" id="closed-meanwhile">
          {words.closedMeanwhile(closed.closed_by, moment(new Date(closed.closed_at)))}
        </NoticeBox>
      )}
      <StatRow>
        <Stat id="payday" label={words.payday} value={day(closed.payday)} />
        <Stat id="hours" label={words.hours} value={decimalHoursText(closed.minutes)} />
        <Stat id="amount" label={words.amount} value={moneyText(closed.cents)} />
        <Stat
          id="corrections"
          label={words.corrections}
          value={moneyText(closed.difference_cents)}
        />
      </StatRow>
      {withoutRate > 0 && <NoticeBox tone="warning">{words.withoutRate(withoutRate)}</NoticeBox>}
      <Section title={words.workers} id="workers">
        <WorkersTable workers={period.workers} company={company} startsOn={period.dates.startsOn} />
      </Section>
      <NumbersForm
        workers={period.workers}
        action={payPath(company, `periods/${closed.starts_on}/numbers/`)}
        refused={refused?.of === 'numbers' ? refused : undefined}
      />
      <Section title={words.files} intro={words.filesText} id="files">
        <PayrollForm
          action={payPath(company, `periods/${closed.starts_on}/files/`)}
          mappings={mappings}
          refused={refused?.of === 'file' ? refused : undefined}
        />
        <p class="mb-4">
          <Link href={payPath(company, 'mappings/')}>{words.otherPayroll}</Link>
        </p>
        <ExportList files={files} company={company} />
      </Section>
    </>
  );
}
