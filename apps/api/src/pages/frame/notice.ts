/** One or a few short sentences shown at the top of the next page. */
export interface Notice {
  tone: 'success' | 'info' | 'warning';
  lines: string[];
}
