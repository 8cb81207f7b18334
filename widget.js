// The public calculator's page: starts the program and does what only a page can, so that the
// program need not know how. Everything that is decided is decided there (src/prospect); the
// page itself is written when the site is built (src/prospect/page.rs).
//
// The program is one function, `worthwhileWidget(verb, about)` (src/widget/shell.rs). Messages to
// and from a page around are those of embed/embed.js.

const root = document.documentElement;
const $ = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const host = parent !== window ? query.get('host') : null;
const id = query.get('id') ?? '';
const words = JSON.parse($('words').textContent);
let ask;
let emitValues = false;

/** Sends a message to the page around, and to no other. */
function send(message) {
  if (!host) return;
  try {
    parent.postMessage({ ns: 'worthwhile', v: 1, id, ...message }, host);
  } catch {
    // An origin that is none is nobody to speak to.
  }
}

/** Passes on what the program tells; values only to who has asked for them. */
function tell(told) {
  for (const { values, ...message } of told ?? []) send(emitValues ? { ...message, ...values } : message);
}

/** Has the program do something. */
function act(verb, what, value) {
  follow(ask(verb, { what, value }));
}

/** Passes on what has changed, and keeps the link up with it. */
function follow(told) {
  tell(told);
  if ($('link') && told?.length) makeLink();
}

function notice(text) {
  const message = document.createElement('p');
  message.className = 'notice';
  message.setAttribute('role', 'alert');
  message.textContent = text;
  $('root').prepend(message);
}

function refuse(code) {
  delete root.dataset.waiting;
  $('root').replaceChildren();
  const text = words[`widget.${code.replace('-', '_')}`];
  notice(text);
  send({ type: 'error', code, message: text });
}

// ---- A copy to keep: link, file, paper.

const base64url = (bytes) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

function crc32(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
  }
  return ~sum >>> 0;
}

/** What comes out of `stream` when `bytes` go in; read piece by piece, so that a small link that
 * unpacks without end stops. */
async function through(bytes, stream) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const pieces = [];
  let length = 0;
  for (let piece; !(piece = await reader.read()).done; length += piece.value.length) {
    if (length > 1e6) throw new RangeError();
    pieces.push(piece.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

const four = (number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255);

/** The link to what is answered now, in the form of src/link/envelope.rs. */
async function makeLink() {
  const text = JSON.stringify(ask('copy'));
  const bytes = new TextEncoder().encode(text);
  const content = [0, ...four(bytes.length), ...(await through(bytes, new CompressionStream('deflate-raw')))];
  const sum = four(crc32([1, ...content]));
  // What was answered meanwhile makes a link of its own.
  if (JSON.stringify(ask('copy')) !== text) return;
  const offer = query.get('offer');
  const page = location.origin + location.pathname + (offer ? `?offer=${encodeURIComponent(offer)}` : '');
  ask('link', { value: `${page}#case=1.${base64url([...content, ...sum])}` });
}

/** The answers in a link; undefined if it is damaged. */
async function answersIn(fragment) {
  const letters = fragment.slice('case=1.'.length).replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const content = bytes.subarray(0, -4);
  const sum = four(crc32([1, ...content]));
  if (content[0] !== 0 || sum.some((byte, place) => byte !== bytes[content.length + place])) return undefined;
  const json = await through(content.subarray(5), new DecompressionStream('deflate-raw'));
  return JSON.parse(new TextDecoder().decode(json));
}

/** Takes over the answers in the page's own address, if there are any. */
async function receive() {
  if (!location.hash.startsWith('#case=')) return;
  const answers = await answersIn(location.hash.slice(1)).catch(() => undefined);
  if (!answers || !ask('receive', answers)) notice(words['widget.link_broken']);
}

function download(name, document_) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function print() {
  for (const panel of ['derivation', 'assumptions']) if (!$(panel)) act('open', panel);
  act('kept', 'print');
  window.print();
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText($('link').value);
    act('copied');
  } catch {
    $('link').select();
  }
}

// ---- The contact form: only to where the site says, only after the prospect has agreed.

async function sendLetter() {
  const letter = ask('letter');
  const endpoint = ask('endpoint');
  if (!letter) return act('sending', 'incomplete');
  if ($('lead-send').ariaDisabled === 'true') return undefined;
  act('sending', 'under');
  const post = () =>
    fetch(endpoint, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(letter),
    }).then((answer) => answer.ok, () => false);
  const again = () => new Promise((done) => setTimeout(() => done(post()), 1500));
  act('sending', (await post()) || (await again()) ? 'sent' : 'failed');
  // The button may be gone, and the focus with it.
  if (document.activeElement === document.body) $('contact')?.focus();
  return undefined;
}

