import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { ColumnRole, ImportJob, PreviewedLine } from '#libs/labor';
import { Badge, type Tone } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import type { FormError } from '../frame/form-error.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { lastPage } from '../frame/last-page.js';
import { PageHeading } from '../frame/page-heading.js';
import { Pager } from '../frame/pager.js';
import { Table } from '../frame/table.js';
import { Tabs } from '../frame/tabs.js';
import { useWords } from '../frame/words.js';
import { ImportColumns } from './import-columns.js';
import type { ReadFile } from './import-preview.js';
import { IMPORT_WORDS } from './import.words.js';

const OUTCOMES = ['new', 'known', 'repeated', 'none'] as const;
type Outcome = (typeof OUTCOMES)[number];

export interface PreviewModel {
  job: ImportJob;
  file: ReadFile;
  lines: readonly PreviewedLine[];
  /** Names of skills that the company lacks. */
  newSkills: readonly string[];
  /** Of which outcome lines are shown; null: all. */
  part: Outcome | null;
  page: number;
  size: number;
  /** The address with other parameters; null removes one. */
  href: (change: Readonly<Record<string, string | null>>) => string;
  error?: FormError;
}

export function outcomeIn(given: unknown): Outcome | null {
  return OUTCOMES.find((outcome) => outcome === given) ?? null;
}

const TONES: Record<Outcome, Tone> = {
  ...{ new: 'success', known: 'neutral', repeated: 'warning', none: 'danger' },
};

/** What each line of a file becomes, before anything is stored. */
export function ImportPreviewPage(model: PreviewModel): JSX.Element {
  const { job, file, lines, error } = model;
  const words = useWords(IMPORT_WORDS);
  const isClear = file.batch !== null && error === undefined;
  const fresh = lines.filter(({ outcome }) => outcome === 'new').length;
  return (
    <>
      <PageHeading
        title={words.previewTitle}
        above={<Link href="/app/contacts/import/">{words.title}</Link>}
        meta={job.file_name}
        actions={
          <Form inline id="start" action={model.href({})}>
            <Button kind="quiet" formAction={`/app/contacts/import/${job.slug}/discard/`}>
              {words.discard}
            </Button>
            {fresh > 0 && <Button icon="check">{words.start(fresh)}</Button>}
          </Form>
        }
      />
      {error && <NoticeBox tone="danger">{error.message}</NoticeBox>}
      {file.batch && lines.length > 0 && fresh === 0 && (
        <NoticeBox tone="info">{words.nothingNew}</NoticeBox>
      )}
      {model.newSkills.length > 0 && (
        <NoticeBox tone="info" id="new-skills">
          {words.newSkills(model.newSkills.join(', '))}
        </NoticeBox>
      )}
      {file.plan && <ImportColumns plan={file.plan} titles={file.titles} isOpen={!isClear} />}
      {file.batch && <Lines {...model} />}
    </>
  );
}

function Lines({ file, lines, part, size, href, ...asked }: PreviewModel): JSX.Element {
  const words = useWords(IMPORT_WORDS);
  const has = (role: ColumnRole): boolean => file.plan?.roles.includes(role) ?? false;
  const hasFurther = lines.some(({ contact }) => (contact?.altPhones.length ?? 0) > 0);
  const shown = part ? lines.filter(({ outcome }) => outcome === part) : lines;
  const pages = lastPage(shown.length, size);
  const page = Math.min(asked.page, pages);
  const count = (outcome: Outcome): number =>
    lines.filter((line) => line.outcome === outcome).length;
  return (
    <>
      <Tabs
        label={words.parts}
        items={[
          {
            href: href({ part: null, page: null }),
            label: words.all,
            count: lines.length,
            current: !part,
          },
          ...OUTCOMES.map((outcome) => ({
            href: href({ part: outcome, page: null }),
            label: words.outcomes[outcome],
            count: count(outcome),
            current: part === outcome,
          })),
        ]}
      />
      <Table
        id="lines"
        caption={words.parts}
        columns={[
          { key: 'name', title: words.name },
          { key: 'becomes', title: words.becomes },
          { key: 'remarks', title: words.remarks },
          { key: 'phone', title: words.phone },
          ...(has('skills') ? [{ key: 'skills', title: words.skills }] : []),
          ...(has('notes') ? [{ key: 'notes', title: words.notes }] : []),
          ...(hasFurther ? [{ key: 'further', title: words.further }] : []),
          { key: 'line', title: words.line, align: 'right' },
        ]}
        rows={shown.slice((page - 1) * size, page * size).map((line, at) => ({
          id: `line-${(page - 1) * size + at}`,
          muted: line.outcome !== 'new',
          cells: {
            name: <span class="block md:min-w-40">{line.contact?.name ?? (line.name || '–')}</span>,
            becomes: <Badge tone={TONES[line.outcome]}>{words.outcomes[line.outcome]}</Badge>,
            phone: line.contact && (
              <span class="whitespace-nowrap">{displayPhone(line.contact.phoneNumber)}</span>
            ),
            skills: wholeWords(line.contact?.skills?.join(', ')),
            notes: shortened(line.contact?.notes),
            further: wholeWords(
              line.contact?.altPhones
                .map(({ phoneNumber, label }) =>
                  label ? `${displayPhone(phoneNumber)} (${label})` : displayPhone(phoneNumber),
                )
                .join(', '),
            ),
            line: placeOf(line.where),
            remarks: line.problems.length > 0 && (
              <span class="md:block md:min-w-60">
                {wholeWords(line.problems.map(words.remark).join(' '))}
              </span>
            ),
          },
        }))}
        empty={<p>{lines.length === 0 ? words.emptyFile : words.noLines}</p>}
      />
      <Pager
        page={page}
        total={shown.length}
        size={size}
        href={(to, rows) => href({ page: String(to), per_page: String(rows) })}
      />
    </>
  );
}

/** The beginning of long notes. */
function shortened(text = ''): string {
  return text.length <= 120 ? text : `${[...text].slice(0, 120).join('').trimEnd()}…`;
}

/** `Row 12 (Dana)` is 12. */
function placeOf(where: string): string {
  return /^\S+ (\d+)/.exec(where)?.[1] ?? '';
}

/** A long name beside it breaks no short words; what is one long word still breaks. */
function wholeWords(text: string | undefined): JSX.Element | undefined {
  return text ? <span class={/\S{25}/.test(text) ? '' : 'break-words'}>{text}</span> : undefined;
}
