import type { Role } from '#libs/kernel';

const english = {
  title: 'Dashboard',
  hello: (name: string) => `Hello ${name}`,
  roles: 'Your roles',
  none: 'None yet. A manager or owner of a company can invite you.',
  names: {
    administrator: 'Administrator of the whole system',
    owner: 'Owner',
    manager: 'Manager',
    steward: 'Steward',
    worker: 'Worker',
  } satisfies Record<Role, string>,
  can: 'What you can do',
  api: 'API documentation',
  apiText: 'Create events, call the crew, read time sheets: every request with a button to try it.',
  phones: 'Simulated phones',
  phonesText:
    'Every text message we send here arrives on one of these phones, and can be answered.',
  mail: 'Simulated mail',
  mailText: 'Simulated mailbox: all mail that was sent.',
  calls: 'Your calls',
  callsText:
    'We text you when there is work. The link in each message shows your calls: answer there, and find your clock-in code.',
};

const spanish: typeof english = {
  title: 'Inicio',
  hello: (name) => `Hola, ${name}`,
  roles: 'Sus funciones',
  none: 'Ninguna todavía. Un administrador o dueño de una empresa puede invitarle.',
  names: {
    administrator: 'Administrador de todo el sistema',
    owner: 'Dueño',
    manager: 'Administrador',
    steward: 'Encargado',
    worker: 'Trabajador',
  },
  can: 'Qué puede hacer',
  api: 'Documentación de la API',
  apiText:
    'Crear eventos, llamar al equipo, leer hojas de horas: cada petición con un botón para probarla.',
  phones: 'Teléfonos simulados',
  phonesText:
    'Cada mensaje de texto que enviamos aquí llega a uno de estos teléfonos, y se puede contestar.',
  mail: 'Correo simulado',
  mailText: 'Buzón simulado: todo el correo que se envió.',
  calls: 'Sus turnos',
  callsText:
    'Le escribimos cuando hay trabajo. El enlace de cada mensaje muestra sus turnos: responda allí, y encuentre su código de entrada.',
};

export const DASHBOARD_WORDS = { en: english, es: spanish };
