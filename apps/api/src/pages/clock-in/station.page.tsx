import type { JSX } from 'preact';
import type { Language } from '#libs/messaging';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';

export interface StationModel {
  language: Language;
  eventName: string;
  until: string;
  refused?: string;
}

/** The kiosk at the entrance. A scanner types into the field and presses Enter: no script is needed. */
export function StationPage({ language, eventName, until, refused }: StationModel): JSX.Element {
  const words = TRANSLATIONS[language].station;
  return (
    <Column>
      <Heading above={words.title}>{eventName}</Heading>
      <p class="text-lg">{words.intro}</p>
      <Card>
        <Form>
          <Field
            label={words.field}
            name="code"
            hint={words.hint}
            error={refused}
            autocomplete="off"
            required
            autofocus
            maxLength={500}
          />
          <Button>{words.send}</Button>
        </Form>
      </Card>
      <p class="text-sm text-muted">{words.until(until)}</p>
    </Column>
  );
}