// ---- Colours of the page around, as far as everything can still be read on them.

const colours = { background: '--page', surface: '--surface', border: '--line', text: '--ink-1', muted: '--ink-2', accent: '--accent' };
const fonts = { serif: 'ui-serif, Georgia, serif', mono: 'ui-monospace, Consolas, monospace' };

/** The colour that the browser makes of a value, as three numbers. Mixed with itself, because only
 * then does every way of writing one come out as shares of red, green and blue. */
function colour(value) {
  const probe = document.createElement('span');
  probe.style.color = value;
  if (!probe.style.color) return undefined;
  probe.style.color = `color-mix(in srgb, ${value}, ${value})`;
  document.body.append(probe);
  const [kind, ...parts] = getComputedStyle(probe).color.split(/[ (/)]+/);
  probe.remove();
  // Words like `inherit` cannot be mixed, and are no colours of their own.
  return kind === 'color' ? parts.slice(1, 4).map((share) => Math.round(Math.min(Math.max(share, 0), 1) * 255)) : undefined;
}

function theme(mode, tokens) {
  const problem = (message) => send({ type: 'error', code: 'theme', message });
  const put = (property, parts) => root.style.setProperty(property, `rgb(${parts.join(', ')})`);
  if (mode === 'light' || mode === 'dark') root.dataset.theme = mode;
  else if (mode) delete root.dataset.theme;
  if (!tokens) return;
  for (const [name, property] of Object.entries(colours)) {
    const parts = tokens[name] && colour(tokens[name]);
    if (parts) put(property, parts);
    else root.style.removeProperty(property);
    if (tokens[name] && !parts) problem(`${name}: ${tokens[name]} is no colour`);
  }
  const grounds = [colour('var(--page)'), colour('var(--surface)')];
  for (const name of ['text', 'muted', 'accent']) {
    const asked = colour(`var(${colours[name]})`);
    const good = ask('readable', { colour: asked, grounds });
    if (!good) problem(`${name}: nothing can be read on both background and surface`);
    else if (String(good) !== String(asked)) {
      put(colours[name], good);
      if (tokens[name]) problem(`${name}: ${tokens[name]} cannot be read on its ground, taken is rgb(${good.join(', ')})`);
    }
  }
  put('--on-accent', ask('readable', { colour: grounds[0], grounds: [colour('var(--accent)')] }) ?? grounds[0]);
  const { font, radius } = tokens;
  if (!font || font === 'system') root.style.removeProperty('--font');
  else root.style.setProperty('--font', (Object.hasOwn(fonts, font) && fonts[font]) || `"${String(font).replace(/[^\p{L}\p{N} _-]/gu, '')}", system-ui, sans-serif`);
  const length = /^\d{1,2}$/.test(radius) ? `${radius}px` : radius;
  if (!length) root.style.removeProperty('--radius');
  else if (/^\d{1,2}(\.\d+)?(px|rem|em)$/.test(length)) root.style.setProperty('--radius', length);
  else problem(`radius: ${radius} is no length up to 99px`);
}

// ---- What is heard: from the prospect, and from the page around.

function prefill(values) {
  if (!values) return;
  const [told, refused] = ask('prefill', values);
  follow(told);
  if (refused.length) send({ type: 'error', code: 'prefill', message: `not known here, or no value for it: ${refused.join(', ')}` });
}

function keepLetter() {
  const letter = ask('letter');
  if (letter) download('request.json', letter);
  else act('sending', 'incomplete');
}

const pressed = { copy: copyLink, file: () => { download('estimate.worthwhile.json', ask('copy')); act('kept', 'file'); }, print, letter: keepLetter };

