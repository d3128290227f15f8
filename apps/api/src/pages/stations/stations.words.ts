import type { Words } from '../frame/words.js';

const english = {
  title: 'Sign-in stations',
  intro:
    'A tablet at the door that clocks the crew in and out by their codes, also without a network. Its link is good for 24 hours.',
  name: 'Name of the door',
  nameHint: 'So that you know which one to end: North gate, Dock 2.',
  make: 'Make a station',
  made: (name: string | null) => (name ? `Station ${name} is ready` : 'The station is ready'),
  madeText:
    'Scan this with the tablet. The link is shown only now: whoever has it can clock the crew in.',
  qrAlt: 'QR code of the station’s link',
  openHere: 'Open it on this device',
  copy: 'Or type this address:',
  columns: { name: 'Door', made: 'Made', state: 'State', heard: 'Last heard', actions: 'Actions' },
  never: 'not yet',
  unnamed: 'No name',
  open: (until: string) => `open until ${until}`,
  revoked: (at: string) => `ended ${at}`,
  expired: (at: string) => `closed ${at}`,
  end: 'End',
  endConfirm: (name: string) =>
    `${name} takes no more scans. What it scanned before and has not sent yet still counts.`,
  ended: (name: string) => `${name} has ended.`,
  none: 'No station yet',
  noneText: 'Make one, and scan its code with the tablet that stands at the door.',
  caption: 'Stations of this event',
};
const spanish: typeof english = {
  title: 'Puestos de entrada',
  intro:
    'Una tableta en la puerta que registra entradas y salidas por código, también sin red. Su enlace sirve 24 horas.',
  name: 'Nombre de la puerta',
  nameHint: 'Para saber cuál cerrar: Puerta norte, Muelle 2.',
  make: 'Crear un puesto',
  made: (name) => (name ? `El puesto ${name} está listo` : 'El puesto está listo'),
  madeText:
    'Escanee esto con la tableta. El enlace se muestra solo ahora: quien lo tenga puede registrar al equipo.',
  qrAlt: 'Código QR del enlace del puesto',
  openHere: 'Abrirlo en este equipo',
  copy: 'O escriba esta dirección:',
  columns: {
    name: 'Puerta',
    made: 'Creado',
    state: 'Estado',
    heard: 'Última señal',
    actions: 'Acciones',
  },
  never: 'ninguna todavía',
  unnamed: 'Sin nombre',
  open: (until) => `abierto hasta ${until}`,
  revoked: (at) => `cerrado ${at}`,
  expired: (at) => `venció ${at}`,
  end: 'Cerrar',
  endConfirm: (name) =>
    `${name} ya no tomará escaneos. Lo que escaneó antes y aún no envió sigue contando.`,
  ended: (name) => `${name} está cerrado.`,
  none: 'Ningún puesto todavía',
  noneText: 'Cree uno y escanee su código con la tableta que está en la puerta.',
  caption: 'Puestos de este evento',
};

export const STATIONS_WORDS: Words<typeof english> = { en: english, es: spanish };
