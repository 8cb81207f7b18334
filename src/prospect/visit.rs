//! A prospect's visit: the offer, the answers so far, what is typed and what is open.

use super::estimate::Estimate;
use super::field::{Field, input};
use super::lead::Lead;
use super::told::{Told, changed};
use crate::case::{Case, Chosen};
use crate::document::Tree;
use crate::format::{Locale, Message};
use crate::offer::{Calculator, CompiledModel, Public, RoiModel};
use crate::pricing::Plan;
use std::cell::OnceCell;
use std::rc::Rc;

/// A part of the page that opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Every assumption.
    Assumptions,
    /// How the estimate was worked out.
    Derivation,
    /// Link, file, paper.
    Keep,
    /// The contact form.
    Contact,
}

impl Panel {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Derivation,
        Self::Assumptions,
        Self::Keep,
        Self::Contact,
    ];

    /// Its name in the page and to whoever hears of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Assumptions => "assumptions",
            Self::Derivation => "derivation",
            Self::Keep => "keep",
            Self::Contact => "contact",
        }
    }
}

/// What was typed, and what is wrong with it.
type Typed = (String, Option<Message>);

/// A prospect's visit.
#[derive(Debug)]
pub struct Visit {
    calculator: Rc<Calculator>,
    locale: Locale,
    case: Case,
    /// What the answers come to, once somebody has asked.
    estimate: OnceCell<Option<Estimate>>,
    typed: Vec<(Field, Typed)>,
    open: Vec<Panel>,
    lead: Lead,
    link: Option<String>,
    copied: bool,
}

/// Units at the start, where the plan does not demand more.
const UNITS: u32 = 20;
/// People employed at the start.
const STAFF: u32 = 50;

impl Visit {
    /// The start of a visit to the offer of `calculator`; `None` if it sells nothing or counts
    /// nothing.
    #[must_use]
    pub fn new(calculator: Rc<Calculator>, locale: Locale) -> Option<Self> {
        let public = calculator.public();
        let industry = public.roi_models.first()?.id.clone();
        let case = Case::blank(industry, STAFF, first_terms(public)?);
        Some(Self {
            case,
            estimate: OnceCell::new(),
            calculator,
            locale,
            typed: Vec::new(),
            open: Vec::new(),
            lead: Lead::default(),
            link: None,
            copied: false,
        })
    }

    pub(super) fn calculator(&self) -> Rc<Calculator> {
        Rc::clone(&self.calculator)
    }

    /// The reader's language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The answers as a case.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The answers, to be changed.
    fn change(&mut self) -> &mut Case {
        self.estimate.take();
        &mut self.case
    }

    /// The estimate for the answers so far; `None` where a formula has no value, such as a
    /// division by what was put to 0, or goes beyond what can be counted.
    #[must_use]
    pub fn estimate(&self) -> Option<&Estimate> {
        let estimate = self.estimate.get_or_init(|| Estimate::of(self));
        estimate.as_ref()
    }

    /// What is offered.
    #[must_use]
    pub fn public(&self) -> &Public {
        self.calculator.public()
    }

    /// The contact form.
    #[must_use]
    pub fn lead(&self) -> &Lead {
        &self.lead
    }

    pub(super) fn lead_mut(&mut self) -> &mut Lead {
        &mut self.lead
    }

    /// The link to a copy, once it is made, and whether it was copied.
    #[must_use]
    pub fn link(&self) -> Option<(&str, bool)> {
        self.link.as_deref().map(|link| (link, self.copied))
    }

    pub(super) fn set_link(&mut self, link: String) {
        self.copied = self.copied && self.link.as_deref() == Some(&link);
        self.link = Some(link);
    }

    pub(super) fn set_copied(&mut self) {
        self.copied = true;
    }

    /// The ROI model in use.
    #[must_use]
    pub fn model(&self) -> &RoiModel {
        self.in_use().0
    }

    /// The ROI model in use, in the document and ready for use.
    #[must_use]
    pub fn in_use(&self) -> (&RoiModel, &CompiledModel) {
        // A case of a visit names no model but those of its offer.
        let of_case = self.calculator.in_use(&self.case);
        of_case.unwrap_or_else(|| self.calculator.first())
    }

    /// The plan in use.
    pub(super) fn plan(&self) -> Option<&Plan> {
        self.public().price_book.plan(&self.case.terms.plan)
    }

    /// What was typed into `field` and is not its value as we write it.
    pub(super) fn typed(&self, field: &Field) -> Option<&Typed> {
        let found = self.typed.iter().find(|(known, _)| known == field);
        found.map(|(_, typed)| typed)
    }

    fn set_typed(&mut self, field: Field, typed: Typed) {
        self.forget(&field);
        self.typed.push((field, typed));
    }

    fn forget(&mut self, field: &Field) {
        self.typed.retain(|(known, _)| known != field);
    }

