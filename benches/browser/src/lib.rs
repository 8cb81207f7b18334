//! What the browser is asked to work out, for `cargo xtask bench` to time: run.mjs beside this
//! calls it from the page, so that nothing is measured that a page would not do.
#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a benchmark of the samples may stop if they are broken"
)]

use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;
use worthwhile::case::{Case, Scenario};
use worthwhile::deal::{Deal, Desk};
use worthwhile::document::read;
use worthwhile::offer::{Sampler, Spread};
use worthwhile::playbook::{Playbook, sample};
use worthwhile::roi::Price;

/// The sample deal on the sample playbook.
#[wasm_bindgen]
pub struct Bench {
    playbook: Playbook,
    desk: Desk,
    case: Case,
    deal: Deal,
    sampler: Sampler,
}

#[wasm_bindgen]
impl Bench {
    /// Reads the samples; the customer's hurdles in the scenario that is the default.
    ///
    /// # Panics
    /// If the samples are broken.
    #[wasm_bindgen(constructor)]
    #[must_use]
    #[allow(clippy::new_without_default, reason = "only JavaScript makes one")]
    pub fn new() -> Self {
        let mut playbook: Playbook = read(sample::PLAYBOOK).unwrap();
        // What the worked example varies, and the peers in benches/peers.
        for input in &mut playbook.public.roi_models[0].inputs {
            if input.id == "recapture" {
                input.spread = Spread::Fixed;
            }
        }
        let mut case: Case = read(sample::CASE).unwrap();
        case.hurdles.scenario = Scenario::Conservative;
        let desk = Desk::new(playbook.clone()).unwrap();
        let deal = desk.deal(&case).unwrap();
        let sampler = desk.calculator().sampler(&case, None).unwrap();
        Self {
            playbook,
            desk,
            case,
            deal,
            sampler,
        }
    }

    /// `times` full evaluations: all motions and remedies, both scenarios.
    pub fn deals(&self, times: u32) {
        for _ in 0..times {
            let _ = black_box(self.desk.deal(black_box(&self.case)));
        }
    }

    /// `times` times the sixteen checks of the advice.
    pub fn checks(&self, times: u32) {
        for _ in 0..times {
            black_box(self.desk.robustness(black_box(&self.case), &self.deal));
        }
    }

    /// `times` playbooks made ready.
    pub fn desks(&self, times: u32) {
        for _ in 0..times {
            let _ = black_box(Desk::new(black_box(self.playbook.clone())));
        }
    }

    /// The 10th, 50th and 90th percentile of `count` trials of the worked example, from formulas
    /// to percentiles; the quantile tables are there already.
    ///
    /// # Panics
    /// If the samples are broken.
    #[must_use]
    pub fn percentiles(&self, count: u32) -> Vec<f64> {
        self.drawn(count, &self.sampler)
    }

    /// The same the first time, the quantile tables made as well.
    ///
    /// # Panics
    /// If the samples are broken.
    #[must_use]
    pub fn first_percentiles(&self, count: u32) -> Vec<f64> {
        let calculator = self.desk.calculator();
        let sampler = calculator.sampler(black_box(&self.case), None).unwrap();
        self.drawn(count, &sampler)
    }

    /// `times` times 10,000 trials.
    pub fn trials(&self, times: u32) {
        for _ in 0..times {
            black_box(self.percentiles(10_000));
        }
    }

    /// `times` times 10,000 trials for the first time.
    pub fn first_trials(&self, times: u32) {
        for _ in 0..times {
            black_box(self.first_percentiles(10_000));
        }
    }
}

impl Bench {
    fn drawn(&self, count: u32, sampler: &Sampler) -> Vec<f64> {
        let price = Price::yearly(6750.0).and_once(250.0);
        let calculator = self.desk.calculator();
        let cases = (count, 20_261_123);
        let trials = calculator
            .simulate(black_box(&self.case), &price, sampler, cases)
            .unwrap();
        trials.percentiles([0.1, 0.5, 0.9]).unwrap().into()
    }
}
