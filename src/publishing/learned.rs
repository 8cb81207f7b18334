//! What a reader of an offer can learn, in plain words.

use crate::document::Text;
use crate::format::{Arg, Catalogue, Locale, Message, fewest_decimals};
use crate::offer::{LeadField, LeadForm, Public, RoiModel, Route, Way};
use crate::pricing::{AddOn, AddOnCharge, Package, PackageCharge, Plan};

/// What `public` tells its readers of how customers of a size buy, route by route.
pub(super) fn routes(public: &Public, locale: Locale) -> Vec<Message> {
    let routes = public.routing.iter().enumerate();
    let words = Words(locale);
    let said = routes.map(|(place, route)| words.route(public, place, route));
    said.collect()
}

/// What else `public` tells its readers, in the order in which it matters to whoever publishes it.
pub(super) fn learned(public: &Public, locale: Locale) -> Vec<Message> {
    let words = Words(locale);
    let book = &public.price_book;
    let terms = book.terms.iter().filter(|term| term.discount > 0.0);
    let terms = terms.map(|term| {
        Message::new("publish.learn.discount")
            .with("count", number(term.years))
            .with("discount", percent(term.discount))
    });
    let plans = book.plans.iter().map(|plan| words.plan(plan));
    let mut all: Vec<Message> = plans.collect();
    all.extend(book.add_ons.iter().map(|add_on| words.add_on(add_on)));
    all.extend(terms);
    all.extend(public.packages.iter().map(|package| words.package(package)));
    all.extend(public.roi_models.iter().map(|model| words.model(model)));
    all.extend(words.site(public));
    all.extend(texts(public));
    all
}

/// How customers buy by `route`, as part of a sentence.
pub(super) fn way(public: &Public, route: &Route, locale: Locale) -> Message {
    match route.way {
        Way::Checkout => Message::new("publish.way.checkout"),
        Way::Talk => Message::new("publish.way.talk"),
        Way::Package => {
            let named = public.package_of(route);
            let name = named.map_or_else(
                || route.package.clone().unwrap_or_default(),
                |package| package.name.in_language(locale.tag()).to_owned(),
            );
            let price = Arg::Money(named.map_or(0.0, |package| package.price), 0);
            Message::new(match named.map(|package| package.charged) {
                Some(PackageCharge::Yearly) => "publish.way.package_yearly",
                _ => "publish.way.package",
            })
            .with("name", Arg::Text(name))
            .with("price", price)
        }
    }
}

fn number(count: u32) -> Arg {
    Arg::Number(f64::from(count), 0)
}

#[expect(clippy::cast_precision_loss, reason = "lists are short")]
fn counted(count: usize) -> Arg {
    Arg::Number(count as f64, 0)
}

/// A share, with as few decimals as it needs.
fn percent(share: f64) -> Arg {
    Arg::Percent(share, fewest_decimals(share * 100.0, 2))
}

/// An amount, with decimals where it has any.
fn money(amount: f64) -> Arg {
    Arg::Money(amount, if amount.fract() == 0.0 { 0 } else { 2 })
}

/// The reader's language.
struct Words(Locale);

impl Words {
    fn text(&self, text: &Text) -> Arg {
        Arg::Text(text.in_language(self.0.tag()).to_owned())
    }

    fn route(&self, public: &Public, place: usize, route: &Route) -> Message {
        let way = Arg::Nested(way(public, route, self.0));
        let next = public.routing.get(place + 1).map(|next| money(next.from));
        let message = match (place, next) {
            (0, None) => Message::new("publish.learn.route_only"),
            (0, Some(next)) => Message::new("publish.learn.route_below").with("to", next),
            (_, None) => Message::new("publish.learn.route_above").with("from", money(route.from)),
            (_, Some(next)) => Message::new("publish.learn.route")
                .with("from", money(route.from))
                .with("to", next),
        };
        message.with("way", way)
    }

