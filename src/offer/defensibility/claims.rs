//! What drivers claim, against each other and against what the customer has.

use super::finding::{HOURS_OF_STAFF, HOURS_OF_USERS};
use super::{Concern, Finding, Part, Severity, Spot, Subject};
use crate::model::Unit;
use crate::offer::Category;

/// The share of the value that one driver may bring before all hangs on it.
const MOST_FROM_ONE: f64 = 0.4;
/// How far apart two accounts of the same thing may lie before they are two.
const HAIR: f64 = 0.01;
/// Working hours of a person in a year: 46 weeks of 40 hours.
const YEAR_HOURS: f64 = 1840.0;

impl Subject<'_> {
    pub(super) fn claims(&self, findings: &mut Vec<Finding>) {
        self.twice(findings);
        self.groups(findings);
        for driver in self.on() {
            let add = |severity: Severity, concern: Concern| Finding {
                severity,
                spot: Spot::Driver(driver),
                concern,
            };
            findings.extend(self.above_all(driver).map(|c| add(Severity::Serious, c)));
            findings.extend(self.concentrated(driver).map(|c| add(Severity::Note, c)));
            findings.extend(
                self.above_revenue(driver)
                    .map(|c| add(Severity::Serious, c)),
            );
            findings.extend(self.stock(driver).map(|c| add(Severity::Serious, c)));
            findings.extend(
                self.time_of_users(driver)
                    .map(|c| add(Severity::Warning, c)),
            );
        }
        self.time_of_staff(findings);
        self.people(findings);
    }

    /// Pairs of drivers of which one's baseline needs nothing that the other's does not.
    fn twice(&self, findings: &mut Vec<Finding>) {
        let drivers = &self.model.drivers;
        let on: Vec<usize> = self.on().collect();
        let baselines: Vec<Vec<usize>> = on
            .iter()
            .map(|driver| self.baseline_inputs(*driver))
            .collect();
        let inside = |one: &[usize], other: &[usize]| {
            !one.is_empty() && one.iter().all(|input| other.contains(input))
        };
        for later in 0..on.len() {
            for earlier in 0..later {
                let (one, other) = (on[earlier], on[later]);
                let grouped =
                    drivers[one].group.is_some() && drivers[one].group == drivers[other].group;
                let of_stock = |driver: usize| drivers[driver].category == Category::WorkingCapital;
                let same = inside(&baselines[earlier], &baselines[later])
                    || inside(&baselines[later], &baselines[earlier]);
                if same && !grouped && of_stock(one) == of_stock(other) {
                    findings.push(Finding {
                        severity: Severity::Serious,
                        spot: Spot::Driver(other),
                        concern: Concern::CountedTwice { other: one },
                    });
                }
            }
        }
    }

    /// Groups that claim more than there is, or that do not agree on how much there is.
    fn groups(&self, findings: &mut Vec<Finding>) {
        let (groups, count) = &self.compiled.groups;
        for group in 0..*count {
            let members: Vec<usize> = self
                .on()
                .filter(|driver| groups[*driver] == Some(group))
                .collect();
            let Some(last) = members.last() else { continue };
            let mut add = |concern: Concern| {
                findings.push(Finding {
                    severity: Severity::Serious,
                    spot: Spot::Driver(*last),
                    concern,
                });
            };
            let results = members
                .iter()
                .map(|driver| &self.situation.drivers[*driver]);
            let claimed: f64 = results.clone().map(|result| result.improvement).sum();
            if claimed > 1.0 + 1e-9 {
                add(Concern::GroupAboveAll { claimed });
            }
            let baselines = results.map(|result| result.benefit.baseline);
            let low = baselines.clone().fold(f64::INFINITY, f64::min);
            let high = baselines.fold(0.0, f64::max);
            if high - low > HAIR * high {
                add(Concern::GroupUnequal { low, high });
            }
        }
    }

    fn above_all(&self, driver: usize) -> impl Iterator<Item = Concern> {
        let result = &self.situation.drivers[driver];
        let (improvement, attribution, recapture) =
            (result.improvement, result.attribution, result.recapture);
        let grouped = self.compiled.groups.0[driver].is_some();
        let above = |share: f64| share > 1.0 + 1e-9;
        let baseline =
            (above(improvement) && !grouped).then_some(Concern::AboveBaseline { improvement });
        let parts = [
            (Part::Attribution, attribution),
            (Part::Recapture, recapture),
        ];
        let parts = parts.into_iter().filter(move |(_, share)| above(*share));
        let parts = parts.map(|(part, share)| Concern::ShareAboveAll { part, share });
        baseline.into_iter().chain(parts)
    }

    fn concentrated(&self, driver: usize) -> Option<Concern> {
        let share = self.worth[driver] / self.value();
        (share > MOST_FROM_ONE).then_some(Concern::Concentrated { share })
    }

    fn above_revenue(&self, driver: usize) -> Option<Concern> {
        let revenue = self.case.customer.revenue?;
        let benefit = &self.situation.drivers[driver].benefit;
        let baseline = benefit.baseline;
        (!benefit.once && baseline > revenue).then_some(Concern::AboveRevenue { baseline, revenue })
    }

    /// A stock of money, with no time in its unit, that counts in full each year.
    fn stock(&self, driver: usize) -> Option<Concern> {
        let benefit = &self.situation.drivers[driver].benefit;
        let inputs = self.baseline_inputs(driver);
        let mut stocks = inputs
            .iter()
            .filter(|input| self.is_in(**input, "money") && self.values[**input] > 0.0);
        let stock = *stocks.find(|stock| benefit.baseline >= self.values[**stock])?;
        let baseline = benefit.baseline;
        (!benefit.once).then_some(Concern::StockEachYear { stock, baseline })
    }

    /// Whether an input is measured in `unit`.
    fn is_in(&self, input: usize, unit: &str) -> bool {
        let own = self.model.inputs.get(input);
        own.is_some_and(|own| Unit::parse(&own.unit) == Unit::parse(unit))
    }

    /// Hours a year that a driver of working time sets free, if its baseline is hours at one rate.
    fn hours(&self, driver: usize) -> Option<f64> {
        let result = &self.situation.drivers[driver];
        if self.model.drivers[driver].category != Category::Time {
            return None;
        }
        let inputs = self.baseline_inputs(driver);
        let mut rates = inputs
            .iter()
            .filter(|input| self.is_in(**input, "money/hour"));
        let (rate, second) = (rates.next()?, rates.next());
        let rate = self.values[*rate];
        let share = result.improvement * result.attribution * result.in_group;
        let hours = result.benefit.baseline / rate * share * result.benefit.claim;
        (second.is_none() && rate > 0.0).then_some(hours)
    }

    fn time_of_users(&self, driver: usize) -> Option<Concern> {
        let hours = self.hours(driver)?;
        let people = self.baseline_inputs(driver).into_iter();
        let people = people.filter(|input| self.is_in(*input, "person"));
        let users = people.map(|input| self.values[input]).fold(0.0, f64::max);
        let share = hours / (users * YEAR_HOURS);
        (users > 0.0 && share > HOURS_OF_USERS).then_some(Concern::TimeOfUsers { share })
    }

    fn time_of_staff(&self, findings: &mut Vec<Finding>) {
        let hours: f64 = self.on().filter_map(|driver| self.hours(driver)).sum();
        let share = hours / (f64::from(self.case.customer.staff) * YEAR_HOURS);
        if share > HOURS_OF_STAFF {
            findings.push(Finding {
                severity: Severity::Warning,
                spot: Spot::Case,
                concern: Concern::TimeOfStaff { share },
            });
        }
    }

    /// Inputs that count more people than there are.
    fn people(&self, findings: &mut Vec<Finding>) {
        let staff = f64::from(self.case.customer.staff);
        let rests = |input: usize| {
            self.on()
                .any(|driver| self.compiled.driver_inputs[driver].contains(&input))
        };
        for input in 0..self.model.inputs.len() {
            let people = self.values[input];
            if people > staff && self.is_in(input, "person") && rests(input) {
                findings.push(Finding {
                    severity: Severity::Serious,
                    spot: Spot::Input(input),
                    concern: Concern::PeopleAboveStaff { people, staff },
                });
            }
        }
    }
}
