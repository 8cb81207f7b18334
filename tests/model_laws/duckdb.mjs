// Runs SQL in DuckDB: `[statements, queries]` as JSON on standard input, the rows of each query
// as JSON on standard output; a query that fails gives its message instead. The first argument
// is the folder of npm packages.

import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const { DuckDBInstance } = createRequire(`${process.argv[2]}/`)("@duckdb/node-api");
const [statements, queries] = JSON.parse(await text(process.stdin));
const connection = await (await DuckDBInstance.create(":memory:")).connect();
for (const statement of statements) await connection.run(statement);
const answers = [];
for (const query of queries) {
  try {
    const rows = (await connection.runAndReadAll(query)).getRows();
    // JSON has no infinity and would make it a null, which is what no value looks like.
    const told = (value) => (typeof value === "number" && !isFinite(value) ? `${value}` : value);
    answers.push(rows.map((row) => row.map((value) => (value === null ? null : told(Number(value))))));
  } catch (problem) {
    answers.push(problem.message);
  }
}
process.stdout.write(JSON.stringify(answers));
