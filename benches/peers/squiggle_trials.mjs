// The worked example's customer model in Squiggle: node squiggle_trials.mjs <trials> <package>.

import { pathToFileURL } from 'node:url';

const { run } = await import(pathToFileURL(process.argv[3]));
const trials = Number(process.argv[2]);
const model = `
draw(dist) = SampleSet.fromDist(dist)
pert(low, likely, high) = low + (high - low) * draw(beta(1 + 4 * (likely - low) / (high - low), 1 + 4 * (high - likely) / (high - low)))
run = 120 * 450 * pert(0.1, 0.25, 0.4) + 1200000 * 0.03 * pert(0.03, 0.1, 0.18) + 4 * 10 * 46 * 40 * pert(0.1, 0.2, 0.3) * 0.5
year1 = draw(triangular(0.3, 0.5, 0.7))
year2 = draw(triangular(0.6, 0.9, 1.0000001))
year3 = draw(triangular(0.8, 0.9999999, 1.0000001))
running = 10 * 45 * 1.05
price = 6750 * (1 + 1 / 1.1 + 1 / 1.21)
npv = (run * year1 - running) / 1.1 + (run * year2 - running) / 1.21 + (run * year3 - running) / 1.331 - price - 250 - 40 * 45 * 1.05
[quantile(npv, 0.1), quantile(npv, 0.5), quantile(npv, 0.9)]
`;
const environment = { sampleCount: trials, xyPointLength: 1000, seed: 'worthwhile' };
const once = async () => {
  const { result } = await run(model, { environment });
  if (!result.ok) throw new Error(result.value.toString());
  return JSON.parse(result.value.result.toString());
};
await once();
const start = performance.now();
const percentiles = await once();
console.log(trials, (performance.now() - start) / 1000, ...percentiles);
