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
use worthwhile::playbook::{Playbook, sample};

/// The sample deal on the sample playbook.
#[wasm_bindgen]
pub struct Bench {
    playbook: Playbook,
    desk: Desk,
    case: Case,
    deal: Deal,
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
        let playbook: Playbook = read(sample::PLAYBOOK).unwrap();
        let mut case: Case = read(sample::CASE).unwrap();
        case.hurdles.scenario = Scenario::Conservative;
        let desk = Desk::new(playbook.clone()).unwrap();
        let deal = desk.deal(&case).unwrap();
        Self {
            playbook,
            desk,
            case,
            deal,
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
}
