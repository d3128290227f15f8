import type { JSX } from 'preact';
import type { Language } from '#libs/messaging';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { NoticeBox } from '../frame/notice-box.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';

interface TimeChangeModel {
  language: Language;
  companyName: string;
  eventName: string;
  callName: string;
  before: string;
  now: string;
  zone: string;
  /** Sentences about calls that conflict with the new time. */
  warnings: string[];
}

interface Props {
  model: TimeChangeModel;
  refused?: string;
  message?: string;
}

/** Shows the old and the new time, and asks whether the worker can make it. */
export function TimeChangePage({ model, refused, message }: Props): JSX.Element {
  const { timeChange: words, venueTime } = TRANSLATIONS[model.language];
  return (
    <Column>
      <Heading above={model.companyName}>{words.title}</Heading>
      {refused && <NoticeBox tone="danger">{refused}</NoticeBox>}
      <Card>
        <div class="space-y-4">
          <p>{words.moved(model.callName, model.eventName)}</p>
          <dl class="space-y-3">
            <div>
              <dt class="text-muted">{words.before}</dt>
              <dd class="text-muted line-through">{model.before}</dd>
            </div>
            <div>
              <dt class="text-muted">{words.now}</dt>
              <dd class="text-lg font-semibold">{model.now}</dd>
            </div>
          </dl>
          <p class="text-sm text-muted">{venueTime(model.zone)}</p>
          {model.warnings.map((warning) => (
            <NoticeBox tone="warning" key={warning}>
              {warning}
            </NoticeBox>
          ))}
        </div>
      </Card>
      <Card>
        <h2 class="text-xl font-semibold">{words.question}</h2>
        <Form>
          <Field
            label={words.message}
            name="message"
            hint={words.messageHint}
            value={message}
            rows={3}
            maxLength={500}
          />
          <div class="answers" role="group" aria-label={words.question}>
            <Button name="answer" value="can">
              {words.can}
            </Button>
            <Button kind="quiet" name="answer" value="cant">
              {words.cant}
            </Button>
          </div>
        </Form>
      </Card>
    </Column>
  );
}
