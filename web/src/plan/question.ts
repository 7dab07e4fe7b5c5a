/** The words of a question to the planner that the form asks for; the address bar has them all. */
export const FIELDS = [
  'from',
  'to',
  'goods',
  'teu',
  'ready',
  'scenario',
  'reefer',
  'dangerous',
  'overlength',
  'permit',
  'standard',
] as const;

export type Field = (typeof FIELDS)[number];

/** The worked example: electronics from Bắc Ninh to Chongqing, ready on the next Monday. */
export const EXAMPLE: Record<'from' | 'to' | 'goods' | 'teu' | 'scenario', string> = {
  from: 'bac-ninh',
  to: 'chongqing',
  goods: 'electronics',
  teu: '2',
  scenario: 'base',
};

/** What the address says, the example where it says nothing. */
export function questionIn(query: URLSearchParams, now = new Date()): URLSearchParams {
  const isExample = !query.has('from') && !query.has('to');
  const question = new URLSearchParams();
  for (const field of FIELDS) {
    const fallback =
      field === 'ready'
        ? nextMonday(now)
        : isExample
          ? EXAMPLE[field as keyof typeof EXAMPLE]
          : field === 'teu'
            ? '1'
            : undefined;
    const value = query.get(field) ?? fallback;
    if (value) {
      question.set(field, value);
    }
  }
  return question;
}

/** The same question in another year, on the same weekday, and in another scenario. */
export function inYear(question: URLSearchParams, year: string, scenario: string): URLSearchParams {
  const other = new URLSearchParams(question);
  const ready = question.get('ready') ?? '';
  if (year && /^\d{4}-\d\d-\d\d/.test(ready)) {
    const weekday = new Date(`${ready.slice(0, 10)}T00:00Z`).getUTCDay();
    const day = new Date(
      `${year}-${ready.slice(5, 7)}-${String(Math.min(28, Number(ready.slice(8, 10)))).padStart(2, '0')}T00:00Z`,
    );
    day.setUTCDate(day.getUTCDate() + ((weekday - day.getUTCDay() + 7) % 7));
    other.set('ready', `${day.toISOString().slice(0, 10)}${ready.slice(10)}`);
  }
  if (scenario) {
    other.set('scenario', scenario);
  }
  return other;
}

function nextMonday(now: Date): string {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  return `${day.toISOString().slice(0, 10)}T08:00`;
}
