import type { Words } from '../frame/words.js';

const english = {
  title: 'What was frozen',
  now: 'What it comes to now',
  link: 'What closed periods have paid',
  part: (from: string, last: string) => `Pay period ${from} to ${last}`,
  closed: (when: string, payday: string) => `Closed ${when}, payday ${payday}`,
  none: 'No closed pay period has pay of this work.',
  text: 'Lines as they were when the period was closed. Nobody changes them: what changed since is paid in a later period, as a difference.',
  time: 'Time',
  kind: 'Kind',
  hours: 'Hours',
  at: '×',
  rate: 'Rate',
  amount: 'Amount',
  split: 'Federal, state, contract',
  why: 'Why',
  difference: 'difference',
  takenBack: 'taken back',
  version: (set: string, version: number, from: string | null) =>
    from ? `${set}, version ${version}, counts from ${from}` : `${set}, version ${version}`,
  punches: 'Punches when it was closed',
  ofWorker: (worker: string) => `Pay of ${worker}`,
  ofWorkerText: 'What this closed period has of each time entry. A row opens to its lines.',
  aheadText:
    'What closing this period now would pay of each time entry, earlier ones included. A row opens to why.',
  notApproved: 'not approved, comes later',
  canceled: 'canceled',
  date: 'Date',
  call: 'Call',
  noneOfWorker: 'This period has nothing of this worker.',
  earned: 'What was earned on these dates, as it counts now',
};

const spanish: typeof english = {
  title: 'Lo que quedó fijo',
  now: 'Lo que vale ahora',
  link: 'Lo que pagaron los períodos cerrados',
  part: (from, last) => `Período de pago ${from} a ${last}`,
  closed: (when, payday) => `Cerrado ${when}, día de pago ${payday}`,
  none: 'Ningún período cerrado tiene pago de este trabajo.',
  text: 'Las líneas como eran al cerrar el período. Nadie las cambia: lo que cambió después se paga en un período posterior, como diferencia.',
  time: 'Hora',
  kind: 'Tipo',
  hours: 'Horas',
  at: '×',
  rate: 'Tarifa',
  amount: 'Importe',
  split: 'Federal, estatal, contrato',
  why: 'Por qué',
  difference: 'diferencia',
  takenBack: 'se retira',
  version: (set, version, from) =>
    from ? `${set}, versión ${version}, vale desde ${from}` : `${set}, versión ${version}`,
  punches: 'Registros al cerrar',
  ofWorker: (worker) => `Pago de ${worker}`,
  ofWorkerText: 'Lo que este período cerrado tiene de cada registro. Una fila abre sus líneas.',
  aheadText:
    'Lo que se pagaría de cada registro al cerrar ahora este período, también de los anteriores. Una fila abre el porqué.',
  notApproved: 'sin aprobar, viene después',
  canceled: 'cancelado',
  date: 'Fecha',
  call: 'Turno',
  noneOfWorker: 'Este período no tiene nada de este trabajador.',
  earned: 'Lo ganado en estas fechas, como vale ahora',
};

export const FROZEN_WORDS: Words<typeof english> = { en: english, es: spanish };
