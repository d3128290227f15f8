import { callLines, callsSentence, isOffersOnly, menuLines, onlyCompanyOf } from './call-lists.js';
import { describeCall, describeOffer, fecha, startedNow } from './call-words.es.js';
import type { Dialogue, MenuEntry, Replies, RequestStatus } from './reply-templates.types.js';

export const spanishReplies: Replies = {
  thanks: (offers) =>
    [
      'Gracias, desde ahora recibira mensajes de trabajo. Responda STOP para dejar de recibirlos.',
      ...offers.map(
        ({ company, event, date, startedAt, link }) =>
          `${company}: ${event}, ${fecha(date)}${startedAt ? `, ${startedNow(startedAt)}` : ''}: ${link}`,
      ),
    ].join('\n'),
  startedWithoutConsent:
    'Ya no esta dado de baja. La empresa que quiera enviarle mensajes de trabajo le preguntara antes.',
  nothingOpen:
    'Ahora no hay nada que responder. Le avisamos cuando lo haya. Responda STOP para no recibir mensajes.',
  unsubscribed: 'Usted ya no recibe mensajes nuestros. Responda START para recibirlos de nuevo.',
  notRecognised: 'No conocemos este numero. Por favor hable con su steward.',
  howToConsent: (company) =>
    `${company}: responda YES para recibir mensajes de trabajo, o STOP para no recibirlos.`,
  notConsented: (companies) =>
    `Entonces sin mensajes de trabajo de ${companies.join(', ')}, salvo que responda YES. Responda STOP para no recibir ninguno.`,
  automated: (link) =>
    `Este numero es automatico y nadie lo lee. ${link ? `Responda aqui: ${link} ` : ''}Responda STOP para dejar de recibir mensajes.`,
  help: ({ companies, isStopped }) =>
    [
      companies.length > 0
        ? `Ofertas, confirmaciones y recordatorios de trabajo de ${companies.map(companyWithContact).join('; ')}.`
        : 'Ofertas, confirmaciones y recordatorios de trabajo para eventos. No conocemos este numero; hable con su steward.',
      'Frecuencia variable. Pueden aplicarse tarifas.',
      isStopped
        ? 'Usted no recibe mensajes; responda START para recibirlos de nuevo.'
        : 'Responda STOP para no recibirlos.',
    ].join(' '),
};

