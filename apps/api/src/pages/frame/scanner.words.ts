import type { Words } from './words.js';

/** What a scan came to: a sentence of the server's, or of the device itself. */
export type ScanOutcome = keyof typeof SCAN_TONES;

/** How an outcome looks and sounds. */
export const SCAN_TONES = {
  clocked_in: 'in',
  clocked_out: 'out',
  still_in: 'info',
  still_out: 'info',
  queued: 'info',
  queued_unknown: 'warning',
  no_call: 'warning',
  event_canceled: 'warning',
  unreadable: 'warning',
  unknown_code: 'warning',
  another_event: 'warning',
  not_confirmed: 'warning',
  no_show: 'warning',
  code_expired: 'warning',
  station_ended: 'warning',
  too_old: 'warning',
  wrong_clock: 'warning',
  sheet_approved: 'warning',
  too_many_wrong_codes: 'warning',
  kept: 'warning',
  failed: 'warning',
} as const satisfies Record<string, 'in' | 'out' | 'info' | 'warning'>;

/** The sentence of an outcome and what to do; `{time}`, `{counted}` and `{call}` are filled in. */
type Sentences = Record<ScanOutcome, { state: string; advice: string }>;

const english = {
  hold: 'Hold the code here',
  ready: 'Scan a code, or type its six characters.',
  camera: 'Camera',
  cameraNumber: 'Camera {n}',
  light: 'Light',
  sound: 'Sound',
  fullScreen: 'Full screen',
  typeCode: 'Type the code',
  closeKeys: 'Back to the camera',
  typed: 'Code so far',
  erase: 'Erase',
  recent: 'Last scans',
  problem: {
    denied:
      'The camera is not allowed here. Allow it beside the address of this page, or type the code.',
    none: 'No camera was found. Type the code, or use a scanner.',
    busy: 'The camera is used by another app. Close that app, or type the code.',
    insecure: 'The camera needs a secure address (https). Type the code, or use a scanner.',
  },
  answers: {
    clocked_in: { state: 'In, {time}', advice: 'Counts from {counted}.' },
    clocked_out: { state: 'Out, {time}', advice: 'Counts until {counted}.' },
    still_in: { state: 'In since {time}', advice: 'Nothing changed. You are on the sheet.' },
    still_out: { state: 'Out, {time}', advice: 'Nothing changed. You are signed out.' },
    queued: { state: 'Saved, {time}', advice: 'Will be sent when the network is back.' },
    queued_unknown: {
      state: 'Not on this list',
      advice: 'Saved, and will be sent. Tell the steward your name.',
    },
    no_call: {
      state: 'No call now',
      advice: 'Codes work from an hour before your call. See the steward.',
    },
    event_canceled: {
      state: 'Event is canceled',
      advice: 'Nobody signs in here. See the steward.',
    },
    unreadable: {
      state: 'No crew code',
      advice: 'Show the code behind the link in our text, or type its six characters.',
    },
    unknown_code: {
      state: 'Code not known',
      advice: 'Open the link in our newest text and show that code, or see the steward.',
    },
    another_event: {
      state: 'Code of another event',
      advice: 'Open our text about this event and show its code.',
    },
    not_confirmed: {
      state: 'Not on this call',
      advice: 'You are not confirmed here. See the steward.',
    },
    no_show: {
      state: 'Marked as a no-show',
      advice: 'Your place may be taken. See the steward.',
    },
    code_expired: {
      state: 'Code has expired',
      advice: 'Its event is over. Open the link in our newest text and show that code.',
    },
    station_ended: {
      state: 'This station is closed',
      advice: 'Your scan is kept. Tell the steward that you were here.',
    },
    too_old: {
      state: 'Sent too late',
      advice: 'Your scan is kept. The steward enters your hours.',
    },
    wrong_clock: {
      state: 'The clock of this device is wrong',
      advice: 'Your scan is kept. Tell the steward, who sets the clock.',
    },
    sheet_approved: {
      state: 'The time sheet is closed',
      advice: 'Your scan is kept. See the steward.',
    },
    too_many_wrong_codes: {
      state: 'Too many wrong codes',
      advice: 'Saved, and sent in ten minutes. A QR code works at once.',
    },
    kept: { state: 'Kept for the steward', advice: 'Tell the steward that you were here.' },
    failed: { state: 'Not saved', advice: 'Try once more. If it stays so, see the steward.' },
  } satisfies Sentences,
};

