//! The sample vendor, so that the app does its whole job with nothing configured.

use super::Playbook;
use crate::document::{Faults, read};

/// The sample playbook's text: three motions, three industries.
pub const PLAYBOOK: &str = include_str!("../../samples/playbook.json");
/// A sample customer's text, in the middle of the sample vendor's dead zone.
pub const CASE: &str = include_str!("../../samples/case.json");

/// The team of founding document 002: 10 opportunities a month, 30 % won at 25,000 a year, 45
/// days each, so 15 open, 3 won and 75,000 a month; quota and earnings as they stand there.
///
/// # Errors
/// None in practice: a test reads it.
pub fn smb_team() -> Result<Playbook, Faults> {
    let mut playbook: Playbook = read(PLAYBOOK)?;
    let place = playbook
        .motion_place(&playbook.capacity.motion)
        .unwrap_or(0);
    let motion = &mut playbook.motions[place];
    motion.win_rate = 0.3;
    motion.cycle_months = Some(1.5);
    let roles = motion.hours.iter().map(|hours| hours.role.clone());
    let roles: Vec<String> = roles.collect();
    for role in
        (playbook.team.roles.iter_mut()).filter(|role| role.sells && roles.contains(&role.id))
    {
        role.on_target_earnings = Some(120_000.0);
        role.quota_year = Some(900_000.0);
        role.usual_deal = Some(25_000.0);
    }
    playbook.capacity.segments.truncate(1);
    if let Some(segment) = playbook.capacity.segments.first_mut() {
        segment.acv = 25_000.0;
        segment.opportunities_month = 10.0;
    }
    Ok(playbook)
}