export const spanishDialogue: Dialogue = {
  menu: (entries, moreAt) =>
    [
      isOffersOnly(entries) ? `Puede trabajar${forCompany(entries)}?` : 'A que dice que si?',
      ...menuLines(entries, (entry) => describeEntry(entry, isOffersOnly(entries))),
      entries.length === 1 ? 'Responda 1 o NO.' : 'Responda con numeros (1 o 1 2), TODOS o NO.',
      ...(moreAt ? [`Mas: ${moreAt}`] : []),
    ].join('\n'),
  withdrawMenu: (calls) =>
    [
      'En cual no puede trabajar?',
      ...callLines(calls, describeCall),
      'Responda con numeros (1 o 1 2), o NO para seguir.',
    ].join('\n'),
  answered: (calls) =>
    [
      ...callsSentence(
        calls.available,
        describeCall,
        (list) => `Gracias! Anotamos su si para ${list}. Le avisamos cuando este confirmado.`,
      ),
      ...callsSentence(
        calls.waiting,
        describeCall,
        (list) => `Esta completo: ${list}. Anotamos su si y le avisamos si queda un lugar.`,
      ),
      ...callsSentence(calls.confirmed, describeCall, (list) => `Esta confirmado para ${list}.`),
      ...callsSentence(
        calls.declined,
        describeCall,
        (list) => `Anotamos que no puede trabajar en ${list}.`,
      ),
      ...callsSentence(
        calls.dropped,
        describeCall,
        (list) => `Ya no contamos con usted para ${list}. Gracias por avisar.`,
      ),
      ...callsSentence(calls.over, describeCall, (list) => `Ya termino: ${list}.`),
      ...callsSentence(calls.canceled, describeCall, (list) => `Se cancelo: ${list}.`),
      ...callsSentence(calls.gone, describeCall, (list) => `Ya no esta disponible: ${list}.`),
    ].join('\n'),
  conflicts: (conflicts) =>
    conflicts
      .map(({ call, other, isOtherCompany, restHours }) => {
        const theirs = `${isOtherCompany ? `${other.company}: ` : ''}${describeCall(other)}`;
        return restHours === null
          ? `Atencion: ${call} coincide con ${theirs}.`
          : `Atencion: solo ${restHours} h de descanso entre ${call} y ${theirs}.`;
      })
      .join('\n'),
  status: describeStatus,
  dropQuestion: (call) =>
    `Dejar ${describeCall(call)}? Responda OUT otra vez para dejarlo, o NO para seguir.`,
  kept: (call) => `Bien, contamos con usted para ${describeCall(call)}.`,
  nothingChanged: 'Bien, no se cambio nada.',
  nothingToDrop: 'No tiene ningun turno confirmado que dejar. Si ya empezo, hable con su steward.',
  clockedIn: 'Usted ya marco su entrada; hable con su steward.',
  newTime: (call, suits) =>
    suits
      ? `Gracias! Anotamos que puede con el nuevo horario: ${describeCall(call)}.`
      : `Anotamos que no puede con el nuevo horario de ${describeCall(call)}. Los encargados lo saben.`,
  late: (call, minutes) =>
    `Gracias, los encargados saben que llegara ${minutes} min tarde a ${describeCall(call)}.`,
  howLate: (call) =>
    `Cuantos minutos llegara tarde a ${describeCall(call)}? Responda con el numero, por ejemplo 15 o LATE 15.`,
  onTheWay: (call) =>
    `Gracias, el responsable sabe que va en camino a ${describeCall(call)}. Si va a llegar tarde, responda LATE 15.`,
  arrivalHelp: (call) => `Va en camino a ${describeCall(call)}? Responda SI, LATE 15 o OUT.`,
  callSheet: ({ role, venue, address, note, contact, ...call }) =>
    [
      `${describeCall(call)}, como ${role}.`,
      [venue, address].filter(Boolean).join(', '),
      note ?? '',
      `Contacto: ${[contact.name, contact.phone].filter(Boolean).join(', ')}`,
    ]
      .filter(Boolean)
      .join('\n'),
  noCallAhead: 'No tiene ningun turno confirmado en los proximos dias.',
};

function forCompany(entries: readonly MenuEntry[]): string {
  const company = onlyCompanyOf(entries);
  return company === null ? '' : ` para ${company}`;
}

function companyWithContact({ name, contact }: { name: string; contact: string | null }): string {
  return contact ? `${name} (${contact})` : name;
}

function describeEntry(entry: MenuEntry, isOffersOnlyMenu: boolean): string {
  if (entry.asks === 'consent') return 'recibir sus mensajes de trabajo';
  if (entry.asks === 'offer')
    return `${isOffersOnlyMenu ? '' : 'trabajar, '}${describeOffer(entry.call)}`;
  const call = describeCall(entry.call);
  if (entry.asks === 'arrival') return `voy en camino a ${call}`;
  return entry.asks === 'drop' ? `dejar ${call}` : `nuevo horario, ${call}`;
}

function describeStatus(status: RequestStatus): string {
  const call = describeCall(status.call);
  switch (status.is) {
    case 'available':
      return `Tenemos su si para ${call} y le avisamos cuando este confirmado. Para cambiarlo: ${status.link}`;
    case 'waiting':
      return `${call} esta completo. Tenemos su si y le avisamos si queda un lugar. Para cambiarlo: ${status.link}`;
    case 'confirmed':
      return `Esta confirmado para ${call}. Si no puede venir, responda OUT. Detalles: ${status.link}`;
    case 'not at new time':
      return `Nos dijo que no puede con el nuevo horario de ${call}. Si puede, hable con su steward.`;
    case 'declined':
      return `No esta en el equipo de ${call}. Si puede trabajar: ${status.link}`;
    case 'off':
      return `No contamos con usted para ${call}. Si quiere venir, hable con su steward.`;
    case 'missed':
      return `Consta que no vino a ${call}. Por favor hable con su steward.`;
    case 'canceled':
      return `Se cancelo: ${call}. Por favor no venga.`;
    case 'over':
      return `Ya termino: ${call}.`;
    case 'in':
      return `Ya entro a ${call}. Si algo no esta bien, hable con su steward.`;
    case 'worked':
      return `Ya salio de ${call}. Si algo no esta bien, hable con su steward.`;
  }
}
