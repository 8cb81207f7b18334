//! Which screen the address names.

/// What is on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Both sides of one deal.
    Deal,
    /// The customer's document.
    Proposal,
    /// What whoever comes after the sale has to know.
    Handoff,
    /// The playbook in tables.
    Playbook,
    /// All cases.
    Cases,
}

impl Screen {
    /// The screen behind `#` in the address.
    pub fn at(fragment: &str) -> Self {
        match fragment {
            "proposal" => Self::Proposal,
            "handoff" => Self::Handoff,
            "playbook" => Self::Playbook,
            "cases" => Self::Cases,
            _ => Self::Deal,
        }
    }
}
