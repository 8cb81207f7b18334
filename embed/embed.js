// Puts the calculator on any page:
//
//   <script async src="https://calculator.example/embed.js"></script>
//   <worthwhile-calculator src="https://calculator.example/offer.json"></worthwhile-calculator>
//
// The element makes an iframe of the widget's page, which lies beside this script, once it comes
// near the viewport. The page it stands on lends it nothing else: no style, no storage, no request.
// docs/embedding.md says how it is used, embed.d.ts types it.
//
// THE PROTOCOL, version 1. The widget's page is asked for in the reader's language, with the query
//   offer  the address of the offer, if the element names one    host  the origin of this page
//   theme  light or dark, unless it follows the device           id    tells several elements apart
// Then both sides post plain objects {ns: 'worthwhile', v: 1, id, type, …}:
//   up    ready {lang, currency, vendor} · resize {height} · view {name} · change {field, value?}
//         result {route, …} · route {way, package?} · lead {status} · share {how}
//         error {code, message}
//   down  configure {emitValues, debug, currency?, theme?, tokens?, prefill?} answers ready, and
//         comes again without prefill when one of these attributes changes
//         prefill {values} · theme {mode, tokens} · focus · print
// Each side listens to the other's window and origin alone, with its id, and ignores types that it
// does not know and other versions.

