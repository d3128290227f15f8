/**
 * Wordings of the feed (`feedLineOf`) and what they become: %1 worker, %2 skill, %3 call, %4 event, %5 detail. Those that
 * end with a worker's own words come first, since these may read like another wording; longer ones before shorter ones.
 */
export const SPANISH_LINES: readonly (readonly [string, string])[] = [
  [
    '%1 can make the new time of %3, %4. They write: %5',
    '%1 puede a la nueva hora de %3, %4. Escribe: %5',
  ],
  [
    '%1 cannot make the new time of %3, %4. They write: %5',
    '%1 no puede a la nueva hora de %3, %4. Escribe: %5',
  ],
  ['%1 is available for %2 at %3, %4.', '%1 está disponible como %2 en %3, %4.'],
  [
    '%1 is confirmed for %2 at %3, %4 and has opted out of texts: please call them if anything changes.',
    'Confirmado como %2 en %3, %4, %1 ya no recibe mensajes: llame si algo cambia.',
  ],
  [
    '%1 moved up and is confirmed for %2 at %3, %4.',
    '%1 pasó de la lista de espera a confirmado como %2 en %3, %4.',
  ],
  ['%1 is confirmed for %2 at %3, %4.', '%1 queda confirmado como %2 en %3, %4.'],
  ['%1 declined %2 at %3, %4.', '%1 rechazó %2 en %3, %4.'],
  ['%1 canceled %2 at %3, %4.', '%1 canceló %2 en %3, %4.'],
  [
    '%1 called out and will not come for %2 at %3, %4.',
    '%1 avisó de que no vendrá como %2 a %3, %4.',
  ],
  [
    'A place for %2 at %3, %4 is open. The call is too close to promote anybody automatically: please choose.',
    'Hay un puesto libre de %2 en %3, %4. El turno está demasiado cerca para confirmar a alguien solo: elija usted.',
  ],
  [
    'The offer to %1 for %2 at %3, %4 was not delivered (%5). The request is queued again.',
    'La oferta a %1 de %2 en %3, %4 no se entregó (%5). La solicitud vuelve a la cola.',
  ],
  [
    'Our question to %1, whether we may send job texts, was not delivered (%5). What waits for the answer, such as %2 at %3, %4, stays queued.',
    'No se entregó la pregunta a %1 de si podemos enviar mensajes (%5). Lo que espera la respuesta, como %2 en %3, %4, sigue en la cola.',
  ],
  [
    'The confirmation to %1 for %2 at %3, %4 was not delivered (%5). Please call.',
    'La confirmación a %1 de %2 en %3, %4 no se entregó (%5). Llame.',
  ],
  [
    'The new time of %3, %4 was not delivered to %1 (%5). Please call.',
    'La nueva hora de %3, %4 no se entregó a %1 (%5). Llame.',
  ],
  [
    'The cancellation to %1 of %2 at %3, %4 was not delivered (%5). Please call.',
    'La cancelación a %1 de %2 en %3, %4 no se entregó (%5). Llame.',
  ],
  [
    'The reminder to %1 of %2 at %3, %4 was not delivered (%5).',
    'El recordatorio a %1 de %2 en %3, %4 no se entregó (%5).',
  ],
  ['%1 can make the new time of %3, %4.', '%1 puede a la nueva hora de %3, %4.'],
  ['%1 cannot make the new time of %3, %4.', '%1 no puede a la nueva hora de %3, %4.'],
  ['%1 will be %5 minutes late for %2 at %3, %4.', '%1 llegará %5 minutos tarde como %2 a %3, %4.'],
];
