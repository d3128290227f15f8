import type { Words } from '../frame/words.js';

const english = {
  title: (n: number) => (n === 1 ? '1 scan is kept for you' : `${n} scans are kept for you`),
  look: (n: number): string => (n === 1 ? 'Look at the scan' : 'Look at the scans'),
  intro:
    'They count only when you say so, then at their own minute. Nobody known: enter the hours on the time sheet.',
  columns: { worker: 'Worker', at: 'Scanned', why: 'Why', door: 'Door', actions: 'Actions' },
  nobody: 'Nobody known',
  reason: 'Reason (approved sheet)',
  accept: 'Let it count',
  dismiss: 'Dismiss',
  accepted: 'The scan counts.',
  dismissed: 'The scan is dismissed.',
};
const spanish: typeof english = {
  title: (n) =>
    n === 1 ? 'Hay 1 escaneo guardado para usted' : `Hay ${n} escaneos guardados para usted`,
  look: (n) => (n === 1 ? 'Ver el escaneo' : 'Ver los escaneos'),
  intro:
    'Cuentan solo si usted lo dice, y entonces en su propio minuto. Nadie conocido: anote las horas en la hoja.',
  columns: {
    worker: 'Trabajador',
    at: 'Escaneado',
    why: 'Motivo',
    door: 'Puerta',
    actions: 'Acciones',
  },
  nobody: 'Nadie conocido',
  reason: 'Motivo (hoja aprobada)',
  accept: 'Que cuente',
  dismiss: 'Descartar',
  accepted: 'El escaneo cuenta.',
  dismissed: 'El escaneo está descartado.',
};

export const KEPT_SCANS_WORDS: Words<typeof english> = { en: english, es: spanish };
