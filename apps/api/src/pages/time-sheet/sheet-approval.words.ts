import type { SheetStep, UnfinishedKind } from '#libs/time-entry';
import type { Words } from '../frame/words.js';

const english = {
  title: 'State of the time sheet',
  states: {
    draft: 'Draft',
    submitted: 'Submitted',
    approved: 'Approved',
    exported: 'Approved, pay period closed',
  },
  by: (who: string | null, at: string) => (who ? `${who}, ${at}` : at),
  returnedBy: (who: string | null, at: string) =>
    who ? `Back to draft: ${who}, ${at}` : `Back to draft, ${at}`,
  submit: 'Submit',
  submitAnyway: 'Submit as it is',
  approve: 'Approve',
  approveAnyway: 'Approve as it is',
  return: 'Return to draft',
  note: 'What is wrong (optional)',
  done: {
    submitted: 'The time sheet is submitted.',
    approved: 'The time sheet is approved. From now on it changes only with a reason.',
    returned: 'The time sheet is a draft again.',
    exported: 'The pay period of the time sheet is closed.',
  } satisfies Record<SheetStep, string>,
  unfinished: 'Finish this first',
  look: 'Look at this before you go on',
  kinds: {
    not_begun: () => 'The call has not begun.',
    still_in: (names) => `Still in: ${names}`,
    on_break: (names) => `On a break: ${names}`,
    no_hours: (names) => `Neither in nor a no-show: ${names}`,
    kept_scan: (names) => `Scans that wait to be judged: ${names}`,
    dispute: (names) => `Disputes without an answer: ${names}`,
  } satisfies Record<UnfinishedKind, (names: string) => string>,
  unknown: 'unknown code',
  andMore: (n: number) => `and ${n} more`,
  judge: 'Judge scans',
  closedForStewards: 'Approved hours are changed by a manager.',
  reason: 'Reason for a change',
  reasonMissing: 'Say why it changes, then save again.',
  reasonHint:
    'Approved hours change only with a reason. It is kept with the values before and after.',
  disputes: 'Disputes',
  openDisputes: (n: number) => (n === 1 ? '1 without an answer' : `${n} without an answer`),
  answer: (name: string) => `Answer to ${name}`,
  answerHint: 'They get a text with it, if they agreed to texts.',
  tellsApproved: (n: number) =>
    n === 1
      ? 'The approval is texted to 1 person, whose hours were disputed or corrected.'
      : `The approval is texted to ${n} people, whose hours were disputed or corrected.`,
  send: 'Answer',
  answered: 'The worker sees the answer.',
  answeredBy: (who: string | null, at: string) => (who ? `${who}, ${at}` : at),
  adjustments: 'Changes after the approval',
  noHours: 'no hours',
  noShow: 'no-show',
  open: 'open',
  breaks: (list: string) => `breaks ${list}`,
};

const spanish: typeof english = {
  title: 'Estado de la hoja de horas',
  states: {
    draft: 'Borrador',
    submitted: 'Presentada',
    approved: 'Aprobada',
    exported: 'Aprobada, período de pago cerrado',
  },
  by: (who, at) => (who ? `${who}, ${at}` : at),
  returnedBy: (who, at) => (who ? `Otra vez borrador: ${who}, ${at}` : `Otra vez borrador, ${at}`),
  submit: 'Presentar',
  submitAnyway: 'Presentar así',
  approve: 'Aprobar',
  approveAnyway: 'Aprobar así',
  return: 'Devolver a borrador',
  note: 'Qué está mal (opcional)',
  done: {
    submitted: 'La hoja está presentada.',
    approved: 'La hoja está aprobada. Desde ahora solo cambia con un motivo.',
    returned: 'La hoja es otra vez un borrador.',
    exported: 'El período de pago de la hoja está cerrado.',
  },
  unfinished: 'Termine esto primero',
  look: 'Mire esto antes de seguir',
  kinds: {
    not_begun: () => 'El turno no ha empezado.',
    still_in: (names) => `Siguen dentro: ${names}`,
    on_break: (names) => `En una pausa: ${names}`,
    no_hours: (names) => `Ni entraron ni son ausencia: ${names}`,
    kept_scan: (names) => `Escaneos por decidir: ${names}`,
    dispute: (names) => `Reclamos sin respuesta: ${names}`,
  },
  unknown: 'código desconocido',
  andMore: (n) => `y ${n} más`,
  judge: 'Decidir escaneos',
  closedForStewards: 'Las horas aprobadas las cambia un gerente.',
  reason: 'Motivo del cambio',
  reasonMissing: 'Diga por qué cambia y guarde otra vez.',
  reasonHint:
    'Las horas aprobadas solo cambian con un motivo. Se guarda con los valores de antes y de después.',
  disputes: 'Reclamos',
  openDisputes: (n) => `${n} sin respuesta`,
  answer: (name) => `Respuesta a ${name}`,
  answerHint: 'Recibe un mensaje con ella, si aceptó mensajes.',
  tellsApproved: (n) =>
    n === 1
      ? 'La aprobación se envía a 1 persona, cuyas horas se disputaron o corrigieron.'
      : `La aprobación se envía a ${n} personas, cuyas horas se disputaron o corrigieron.`,
  send: 'Responder',
  answered: 'El trabajador ve la respuesta.',
  answeredBy: (who, at) => (who ? `${who}, ${at}` : at),
  adjustments: 'Cambios después de la aprobación',
  noHours: 'sin horas',
  noShow: 'ausencia',
  open: 'abierto',
  breaks: (list) => `pausas ${list}`,
};

/** The sheet as a document: its state, what is disputed, and what changed after the approval. */
export const SHEET_APPROVAL_WORDS: Words<typeof english> = { en: english, es: spanish };
