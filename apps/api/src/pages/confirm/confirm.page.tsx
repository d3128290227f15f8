import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card, Heading, Section } from '../frame/card.js';
import { Choice } from '../frame/choice.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { CallDetails } from './call-details.js';
import type { CallView } from './call-view.js';
import type { ConfirmModel } from './confirm.model.js';

interface Props {
  model: ConfirmModel;
  /** Why the answers were refused. */
  refused?: string;
  /** The refused answers, by request. */
  chosen?: ReadonlyMap<number, string>;
}

/** The page behind an offer: answer, state of each request, clock-in code. */
export function ConfirmPage({ model, refused, chosen }: Props): JSX.Element {
  const words = TRANSLATIONS[model.language];
  const isEmpty = [model.pending, model.confirmed, model.available, model.declined].every(
    (calls) => calls.length === 0,
  );
  return (
    <Column>
      <Heading above={model.companyName}>{model.eventName}</Heading>
      <div class="space-y-2">
        <p>{words.confirm.greeting(model.workerName, model.companyName)}</p>
        {model.eventDescription && (
          <p class="whitespace-pre-line text-muted">{model.eventDescription}</p>
        )}
        <p class="text-sm text-muted">{words.venueTime(model.zone)}</p>
      </div>
      {refused && <NoticeBox tone="danger">{refused}</NoticeBox>}
      {model.eventCanceled && <NoticeBox tone="warning">{words.confirm.eventCanceled}</NoticeBox>}
      {isEmpty && !model.eventCanceled && (
        <Card>
          <p>{words.confirm.over}</p>
        </Card>
      )}
      <Pending model={model} chosen={chosen} />
      <Confirmed model={model} />
      <QrCodeSection model={model} />
      <Answered
        model={model}
        calls={model.available}
        title={words.confirm.available}
        intro={words.confirm.availableIntro}
        answer="no"
        label={words.confirm.noAfterAll}
      />
      <Answered
        model={model}
        calls={model.declined}
        title={words.confirm.declined}
        intro={words.confirm.declinedIntro}
        answer="yes"
        label={words.confirm.yesAfterAll}
      />
    </Column>
  );
}

function Pending({ model, chosen }: Pick<Props, 'model' | 'chosen'>): JSX.Element | null {
  const words = TRANSLATIONS[model.language].confirm;
  if (model.pending.length === 0) return null;
  return (
    <Section title={words.pending} intro={words.pendingIntro(model.pending.length)}>
      <Form action={model.path}>
        {model.pending.map((call) => (
          <Card edge="open" key={call.requestId}>
            <div class="space-y-4">
              <CallDetails call={call} />
              {call.isRunning && <NoticeBox tone="warning">{words.running}</NoticeBox>}
              {call.full && <NoticeBox tone="warning">{words.full}</NoticeBox>}
              <Choice
                legend={words.question(call.name)}
                quietLegend
                name={`response_${call.requestId}`}
                chosen={chosen?.get(call.requestId)}
                options={[
                  { value: 'yes', label: words.yes, tone: 'success' },
                  { value: 'no', label: words.no, tone: 'danger' },
                ]}
              />
            </div>
          </Card>
        ))}
        <Button>{words.send(model.pending.length)}</Button>
      </Form>
    </Section>
  );
}

function Confirmed({ model }: Pick<Props, 'model'>): JSX.Element | null {
  const words = TRANSLATIONS[model.language].confirm;
  if (model.confirmed.length === 0) return null;
  return (
    <Section title={words.confirmed}>
      {model.confirmed.map((call) => (
        <Card edge="success" key={call.requestId}>
          <div class="space-y-4">
            <CallDetails call={call} />
            {call.isRunning && !call.cameAlready && (
              <NoticeBox tone="warning">{words.runningConfirmed}</NoticeBox>
            )}
            {!call.isOver && !call.cameAlready && (
              <div class="flex flex-col gap-3 sm:flex-row">
                {!call.isRunning && (
                  <ButtonLink kind="quiet" href={call.google} external>
                    {words.google}
                  </ButtonLink>
                )}
                <ButtonLink kind="quiet" href={`/app/cancel-request/${call.token}/`}>
                  {words.cancel}
                </ButtonLink>
              </div>
            )}
          </div>
        </Card>
      ))}
      {model.confirmed.some(({ isOver }) => !isOver) && (
        <p>
          <Link href={`${model.path}calendar.ics`}>{words.calendarFile}</Link>
        </p>
      )}
    </Section>
  );
}

function QrCodeSection({ model: { code, language } }: Pick<Props, 'model'>): JSX.Element | null {
  const words = TRANSLATIONS[language];
  if (!code) return null;
  return (
    <Section title={words.confirm.code} intro={words.confirm.codeIntro}>
      <Card>
        <div class="flex flex-col items-center gap-4">
          <img
            src={code.image}
            width="220"
            height="220"
            alt={words.code.alt}
            class="rounded-lg bg-white"
          />
          <ButtonLink kind="quiet" href={code.path}>
            {words.confirm.codeBig}
          </ButtonLink>
        </div>
      </Card>
    </Section>
  );
}

interface AnsweredProps {
  model: ConfirmModel;
  calls: readonly CallView[];
  title: string;
  intro: string;
  /** The other possible answer. */
  answer: 'yes' | 'no';
  label: string;
}

function Answered({
  model,
  calls,
  title,
  intro,
  answer,
  label,
}: AnsweredProps): JSX.Element | null {
  if (calls.length === 0) return null;
  return (
    <Section title={title} intro={intro}>
      {calls.map((call) => (
        <Card key={call.requestId} edge={answer === 'no' ? 'waiting' : 'plain'}>
          <div class="space-y-4">
            <CallDetails call={call} />
            <Form action={model.path}>
              <Button kind="quiet" name={`response_${call.requestId}`} value={answer}>
                {label}
              </Button>
            </Form>
          </div>
        </Card>
      ))}
    </Section>
  );
}
