import type { Words } from './words.js';

/** `{n}` is a number of scans; the browser fills it in. */
const english = {
  online: 'Online',
  offline: 'Offline: scans are saved here',
  nothingWaits: 'Everything is sent',
  oneWaits: '1 waiting to be sent',
  wait: '{n} waiting to be sent',
  closes: (time: string) => `Closes ${time}`,
  ended: 'This station is closed',
  endedText: 'It takes no more scans. A manager or steward opens a new one.',
  noScans: 'This device made no scans that are left to send.',
  taken: '{n} scans of this device were sent and count.',
  same: '{n} changed nothing: scanned twice, or with no call to clock in or out of.',
  kept: '{n} are kept for the steward, who decides.',
  still: '{n} wait to be sent; leave this page open until the network is back.',
};
const spanish: typeof english = {
  online: 'En línea',
  offline: 'Sin red: los escaneos se guardan aquí',
  nothingWaits: 'Todo está enviado',
  oneWaits: '1 por enviar',
  wait: '{n} por enviar',
  closes: (time) => `Cierra: ${time}`,
  ended: 'Este puesto está cerrado',
  endedText: 'Ya no toma escaneos. Un encargado o steward abre otro.',
  noScans: 'Este equipo no tiene escaneos por enviar.',
  taken: '{n} escaneos de este equipo se enviaron y cuentan.',
  same: '{n} no cambiaron nada: repetidos o sin turno que marcar.',
  kept: '{n} quedan guardados para el steward, que decide.',
  still: '{n} están por enviar; deje esta página abierta hasta que vuelva la red.',
};

export const STATION_LINE_WORDS: Words<typeof english> = { en: english, es: spanish };
