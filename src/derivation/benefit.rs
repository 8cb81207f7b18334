//! The customer's benefits: from a model's formulas to what comes in each year.

use super::customer::{Names, Situation, rated};
use super::sheet::{Sheet, sum};
use super::{Show, Source};
use crate::format::{Arg, Message};
use crate::offer::Driver;

impl Situation<'_> {
    /// The drivers that count, by their places.
    fn counted(&self) -> impl Iterator<Item = (usize, &Driver)> {
        let drivers = self.model.drivers.iter().enumerate();
        drivers.filter(|(_, driver)| driver.is_on(self.case))
    }

    /// `adjusted_d`, what a driver brings at full run, and `benefit_t`, what all bring in a year.
    pub(super) fn drivers(&self, sheet: &mut Sheet, scope: &Names) {
        if let Some(share) = self.case.claim_share {
            let source = Source::Case("claim_share".to_owned());
            let name = Message::new("derive.claim_share");
            sheet.input("claimed", name, Show::Share, source, share);
        }
        let mut factors: Vec<(usize, Vec<String>)> = Vec::new();
        for (place, driver) in self.counted() {
            factors.push((place, parts(sheet, scope, place, driver)));
        }
        for (place, mut factors) in factors {
            factors.extend(self.in_group(sheet, place));
            self.adjusted(sheet, place, &factors.join(" * "));
        }
        for year in 1..=self.horizon() {
            let mut terms = Vec::new();
            for (place, driver) in self.counted() {
                let share = self.share(sheet, place, driver, year);
                terms.push(format!("adjusted_{place} * {share}"));
            }
            let id = format!("benefit_{year}");
            sheet.year(&id, "derive.benefit", Show::Money, year, &sum(terms));
        }
    }

    /// `adjusted_d`, from the factors of what the driver saves at full run.
    fn adjusted(&self, sheet: &mut Sheet, place: usize, factors: &str) {
        let driver = &self.model.drivers[place];
        let full = format!("full_{place}");
        sheet.step(&full, "derive.full_run", Show::Money, factors);
        sheet.of(&full, &driver.name);
        let (risk, from) = (format!("risk_{place}"), rated(driver.risk));
        let path = format!("{}.drivers[{place}].{from}", self.path);
        let deduction = driver.deduction();
        sheet.playbook(&risk, "derive.risk", Show::Share, path, deduction);
        sheet.of(&risk, &driver.name);
        let claimed = if sheet.has("claimed") {
            " * claimed"
        } else {
            ""
        };
        let id = format!("adjusted_{place}");
        let formula = format!("{full}{claimed} * (1 - {risk})");
        sheet.step(&id, "derive.adjusted", Show::Money, &formula);
        sheet.of(&id, &driver.name);
    }

    /// The share that is left, where the driver's group would save more than there is.
    fn in_group(&self, sheet: &mut Sheet, place: usize) -> Option<String> {
        let group = self.model.drivers[place].group.as_ref()?;
        let members = self
            .counted()
            .filter(|(_, other)| other.group.as_ref() == Some(group));
        let improvements: Vec<String> = members
            .map(|(member, _)| format!("improvement_{member}"))
            .collect();
        let claimed: f64 = improvements.iter().map(|id| sheet.value(id)).sum();
        if claimed <= 1.0 {
            return None;
        }
        let id = format!("in_group_{}", improvements.join("_"));
        let formula = format!("1 / ({})", improvements.join(" + "));
        let name = Message::new("derive.in_group").with("group", Arg::Text(group.clone()));
        sheet.named(&id, name, Show::Share, &formula);
        Some(id)
    }

    /// The share of its full run that a driver brings in `year`: a step of its ramp, or what
    /// falls into that year of several.
    fn share(&self, sheet: &mut Sheet, place: usize, driver: &Driver, year: u32) -> String {
        let course = driver.course(self.model, self.case.delay_months());
        let steps = driver.steps(self.model).len();
        let mut reached: Vec<Vec<(usize, f64)>> = vec![Vec::new(); year as usize + 1];
        course.visit(steps, year as usize, |year, step, part| {
            reached[year].push((step, part));
        });
        let mut of_year = |year: usize| -> String {
            let terms = reached[year].iter().map(|(step, part)| {
                let step = self.step(sheet, place, driver, *step);
                if (*part - 1.0).abs() < f64::EPSILON {
                    step
                } else {
                    format!("{step} * {part}")
                }
            });
            sum(terms.collect::<Vec<_>>())
        };
        let now = of_year(year as usize);
        let formula = if course.once && year > 1 {
            format!("{now} - ({})", of_year(year as usize - 1))
        } else {
            now
        };
        if sheet.has(&formula) {
            return formula;
        }
        let id = format!("share_{place}_{year}");
        sheet.year(&id, "derive.share", Show::Share, year, &formula);
        sheet.of(&id, &driver.name);
        id
    }

    /// A step of the driver's ramp, counted from 0.
    fn step(&self, sheet: &mut Sheet, place: usize, driver: &Driver, step: usize) -> String {
        let (id, path) = match driver.ramp {
            Some(_) => {
                let path = format!("{}.drivers[{place}].ramp[{step}]", self.path);
                (format!("ramp_{place}_{step}"), path)
            }
            None => (
                format!("ramp_{step}"),
                format!("{}.ramp[{step}]", self.path),
            ),
        };
        let number = f64::from(u32::try_from(step + 1).unwrap_or(u32::MAX));
        let name = match driver.course(self.model, 0.0).pace {
            crate::roi::Pace::Yearly => Message::new("derive.ramp"),
            crate::roi::Pace::Monthly => Message::new("derive.ramp_month"),
        };
        let name = name.with("year", Arg::Number(number, 0));
        let value = driver.steps(self.model).get(step).copied().unwrap_or(1.0);
        sheet.input(&id, name, Show::Share, Source::Playbook(path), value);
        id
    }
}

/// Adds the parts of a driver's saving, and gives the ids of their steps.
fn parts(sheet: &mut Sheet, scope: &Names, place: usize, driver: &Driver) -> Vec<String> {
    let (baseline, improvement) = (Some(&driver.baseline), Some(&driver.improvement));
    let (attribution, recapture) = (driver.attribution.as_ref(), driver.recapture.as_ref());
    let parts = [
        ("baseline", "derive.baseline", baseline, Show::Money),
        (
            "improvement",
            "derive.improvement",
            improvement,
            Show::Share,
        ),
        (
            "attribution",
            "derive.attribution",
            attribution,
            Show::Share,
        ),
        ("recapture", "derive.recapture", recapture, Show::Share),
    ];
    let mut ids = Vec::new();
    for (part, key, formula, show) in parts {
        let Some(formula) = formula else { continue };
        let id = format!("{part}_{place}");
        sheet.scoped(&id, Message::new(key), show, formula, scope);
        sheet.of(&id, &driver.name);
        ids.push(id);
    }
    ids
}
