// Types of <worthwhile-calculator>: the element, its attributes, its events and the messages behind
// them. Copy this file into a project whose pages bear the element, and import it once:
//
//   import type {} from './embed';
//
// For JSX, react.d.ts beside it adds the tag.

/** What can be said about the widget's look; docs/embedding.md lists what each may be. */
export type Token = 'accent' | 'background' | 'surface' | 'text' | 'muted' | 'border' | 'radius' | 'font';
export type Tokens = Partial<Record<Token, string>>;
export type Mode = 'auto' | 'light' | 'dark';

/** Answers known beforehand: by these keys, or by the id of an input of the offer. */
export type Values = {
  industry?: string;
  staff?: number | string;
  quantity?: number | string;
  plan?: string;
  years?: number | string;
  [input: string]: number | string | undefined;
};

/** A place of the widget. */
export type View = 'estimate' | 'assumptions' | 'derivation' | 'contact' | 'keep';
/** How the offer would have a customer of this size buy. */
export type Way = 'checkout' | 'package' | 'talk';
export type ErrorCode =
  | 'offer-missing'
  | 'offer-broken'
  | 'offer-newer'
  | 'currency'
  | 'prefill'
  | 'theme'
  | 'start';

/** The figures of a result, which the element reports if it has `emit-values`. */
export type Figures = {
  /** What is left after all costs over the years of the model, in today's money and in `currency`:
   * from the conservative to the expected case. */
  low: number;
  high: number;
  currency: string;
  /** The yearly price. */
  price: number;
  /** In the conservative case; null where it never pays back. */
  paybackMonths: number | null;
  plan: string;
  quantity: number;
  /** The service package that goes with it, if one does. */
  package: string | null;
};

/** What the widget tells the page, by type. */
export interface Up {
  ready: { lang: string; currency: string; vendor: string };
  /** In CSS pixels. */
  resize: { height: number };
  view: { name: View };
  /** `value` with `emit-values` only. */
  change: { field: string; value?: number | string };
  /** `none` while an answer cannot be read. The figures with `emit-values` only. */
  result: { route: Way | 'none' } & Partial<Figures>;
  /** Somebody follows the offer's way. */
  route: { way: Way; package?: string };
  /** Somebody sent the contact form; never what stands in it. */
  lead: { status: 'sent' | 'failed' };
  share: { how: 'link' | 'file' | 'print' };
  error: { code: ErrorCode; message: string };
}

/** What the page tells the widget, by type. */
export interface Down {
  configure: {
    emitValues: boolean;
    debug: boolean;
    currency?: string;
    theme?: Mode;
    tokens?: Tokens;
    prefill?: Values;
  };
  prefill: { values: Values };
  theme: { mode: Mode; tokens: Tokens };
  focus: {};
  print: {};
}

/** Any message of one direction, as it is posted. */
export type Message<Direction extends Up | Down> = {
  [Type in keyof Direction]: { ns: 'worthwhile'; v: 1; id: string; type: Type } & Direction[Type];
}[keyof Direction];

/** The element's events, which bubble out of shadow roots as well. */
export type WorthwhileEventMap = {
  [Type in keyof Up as `worthwhile:${Type}`]: CustomEvent<Up[Type]>;
};

/** Every attribute that the element knows. */
export type WorthwhileAttributes = {
  /** The address of the offer; without it the one that the widget was built with. */
  src?: string;
  /** Without it the nearest `lang` of the page. */
  lang?: 'en' | 'de' | 'zh-Hans' | (string & {});
  currency?: string;
  theme?: Mode;
  /** All tokens as one JSON object; attributes of their own win. */
  tokens?: string;
  /** All values as one JSON object; attributes of their own win. */
  prefill?: string;
  /** Which parameters of the page's own address may fill in values, with spaces between them. */
  'prefill-from-query'?: string;
  'min-height'?: number | string;
  'max-height'?: number | string;
  loading?: 'lazy' | 'eager';
  'emit-values'?: boolean | '';
  debug?: boolean | '';
  title?: string;
} & { [Name in Token]?: string } & { [Name in `prefill-${string}`]?: number | string };

/** <worthwhile-calculator> */
export interface WorthwhileCalculatorElement extends HTMLElement {
  /** Fills in values. Assigning an object or its JSON sets the attribute. */
  get prefill(): (values: Values) => void;
  set prefill(values: Values | string);
  /** Sets the attribute `theme` and those of the given tokens. Assigning sets the attribute. */
  get theme(): (mode: Mode, tokens?: Tokens) => void;
  set theme(mode: Mode);
  /** Prints the estimate, once the widget is ready. */
  print(): void;
  /** Moves the focus into the widget. */
  focus(options?: FocusOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'worthwhile-calculator': WorthwhileCalculatorElement;
  }
  interface GlobalEventHandlersEventMap extends WorthwhileEventMap {}
}
