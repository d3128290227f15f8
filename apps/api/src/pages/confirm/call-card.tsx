import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card } from '../frame/card.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { STATE_EDGES, StateBadge } from '../frame/state-badge.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { CallDetails } from './call-details.js';
import type { ConfirmModel, OfferedCall } from './confirm.model.js';
import { CONFIRM_WORDS } from './confirm.words.js';

interface CallCardProps {
  model: ConfirmModel;
  call: OfferedCall;
}

/** A call as a card: its facts, its state, and what can be answered, each by one tap. */
export function CallCard({ model, call }: CallCardProps): JSX.Element {
  const { state, requestId } = call;
  const titleId = `call-${requestId}-title`;
  return (
    <article aria-labelledby={titleId} id={`call-${requestId}`}>
      <Card edge={STATE_EDGES[state === 'pending' ? 'asked' : state]}>
        <CallDetails
          call={call}
          titleId={titleId}
          contact={{ name: model.companyName, phone: model.companyPhone }}
        />
        {state === 'pending' && <Question model={model} call={call} />}
        {state === 'confirmed' && <Confirmed model={model} call={call} />}
        {state === 'available' && <Answered model={model} call={call} answer="no" />}
        {state === 'declined' && <Answered model={model} call={call} answer="yes" />}
      </Card>
    </article>
  );
}

function Question({ model, call }: CallCardProps): JSX.Element {
  const texts = TRANSLATIONS[model.language].confirm;
  const words = CONFIRM_WORDS[model.language];
  const name = `response_${call.requestId}`;
  return (
    <>
      {call.isRunning && <NoticeBox tone="warning">{texts.running}</NoticeBox>}
      {call.full && <NoticeBox tone="warning">{texts.full}</NoticeBox>}
      <Form action={model.path}>
        <div class="answers" role="group" aria-label={texts.question(call.name)}>
          <Button name={name} value="yes">
            {words.yes}
          </Button>
          <Button kind="quiet" name={name} value="no">
            {words.no}
          </Button>
        </div>
      </Form>
    </>
  );
}

function Confirmed({ model, call }: CallCardProps): JSX.Element {
  const texts = TRANSLATIONS[model.language].confirm;
  const words = CONFIRM_WORDS[model.language];
  return (
    <>
      <p class="call-state">
        <StateBadge state="confirmed" />
        {call.isIn && <span>{words.took}</span>}
        {!call.isOver && !call.cameAlready && <span>{words.confirmed}</span>}
      </p>
      {call.isRunning && !call.cameAlready && (
        <NoticeBox tone="warning">{texts.runningConfirmed}</NoticeBox>
      )}
      {call.movePath && (
        <NoticeBox tone="warning">
          <p>{words.moved}</p>
          <p>
            <Link href={call.movePath}>{words.answerMove}</Link>
          </p>
        </NoticeBox>
      )}
      {call.hasSheet && (
        <p class="call-links">
          <Link href={`/app/call-sheet/${call.token}/`}>{words.sheet}</Link>
        </p>
      )}
      {!call.isOver && !call.cameAlready && (
        <>
          {!call.isRunning && (
            <p class="call-links">
              <Link href={`${model.path}calendar.ics`}>{words.calendar}</Link>
              <Link href={call.google} external>
                {texts.google}
              </Link>
            </p>
          )}
          <div class="answers">
            <ButtonLink kind="quiet" href={`/app/cancel-request/${call.token}/`}>
              {texts.cancel}
            </ButtonLink>
          </div>
        </>
      )}
    </>
  );
}

/** Said, and can be taken back. */
function Answered({ model, call, answer }: CallCardProps & { answer: 'yes' | 'no' }): JSX.Element {
  const texts = TRANSLATIONS[model.language].confirm;
  const words = CONFIRM_WORDS[model.language];
  const isYes = answer === 'no';
  return (
    <>
      <p class="call-state">
        <StateBadge state={isYes ? 'available' : 'declined'} />
        <span>{isYes ? words.available : words.declined}</span>
      </p>
      <Form action={model.path}>
        <div class="answers">
          <Button kind="quiet" name={`response_${call.requestId}`} value={answer}>
            {isYes ? texts.noAfterAll : texts.yesAfterAll}
          </Button>
        </div>
      </Form>
    </>
  );
}
