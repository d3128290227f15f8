import type { ExtraKind } from '#libs/pay';
import type { Words } from '../frame/words.js';

const english = {
  title: 'Beside the punches',
  intro: 'What the punches do not tell, and money that does not come from hours.',
  sentHome: 'Sent home by the company',
  sentHomeHint: 'Rules with reporting pay then pay part of the planned hours.',
  waivedFirst: 'First meal waived in writing',
  waivedSecond: 'Second meal waived in writing',
  waivedHint: 'Counts where the rules allow a waiver.',
  kind: 'Extra',
  kinds: {
    travel: 'Travel',
    per_diem: 'Per diem',
    bonus: 'Bonus, promised beforehand',
    gift: 'Gift',
  } satisfies Record<ExtraKind, string>,
  amount: 'Amount',
  amountHint: 'Empty: no further extra.',
  note: 'Note',
  remove: (what: string) => `Remove: ${what}`,
  reason: 'Why it changes',
  reasonHint: 'The time sheet is approved, so each change needs a reason.',
  save: 'Save',
  saved: 'Saved.',
};

const spanish: typeof english = {
  title: 'Además de los fichajes',
  intro: 'Lo que los fichajes no dicen, y dinero que no viene de las horas.',
  sentHome: 'La empresa le mandó a casa',
  sentHomeHint: 'Las reglas con pago por presentarse pagan entonces parte de las horas previstas.',
  waivedFirst: 'Renunció por escrito a la primera comida',
  waivedSecond: 'Renunció por escrito a la segunda comida',
  waivedHint: 'Cuenta donde las reglas permiten renunciar.',
  kind: 'Extra',
  kinds: {
    travel: 'Viaje',
    per_diem: 'Dieta',
    bonus: 'Bono, prometido de antemano',
    gift: 'Regalo',
  },
  amount: 'Importe',
  amountHint: 'Vacío: ningún extra más.',
  note: 'Nota',
  remove: (what) => `Quitar: ${what}`,
  reason: 'Por qué cambia',
  reasonHint: 'La hoja está aprobada: cada cambio necesita un motivo.',
  save: 'Guardar',
  saved: 'Guardado.',
};

export const ENTRY_DETAILS_WORDS: Words<typeof english> = { en: english, es: spanish };
