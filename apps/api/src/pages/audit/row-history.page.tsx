import type { JSX } from 'preact';
import type { HistoryLine, HistoryPunch, RowHistory } from '#libs/notification';
import { MESSAGES_WORDS } from '../contacts/messages.words.js';
import { DOT } from '../frame/dot.js';
import { type Dates, useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { hoursHistoryPath, requestHistoryPath } from '../frame/history-paths.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Timeline, type TimelineItem } from '../frame/timeline.js';
import { useWords } from '../frame/words.js';
import { sheetHref } from '../time-sheet/sheet-href.js';
import { SHEET_WORDS } from '../time-sheet/sheet.words.js';
import { AuditPager, type AuditPages } from './audit-pager.js';
import { AUDIT_WORDS } from './audit.words.js';
import { doneInWords, whoInWords } from './done-in-words.js';
import { HISTORY_WORDS } from './row-history.words.js';
import { valuesInWords } from './values-in-words.js';

export interface RowHistoryModel extends RowHistory, AuditPages {
  about: 'request' | 'hours';
}

interface Words {
  audit: (typeof AUDIT_WORDS)['en'];
  history: (typeof HISTORY_WORDS)['en'];
  punches: (typeof SHEET_WORDS)['en']['punches'];
  states: Record<string, string>;
}

/** What happened to one request or to its hours: entries, punches and texts. */
export function RowHistoryPage(model: RowHistoryModel): JSX.Element {
  const { subject, lines, about } = model;
  const dates = useDates(subject.time_zone);
  const words: Words = {
    audit: useWords(AUDIT_WORDS),
    history: useWords(HISTORY_WORDS),
    punches: useWords(SHEET_WORDS).punches,
    states: useWords(MESSAGES_WORDS).states,
  };
  const { history } = words;
  return (
    <>
      <PageHeading
        above={<Link href={`/app/events/${subject.event_slug}/`}>{subject.event_name}</Link>}
        title={history.titles[about](subject.worker)}
        meta={`${subject.skill}, ${subject.call_name}`}
        actions={<OtherPages {...model} />}
      />
      {lines.length === 0 ? (
        <EmptyState title={history.none[about]} icon="history" />
      ) : (
        <Timeline items={lines.map((line) => itemOf(line, words, dates))} />
      )}
      <AuditPager newest={model.newest} older={model.older} />
    </>
  );
}

function OtherPages({ about, subject }: RowHistoryModel): JSX.Element {
  const words = useWords(HISTORY_WORDS);
  const { call_slug: call, request_id: id } = subject;
  const other =
    about === 'request'
      ? { label: words.hours, href: hoursHistoryPath(call, id) }
      : { label: words.request, href: requestHistoryPath(call, id) };
  if (about === 'request' && subject.time_entry_id === null) return <></>;
  return (
    <>
      <ButtonLink href={other.href} kind="quiet" icon="history">
        {other.label}
      </ButtonLink>
      {subject.time_entry_id !== null && (
        <ButtonLink href={sheetHref(call, { row: id })} kind="quiet" icon="clock">
          {words.sheet}
        </ButtonLink>
      )}
    </>
  );
}

function itemOf(line: HistoryLine, words: Words, dates: Dates): TimelineItem {
  const { type, id, at, text, punches } = line;
  const item = { id: `${type}-${id}`, at: dates.moment(at) };
  if (text) {
    const state = words.states[text.status] ?? text.status;
    return {
      ...item,
      what: words.history.texts[text.kind] ?? text.kind,
      who: text.error ? `${state}: ${text.error}` : state,
      after: text.body || undefined,
    };
  }
  const who = whoInWords(line, words.audit);
  const said = punches.map((punch) => punchInWords(punch, words.punches, dates)).join('; ');
  if (type === 'punch') return { ...item, who, what: said };
  const changed = valuesInWords(line.after, line.before, words.audit, dates);
  const after = [line.is_erased ? words.audit.erased : changed, said].filter(Boolean).join(DOT);
  return {
    ...item,
    who,
    what: doneInWords(line, words.audit),
    before: valuesInWords(line.before, line.after, words.audit, dates) ?? undefined,
    after: after || undefined,
  };
}

/** 'In 6:21 AM, counts as 7:00 AM (sign-in station)' */
function punchInWords(
  { edge, source, raw_at: raw, counted_at: counted }: HistoryPunch,
  words: Words['punches'],
  dates: Dates,
): string {
  const time = (instant: string): string => dates.time(new Date(instant));
  const line = words.line(words.edges[edge] ?? edge, time(raw), time(counted ?? raw));
  return `${line} (${words.sources[source] ?? source})`;
}
