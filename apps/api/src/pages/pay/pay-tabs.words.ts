const english = {
  title: 'Pay',
  tabs: 'Parts of pay',
  overview: 'Overview',
  periods: 'Periods',
  rates: 'Rates',
  rules: 'Rules',
  settings: 'Settings',
};

const spanish: typeof english = {
  title: 'Pago',
  tabs: 'Partes del pago',
  overview: 'Resumen',
  periods: 'Períodos',
  rates: 'Tarifas',
  rules: 'Reglas',
  settings: 'Ajustes',
};

export const PAY_TABS_WORDS = { en: english, es: spanish };
