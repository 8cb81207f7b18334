// The tag in JSX. Needs React 19, which sets attributes and listens to events of custom elements.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { WorthwhileAttributes, WorthwhileCalculatorElement, WorthwhileEventMap } from './embed';

type Own = WorthwhileAttributes & {
  [Name in keyof WorthwhileEventMap as `on${Name}`]?: (event: WorthwhileEventMap[Name]) => void;
};
type Common = DetailedHTMLProps<HTMLAttributes<WorthwhileCalculatorElement>, WorthwhileCalculatorElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'worthwhile-calculator': Omit<Common, keyof Own> & Own;
    }
  }
}