    /// What is wrong with what was typed into `field`.
    #[must_use]
    pub fn problem(&self, field: &Field) -> Option<&Message> {
        self.typed(field)?.1.as_ref()
    }

    /// Whether `panel` is open.
    #[must_use]
    pub fn is_open(&self, panel: Panel) -> bool {
        self.open.contains(&panel)
    }

    pub(super) fn set_open(&mut self, panel: Panel, open: bool) {
        self.open.retain(|known| *known != panel);
        if open {
            self.open.push(panel);
        }
    }

    /// Whether any figure is the prospect's own.
    #[must_use]
    pub fn has_answers(&self) -> bool {
        let figures = self.case.figures.get(&self.case.customer.industry);
        figures.is_some_and(|figures| !figures.is_empty())
    }

    /// Whether the input called `id` has another value than the offer's own.
    pub(super) fn is_given(&self, id: &str) -> bool {
        self.case.figure(id).is_some()
    }

    pub(super) fn type_into(&mut self, field: Field, text: String) -> Vec<Told> {
        if field.is_choice() {
            return self.choose(&field, text);
        }
        match self.number(&field, &text) {
            Ok(value) => {
                self.set(&field, value);
                self.set_typed(field.clone(), (text, None));
                let change = changed(field.key().to_owned(), Tree::Number(value));
                vec![change, self.result()]
            }
            Err(problem) => {
                self.set_typed(field, (text, Some(problem)));
                Vec::new()
            }
        }
    }

    pub(super) fn leave(&mut self, field: &Field) {
        if self.problem(field).is_none() {
            self.forget(field);
        }
    }

    /// Picks `value` from the list of `field`; nothing happens if it is none of it.
    fn choose(&mut self, field: &Field, value: String) -> Vec<Told> {
        let calculator = self.calculator();
        let public = calculator.public();
        let book = &public.price_book;
        match field {
            Field::Industry if public.roi_models.iter().any(|model| model.id == value) => {
                self.change().customer.industry.clone_from(&value);
                self.typed.clear();
            }
            Field::Plan if book.plan(&value).is_some() => {
                self.change().terms.plan.clone_from(&value);
            }
            Field::Years => match value.parse() {
                Ok(years) if book.term(years).is_some() => self.change().terms.years = years,
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        }
        let change = changed(field.key().to_owned(), Tree::Text(value));
        vec![change, self.result()]
    }

    fn set(&mut self, field: &Field, value: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, and within the limits of the field"
        )]
        let count = value as u32;
        let case = self.change();
        match field {
            Field::Quantity => case.terms.quantity = count,
            Field::Staff => case.customer.staff = count,
            Field::Figure(id) => {
                let own = case.figures.entry(case.customer.industry.clone());
                own.or_default().insert(id.clone(), value);
            }
            Field::Industry | Field::Plan | Field::Years => {}
        }
    }

    pub(super) fn reset(&mut self, field: &Field) -> Vec<Told> {
        self.forget(field);
        let Field::Figure(id) = field else {
            return Vec::new();
        };
        let case = self.change();
        if let Some(own) = case.figures.get_mut(&case.customer.industry) {
            own.remove(id);
        }
        let likely = input(self.model(), id).map_or(Tree::Null, |input| Tree::Number(input.likely));
        vec![changed(id.clone(), likely), self.result()]
    }

    pub(super) fn switch(&mut self, driver: String, on: bool) {
        let model = self.model();
        let Some(known) = model.drivers.iter().find(|known| known.id == driver) else {
            return;
        };
        let proposed = !known.optional;
        let case = self.change();
        let industry = case.customer.industry.clone();
        let own = case.drivers.entry(industry).or_default();
        if on == proposed {
            own.remove(&driver);
        } else {
            own.insert(driver, on);
        }
    }

    /// The answers, to be replaced by others of this offer.
    pub(super) fn replaced(&mut self) -> &mut Case {
        self.typed.clear();
        self.link = None;
        self.change()
    }

    /// The start of another visit to the same offer.
    #[must_use]
    pub fn another(&self) -> Option<Self> {
        Self::new(self.calculator(), self.locale)
    }

    pub(super) fn start_over(&mut self) {
        if let Some(fresh) = self.another() {
            *self = fresh;
        }
    }
}

/// The first plan and the first term of the book, or those of the site.
fn first_terms(public: &Public) -> Option<Chosen> {
    let book = &public.price_book;
    let site = public.site.as_ref();
    let wanted = site.and_then(|site| book.plan(site.plan.as_deref()?));
    let plan = wanted.or(book.plans.first())?;
    let quantity = site.and_then(|site| site.quantity).unwrap_or(UNITS);
    Some(Chosen {
        plan: plan.id.clone(),
        quantity: quantity.max(plan.minimum_quantity),
        add_ons: Vec::new(),
        years: book.terms.first()?.years,
        agreed: None,
    })
}
