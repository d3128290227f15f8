import type { JSX } from 'preact';

interface ChoiceProps {
  /** The question, read out before the options. */
  legend: string;
  name: string;
  options: readonly { value: string; label: string; tone?: 'success' | 'danger' }[];
  chosen?: string;
  /** The legend is for screen readers only, because the text above shows the question. */
  quietLegend?: boolean;
}

const CHECKED = {
  success: 'has-checked:border-success has-checked:bg-success-soft has-checked:text-success',
  danger: 'has-checked:border-danger has-checked:bg-danger-soft has-checked:text-danger',
  accent: 'has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent',
};

/** Radio buttons, large enough for thumbs. */
export function Choice({
  legend,
  name,
  options,
  chosen,
  quietLegend = false,
}: ChoiceProps): JSX.Element {
  return (
    <fieldset>
      <legend class={quietLegend ? 'sr-only' : 'mb-2 font-medium'}>{legend}</legend>
      <div class="grid gap-3 sm:auto-cols-fr sm:grid-flow-col">
        {options.map(({ value, label, tone }) => (
          <label
            key={value}
            class={`flex min-h-12 cursor-pointer items-center gap-3 rounded-lg border border-field bg-surface px-4 py-2.5 font-medium has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${CHECKED[tone ?? 'accent']}`}
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              class="size-5 shrink-0 accent-current outline-none"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
