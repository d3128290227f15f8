import type { JSX } from 'preact';

interface ChoiceProps {
  /** The question, read out before the options. */
  legend: string;
  name: string;
  options: readonly {
    value: string;
    label: string;
    tone?: 'success' | 'danger';
    hint?: string;
  }[];
  chosen?: string;
  error?: string;
  /** The legend is for screen readers only, because the text above shows the question. */
  quietLegend?: boolean;
}

/** Radio buttons, large enough for thumbs. */
export function Choice(props: ChoiceProps): JSX.Element {
  const { legend, name, options, chosen, error, quietLegend = false } = props;
  return (
    <fieldset class="choice" aria-describedby={error ? `${name}-error` : undefined}>
      <legend class={quietLegend ? 'sr-only' : 'field-label'}>{legend}</legend>
      <div class="choice-options">
        {options.map(({ value, label, tone, hint }) => (
          <label key={value} class={`choice-option choice-${tone ?? 'accent'}`}>
            <input
              type="radio"
              class="radio"
              name={name}
              value={value}
              checked={chosen === value}
            />
            <span>
              {label}
              {hint && <span class="field-hint block">{hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} class="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