const spanish: typeof english = {
  hold: 'Muestre el código aquí',
  ready: 'Escanee un código o escriba sus seis caracteres.',
  camera: 'Cámara',
  cameraNumber: 'Cámara {n}',
  light: 'Luz',
  sound: 'Sonido',
  fullScreen: 'Pantalla completa',
  typeCode: 'Escribir el código',
  closeKeys: 'Volver a la cámara',
  typed: 'Código hasta ahora',
  erase: 'Borrar',
  recent: 'Últimos escaneos',
  problem: {
    denied:
      'Aquí no se permite la cámara. Permítala junto a la dirección de esta página o escriba el código.',
    none: 'No se encontró ninguna cámara. Escriba el código o use un lector.',
    busy: 'Otra aplicación usa la cámara. Cierre esa aplicación o escriba el código.',
    insecure: 'La cámara necesita una dirección segura (https). Escriba el código o use un lector.',
  },
  answers: {
    clocked_in: { state: 'Entrada, {time}', advice: 'Cuenta desde: {counted}.' },
    clocked_out: { state: 'Salida, {time}', advice: 'Cuenta hasta: {counted}.' },
    still_in: { state: 'Dentro desde: {time}', advice: 'Nada cambió. Usted está en la hoja.' },
    still_out: { state: 'Salida, {time}', advice: 'Nada cambió. Su salida está registrada.' },
    queued: { state: 'Guardado, {time}', advice: 'Se enviará cuando vuelva la red.' },
    queued_unknown: {
      state: 'No está en esta lista',
      advice: 'Guardado; se enviará. Diga su nombre al steward.',
    },
    no_call: {
      state: 'Ningún turno ahora',
      advice: 'Los códigos sirven desde una hora antes del turno. Vea al steward.',
    },
    event_canceled: {
      state: 'El evento está cancelado',
      advice: 'Aquí no entra nadie. Vea al steward.',
    },
    unreadable: {
      state: 'No es un código de trabajo',
      advice: 'Muestre el código del enlace de nuestro mensaje o escriba sus seis caracteres.',
    },
    unknown_code: {
      state: 'Código desconocido',
      advice: 'Abra el enlace de nuestro último mensaje y muestre ese código, o vea al steward.',
    },
    another_event: {
      state: 'Código de otro evento',
      advice: 'Abra nuestro mensaje sobre este evento y muestre su código.',
    },
    not_confirmed: {
      state: 'No está en este turno',
      advice: 'Usted no está confirmado aquí. Vea al steward.',
    },
    no_show: {
      state: 'Marcado como ausente',
      advice: 'Quizá su lugar está ocupado. Vea al steward.',
    },
    code_expired: {
      state: 'El código venció',
      advice: 'Su evento terminó. Abra el enlace de nuestro último mensaje y muestre ese código.',
    },
    station_ended: {
      state: 'Este puesto está cerrado',
      advice: 'Su escaneo queda guardado. Diga al steward que estuvo aquí.',
    },
    too_old: {
      state: 'Llegó demasiado tarde',
      advice: 'Su escaneo queda guardado. El steward anota sus horas.',
    },
    wrong_clock: {
      state: 'El reloj de este equipo está mal',
      advice: 'Su escaneo queda guardado. Avise al steward, que ajusta el reloj.',
    },
    sheet_approved: {
      state: 'La hoja de horas está cerrada',
      advice: 'Su escaneo queda guardado. Vea al steward.',
    },
    too_many_wrong_codes: {
      state: 'Demasiados códigos incorrectos',
      advice: 'Guardado; se envía en diez minutos. Un código QR sirve enseguida.',
    },
    kept: { state: 'Guardado para el steward', advice: 'Diga al steward que estuvo aquí.' },
    failed: { state: 'No se guardó', advice: 'Intente otra vez. Si sigue así, vea al steward.' },
  },
};

export const SCANNER_WORDS: Words<typeof english> = { en: english, es: spanish };

/** Fills `{name}`s of a sentence; a value that is missing leaves nothing. */
export function fillIn(sentence: string, values: Readonly<Record<string, string | null>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
