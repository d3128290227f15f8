import type { Language } from '#libs/messaging';

/** What the verbs of a time sheet refuse, in Spanish, by their code. */
const SPANISH: Readonly<Record<string, string>> = {
  'typed.invalid':
    'Esto no se entiende. Escriba 7, 730, 7:30p o mediodía; una pausa como 12-12:30.',
  'act.none': 'Elija una acción.',
  'time_sheet.nobody': 'Marque primero a alguien.',
  'time_sheet.nothing_to_undo': 'No hay nada que deshacer en esta hoja.',
  'time_sheet.changed_since':
    'Estas filas cambiaron después de su última acción, así que no se puede deshacer. Corríjalas a mano.',
  'time_sheet.call_out_stays':
    'No se puede deshacer: ya se avisó a otros. Confirme al trabajador otra vez.',
  'time_sheet.approved': 'Esta hoja está aprobada. Un gerente la cambia aquí, con un motivo.',
  'time_entry.not_confirmed': 'Solo un trabajador confirmado tiene horas aquí.',
  'time_entry.not_signed_in': 'Este trabajador no ha entrado; marque primero su entrada.',
  'time_entry.event_canceled': 'El evento está cancelado; ya no se marcan entradas.',
  'time_entry.scanned': 'Este trabajador entró con su propio código. Corrija las horas.',
  'time_entry.worked': 'Este trabajador ya salió. Corrija las horas.',
  'request.worker_scanned': 'Este trabajador entró con su propio código. Corrija las horas.',
  'request.worker_worked': 'Este trabajador ya salió. Corrija las horas.',
  'new_time.invalid': 'La hora tiene que estar cerca del turno, y la salida después de la entrada.',
  'break_time.invalid': 'La pausa tiene que estar dentro del turno.',
};

/** A refusal in the reader's language; one without a translation stays as it is. */
export function translateRefusal(code: string, message: string, language: Language): string {
  return language === 'es' ? (SPANISH[code] ?? message) : message;
}
