import type { ComponentChildren, JSX } from 'preact';

export type ButtonKind = 'primary' | 'quiet' | 'danger';

const SHAPE =
  'inline-flex min-h-11 w-full cursor-pointer items-center justify-center gap-2 rounded-lg px-5 py-2.5 text-center text-base font-semibold transition-colors sm:w-auto';

export const BUTTON: Record<ButtonKind, string> = {
  primary: `${SHAPE} bg-accent text-on-accent hover:bg-accent-strong`,
  quiet: `${SHAPE} border border-line bg-surface text-ink hover:border-field`,
  danger: `${SHAPE} border border-danger bg-danger-soft text-danger hover:bg-danger hover:text-surface`,
};

interface ButtonProps {
  children: ComponentChildren;
  kind?: ButtonKind;
  name?: string;
  value?: string;
}

/** Submits its form. */
export function Button({ children, kind = 'primary', name, value }: ButtonProps): JSX.Element {
  return (
    <button type="submit" class={BUTTON[kind]} name={name} value={value}>
      {children}
    </button>
  );
}
