// Where the tests find what they look at. `cargo xtask test browser` sets both ports.

const port = Number(process.env.WORTHWHILE_TEST_PORT ?? 4173);

/** The origin of dist/: the Studio, the widget and embed.js. */
export const HOME = `http://127.0.0.1:${port}`;

/** The origin of demo/: the page of somebody else that bears the calculator. */
export const HOST = `http://127.0.0.1:${process.env.WORTHWHILE_HOST_PORT ?? port + 1}`;
