// Starts the Studio. It is a file of its own because the Content-Security-Policy allows no
// inline script; the hashed names stand in the page's preload links (see Trunk.toml).

const address = (id) => document.getElementById(id).href;

// The writer of workbooks is loaded when somebody asks for a file. Its two files bear no hash of
// their own, so they are asked for under the Studio's; an attempt that failed is not asked for
// again under the same address, because the browser would remember that it failed.
let writer;
let attempts = 0;

const loadWriter = async () => {
  attempts += 1;
  const studio = new URL(address('studio-wasm'));
  const version = `${studio.pathname.split('/').at(-1)}.${attempts}`;
  const { default: init } = await import(new URL(`workbook.js?${version}`, studio));
  await init({ module_or_path: new URL(`workbook_bg.wasm?${version}`, studio) });
  return globalThis.worthwhileWorkbook;
};

// `what` is "xlsx" or "csv"; comes to bytes or a text. A refusal with words is a text.
globalThis.worthwhileExport = async (what, ...documents) => {
  writer ??= loadWriter();
  const offered = await writer.catch((reason) => {
    writer = undefined;
    throw reason;
  });
  return offered[what](...documents);
};

try {
  const { default: init } = await import(address('studio-js'));
  await init({ module_or_path: address('studio-wasm') });
} catch (reason) {
  console.error(reason);
  const message = document.createElement('p');
  message.className = 'boot-message';
  message.setAttribute('role', 'alert');
  message.textContent =
    'Worthwhile could not start. Please reload the page; it needs a current version of ' +
    'Chrome, Edge, Firefox or Safari with WebAssembly enabled.';
  document.body.append(message);
}