    fn plan(&self, plan: &Plan) -> Message {
        let key = match (plan.tiers.is_empty(), plan.platform_fee > 0.0) {
            (true, false) => "publish.learn.plan",
            (false, false) => "publish.learn.plan_tiers",
            (true, true) => "publish.learn.plan_fee",
            (false, true) => "publish.learn.plan_tiers_fee",
        };
        let mut message = Message::new(key)
            .with("name", self.text(&plan.name))
            .with("unit", self.text(&plan.unit))
            .with("least", number(plan.minimum_quantity))
            .with("price", money(plan.price_per_unit));
        if plan.platform_fee > 0.0 {
            message = message.with("fee", money(plan.platform_fee));
        }
        match plan
            .tiers
            .iter()
            .map(|tier| tier.price_per_unit)
            .reduce(f64::min)
        {
            Some(lowest) => message.with("lowest", money(lowest)),
            None => message,
        }
    }

    fn add_on(&self, add_on: &AddOn) -> Message {
        Message::new(match add_on.charged {
            AddOnCharge::Flat => "publish.learn.add_on",
            AddOnCharge::PerUnit => "publish.learn.add_on_per_unit",
        })
        .with("name", self.text(&add_on.name))
        .with("price", money(add_on.price))
    }

    fn package(&self, package: &Package) -> Message {
        Message::new(match package.charged {
            PackageCharge::Once => "publish.learn.package",
            PackageCharge::Yearly => "publish.learn.package_yearly",
        })
        .with("name", self.text(&package.name))
        .with("price", money(package.price))
    }

    fn model(&self, model: &RoiModel) -> Message {
        Message::new("publish.learn.model")
            .with("name", self.text(&model.name))
            .with("inputs", counted(model.inputs.len()))
            .with("drivers", counted(model.drivers.len()))
            .with("costs", counted(model.costs.len()))
    }

    /// Where the calculator leads.
    fn site(&self, public: &Public) -> Vec<Message> {
        let Some(site) = &public.site else {
            return vec![Message::new("publish.learn.no_form")];
        };
        let address = |key: &'static str, to: &Option<String>| {
            to.as_ref()
                .map(|to| Message::new(key).with("address", Arg::Text(to.clone())))
        };
        let lead = site.lead.as_ref().map_or_else(
            || Message::new("publish.learn.no_form"),
            |lead| lead_form(lead, self.0),
        );
        address("publish.learn.checkout", &site.checkout)
            .into_iter()
            .chain(address("publish.learn.call", &site.call))
            .chain([lead])
            .collect()
    }
}

/// What a contact form asks, and where it is posted.
fn lead_form(lead: &LeadForm, locale: Locale) -> Message {
    let asked = lead.asks.iter().map(|field| match field {
        LeadField::Name => "sheet.asks.name",
        LeadField::Company => "sheet.asks.company",
        LeadField::Phone => "sheet.asks.phone",
        LeadField::Message => "sheet.asks.message",
    });
    let catalogue = Catalogue::of(locale);
    let asked: Vec<&str> = asked.map(|key| catalogue.text(key)).collect();
    let to = Arg::Text(lead.endpoint.clone());
    if asked.is_empty() {
        Message::new("publish.learn.form").with("address", to)
    } else {
        Message::new("publish.learn.form_asks")
            .with("address", to)
            .with("asks", Arg::Text(asked.join(", ")))
    }
}

/// Branding and texts for proposals.
fn texts(public: &Public) -> Vec<Message> {
    let branding = public.branding.as_ref();
    let branding = branding.map(|_| Message::new("publish.learn.branding"));
    let library = public.library.as_ref().map(|library| {
        let all = [
            library.solutions.len(),
            library.phases.len(),
            library.measures.len(),
            library.answers.len(),
            library.stories.len(),
            library.requirements.len(),
            library.method.len(),
        ];
        Message::new("publish.learn.library").with("count", counted(all.iter().sum()))
    });
    branding.into_iter().chain(library).collect()
}
