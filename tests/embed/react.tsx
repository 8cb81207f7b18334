// The tag in JSX, as types.ts does for plain scripts.

import { useRef } from 'react';
import type {} from '../../embed/react';
import type { WorthwhileCalculatorElement } from '../../embed/embed';

export function Pricing() {
  const calculator = useRef<WorthwhileCalculatorElement>(null);
  return (
    <section>
      <worthwhile-calculator
        ref={calculator}
        src="https://calculator.example/offer.json"
        lang="de"
        theme="auto"
        accent="#0a7"
        min-height={640}
        prefill-staff="40"
        emit-values
        onworthwhile:route={({ detail }) => detail.way}
      >
        <a href="/pricing">Pricing</a>
      </worthwhile-calculator>
      {/* @ts-expect-error there is no such mode */}
      <worthwhile-calculator theme="dusk" />
      <button onClick={() => calculator.current?.print()}>Print</button>
    </section>
  );
}
