import type { JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { useWords } from './words.js';

interface ProgressProps {
  done: number;
  total: number;
  failed?: number;
  /** What is going on: 'Sending'. */
  label: string;
  id?: string;
}

/** Long work that goes on by itself and can be left. */
export function Progress({ done, total, failed = 0, label, id }: ProgressProps): JSX.Element {
  const words = useWords(FRAME_WORDS);
  return (
    <div class="progress" id={id}>
      <p class="progress-line">
        <span>{label}</span>
        <span class="tabular">{words.done(done, total)}</span>
        {failed > 0 && <span class="progress-failed">{words.failed(failed)}</span>}
      </p>
      <progress class="progress-bar" value={done} max={Math.max(total, 1)} aria-label={label} />
    </div>
  );
}
