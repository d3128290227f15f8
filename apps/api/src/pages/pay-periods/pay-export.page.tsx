import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { PayExportRow } from '#libs/pay';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { ButtonLink, Link } from '../frame/link.js';
import { moneyText } from '../frame/money.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { usePageContext } from '../frame/page-context.js';
import { Progress } from '../frame/progress.js';
import { Stat, StatRow } from '../frame/stat.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { earningText, namedEarning } from '../pay-lines/earning-words.js';
import { payPath } from './pay-periods.page.js';
import { PAY_PERIOD_WORDS } from './pay-periods.words.js';

interface PayExportModel {
  company: CompanyRow;
  file: PayExportRow;
}

/** One file: how far it is, what it holds, what the payroll will ask for. */
export function PayExportPage({ company, file }: PayExportModel): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const { day } = useDates(company.time_zone);
  const { from, until } = file.options;
  return (
    <>
      <PageHeading
        title={file.file_name}
        above={
          file.period ? (
            <Link href={payPath(company, `periods/${file.period}/`)}>
              {words.dates(day(from), day(until))}
            </Link>
          ) : (
            <Link href={payPath(company, 'exports/')}>{words.exports}</Link>
          )
        }
        meta={words.formats[file.format]}
        actions={
          file.state === 'done' && (
            <ButtonLink href={payPath(company, `exports/${file.id}/file/`)} icon="download">
              {words.download}
            </ButtonLink>
          )
        }
      />
      {file.state === 'running' && (
        <Card id="file-progress">
          <Progress id="file-bar" done={file.done} total={file.total} label={words.progress} />
          <p class="text-muted">{words.progressText}</p>
        </Card>
      )}
      {file.state === 'failed' && <NoticeBox tone="danger">{words.failed}</NoticeBox>}
      {file.state === 'deleted' && <NoticeBox tone="info">{words.deleted}</NoticeBox>}
      {file.summary && <Summary summary={file.summary} sha256={file.sha256} />}
    </>
  );
}

function Summary({
  summary,
  sha256,
}: {
  summary: NonNullable<PayExportRow['summary']>;
  sha256: string | null;
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const { language } = usePageContext();
  const { totals, missing, left = [], rows } = summary;
  const name = (earning: string): string => earningText(earning, language);
  const asks = [
    ...(missing?.company ? [words.missingCompany] : []),
    ...(missing && missing.codes.length > 0
      ? [words.missingCodes(missing.codes.map((key) => namedEarning(key, language)).join(', '))]
      : []),
    ...(missing?.workers ?? []).map((worker) => `${words.number}: ${worker.name}`),
  ];
  return (
    <>
      {asks.length > 0 && (
        <Section title={words.missing} id="missing">
          <NoticeBox tone="warning">
            <ul class="list-disc space-y-1 pl-5">
              {asks.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </NoticeBox>
        </Section>
      )}
      <Section title={words.control} id="totals">
        <StatRow>
          <Stat id="rows" label={words.rows} value={rows} />
          <Stat id="total-workers" label={words.workers} value={totals.workers} />
          <Stat id="total-hours" label={words.hours} value={decimalHoursText(totals.minutes)} />
          <Stat id="total-amount" label={words.amount} value={moneyText(totals.cents)} />
        </StatRow>
        <Table
          id="earnings"
          caption={words.control}
          columns={[
            { key: 'kind', title: words.kind },
            { key: 'hours', title: words.hours, align: 'right' },
            { key: 'amount', title: words.amount, align: 'right' },
          ]}
          rows={totals.earnings.map(({ key, minutes, cents }) => ({
            id: `earning-${key}`,
            cells: { kind: name(key), hours: decimalHoursText(minutes), amount: moneyText(cents) },
          }))}
          empty={words.noWorkers}
        />
        {sha256 && (
          <p class="text-muted break-all" id="checksum">
            {words.checksum}: {sha256}
          </p>
        )}
      </Section>
      {left.length > 0 && (
        <Section title={words.left} intro={words.leftText} id="left">
          <Table
            id="left-list"
            caption={words.left}
            columns={[
              { key: 'worker', title: words.worker },
              { key: 'kind', title: words.kind },
              { key: 'hours', title: words.hours, align: 'right' },
              { key: 'amount', title: words.amount, align: 'right' },
            ]}
            rows={left.map(({ worker, earning, minutes, cents }, nth) => ({
              id: `left-${nth}`,
              cells: {
                ...{ worker, kind: name(earning), amount: moneyText(cents) },
                hours: minutes === null ? '–' : decimalHoursText(minutes),
              },
            }))}
            empty=""
          />
        </Section>
      )}
    </>
  );
}
