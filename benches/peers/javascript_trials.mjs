// The worked example's customer model in plain JavaScript: node javascript_trials.mjs <trials>.

const trials = Number(process.argv[2]);

function normal() {
  const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
  return radius * Math.cos(2 * Math.PI * Math.random());
}

/** Marsaglia and Tsang. */
function gamma(shape) {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - Math.random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function pert(low, likely, high) {
  const a = gamma(1 + (4 * (likely - low)) / (high - low));
  const b = gamma(1 + (4 * (high - likely)) / (high - low));
  return low + ((high - low) * a) / (a + b);
}

function triangular(low, likely, high) {
  const u = Math.random();
  const width = high - low;
  return u < (likely - low) / width
    ? low + Math.sqrt(u * width * (likely - low))
    : high - Math.sqrt((1 - u) * width * (high - likely));
}

function once() {
  const npv = new Float64Array(trials);
  for (let trial = 0; trial < trials; trial += 1) {
    const run =
      120 * 450 * pert(0.1, 0.25, 0.4) + 1_200_000 * 0.03 * pert(0.03, 0.1, 0.18) + 4 * 10 * 46 * 40 * pert(0.1, 0.2, 0.3) * 0.5;
    const ramp = [triangular(0.3, 0.5, 0.7), triangular(0.6, 0.9, 1), triangular(0.8, 1, 1)];
    let worth = -250 - 40 * 45 * 1.05;
    for (let year = 0; year < 3; year += 1) {
      worth -= 6750 / 1.1 ** year;
      worth += (run * ramp[year] - 10 * 45 * 1.05) / 1.1 ** (year + 1);
    }
    npv[trial] = worth;
  }
  npv.sort();
  return [0.1, 0.5, 0.9].map((share) => npv[Math.floor(share * (trials - 1))]);
}

once();
const start = performance.now();
const percentiles = once();
console.log(trials, (performance.now() - start) / 1000, ...percentiles);
