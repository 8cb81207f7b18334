// Uses the types of embed.d.ts as a site would. It is compiled and never run: a line that should
// be refused bears @ts-expect-error, which fails where it is not.

import type { Down, Message, Up, WorthwhileCalculatorElement } from '../../embed/embed';

const calculator: WorthwhileCalculatorElement = document.createElement('worthwhile-calculator');
document.querySelector('worthwhile-calculator')?.prefill({ industry: 'technology', staff: 40, downtime_hours: '12' });

calculator.prefill({ plan: 'team', years: 3 });
calculator.prefill = { staff: 40 };
calculator.prefill = '{"staff": 40}';
calculator.theme('dark', { accent: '#0a7', radius: '4px' });
calculator.theme = 'auto';
calculator.print();
calculator.focus({ preventScroll: true });
// @ts-expect-error there is no such mode
calculator.theme('dusk');
// @ts-expect-error there is no such token
calculator.theme('light', { colour: 'red' });
// @ts-expect-error a value is a number or a text
calculator.prefill({ staff: true });

calculator.addEventListener('worthwhile:ready', ({ detail }) => {
  const { lang, currency, vendor }: { lang: string; currency: string; vendor: string } = detail;
  return [lang, currency, vendor];
});
// They bubble.
document.addEventListener('worthwhile:result', ({ detail: { route, low, high, paybackMonths } }) => {
  const way: 'checkout' | 'package' | 'talk' | 'none' = route;
  const range: (number | null | undefined)[] = [low, high, paybackMonths];
  // @ts-expect-error the figures are there with emit-values only
  return [way, range, low.toFixed()];
});
document.addEventListener('worthwhile:error', ({ detail }) => {
  // @ts-expect-error there is no such code
  return detail.code === 'teapot';
});
document.addEventListener('worthwhile:lead', ({ detail }) => {
  // @ts-expect-error no personal data
  return detail.email;
});

const ready: Message<Up> = { ns: 'worthwhile', v: 1, id: 'w1', type: 'ready', lang: 'de', currency: 'EUR', vendor: 'Example' };
const focus: Message<Down> = { ns: 'worthwhile', v: 1, id: 'w1', type: 'focus' };
// @ts-expect-error a height is a number
const resize: Message<Up> = { ns: 'worthwhile', v: 1, id: 'w1', type: 'resize', height: '560px' };
// @ts-expect-error goes the other way
const print: Message<Up> = { ns: 'worthwhile', v: 1, id: 'w1', type: 'print' };

export const said = [ready, focus, resize, print];
