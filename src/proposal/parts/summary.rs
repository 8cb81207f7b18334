//! All on one page.

use super::super::block::{Block, Chart, Drawing, Headline};
use super::super::writer::Writer;
use super::returns::flow;

pub(super) fn summary(w: &Writer) -> Vec<Block> {
    let mut blocks = vec![
        w.words("proposal.summary.lead"),
        Block::Headlines(headlines(w)),
        w.words("proposal.summary.return"),
        Block::Chart(flow(w)),
        Block::Chart(sources(w)),
        w.words("proposal.summary.ask"),
    ];
    blocks.extend(w.digits());
    blocks
}

/// The figures that stand out.
pub(super) fn headlines(w: &Writer) -> Vec<Headline> {
    let field = |name: &str| {
        let found = w.fields.iter().find(|(known, _)| *known == name);
        found.map_or_else(String::new, |(_, value)| value.clone())
    };
    vec![
        Headline {
            name: w.t("proposal.npv_about"),
            value: field("npv"),
            remark: field("horizon"),
        },
        Headline {
            name: w.t("proposal.roi"),
            value: field("roi"),
            remark: w.t("proposal.risk_adjusted"),
        },
        Headline {
            name: w.t("proposal.payback"),
            value: field("payback"),
            remark: w.t("proposal.after_signature"),
        },
        Headline {
            name: w.t("proposal.yearly_price"),
            value: field("yearly_price"),
            remark: field("term"),
        },
        Headline {
            name: w.t("proposal.must_be_true"),
            value: field("must_be_true"),
            remark: w.t("proposal.must_be_true_short"),
        },
    ]
}

/// What each driver brings a year.
fn sources(w: &Writer) -> Chart {
    let bars = w.drivers().map(|(_, driver, result)| {
        let value = result.benefit.adjusted();
        (w.of(&driver.name), value, w.about(value))
    });
    Chart {
        title: w.t("proposal.sources"),
        text: w.t("proposal.sources_text"),
        drawing: Drawing::Bars(bars.collect()),
    }
}
