//! The drivers that a case adds to its ROI model.

use super::calculator::Calculator;
use super::roi_model::{Driver, Input, InputKind, RoiModel, Spread};
use super::{Confidence, Evidence, Public, Tier};
use crate::case::{Case, Category, OwnDriver};
use crate::document::{Fault, Faults, Text};
use crate::format::{Arg, Catalogue, Locale, Message};

impl Calculator {
    /// Prepares `public` with the drivers that `case` adds to its ROI models.
    ///
    /// # Errors
    /// Every mistake in `public` that a schema cannot see; if it has none, every mistake in what
    /// `case` adds.
    pub fn with_own(public: &Public, case: &Case) -> Result<Self, Faults> {
        let plain = Self::new(public.clone())?;
        if case.own_drivers.is_empty() {
            return Ok(plain);
        }
        let mut extended = public.clone();
        let mut faults = Vec::new();
        for (id, own) in &case.own_drivers {
            let path = format!("own_drivers.{id}");
            match extended.roi_models.iter_mut().find(|model| model.id == *id) {
                Some(model) if model.own_drivers => add(model, own),
                _ => faults.push(Fault::at(path, Message::new("case.own_not_allowed"))),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let models = extended.compiled();
        let models = models.map_err(|faults| told_in_case(faults, public, case))?;
        Ok(Self::of(extended, models, case.own_drivers.clone()))
    }

    /// The same, made for `case`: with the drivers that it adds, if it adds any.
    ///
    /// # Errors
    /// Every mistake in what `case` adds.
    pub fn serving(self, case: &Case) -> Result<Self, Faults> {
        if self.serves(case) {
            return Ok(self);
        }
        Self::with_own(self.public(), case)
    }

    /// Whether it has the drivers that `case` adds, and no others.
    #[must_use]
    pub fn serves(&self, case: &Case) -> bool {
        *self.own() == case.own_drivers
    }
}

fn add(model: &mut RoiModel, own: &[OwnDriver]) {
    for driver in own {
        if driver.baseline.is_none() {
            model.inputs.push(Input {
                unit: match driver.category {
                    Category::WorkingCapital => "money",
                    _ => "money/year",
                }
                .to_owned(),
                kind: InputKind::Customer,
                ..input(driver, driver.today(), Message::new("own.today"))
            });
        }
        model
            .inputs
            .push(input(driver, driver.saved(), Message::new("own.saved")));
        model.drivers.push(Driver {
            id: driver.id.clone(),
            name: driver.name.as_str().into(),
            category: driver.category,
            optional: false,
            baseline: driver.baseline.clone().unwrap_or_else(|| driver.today()),
            group: None,
            improvement: driver.saved(),
            attribution: None,
            recapture: None,
            // Nobody has tried it anywhere else yet.
            confidence: Confidence::Low,
            risk: None,
            ramp: None,
            ramp_step: super::RampStep::default(),
            start_months: None,
            evidence: source(driver).map(|source| Evidence {
                tier: Tier::C,
                source: Some(source),
                date: None,
            }),
            caution: None,
        });
    }
}

fn source(driver: &OwnDriver) -> Option<Text> {
    (!driver.source.is_empty()).then(|| driver.source.as_str().into())
}

/// A share that nobody has said anything about yet, called `name` in every language.
fn input(driver: &OwnDriver, id: String, name: Message) -> Input {
    let name = name.with("driver", Arg::Text(driver.name.clone()));
    let words = Locale::ALL.map(|locale| {
        let text = Catalogue::of(locale).fill(&name, "");
        (locale.tag().to_owned(), text)
    });
    let source = source(driver);
    Input {
        id,
        name: Text::ByLanguage(words.into()),
        unit: "%".to_owned(),
        low: None,
        likely: 0.0,
        high: None,
        spread: Spread::Fixed,
        min: None,
        max: None,
        kind: InputKind::Assumption,
        tier: if source.is_some() { Tier::C } else { Tier::D },
        source,
        date: None,
        caution: None,
    }
}

/// Mistakes of the extended models at their places in the case.
fn told_in_case(faults: Faults, public: &Public, case: &Case) -> Faults {
    let place = |path: &str| {
        let models = public.roi_models.iter().enumerate();
        models.into_iter().find_map(|(place, model)| {
            let own = case.own_drivers.get(&model.id)?;
            let inside = path.strip_prefix(&format!("roi_models[{place}].drivers["))?;
            let (number, field) = inside.split_once(']')?;
            let number = number
                .parse::<usize>()
                .ok()?
                .checked_sub(model.drivers.len())?;
            (number < own.len()).then(|| format!("own_drivers.{}[{number}]{field}", model.id))
        })
    };
    let told = |fault: Fault| Fault {
        path: place(&fault.path).unwrap_or_else(|| "own_drivers".to_owned()),
        ..fault
    };
    faults.into_iter().map(told).collect()
}
