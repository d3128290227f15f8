import type { KeptForm } from './kept-form.js';

/** One or a few short sentences shown at the top of the next page. */
export interface Notice {
  tone: 'success' | 'info' | 'warning';
  lines: string[];
  /** What the form held whose answer this is, where some of it is to be shown again. */
  kept?: KeptForm;
}