function press(event) {
  const button = event.target.closest?.('a[data-do], button[data-do]');
  if (!button) return;
  const [, verb, what] = /^(\S+) ?(.*)/s.exec(button.dataset.do);
  if (pressed[verb]) pressed[verb]();
  else act(verb, what);
  if (verb === 'open' && what === 'keep' && $('link')) makeLink();
}

function type({ type: kind, target }) {
  const { field, contact, switch: driver } = target.dataset ?? {};
  if (field && kind === 'input') act('type', field, target.value);
  else if (driver && kind === 'change') act('switch', driver, target.checked);
  else if (contact === 'consent' && kind === 'change') act('consent', '', target.checked);
  else if (contact && contact !== 'consent' && kind === 'input') act('contact', contact, target.value);
}

function listen() {
  document.addEventListener('input', type);
  document.addEventListener('change', type);
  let before = document.activeElement?.value;
  document.addEventListener('focusin', ({ target }) => { before = target.value; });
  document.addEventListener('keydown', ({ key, target }) => key === 'Escape' && target.dataset?.field && act('type', target.dataset.field, before));
  // In a turn of its own: a field that the program takes away is left while the program is at work.
  document.addEventListener('focusout', ({ target }) => target.dataset?.field && queueMicrotask(() => act('leave', target.dataset.field)));
  document.addEventListener('click', press);
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.target.dataset.do === 'send') sendLetter();
  });
  addEventListener('message', ({ data, origin, source }) => {
    if (!host || origin !== host || source !== parent || data?.ns !== 'worthwhile' || data.v !== 1 || data.id !== id) return;
    if (data.type === 'configure') {
      emitValues = data.emitValues === true;
      if (data.currency && data.currency !== greeting.currency) {
        send({ type: 'error', code: 'currency', message: `the offer is in ${greeting.currency}, not in ${data.currency}` });
      }
      theme(data.theme, data.tokens);
      prefill(data.prefill);
      tell(ask('result'));
    } else if (data.type === 'prefill') prefill(data.values);
    else if (data.type === 'theme') theme(data.mode, data.tokens);
    else if (data.type === 'focus') document.querySelector('[data-field]')?.focus();
    else if (data.type === 'print') print();
  });
}

/** What was typed before the program came. */
const typedBefore = () =>
  [...document.querySelectorAll('[data-field]')]
    .filter((control) => control.value !== (control.defaultValue ?? control.querySelector('[selected]')?.value))
    .map((control) => [control.dataset.field, control.value])
    // The industry last: the other figures were asked for the one before.
    .reverse();

/** The offer at the address that the page was called with, else the one in the page. */
async function offer() {
  const address = query.get('offer');
  if (!address) return $('offer').textContent;
  const answer = await fetch(address, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

const idle = globalThis.requestIdleCallback ?? setTimeout;
let greeting;

async function start() {
  const text = offer().catch((reason) => console.warn(String(reason)));
  const { default: init } = await import($('widget-js').href);
  await init({ module_or_path: $('widget-wasm').href });
  ask = globalThis.worthwhileWidget;
  if ((await text) === undefined) return refuse('offer-missing');
  let parsed;
  try {
    parsed = JSON.parse(await text);
  } catch {
    return refuse('offer-broken');
  }
  const early = query.has('offer') ? [] : typedBefore();
  greeting = ask('start', { lang: root.lang, words, offer: parsed });
  if (typeof greeting === 'string') return refuse(greeting);
  // A page that shows this offer already is taken over when there is time for it.
  if (query.has('offer')) ask('show');
  else idle(() => ask('show'));
  idle(() => ask('rehearse'));
  delete root.dataset.waiting;
  await receive();
  addEventListener('hashchange', receive);
  listen();
  for (const [field, value] of early) act('type', field, value);
  performance.mark('usable');
  send({ type: 'ready', ...greeting });
  if (host) {
    const seen = new IntersectionObserver((moments) => {
      if (!moments.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      send({ type: 'view', name: 'estimate' });
    });
    seen.observe($('result'));
    new ResizeObserver(() =>
      send({ type: 'resize', height: Math.ceil(document.body.getBoundingClientRect().height) }),
    ).observe(document.body);
  }
  return undefined;
}

start().catch((reason) => {
  console.error(reason);
  delete root.dataset.waiting;
  notice(words['widget.start_failed']);
  send({ type: 'error', code: 'start', message: words['widget.start_failed'] });
});
