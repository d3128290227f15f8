import type { JSX } from 'preact';
import { moneyText } from '#libs/kernel';
import {
  countRates,
  type PreviewedRate,
  RATE_COLUMN_ROLES,
  type Rate,
  type RateColumnRole,
  rateLineSentence,
} from '#libs/pay';
import { Badge, type Tone } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { usePageContext } from '../frame/page-context.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { RATES_WORDS } from '../pay-lines/rates.words.js';
import { rateImportPath, writtenRows } from './rate-import.form.js';
import { RATE_IMPORT_WORDS } from './rate-import.words.js';
import { ratesHref } from './rates.form.js';

export interface RateImportPreview {
  company: { slug: string; name: string };
  /** The cells of the file. */
  rows: readonly (readonly string[])[];
  lines: readonly PreviewedRate[];
  /** Titles that mean nothing. */
  ignored: readonly string[];
  /** The lines became something else than the reader saw before. */
  movedOn: boolean;
  /** What storing them does to closed pay periods; null: nothing. */
  question: string | null;
}

const TONES: Record<PreviewedRate['outcome'], Tone> = {
  ...{ added: 'success', changed: 'accent', same: 'neutral', refused: 'danger' },
};

/** What each line of a table becomes, before anything is stored. */
export function RateImportPreviewPage(model: RateImportPreview): JSX.Element {
  const { company, rows, lines, ignored, movedOn, question } = model;
  const words = useWords(RATE_IMPORT_WORDS);
  const { added, changed, refused } = countRates(lines);
  const stored = added + changed;
  return (
    <>
      <PageHeading
        title={words.previewTitle}
        above={<Link href={ratesHref(company.slug, {})}>{words.rates}</Link>}
        actions={
          <>
            <ButtonLink href={rateImportPath(company.slug)} kind="quiet">
              {words.another}
            </ButtonLink>
            {stored > 0 && (
              <Form inline id="store" action={rateImportPath(company.slug, 'store/')}>
                <input type="hidden" name="rows" value={writtenRows(rows)} />
                <input type="hidden" name="added" value={added} />
                <input type="hidden" name="changed" value={changed} />
                {question !== null && <input type="hidden" name="confirmed" value="1" />}
                <Button icon="check">{words.store(stored)}</Button>
              </Form>
            )}
          </>
        }
      />
      {question !== null && <NoticeBox tone="warning">{question}</NoticeBox>}
      {movedOn && <NoticeBox tone="warning">{words.movedOn}</NoticeBox>}
      {stored === 0 && <NoticeBox tone="info">{words.nothing}</NoticeBox>}
      {refused > 0 && <NoticeBox tone="warning">{words.refusedSome(refused)}</NoticeBox>}
      {ignored.length > 0 && <NoticeBox tone="info">{words.ignored(ignored.join(', '))}</NoticeBox>}
      <Lines lines={lines} />
    </>
  );
}

function Lines({ lines }: Pick<RateImportPreview, 'lines'>): JSX.Element {
  const words = useWords(RATE_IMPORT_WORDS);
  const { pers } = useWords(RATES_WORDS);
  const { language } = usePageContext();
  const { day } = useDates('UTC');
  const price = (rate: Rate): string => `${moneyText(rate.amount, 4)} ${pers[rate.per]}`;
  const isUsed = (role: RateColumnRole): boolean => lines.some(({ cells }) => cells[role] !== '');
  const named = RATE_COLUMN_ROLES.slice(0, 5).filter(isUsed);
  return (
    <Table
      id="lines"
      caption={words.caption}
      columns={[
        { key: 'row', title: words.row },
        { key: 'becomes', title: words.becomes },
        ...named.map((role) => ({ key: role, title: words.columns[role] })),
        { key: 'price', title: words.columns.amount },
        { key: 'from', title: words.columns.from },
        { key: 'remarks', title: words.remarks },
      ]}
      rows={lines.map(({ row, outcome, cells, rate, from, before, problem }) => ({
        id: `row-${row}`,
        muted: outcome === 'same',
        cells: {
          row: String(row),
          becomes: <Badge tone={TONES[outcome]}>{words.outcomes[outcome]}</Badge>,
          ...Object.fromEntries(named.map((role) => [role, cells[role] || '–'])),
          price: <span class="tabular">{rate ? price(rate) : `${cells.amount} ${cells.per}`}</span>,
          from: from ? day(from) : cells.from,
          remarks: problem
            ? rateLineSentence(problem, language)
            : outcome === 'changed' && before
              ? words.before(price(before))
              : '',
        },
      }))}
      empty={<p>{words.nothing}</p>}
    />
  );
}
