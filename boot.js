// Starts the Studio. It is a file of its own because the Content-Security-Policy allows no
// inline script; the hashed names stand in the page's preload links (see Trunk.toml).

const address = (id) => document.getElementById(id).href;

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
