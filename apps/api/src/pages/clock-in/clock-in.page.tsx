import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card, Heading, Section } from '../frame/card.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { NoticeBox } from '../frame/notice-box.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { type ClockCall, type ClockInModel, isNothingToClock } from './clock-in.model.js';

/** The worker's own clock: calls with a possible action come first. */
export function ClockInPage({
  model,
  refused,
}: {
  model: ClockInModel;
  refused?: string;
}): JSX.Element {
  const { clockIn: words, venueTime } = TRANSLATIONS[model.language];
  const now = model.calls.filter(({ action }) => action !== null);
  const waiting = model.calls.filter(({ action, since, isOver }) => !action && since && !isOver);
  const others = model.calls.filter((call) => !now.includes(call) && !waiting.includes(call));
  return (
    <Column>
      <Heading above={model.eventName}>{words.title}</Heading>
      <p>{words.who(model.workerName)}</p>
      {refused && <NoticeBox tone="danger">{refused}</NoticeBox>}
      {now.map((call) => (
        <Card key={call.id}>
          <Form>
            <CallSummary call={call} />
            {call.action === 'clock_out' && call.since && (
              <p class="font-semibold text-success">{words.running(call.since)}</p>
            )}
            <input type="hidden" name="call_time_id" value={call.id} />
            <Button name="action" value={call.action!}>
              {call.action === 'clock_in' ? words.clockIn : words.clockOut}
            </Button>
          </Form>
        </Card>
      ))}
      {waiting.map((call) => (
        <Card key={call.id}>
          <CallSummary call={call} />
          <p class="mt-2 font-semibold text-success">{words.running(call.since!)}</p>
        </Card>
      ))}
      {isNothingToClock(model) && (
        <NoticeBox tone="warning">
          <p class="text-lg font-bold">{words.nothing}</p>
          <p class="font-normal">{words.nothingIntro}</p>
        </NoticeBox>
      )}
      {others.length > 0 && (
        <Section title={words.yourCalls}>
          {others.map((call) => (
            <Card key={call.id}>
              <CallSummary call={call} />
              {call.isOver && <p class="mt-2 text-muted">{words.done(call.name)}</p>}
            </Card>
          ))}
        </Section>
      )}
      <p class="text-sm text-muted">{venueTime(model.zone)}</p>
    </Column>
  );
}

function CallSummary({ call }: { call: ClockCall }): JSX.Element {
  return (
    <div>
      <h3 class="text-lg font-semibold">{call.name}</h3>
      <p>{call.when}</p>
      <p class="text-muted">{call.role}</p>
    </div>
  );
}
