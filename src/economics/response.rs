//! How the win rate answers to price (`ECONOMICS.md` 1.8).

/// A logistic response: the chance to win falls as the perceived cost rises.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Response {
    /// Log-odds of winning at the reference cost.
    logit: f64,
    /// Fall of the log-odds per 100 % more perceived cost (beta).
    pub sensitivity: f64,
}

impl Response {
    /// The response of a motion that wins the share `win_rate` at the reference price and
    /// would lose the share `lost_at_plus_10` of those wins if the price rose by 10 %.
    ///
    /// A win rate of 1 has no finite log-odds; it is taken as one loss in ten thousand.
    #[must_use]
    pub fn new(win_rate: f64, lost_at_plus_10: f64) -> Self {
        let base = win_rate.clamp(1e-9, 0.9999);
        let dearer = (base * (1.0 - lost_at_plus_10)).clamp(1e-12, 0.9999);
        Self {
            logit: logit(base),
            sensitivity: (logit(base) - logit(dearer)) / 0.10,
        }
    }

    /// The same answer to price, from another win rate at the reference cost.
    #[must_use]
    pub fn from_win_rate(&self, win_rate: f64) -> Self {
        Self {
            logit: logit(win_rate.clamp(1e-9, 0.9999)),
            ..*self
        }
    }

    /// The chance to win at `cost` times the reference cost, 0 to 1.
    #[must_use]
    pub fn win_rate(&self, cost: f64) -> f64 {
        1.0 / (1.0 + (self.sensitivity * (cost - 1.0) - self.logit).exp())
    }

    /// Price elasticity of the win rate at the reference price, `beta (1 - p0)`.
    #[must_use]
    pub fn elasticity(&self) -> f64 {
        self.sensitivity * (1.0 - self.win_rate(1.0))
    }

    /// The price with the highest expected profit when a win at price `P` earns
    /// `per_unit * P - per_win`, by Lambert's W; `None` if the win rate does not answer to price.
    #[must_use]
    pub fn best_price(&self, reference: f64, per_unit: f64, per_win: f64) -> Option<f64> {
        if self.sensitivity <= 0.0 || per_unit <= 0.0 || reference <= 0.0 {
            return None;
        }
        let slope = self.sensitivity / reference;
        let floor = per_win / per_unit;
        let exponent = self.logit + self.sensitivity - slope * floor - 1.0;
        let price = floor + (1.0 + lambert_w_of_exp(exponent)) / slope;
        price.is_finite().then_some(price)
    }
}

fn logit(p: f64) -> f64 {
    (p / (1.0 - p)).ln()
}

/// `W(exp(x))`, the solution of `w + ln w = x`, by Newton's method in the log domain so that
/// a large exponent does not overflow.
fn lambert_w_of_exp(x: f64) -> f64 {
    let mut w = if x > 1.0 {
        x - x.ln()
    } else {
        x.exp() / (1.0 + x.exp())
    };
    for _ in 0..32 {
        let step = (w + w.ln() - x) * w / (1.0 + w);
        w = (w - step).max(w / 2.0);
        if step.abs() <= 1e-15 * w {
            break;
        }
    }
    w
}
