import type { JSX } from 'preact';
import { cellBreaks, cellTime, type ListedAdjustment, type ListedDispute } from '#libs/time-entry';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { useKept } from '../frame/use-kept.js';
import { Timeline } from '../frame/timeline.js';
import { usePageContext } from '../frame/page-context.js';
import { useWords } from '../frame/words.js';
import { SHEET_APPROVAL_WORDS } from './sheet-approval.words.js';
import { cellText, type SheetModel } from './sheet.model.js';
import { sheetPath } from './sheet-href.js';

export const answerForm = (disputeId: number): string => `answer-form-${disputeId}`;

type DocumentModel = Pick<SheetModel, 'slug' | 'zone' | 'remarks'>;

/** What workers say against their hours, open ones first, each with its answer. */
export function Disputes({ model }: { model: DocumentModel }): JSX.Element | null {
  const words = useWords(SHEET_APPROVAL_WORDS);
  const all = rowsOf(model).flatMap(({ name, remarks }) =>
    remarks.disputes.map((dispute) => ({ name, dispute })),
  );
  if (all.length === 0) return null;
  const open = all.filter(({ dispute }) => dispute.answered_at === null);
  const answered = all.filter(({ dispute }) => dispute.answered_at !== null);
  return (
    <Section
      id="disputes"
      title={words.disputes}
      intro={open.length > 0 && words.openDisputes(open.length)}
    >
      {[...open, ...answered].map(({ name, dispute }) => (
        <DisputeCard key={dispute.id} name={name} dispute={dispute} model={model} />
      ))}
    </Section>
  );
}

function DisputeCard({
  name,
  dispute,
  model: { slug, zone },
}: {
  name: string;
  dispute: ListedDispute;
  model: DocumentModel;
}): JSX.Element {
  const words = useWords(SHEET_APPROVAL_WORDS);
  const dates = useDates(zone);
  const { id, sentence, created_at: at, answer, answered_at: answeredAt } = dispute;
  return (
    <Card edge={answeredAt ? 'plain' : 'waiting'} id={`dispute-${id}`}>
      <p class="font-semibold">{name}</p>
      <p>{sentence}</p>
      <p class="text-muted">{dates.moment(at)}</p>
      {answeredAt ? (
        <p id={`answer-${id}`}>
          {answer}
          <span class="block text-muted">
            {words.answeredBy(dispute.answered_by, dates.moment(answeredAt))}
          </span>
        </p>
      ) : (
        <Form action={`${sheetPath(slug)}answer/`} id={answerForm(id)}>
          <input type="hidden" name="dispute" value={id} />
          <Field
            label={words.answer(name)}
            hint={words.answerHint}
            name="answer"
            id={`answer-to-${id}`}
            value={useKept(answerForm(id)).text('answer')}
            maxLength={500}
            autocomplete="off"
          />
          <Button kind="quiet">{words.send}</Button>
        </Form>
      )}
    </Card>
  );
}

/** What managers changed after the approval, and why; newest first. */
export function Adjustments({ model }: { model: DocumentModel }): JSX.Element | null {
  const words = useWords(SHEET_APPROVAL_WORDS);
  const hours = useHoursText(model.zone);
  const dates = useDates(model.zone);
  const all = rowsOf(model).flatMap(({ name, remarks }) =>
    remarks.adjustments.map((adjustment) => ({ name, adjustment })),
  );
  if (all.length === 0) return null;
  all.sort((a, b) => b.adjustment.id - a.adjustment.id);
  return (
    <Section id="adjustments" title={words.adjustments}>
      <Card>
        <Timeline
          items={all.map(({ name, adjustment: { id, reason, by, created_at: at, ...each } }) => ({
            id: `adjustment-${id}`,
            at: dates.moment(at),
            who: by ?? undefined,
            what: `${name}: ${reason}`,
            before: hours(each.before),
            after: hours(each.after),
          }))}
        />
      </Card>
    </Section>
  );
}

/** '7:00 AM – 4:00 PM, breaks 12:00–12:30 PM'. */
function useHoursText(zone: string): (row: ListedAdjustment['before']) => string {
  const words = useWords(SHEET_APPROVAL_WORDS);
  const { language } = usePageContext();
  return ({ state, hours }) => {
    if (state === 'no_show') return words.noShow;
    if (!hours) return words.noHours;
    const inZone = hours.time_zone ?? zone;
    const time = (at: string | null): string =>
      at ? cellText('start_time', cellTime(at, inZone), language) : words.open;
    const span = `${time(hours.start_at)} – ${time(hours.end_at)}`;
    const breaks = cellText('breaks', cellBreaks(hours.breaks, inZone), language);
    return breaks === '' ? span : `${span}, ${words.breaks(breaks)}`;
  };
}

/** Also of who is not on the sheet any more: what they said waits for its answer. */
function rowsOf({ remarks: byRequest }: DocumentModel) {
  return [...byRequest.values()].map((remarks) => ({ name: remarks.worker, remarks }));
}
