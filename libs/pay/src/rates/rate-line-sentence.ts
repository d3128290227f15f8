import type { PayLanguage } from '../sentences/pay-sentences.js';
import { mostOfRatesText } from './rules/most-of-rates.js';
import type { RateColumnRole, RateLineProblem } from './rules/rate-table.js';

type Sentences = Record<RateLineProblem['because'], (column: RateColumnRole) => string>;

const ENGLISH_NAMES: Record<RateColumnRole, string> = {
  worker: 'contact',
  skill: 'skill',
  location: 'location',
  event: 'event',
  requirement: 'requirement',
  amount: 'amount',
  per: 'unit',
  from: 'day',
};

const SPANISH_NAMES: Record<RateColumnRole, string> = {
  worker: 'contacto',
  skill: 'oficio',
  location: 'lugar',
  event: 'evento',
  requirement: 'puesto',
  amount: 'importe',
  per: 'unidad',
  from: 'día',
};

const ENGLISH: Sentences = {
  unreadable: (column) =>
    ({
      amount: 'This is no amount above zero.',
      per: 'Write hour, day or call.',
      from: 'This is no day. Write 2031-05-01 or 5/1/2031.',
    })[column as string] ?? `This is no ${ENGLISH_NAMES[column]}.`,
  high: () =>
    `Nobody is paid so much: at most ${mostOfRatesText({ hour: 'for an hour', day: 'for a day', call: 'for a call' })}. Check amount and unit.`,
  unknown: (column) => `The company has no ${ENGLISH_NAMES[column]} of this name.`,
  several: (column) =>
    column === 'worker'
      ? 'Several contacts have this name. Write their number instead.'
      : `The company has several of this name: ${ENGLISH_NAMES[column]}.`,
  twice: (column) =>
    column === 'requirement'
      ? 'A requirement has its event, location and skill. Name it alone, or with a worker.'
      : 'An event has its location. Leave the location out.',
  repeated: () => 'An earlier line has a rate for the same work from that day on.',
};

const SPANISH: Sentences = {
  unreadable: (column) =>
    ({
      amount: 'Esto no es un importe mayor que cero.',
      per: 'Escriba hora, día o llamada.',
      from: 'Esto no es una fecha. Escriba 2031-05-01 o 5/1/2031 (el mes primero).',
    })[column as string] ?? `Esto no es: ${SPANISH_NAMES[column]}.`,
  high: () =>
    `A nadie se le paga tanto: como máximo ${mostOfRatesText({ hour: 'por hora', day: 'por día', call: 'por turno' })}. Revise importe y unidad.`,
  unknown: (column) => `La empresa no tiene ningún ${SPANISH_NAMES[column]} con este nombre.`,
  several: (column) =>
    column === 'worker'
      ? 'Varios contactos tienen este nombre. Escriba su número.'
      : `La empresa tiene varios con este nombre: ${SPANISH_NAMES[column]}.`,
  twice: (column) =>
    column === 'requirement'
      ? 'Un puesto ya tiene su evento, lugar y oficio. Nómbrelo solo, o con un contacto.'
      : 'Un evento ya tiene su lugar. Deje el lugar fuera.',
  repeated: () => 'Una línea anterior tiene una tarifa para el mismo trabajo desde ese día.',
};

/** Why a line of a table is no rate, for people. */
export function rateLineSentence(
  { column, because }: RateLineProblem,
  language: PayLanguage,
): string {
  return (language === 'es' ? SPANISH : ENGLISH)[because](column);
}
