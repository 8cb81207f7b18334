//! The vendor's internal document: what selling costs, what is demanded, and the public part.
//! Never leaves the vendor.

mod effort;
mod funnel;
mod motions;
mod policy;
pub mod sample;
mod team;

pub use effort::{HoursOfRole, LighterSheet, OutsourcedSheet, StepSheet};
pub use funnel::{FunnelSheet, StageSheet};
pub use motions::{AcceptanceSheet, MotionKind, MotionSheet, TargetSheet, WinRateSource};
pub use policy::{
    AeTime, ApprovalSheet, BillingMode, Capacity, DealValue, Future, Policy, PrepaymentSheet,
    SegmentSheet,
};
pub use team::{Role, Team};

use crate::document::{Document, Fault, Faults, Head, unknown};
use crate::economics::{Graded, Outlook};
use crate::format::Message;
use crate::offer::{Public, within};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The vendor's internal document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Worthwhile playbook")]
pub struct Playbook {
    /// Always `worthwhile.playbook`.
    #[schemars(extend("const" = "worthwhile.playbook"))]
    pub format: String,
    /// Version of this format.
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
    /// What everybody may see.
    pub public: Public,
    /// Who works on deals, and what an hour of theirs costs.
    pub team: Team,
    /// The ways of selling, from light to heavy.
    #[schemars(length(min = 1, max = 6))]
    pub motions: Vec<MotionSheet>,
    /// What is assumed of a customer's future.
    pub future: Future,
    /// Limits of offers, and how customers answer to price.
    pub policy: Policy,
    /// What account executives have time for.
    pub capacity: Capacity,
}

// Every figure in a document is finite, so equality is total; and a shared playbook that is the
// same one is equal without a look at its contents.
impl Eq for Playbook {}

impl Document for Playbook {
    const HEAD: Head = Head {
        format: "worthwhile.playbook",
        version: 1,
        migrations: &[],
    };

    fn faults(&self) -> Faults {
        let mut faults = within("public", self.public.faults());
        faults.extend(self.internal_faults());
        faults
    }
}

impl Playbook {
    /// Mistakes outside the public part that a schema cannot see.
    #[must_use]
    pub fn internal_faults(&self) -> Faults {
        let mut faults = within("team", self.team.faults());
        let roles = || self.team.roles.iter().map(|role| role.id.as_str());
        for (place, motion) in self.motions.iter().enumerate() {
            let path = format!("motions[{place}]");
            if self.motions[..place]
                .iter()
                .any(|earlier| earlier.id == motion.id)
            {
                faults.push(Fault::at(
                    format!("{path}.id"),
                    Message::new("document.twice"),
                ));
            }
            for (list, lines) in motion.lists_of_hours() {
                for (line, hours) in lines.iter().enumerate() {
                    if self.team.role(&hours.role).is_none() {
                        let path = format!("{path}.{list}[{line}].role");
                        faults.push(unknown(path, &hours.role, roles()));
                    }
                }
            }
            faults.extend(within(&path, motion.faults()));
        }
        if self.motion_place(&self.capacity.motion).is_none() {
            let ids = self.motions.iter().map(|motion| motion.id.as_str());
            faults.push(unknown(
                "capacity.motion".to_owned(),
                &self.capacity.motion,
                ids,
            ));
        }
        faults
    }

    /// The motions at every deal size, in numbers.
    #[must_use]
    pub fn motions(&self) -> Vec<Graded> {
        self.motions
            .iter()
            .map(|sheet| sheet.graded(&self.team))
            .collect()
    }

    /// What is assumed of the future, in numbers.
    #[must_use]
    pub fn outlook(&self) -> Outlook {
        self.future.outlook()
    }

    /// Place of the motion called `id`.
    #[must_use]
    pub fn motion_place(&self, id: &str) -> Option<usize> {
        self.motions.iter().position(|motion| motion.id == id)
    }
}
