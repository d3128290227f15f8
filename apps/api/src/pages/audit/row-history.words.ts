const english = {
  titles: {
    request: (worker: string) => `What happened to the request of ${worker}`,
    hours: (worker: string) => `What happened to the hours of ${worker}`,
  },
  none: {
    request: 'Nothing is recorded about this request.',
    hours: 'Nothing is recorded about these hours.',
  },
  hours: 'Hours only',
  request: 'The whole request',
  sheet: 'Time sheet',
  texts: {
    offer: 'Text: offer',
    consent_question: 'Text: question for consent',
    confirmation: 'Text: confirmation',
    time_change: 'Text: the call moved',
    cancellation: 'Text: cancellation',
    reminder: 'Text: reminder',
    reply: 'Text: answer',
    call_filled: 'Text: the call is filled',
    direct: 'Text from the office',
    arrival_question: 'Text: are they on the way?',
    clock_in_code: 'Text: clock-in code',
    hours: 'Text: about their hours',
  } as Record<string, string>,
};

const spanish: typeof english = {
  titles: {
    request: (worker) => `Qué pasó con la solicitud de ${worker}`,
    hours: (worker) => `Qué pasó con las horas de ${worker}`,
  },
  none: {
    request: 'No hay nada anotado sobre esta solicitud.',
    hours: 'No hay nada anotado sobre estas horas.',
  },
  hours: 'Solo las horas',
  request: 'Toda la solicitud',
  sheet: 'Hoja de horas',
  texts: {
    offer: 'Mensaje: oferta',
    consent_question: 'Mensaje: pregunta de permiso',
    confirmation: 'Mensaje: confirmación',
    time_change: 'Mensaje: el turno se movió',
    cancellation: 'Mensaje: cancelación',
    reminder: 'Mensaje: recordatorio',
    reply: 'Mensaje: respuesta',
    call_filled: 'Mensaje: el turno está completo',
    direct: 'Mensaje de la oficina',
    arrival_question: 'Mensaje: ¿viene en camino?',
    clock_in_code: 'Mensaje: código de entrada',
    hours: 'Mensaje: sobre sus horas',
  },
};

export const HISTORY_WORDS = { en: english, es: spanish };