(() => {
  const TAG = 'worthwhile-calculator';
  // Several copies of this script may stand on a page: the first serves all elements.
  if (customElements.get(TAG)) return;

  /**
   * @typedef {import('./embed.d.ts').Down} Down
   * @typedef {import('./embed.d.ts').Mode} Mode
   * @typedef {import('./embed.d.ts').Token} Token
   * @typedef {import('./embed.d.ts').Tokens} Tokens
   * @typedef {import('./embed.d.ts').Values} Values
   * @typedef {import('./embed.d.ts').WorthwhileCalculatorElement} Embedded
   */

  // A classic script knows itself; one of type="module" looks for its tag.
  const script = document.currentScript ?? document.querySelector('script[src*="/embed.js"]');
  const home = new URL(/** @type {HTMLScriptElement} */ (script).src);

  /** @type {{ ns: 'worthwhile', v: 1 }} */
  const PROTOCOL = { ns: 'worthwhile', v: 1 };
  const UP = ['ready', 'resize', 'view', 'change', 'result', 'route', 'lead', 'share', 'error'];

  /** The height kept free unless `min-height` says another. */
  const HEIGHT = '560px';
  const ENDLESS = '99999px';
  /** How far from the viewport an element begins to load. */
  const NEAR = '400px';
  /** Milliseconds that the widget's page may take to arrive, and after that to start. */
  const ARRIVAL = 20_000;
  const START = 6_000;
  /** A page that grows this often, with pauses below these milliseconds, grows because its frame does. */
  const GROWTHS = 40;
  const PAUSE = 250;

  /** @type {Token[]} */
  const TOKENS = ['accent', 'background', 'surface', 'text', 'muted', 'border', 'radius', 'font'];
  /** The other attributes that are no properties, ours and what stands on elements anywhere. */
  const KNOWN = /^(src|loading|(min|max)-height|currency|tokens|emit-values|debug|class|tabindex|(prefill-|data-|aria-|ng|v-|_).*)$/;

  /**
   * The widget's pages, and the few words that are said without them.
   * @type {Record<'en' | 'de' | 'zh-Hans', [page: string, title: string, trouble: string, way: string]>}
   */
  const WORDS = {
    en: ['widget.html', 'Price and return calculator', 'The calculator did not load.', 'Open it on its own page'],
    de: ['widget.de.html', 'Preis- und Renditerechner', 'Der Rechner wurde nicht geladen.', 'Auf eigener Seite öffnen'],
    'zh-Hans': ['widget.zh-Hans.html', '价格与回报计算器', '计算器未能加载。', '在单独的页面中打开'],
  };

  // No rule of the page reaches what lies inside, `all` keeps out what would be inherited, and a
  // style sheet made by script is allowed by every Content-Security-Policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; flex: auto }
    :host([hidden]) { display: none }
    div { display: grid; grid: 100% / 100% }
    iframe, p { all: initial; visibility: inherit; display: block }
    iframe { width: 100%; height: 100% }
    slot, iframe { display: block; grid-area: 1 / 1 }
    slot { overflow: auto }
    p { padding: 12px 16px; font: 16px/1.5 system-ui, sans-serif; background: #fff6e3 }
    .there slot, .failed iframe { display: none }
    .failed { grid: none / 100%; align-content: start; overflow: auto }
    .failed slot { grid-area: 2 / 1 }
  `);

  /**
   * The language nearest to an element, and whether it is one of ours.
   * @param {Element} element
   * @returns {[keyof typeof WORDS, boolean]}
   */
  const language = (element) => {
    /** @type {Element | undefined} */
    let from = element;
    let tag = '';
    while (from && !tag) {
      tag = from.closest('[lang]')?.getAttribute('lang') ?? '';
      from = /** @type {ShadowRoot} */ (from.getRootNode()).host;
    }
    if (/^de\b/i.test(tag)) return ['de', true];
    if (/^zh\b/i.test(tag)) return ['zh-Hans', true];
    return ['en', /^en\b/i.test(tag)];
  };

  /**
   * What the attributes of an element say, and what is wrong with them.
   * @param {Element} element
   */
  const read = (element) => {
    const get = (/** @type {string} */ name) => element.getAttribute(name);
    const flag = (/** @type {string} */ name) => ![null, 'false'].includes(get(name));
    /** @type {string[]} */
    const mistakes = [];
    const wrong = (/** @type {string} */ name, /** @type {string} */ why) => {
      mistakes.push(`${name}="${get(name)}" ${why}`);
    };

    /** @type {<T extends string>(name: string, ...choices: [T, ...T[]]) => T} */
    const choice = (name, ...choices) => {
      const found = choices.find((choice) => choice === (get(name) ?? choices[0]));
      if (!found) wrong(name, `must be one of: ${choices.join(', ')}`);
      return found ?? choices[0];
    };

    const pixels = (/** @type {string} */ name, /** @type {string} */ otherwise) => {
      const value = get(name);
      if (value === null) return otherwise;
      if (/^\d+(px)?$/.test(value)) return `${parseInt(value)}px`;
      wrong(name, 'must be a number of pixels, such as 560');
      return otherwise;
    };

    /** @type {(name: string) => Record<string, any>} */
    const json = (name) => {
      try {
        const value = JSON.parse(get(name) || '{}');
        if (`${value}` === '[object Object]') return value;
      } catch {
        // Said below, as for what is JSON but no object.
      }
      wrong(name, 'must be a JSON object');
      return {};
    };

    const offer = () => {
      const src = get('src');
      if (src === null) return '';
      const address = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI).href : '';
      if (/^http/.test(address)) return address;
      wrong('src', 'must be the address of an offer');
      return '';
    };

    const prefill = json('prefill');
    const tokens = json('tokens');
    for (const name in tokens) if (!TOKENS.includes(/** @type {any} */ (name))) wrong('tokens', `has no use for ${name}`);
    for (const { name, value } of element.attributes) {
      if (TOKENS.includes(/** @type {any} */ (name))) tokens[name] = value;
      else if (name === 'prefill-from-query') continue;
      else if (name.startsWith('prefill-')) prefill[name.slice(8)] = value;
      else if (!(name in element) && !KNOWN.test(name)) wrong(name, 'is unknown');
    }
    const query = new URLSearchParams(location.search);
    for (const key of get('prefill-from-query')?.match(/\S+/g) ?? []) {
      const value = query.get(key);
      if (value !== null) prefill[key] = value;
    }

    const currency = get('currency') ?? undefined;
    if (!/^[A-Z]{3}$/.test(currency ?? 'EUR')) wrong('currency', 'must be a code such as EUR');
    const maxHeight = pixels('max-height', ENDLESS);
    const [lang, known] = language(element);
    if (get('lang') && !known) wrong('lang', `must be one of: ${Object.keys(WORDS).join(', ')}`);

    return {
      mistakes,
      lang,
      offer: offer(),
      title: get('title') ?? WORDS[lang][1],
      eager: choice('loading', 'lazy', 'eager') === 'eager',
      heights: { maxHeight, minHeight: pixels('min-height', `min(${HEIGHT}, ${maxHeight})`) },
      manner: { emitValues: flag('emit-values'), debug: flag('debug'), currency },
      look: { mode: choice('theme', 'auto', 'light', 'dark'), tokens: /** @type {Tokens} */ (tokens) },
      prefill: /** @type {Values} */ (prefill),
    };
  };

  const same = (/** @type {unknown} */ one, /** @type {unknown} */ other) => JSON.stringify(one) === JSON.stringify(other);

  /** @type {<T extends keyof HTMLElementTagNameMap>(tag: T, properties?: Partial<HTMLElementTagNameMap[T]>) => HTMLElementTagNameMap[T]} */
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  let count = 0;

  /** @implements {Embedded} */
  class Calculator extends HTMLElement {
    #id = `w${count += 1}`;
    #place = make('div');
    /** @type {HTMLIFrameElement | undefined} */
    #frame;
    #settings = read(this);
    #attributes = new MutationObserver(() => this.#change());
    #near = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#load();
    }, { rootMargin: NEAR });
    #timer = 0;
    #begun = false;
    /** Whether the page has said anything, be it that it cannot start: then it needs no words of ours. */
    #answered = false;
    /** The height of what the frame shows, when it last grew, and how often without a pause. */
    #content = 0;
    #grown = 0;
    #growths = 0;
    /** What was said already, since a mistake is no news twice. */
    #said = new Set();
    /** Values that came through the method, for a frame that has to be made anew. @type {Values} */
    #values = {};

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      this.#place.append(make('slot'));
      root.append(this.#place);
    }

    connectedCallback() {
      this.#settings = read(this);
      this.#fit();
      addEventListener('message', this.#hear);
      this.#attributes.observe(this, { attributes: true });
      this.#near.observe(this.#place);
      // One that was moved goes on: its frame has lost its page, and begins anew.
      if (this.#begun || this.#settings.eager) this.#load();
    }

    disconnectedCallback() {
      removeEventListener('message', this.#hear);
      this.#attributes.disconnect();
      this.#near.disconnect();
      this.#unload();
    }

    /** Moved by `moveBefore`, which keeps the frame as it is. */
    connectedMoveCallback() {}

    #load() {
      if (this.#frame) return;
      this.#begun = true;
      this.#frame = make('iframe', {
        src: this.#address({ host: location.origin, id: this.#id }),
        title: this.#settings.title,
        referrerPolicy: 'strict-origin',
        allow: 'clipboard-write',
        onload: () => this.#wait(START),
      });
      this.#place.append(this.#frame);
      this.#wait(ARRIVAL);
      this.#report(...this.#settings.mistakes);
    }

    #unload() {
      clearTimeout(this.#timer);
      this.#frame?.remove();
      this.#frame = undefined;
      this.#answered = false;
      this.#show('');
    }

    /** The widget's page for these settings. @param {Record<string, string>} [more] */
    #address(more) {
      const { offer, lang, look: { mode } } = this.#settings;
      const address = new URL(WORDS[lang][0], home);
      const query = { ...(offer && { offer }), ...(mode !== 'auto' && { theme: mode }), ...more };
      address.search = `${new URLSearchParams(query)}`;
      return address.href;
    }

    /** Gives the page this long to say something. It may still do so later. @param {number} time */
    #wait(time) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#answered || this.#fail(), time);
    }

    #fail() {
      const { lang } = this.#settings;
      const [, , text, link] = WORDS[lang];
      const message = make('p', { lang, role: 'status', textContent: `${text} ` });
      message.append(make('a', { href: this.#address(), target: '_blank', rel: 'noopener', textContent: link }));
      this.#show('failed', message);
      this.#report(`${this.#address()} did not answer: is it there, and does the policy of this page allow frame-src ${home.origin}?`);
    }

    /** @param {'' | 'there' | 'failed'} state @param {Element[]} message */
    #show(state, ...message) {
      this.#place.className = state;
      this.#place.querySelector('p')?.remove();
      this.#place.append(...message);
    }

    /** Tells the site's owner, in the console and, if asked to, on the page. @param {string[]} mistakes */
    #report(...mistakes) {
      for (const mistake of mistakes) {
        if (this.#said.has(mistake)) continue;
        this.#said.add(mistake);
        console.warn(`${TAG}: ${mistake}`, this);
        if (!this.#settings.manner.debug) continue;
        this.shadowRoot?.append(make('p', { textContent: mistake }));
      }
    }

    /** An attribute has changed. */
    #change() {
      const before = this.#settings;
      const now = this.#settings = read(this);
      this.#fit();
      if (!this.#frame) {
        if (now.eager) this.#load();
        return;
      }
      this.#report(...now.mistakes);
      this.#frame.title = now.title;
      if (now.offer !== before.offer || now.lang !== before.lang) {
        this.#unload();
        this.#load();
        return;
      }
      if (!same(now.look, before.look)) this.#post('theme', now.look);
      if (!same(now.manner, before.manner)) this.#configure();
      // Only what is new: the reader may have changed the rest.
      const values = Object.fromEntries(Object.entries(now.prefill).filter(([key, value]) => before.prefill[key] !== value));
      if (Object.keys(values).length) this.#post('prefill', { values });
    }

    /** @param {MessageEvent} event */
    #hear = ({ data, source, origin }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== home.origin) return;
      if (data?.ns !== PROTOCOL.ns || data.id !== this.#id) return;
      const { ns, v, id, type, ...detail } = data;
      if (v !== PROTOCOL.v || !UP.includes(type)) {
        if (this.#settings.manner.debug) this.#report(`does not know the message ${type} of version ${v}`);
        return;
      }
      if (!this.#answered) this.#show('there');
      this.#answered = true;
      if (type === 'ready') this.#configure({ prefill: { ...this.#settings.prefill, ...this.#values } });
      if (type === 'resize') this.#grow(detail.height);
      if (type === 'error') this.#report(detail.message);
      this.dispatchEvent(new CustomEvent(`worthwhile:${type}`, { bubbles: true, composed: true, detail }));
    };

    /** @param {{ prefill?: Values }} [more] */
    #configure(more) {
      const { manner, look: { mode, tokens } } = this.#settings;
      this.#post('configure', { ...manner, theme: mode, tokens, ...more });
    }

    /** @param {number} height */
    #grow(height) {
      if (!(height >= 0)) return;
      const now = performance.now();
      const grows = height > this.#content;
      this.#growths = grows && now - this.#grown < PAUSE ? this.#growths + 1 : 0;
      if (grows) this.#grown = now;
      if (this.#growths > GROWTHS) {
        this.#report('grows without end, and is held where it is');
        return;
      }
      this.#content = height;
      this.#fit();
    }

    #fit() {
      Object.assign(this.#place.style, this.#settings.heights, { height: `${Math.ceil(this.#content)}px` });
    }

    /** @template {keyof Down} T @param {T} type @param {Down[T]} content */
    #post(type, content) {
      if (this.#answered) this.#frame?.contentWindow?.postMessage({ ...PROTOCOL, id: this.#id, type, ...content }, home.origin);
    }

    // Frameworks that find a property of an attribute's name assign to it: then it is the attribute.
    get prefill() {
      return (/** @type {Values} */ values) => {
        Object.assign(this.#values, values);
        this.#post('prefill', { values });
      };
    }

    /** @param {any} values */
    set prefill(values) {
      this.setAttribute('prefill', typeof values === 'string' ? values : JSON.stringify(values));
    }

    get theme() {
      return (/** @type {Mode} */ mode, /** @type {Tokens} */ tokens = {}) => {
        for (const [name, value] of Object.entries({ theme: mode, ...tokens })) this.setAttribute(name, value);
      };
    }

    /** @param {any} mode */
    set theme(mode) {
      this.setAttribute('theme', mode);
    }

    print() {
      this.#post('print', {});
    }

    /** @param {FocusOptions} [options] */
    focus(options) {
      this.#frame?.focus(options);
      this.#post('focus', {});
    }
  }

  customElements.define(TAG, Calculator);
})();
