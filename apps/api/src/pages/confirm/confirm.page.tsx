import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card, Heading, Section } from '../frame/card.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { ButtonLink } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { SpokenCode } from '../clock-in/spoken-code.js';
import { CallCard } from './call-card.js';
import type { ConfirmModel } from './confirm.model.js';
import { CONFIRM_WORDS } from './confirm.words.js';

interface Props {
  model: ConfirmModel;
  /** Why the answers were refused. */
  refused?: string;
}

/** The page behind an offer: the call, its answer, what follows from it; below it the event's other calls. */
export function ConfirmPage({ model, refused }: Props): JSX.Element {
  const texts = TRANSLATIONS[model.language];
  const [first, ...others] = model.calls;
  return (
    <Column>
      <div>
        <Heading>{model.eventName}</Heading>
        <p class="call-greeting">{texts.confirm.greeting(model.workerName, model.companyName)}</p>
      </div>
      {refused && <NoticeBox tone="danger">{refused}</NoticeBox>}
      {model.eventCanceled && <NoticeBox tone="warning">{texts.confirm.eventCanceled}</NoticeBox>}
      {!first && !model.eventCanceled && (
        <Card>
          <p>{texts.confirm.over}</p>
        </Card>
      )}
      {first && <CallCard model={model} call={first} />}
      <QrCodeSection model={model} />
      {others.length > 0 && (
        <Section title={CONFIRM_WORDS[model.language].others}>
          {others.map((call) => (
            <CallCard model={model} call={call} key={call.requestId} />
          ))}
        </Section>
      )}
      <AllAtOnce model={model} />
      <AboutEvent model={model} />
      <OwnAccount model={model} />
    </Column>
  );
}

/** Answers every open call by one tap; stands below their warnings. */
function AllAtOnce({ model }: Pick<Props, 'model'>): JSX.Element | null {
  const words = CONFIRM_WORDS[model.language];
  const open = model.calls.filter(({ state }) => state === 'pending');
  if (open.length < 2) return null;
  return (
    <Section title={words.all(open.length)} intro={words.allIntro}>
      <Form action={model.path}>
        <input type="hidden" name="shown" value={open.map((call) => call.requestId).join(',')} />
        <div class="answers">
          <Button kind="quiet" name="response_all" value="yes">
            {words.yesToAll(open.length)}
          </Button>
          <Button kind="quiet" name="response_all" value="no">
            {words.noToAll(open.length)}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

/** What the company says of the event, and whose clock its times are. */
function AboutEvent({ model }: Pick<Props, 'model'>): JSX.Element {
  return (
    <div class="stack-small">
      {model.eventDescription && <p class="call-description">{model.eventDescription}</p>}
      <p class="text-sm text-muted">{TRANSLATIONS[model.language].venueTime(model.zone)}</p>
    </div>
  );
}

function QrCodeSection({ model: { code, language } }: Pick<Props, 'model'>): JSX.Element | null {
  const texts = TRANSLATIONS[language];
  if (!code) return null;
  return (
    <Section title={texts.confirm.code} intro={texts.confirm.codeIntro} id="code">
      <Card>
        <div class="code-box">
          <img src={code.image} width="220" height="220" alt={texts.code.alt} class="code-image" />
          <SpokenCode code={code.spoken} label={CONFIRM_WORDS[language].letters} />
          <ButtonLink kind="quiet" href={code.path}>
            {texts.confirm.codeBig}
          </ButtonLink>
        </div>
      </Card>
    </Section>
  );
}

function OwnAccount({ model }: Pick<Props, 'model'>): JSX.Element | null {
  const words = CONFIRM_WORDS[model.language];
  if (!model.registrationPath) return null;
  return (
    <Section title={words.account} intro={words.accountIntro}>
      <div class="answers">
        <ButtonLink kind="quiet" href={model.registrationPath}>
          {words.accountLink}
        </ButtonLink>
      </div>
    </Section>
  );
}
