import type { ComponentChildren, JSX } from 'preact';
import { CODE_SYMBOLS } from '#libs/time-entry';
import { DOT } from './dot.js';
import { useDates } from './dates.js';
import { Button } from './button.js';
import { Field } from './field.js';
import { Form } from './form.js';
import { Icon } from './icon.js';
import type { IconName } from './icon-names.js';
import { usePageContext } from './page-context.js';
import type { ScanAnswer } from './scan-answer.js';
import { fillIn, SCAN_TONES, SCANNER_WORDS } from './scanner.words.js';
import { useWords } from './words.js';

interface ScannerProps {
  /** Read at arm's length: `door` for a tablet at the door, `hand` for a phone. */
  size: 'door' | 'hand';
  /** The page's title for screen readers, where it shows none. */
  title?: string;
  /** IANA name of the event's zone. */
  zone: string;
  /** The field without scripts, and its button. */
  field: { label: string; hint: string; button: string };
  /** Of a form that was sent without scripts. */
  answer?: ScanAnswer | null;
  /** Of the page's own script, as `data-…`. */
  data?: Readonly<Record<`data-${string}`, string>>;
  /** Below the scanner. */
  children?: ComponentChildren;
}

/**
 * Reads crew codes: by camera, by a hardware scanner that types, by six characters on large keys. The answer covers the
 * camera for three seconds. `scan-view.js` brings it to life; without scripts it is a form with one field.
 */
export function Scanner(props: ScannerProps): JSX.Element {
  const { size, title, zone, field, answer = null, data = {}, children } = props;
  const words = useWords(SCANNER_WORDS);
  const { language, assets } = usePageContext();
  return (
    <div
      id="scanner"
      class={`scan scan-${size}`}
      data-language={language}
      data-zone={zone}
      data-words={JSON.stringify({ ...words, tones: SCAN_TONES })}
      data-worker={assets.scanWorker}
      data-wasm={assets.scanReader}
      {...data}
    >
      {title && <h1 class="sr-only">{title}</h1>}
      <div class="scan-stage" data-scan="stage">
        <video class="scan-video" data-scan="video" muted playsInline aria-hidden="true" hidden />
        <p class="scan-hint" data-scan="hint">
          <Icon name="qr-code" />
          <span>{words.ready}</span>
        </p>
        <Answer zone={zone} answer={answer} />
      </div>
      <div class="scan-tools no-print" data-scan="tools" hidden>
        <Tool name="keys" icon="keyboard" label={words.typeCode} />
        <Tool name="torch" icon="zap" label={words.light} hidden />
        <Tool name="sound" icon="bell" label={words.sound} pressed />
        <Tool name="full" icon="monitor" label={words.fullScreen} hidden />
        <label class="scan-cameras" data-scan="cameras" hidden>
          <span class="sr-only">{words.camera}</span>
          <select class="input" data-scan="camera" />
        </label>
      </div>
      <Keys />
      <div data-scan="form">
        <Form>
          <Field
            label={field.label}
            name="code"
            hint={field.hint}
            autocomplete="off"
            required
            autofocus={size === 'door'}
            maxLength={500}
          />
          <Button>{field.button}</Button>
        </Form>
      </div>
      <section class="scan-recent" data-scan="recent" aria-label={words.recent} hidden>
        <ol class="scan-list" data-scan="list" />
      </section>
      {children}
    </div>
  );
}

/** Filled by the script with each scan; the reader hears it at once. */
function Answer({ zone, answer }: { zone: string; answer: ScanAnswer | null }): JSX.Element {
  const words = useWords(SCANNER_WORDS);
  const dates = useDates(zone);
  const sentences = answer && words.answers[answer.outcome];
  const filled = (sentence = ''): string =>
    fillIn(sentence, {
      time: answer?.at ? dates.time(answer.at) : null,
      counted: answer?.counted ? dates.time(answer.counted) : null,
      call: answer?.call ?? null,
      name: answer?.name ?? null,
    });
  return (
    <div class="scan-live" role="status" aria-live="assertive" aria-atomic="true">
      <div
        class="scan-answer"
        data-scan="answer"
        data-tone={answer ? SCAN_TONES[answer.outcome] : undefined}
        hidden={!answer}
      >
        <p class="scan-name" data-scan="name">
          {answer?.name}
        </p>
        <p class="scan-role" data-scan="role">
          {[answer?.role, answer?.call].filter(Boolean).join(DOT)}
        </p>
        <p class="scan-state" data-scan="state">
          {filled(sentences?.state)}
        </p>
        <p class="scan-advice" data-scan="advice">
          {filled(sentences?.advice)}
        </p>
      </div>
    </div>
  );
}

interface ToolProps {
  name: string;
  icon: IconName;
  label: string;
  pressed?: boolean;
  hidden?: boolean;
}

function Tool({ name, icon, label, pressed, hidden }: ToolProps): JSX.Element {
  return (
    <button
      type="button"
      class="scan-tool"
      data-scan={name}
      aria-pressed={pressed === undefined ? undefined : pressed}
      hidden={hidden}
    >
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}

/** Keys of 64 px and more, for gloves. */
function Keys(): JSX.Element {
  const words = useWords(SCANNER_WORDS);
  return (
    <div class="scan-keys" data-scan="keypad" hidden>
      <output class="scan-typed" data-scan="typed" aria-label={words.typed} />
      <div class="scan-key-rows">
        {[...CODE_SYMBOLS].map((character) => (
          <button key={character} type="button" class="scan-key" data-key={character}>
            {character}
          </button>
        ))}
        <button type="button" class="scan-key scan-key-wide" data-key="erase">
          {words.erase}
        </button>
      </div>
    </div>
  );
}
