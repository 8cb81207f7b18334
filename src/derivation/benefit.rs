//! The customer's benefits: from a model's formulas to what comes in each year.

use super::customer::{InUse, Names, rated};
use super::sheet::{Sheet, sum};
use super::{Show, Source};
use crate::format::{Arg, Message};
use crate::offer::{Category, Driver, Situation};
use crate::roi::Pace;

impl InUse<'_> {
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
            if self.moved(place) || self.shares_with_moved(place) {
                let parts = parts(sheet, scope, (place, self.end()), driver);
                factors.push((place, parts));
            }
        }
        for (place, mut factors) in factors {
            if self.moved(place) {
                factors.extend(self.in_group(sheet, place));
                self.adjusted(sheet, place, &factors.join(" * "));
            }
        }
        for year in 1..=self.horizon() {
            let (mut lasting, mut once) = (Vec::new(), Vec::new());
            for (place, driver) in self.counted() {
                let share = self.share(sheet, place, driver, year);
                let list = match driver.category {
                    Category::WorkingCapital => &mut once,
                    _ => &mut lasting,
                };
                list.push(format!("adjusted_{place}{} * {share}", self.end_of(place)));
            }
            let end = self.end();
            let all = sum(lasting.iter().chain(&once).cloned());
            if !once.is_empty() {
                let id = format!("lasting_{year}{end}");
                sheet.year(&id, "derive.lasting", Show::Money, year, &sum(lasting));
            }
            let id = format!("benefit_{year}{end}");
            sheet.year(&id, "derive.benefit", Show::Money, year, &all);
        }
    }

    /// Whether a driver has steps of its own here: at the ends one may stay as expected, because
    /// its risk deduction alone takes more.
    fn moved(&self, driver: usize) -> bool {
        self.ends.is_none_or(|ends| {
            ends.there.drivers[driver].benefit != ends.expected.drivers[driver].benefit
        })
    }

    /// Whether a driver's group has one that has steps of its own here.
    fn shares_with_moved(&self, driver: usize) -> bool {
        let mut members = self.members(driver);
        members.any(|member| self.moved(member))
    }

    /// The drivers that count in the group of a driver; none without one.
    fn members(&self, driver: usize) -> impl Iterator<Item = usize> {
        let group = self.model.drivers[driver].group.as_ref();
        self.counted()
            .filter(move |(_, other)| group.is_some() && other.group.as_ref() == group)
            .map(|(place, _)| place)
    }

    /// What the names of a driver's steps end with here.
    fn end_of(&self, driver: usize) -> &'static str {
        if self.moved(driver) { self.end() } else { "" }
    }

    /// `adjusted_d`, from the factors of what the driver saves at full run.
    fn adjusted(&self, sheet: &mut Sheet, place: usize, factors: &str) {
        let (driver, end) = (&self.model.drivers[place], self.end());
        let full = format!("full_{place}{end}");
        sheet.step(&full, "derive.full_run", Show::Money, factors);
        sheet.of(&full, &driver.name);
        let claimed = if sheet.has("claimed") {
            " * claimed"
        } else {
            ""
        };
        let id = format!("adjusted_{place}{end}");
        // Where the range counts, the deduction does not.
        let by_range = |there: &Situation| there.drivers[place].benefit.risk == 0.0;
        if self.ends.is_some_and(|ends| by_range(ends.there)) {
            let formula = format!("{full}{claimed}");
            sheet.step(&id, "derive.adjusted_by_range", Show::Money, &formula);
        } else {
            let (risk, from) = (format!("risk_{place}"), rated(driver.risk));
            let path = format!("{}.drivers[{place}].{from}", self.path);
            let deduction = driver.deduction();
            sheet.playbook(&risk, "derive.risk", Show::Share, path, deduction);
            sheet.of(&risk, &driver.name);
            let formula = format!("{full}{claimed} * (1 - {risk})");
            sheet.step(&id, "derive.adjusted", Show::Money, &formula);
        }
        sheet.of(&id, &driver.name);
    }

    /// The share that is left, where the driver's group would save more than there is.
    fn in_group(&self, sheet: &mut Sheet, place: usize) -> Option<String> {
        let group = self.model.drivers[place].group.as_ref()?;
        let members = self.members(place);
        let improvements: Vec<String> = members
            .map(|member| format!("improvement_{member}{}", self.end()))
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
        let ramp = self.ramp(place);
        let mut reached: Vec<Vec<(usize, f64)>> = vec![Vec::new(); year as usize + 1];
        course.visit(ramp.steps.len(), year as usize, |year, step, part| {
            reached[year].push((step, part));
        });
        let mut of_year = |year: usize| -> String {
            let terms = reached[year].iter().map(|(step, part)| {
                let step = self.step(sheet, &ramp, driver, *step);
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
        let id = format!("share_{place}_{year}{}", self.end_of(place));
        sheet.year(&id, "derive.share", Show::Share, year, &formula);
        sheet.of(&id, &driver.name);
        id
    }

    /// The ramp that a driver follows here.
    fn ramp(&self, driver: usize) -> Ramp<'_> {
        let range = self.model.ramp_range.as_ref();
        let range = range
            .zip(self.ends)
            .filter(|_| self.moved(driver))
            .map(|(range, ends)| {
                if ends.better {
                    (&range.high, "high")
                } else {
                    (&range.low, "low")
                }
            });
        match (&self.model.drivers[driver].ramp, range) {
            (Some(own), _) => Ramp {
                steps: own,
                id: format!("ramp_{driver}"),
                path: format!("{}.drivers[{driver}].ramp", self.path),
            },
            (None, Some((steps, end))) => Ramp {
                steps,
                id: format!("ramp_{end}"),
                path: format!("{}.ramp_range.{end}", self.path),
            },
            (None, None) => Ramp {
                steps: &self.model.ramp,
                id: "ramp".to_owned(),
                path: format!("{}.ramp", self.path),
            },
        }
    }

    /// A step of a ramp, counted from 0.
    fn step(&self, sheet: &mut Sheet, ramp: &Ramp, driver: &Driver, step: usize) -> String {
        let id = format!("{}_{step}", ramp.id);
        let number = f64::from(u32::try_from(step + 1).unwrap_or(u32::MAX));
        let name = match driver.course(self.model, 0.0).pace {
            Pace::Yearly => Message::new("derive.ramp"),
            Pace::Monthly => Message::new("derive.ramp_month"),
        };
        let name = name.with("year", Arg::Number(number, 0));
        let value = ramp.steps.get(step).copied().unwrap_or(1.0);
        let path = format!("{}[{step}]", ramp.path);
        sheet.input(&id, name, Show::Share, Source::Playbook(path), value);
        id
    }
}

/// A ramp, what the names of its steps begin with, and where it stands in the playbook.
struct Ramp<'a> {
    steps: &'a [f64],
    id: String,
    path: String,
}

/// Adds the parts of a driver's saving, and gives the ids of their steps.
fn parts(
    sheet: &mut Sheet,
    scope: &Names,
    (place, end): (usize, &str),
    driver: &Driver,
) -> Vec<String> {
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
        let id = format!("{part}_{place}{end}");
        sheet.scoped(&id, Message::new(key), show, formula, scope);
        sheet.of(&id, &driver.name);
        ids.push(id);
    }
    ids
}
