import type { Translations } from './translations.js';

export const spanish: Translations = {
  layout: { skip: 'Ir al contenido', footer: 'CallManager: personal para eventos en vivo.' },
  dateAndTime: (date, time) => `${date} a las ${time}`,
  venueTime: (zone) => `Todas las horas son las del lugar del evento (${zone}).`,
  toBeDetermined: 'Por anunciar',
  errors: {
    title: (status) =>
      ({
        400: 'Eso no funcionó',
        403: 'Esta página no es para usted',
        404: 'Página no encontrada',
        413: 'Es demasiado grande',
        429: 'Demasiados intentos',
      })[status] ?? 'Algo salió mal',
    explain: (status) =>
      ({
        400: 'Algo en la solicitud no estaba bien.',
        403: 'Su cuenta no tiene permiso para esto. Pregunte a su encargado.',
        404: 'Aquí no hay nada. Puede que el enlace esté incompleto o ya no sea válido.',
        405: 'Esta dirección recibe lo que envía un formulario; ábralo desde su página.',
        413: 'No se guardó nada. Elija un archivo más pequeño, o divídalo en varios.',
        429: 'Espere un poco e inténtelo de nuevo.',
      })[status] ?? 'Es culpa nuestra, no suya. Inténtelo de nuevo en un momento.',
    back: 'Ir a la página de inicio',
    again: 'Abrir la página de nuevo',
  },
  link: {
    title: 'Este enlace ya no funciona',
    explain: 'Puede que ya se haya usado, que haya caducado o que no se haya copiado completo.',
    steward: 'Use el mensaje más reciente que recibió de nosotros, o pregunte a su encargado.',
  },
  confirm: {
    title: '¿Puede trabajar?',
    yourCalls: 'Sus turnos',
    greeting: (name, company) => `Hola ${name}, le escribe ${company}.`,
    question: (call) => `¿Puede trabajar en ${call}?`,
    yesAfterAll: 'Sí puedo trabajar',
    noAfterAll: 'Ya no puedo trabajar',
    full: 'Los lugares por orden de llegada de este turno ya están ocupados. Si responde que sí, queda en la lista y le avisamos si se abre un lugar.',
    overlap: (call, other) => `${call} coincide con ${other}`,
    shortRest: (call, other, hours) => `Solo ${hours} h de descanso entre ${call} y ${other}`,
    otherCall: (call, event, when) => `${call} (${event}), ${when}`,
    otherCallState: {
      pending: ', que también le proponemos.',
      available: ', al que respondió que sí.',
      confirmed: ', para el que está confirmado.',
    },
    running: 'Este turno ya empezó. Si responde que sí, por favor venga ya.',
    runningConfirmed: 'Este turno ya empezó. Por favor venga ya.',
    over: 'Ya no hay nada que responder: los turnos de este evento ya terminaron.',
    eventCanceled: 'Este evento se canceló. Por favor no venga.',
    google: 'Añadir a Google Calendar',
    cancel: 'No puedo ir',
    code: 'Su código de entrada',
    codeIntro:
      'Muestre este código a su steward al llegar y al salir, o ábralo con la cámara de su teléfono.',
    codeBig: 'Mostrarlo en grande',
    outcome: {
      confirmed: (call, when) =>
        `Está confirmado para ${call}, ${when.replace(/\.$/, '')}. ¡Nos vemos allí!`,
      available: (call) =>
        `¡Gracias! Está en la lista de ${call}. Le avisaremos por mensaje cuando esté confirmado.`,
      declined: (call) => `Gracias por avisarnos de que no puede trabajar en ${call}.`,
      unchanged: (call) => `Su respuesta para ${call} ya estaba guardada.`,
      canceled: (call) => `Ya no está en ${call}. Gracias por avisarnos.`,
    },
  },
  cancel: {
    title: '¿Cancelar este turno?',
    ask: (call, when) => `Está confirmado para ${call}, ${when}.`,
    consequence:
      'Si cancela, otra persona tomará su lugar. Solo un encargado puede volver a ponerlo en el turno.',
    yes: 'Sí, no puedo ir',
    keep: 'No, allí estaré',
    impossible: 'No está confirmado para este turno, así que no hay nada que cancelar.',
    done: (call) => `Ya no está en ${call}`,
    doneExplain: 'Gracias por avisarnos. Su encargado ya lo sabe.',
  },
  timeChange: {
    title: 'Su turno cambió de hora',
    moved: (call, event) => `${call} de ${event} tiene un nuevo horario.`,
    before: 'Antes',
    now: 'Nuevo horario',
    question: '¿Puede trabajar en el nuevo horario?',
    can: 'Sí, allí estaré',
    cant: 'No, no puedo',
    message: 'Mensaje para su encargado',
    messageHint: 'Opcional. Por ejemplo, qué hora le convendría.',
    choose: 'Elija si puede trabajar en el nuevo horario.',
    tooLong: 'El mensaje puede tener 500 caracteres como máximo.',
    thanksCan: (when) => `Perfecto, nos vemos: ${when}.`,
    thanksCant:
      'Gracias por avisarnos. Su encargado se comunicará con usted; mientras tanto sigue en el turno.',
    goneTitle: 'Esta pregunta está cerrada',
    gone: 'Ya la respondió, el turno cambió otra vez o ya es tarde para responder. Si tiene dudas, pregunte a su encargado.',
  },
  clockIn: {
    title: 'Entrada y salida',
    who: (name) => `Usted es ${name}.`,
    clockIn: 'Marcar entrada',
    clockOut: 'Marcar salida',
    running: (since) => `Trabajando desde ${since}`,
    nothing: 'Por favor hable con su steward',
    nothingIntro:
      'Puede marcar su entrada desde 60 minutos antes hasta 60 minutos después de la hora de su turno, y ninguno de sus turnos está tan cerca ahora.',
    yourCalls: 'Sus turnos en este evento',
    done: (call) => `Ya marcó su salida de ${call}.`,
    clockedIn: (call, time) => `Marcó su entrada a ${call} a las ${time}. ¡Buen turno!`,
    clockedOut: (call, time) => `Marcó su salida de ${call} a las ${time}. ¡Gracias!`,
    stillIn: (since) => `Usted marcó su entrada a las ${since}.`,
    expired: 'Este código ha caducado. Por favor hable con su steward.',
  },
  station: {
    clockedIn: (name, call, time) =>
      `${name}: marcó su entrada a ${call} a las ${time}. ¡Buen turno!`,
    clockedOut: (name, call, time) =>
      `${name}: marcó su salida de ${call} a las ${time}. ¡Gracias!`,
    stillIn: (name, since) => `${name}: usted marcó su entrada a las ${since}.`,
  },
  code: {
    title: 'Su código de entrada',
    show: (event) => `Muéstrelo a su steward en ${event}.`,
    alt: 'Código QR para marcar la entrada',
    open: 'Abrir la página de entrada en este teléfono',
  },
  register: {
    title: 'Su propia cuenta',
    soon: 'Las cuentas para trabajadores llegan con la aplicación de su empresa, que le enviará un enlace personal.',
    meanwhile:
      'No la necesita para trabajar: responda y marque su entrada con los enlaces de nuestros mensajes.',
  },
  errorMessages: {
    'event.ends_before_start': 'El último día no puede ser anterior al primero.',
    'event.not_a_single_day': 'Un evento de un solo día termina el día en que empieza.',
    'event.location_unknown': 'Este no es uno de los lugares de la empresa.',
    'event.canceled': 'Este evento ya está cancelado.',
    'event.call_has_hours':
      'Uno de sus turnos tiene horas registradas y no se puede mover con el evento.',
    'time_sheet.approved':
      'Esta hoja de horas está aprobada. Un gerente la cambia con un motivo en la página de la hoja.',
    'time_sheet.draft': 'Esta hoja es un borrador, o alguien la cambió. Preséntela primero.',
    'time_sheet.moved_on': 'Esta hoja cambió desde que la abrió. Mírela otra vez.',
    'time_sheet.unfinished': 'Esta hoja no está terminada. Mire la lista y confirme, o termínela.',
    'time_sheet.no_hours': 'Este turno todavía no tiene horas que reclamar.',
    'time_sheet.call_deleted':
      'La empresa borró este turno. Pídale que lo recupere; después diga aquí qué está mal.',
    'time_sheet.dispute_open': 'Ya reclamó estas horas; espere la respuesta.',
    'time_sheet.dispute_answered': 'Alguien ya respondió a este reclamo.',
    'call_time.outside_event': 'La fecha debe estar dentro de los días del evento.',
    'call_time.has_hours':
      'Este turno tiene horas registradas. Pida a un encargado que lo elimine.',
    'requirement.skill_taken': 'Este turno ya pide este oficio; edite ese puesto.',
    'requirement.skill_unknown': 'Este no es uno de los oficios de la empresa.',
    'archive.live': 'Esto no está eliminado; no hay nada que restaurar.',
    'archive.parent_deleted': 'Aquello a lo que pertenece está eliminado. Restáurelo primero.',
    'request.not_confirmed': 'Solo se puede cancelar un turno confirmado.',
    'request.canceled': 'Este turno se canceló; solo un encargado puede confirmarlo de nuevo.',
    'request.missed': 'Consta que no se presentó a este turno; hable con su encargado.',
    'request.call_over': 'Este turno ya terminó; hable con su steward.',
    'request.clocked_in': 'Usted ya marcó su entrada; hable con su steward.',
    'request.worked': 'Usted ya trabajó este turno; hable con su steward.',
    'request.event_canceled': 'Este evento se canceló; no hay nada que responder.',
    'clock.nothing_to_do':
      'No hay ningún turno para marcar en este momento. Por favor hable con su steward.',
    'clock.outside_window':
      'Puede marcar su entrada desde 60 minutos antes hasta 60 minutos después de la hora del turno. Por favor hable con su steward.',
    'clock.already_in': 'Ya marcó su entrada para este turno.',
    'clock.already_out': 'Ya marcó su salida de este turno.',
    'clock.not_in': 'No ha marcado su entrada para este turno.',
    'clock_in.not_confirmed': 'No está confirmado para este turno.',
    'sms.premium_number':
      'Este es un número de tarifa especial. No enviamos mensajes a números así.',
    'sms.country_not_allowed':
      'No enviamos códigos a números de este país. Por favor hable con su steward.',
    'sms.number_cap':
      'Este número ya recibió hoy todos los códigos que enviamos. Inténtelo de nuevo mañana.',
    'sms.company_cap':
      'La empresa ya envió hoy todos los códigos que puede. Inténtelo de nuevo mañana.',
    'worker.phone_invalid': 'Este no es un número de teléfono válido.',
    'worker.not_mergeable': 'Estos dos contactos no se pueden unir.',
    'worker.exists': 'Ya hay un contacto con este número de teléfono.',
    'worker.has_requests':
      'Este contacto tiene solicitudes o cancelaciones y no se puede eliminar.',
    'worker.stopped': 'Este número envió STOP: no recibe mensajes hasta que envíe START.',
    'worker.no_consent': 'Este contacto todavía no ha aceptado recibir mensajes.',
    'worker.text_too_long': 'Este mensaje tiene más de 10 partes. Acórtelo o envíelo en dos.',
    'contacts.unreadable':
      'Este archivo no se puede leer: una celda entre comillas no termina o el archivo es demasiado grande.',
    'contacts.no_table':
      'Este archivo no es una tabla de texto, diga lo que diga su nombre. En Excel: Guardar como, CSV UTF-8.',
    'contacts.no_phone_column':
      'Ninguna columna tiene números de teléfono. Indique cuál los tiene.',
    'contacts.too_many': 'Son demasiados contactos. No se importó nada; envíelos en varias partes.',
    'contacts.too_many_numbers':
      'Son demasiados números de teléfono. No se importó nada; envíelos en varias partes.',
    'pay_rate.table_refused':
      'La primera fila debe nombrar las columnas, cada una una vez, con Importe y Desde; debajo van de 1 a 2000 líneas.',
    'labor_type.exists': 'Ya existe esta especialidad.',
    'labor_type.in_use': 'Un puesto usa esta especialidad; no se puede eliminar.',
    'location_profile.in_use': 'En este lugar se celebra un evento; no se puede eliminar.',
    'location.invalid': 'Use el nombre de una zona horaria, como America/New_York.',
  },
};
