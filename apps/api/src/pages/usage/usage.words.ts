const english = {
  title: 'Message usage',
  intro: 'Segments of text messages that carriers accepted; a long text has several.',
  total: 'of all time',
  thisMonth: 'this month',
  twelve: 'in twelve months',
  byMonth: 'Segments by month',
  byDay: (month: string) => `Segments by day, ${month}`,
  month: 'Month',
  day: 'Day',
  segments: 'Segments',
  months: 'Months',
  days: 'Days',
  company: 'Company',
  companies: 'Companies',
  all: 'All companies',
  none: 'No text was sent yet.',
};

const spanish: typeof english = {
  title: 'Uso de mensajes',
  intro: 'Segmentos de mensajes que aceptaron los operadores; un texto largo tiene varios.',
  total: 'en total',
  thisMonth: 'este mes',
  twelve: 'en doce meses',
  byMonth: 'Segmentos por mes',
  byDay: (month: string) => `Segmentos por día, ${month}`,
  month: 'Mes',
  day: 'Día',
  segments: 'Segmentos',
  months: 'Meses',
  days: 'Días',
  company: 'Empresa',
  companies: 'Empresas',
  all: 'Todas las empresas',
  none: 'Todavía no se envió ningún mensaje.',
};

export const USAGE_WORDS = { en: english, es: spanish };
