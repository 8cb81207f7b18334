//! Ten thousand cases at every change, without anybody waiting for them.
//!
//! They are worked out after the paint, in slices of a few milliseconds on the page's own
//! thread; between two slices the browser sees to keys and pointers, and any change of what is
//! asked drops the run under way. A worker would need a second program of its own, another
//! 100 kB and more to load before the first figure, and every model sent across; for a run of a
//! few milliseconds, which is the usual one, slices are lighter. The engine does not care:
//! [`Simulation`] could run in a worker as it is.

use crate::browser::{after_paint, now, soon};
use crate::case::Case;
use crate::deal::Desk;
use crate::offer::{Sampler, Simulation};
use crate::roi::{Price, Trials};
use crate::session::Documents;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use yew::prelude::*;

/// How long a slice may take, milliseconds: a quarter of a frame.
const SLICE: f64 = 4.0;
/// Blocks of cases between two looks at the clock.
const BLOCKS: u32 = 16;
/// From when on a run shows its progress, milliseconds: what is done sooner would only flicker.
const PATIENCE: f64 = 120.0;
/// What the cases are drawn with: always the same, so that the same question has one answer.
const SEED: u64 = 1;

/// What the cases are drawn for: of the documents only what they depend on.
#[derive(Clone, PartialEq)]
pub struct Asked {
    desk: Rc<Desk>,
    case: Rc<Case>,
    price: Price,
    count: u32,
}

impl Asked {
    /// `count` cases of the deal on the table.
    pub fn of(documents: &Documents, count: u32) -> Self {
        let mut case = (**documents.case()).clone();
        case.customer.name.clear();
        case.terms.agreed = None;
        case.hurdles = crate::case::CaseHurdles::default();
        Self {
            desk: documents.desk().clone(),
            case: Rc::new(case),
            price: documents.price(),
            count,
        }
    }
}

/// How far the cases are.
pub struct Progress {
    /// The last run that came to an end.
    pub trials: Option<Rc<Trials>>,
    /// Whether that is what is asked now.
    pub current: bool,
    /// Percent drawn by a run that takes a while.
    pub percent: Option<u8>,
    /// Leaves the run at the cases drawn so far.
    pub stop: Callback<()>,
}

/// A run under way. Dropped, it stops: what calls it back holds it weakly.
struct Run {
    /// Gone when it is done.
    simulation: Option<Simulation>,
    since: f64,
    say: Callback<Said>,
}

enum Said {
    Percent(u8),
    Done(Rc<Trials>),
}

impl Run {
    /// One slice, and the next one soon.
    fn slice(this: &Weak<RefCell<Self>>) {
        let Some(run) = this.upgrade() else { return };
        let said = run.borrow_mut().work();
        let say = run.borrow().say.clone();
        match said {
            Some(Said::Done(trials)) => say.emit(Said::Done(trials)),
            Some(said) => {
                let this = this.clone();
                soon(move || Self::slice(&this));
                say.emit(said);
            }
            None => {
                let this = this.clone();
                soon(move || Self::slice(&this));
            }
        }
    }

    fn work(&mut self) -> Option<Said> {
        let simulation = self.simulation.as_mut()?;
        let from = now();
        loop {
            if simulation.step(BLOCKS) {
                let done = self.simulation.take()?.done();
                return Some(Said::Done(Rc::new(done)));
            }
            if now() - from >= SLICE {
                break;
            }
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 100"
        )]
        let percent = (simulation.progress() * 100.0) as u8;
        (now() - self.since >= PATIENCE).then_some(Said::Percent(percent))
    }
}

/// Works out what is asked, again whenever that changes.
#[hook]
pub fn use_trials(asked: Asked) -> Progress {
    let result = use_state(|| None::<(Asked, Rc<Trials>)>);
    let percent = use_state_eq(|| None::<u8>);
    let sampler = use_mut_ref(|| None::<Sampler>);
    let under_way = use_mut_ref(|| None::<Weak<RefCell<Run>>>);
    use_effect_with(asked.clone(), {
        let (result, percent) = (result.setter(), percent.setter());
        let under_way = under_way.clone();
        move |asked: &Asked| {
            let say = {
                let asked = asked.clone();
                let percent = percent.clone();
                Callback::from(move |said| match said {
                    Said::Percent(drawn) => percent.set(Some(drawn)),
                    Said::Done(trials) => {
                        percent.set(None);
                        result.set(Some((asked.clone(), trials)));
                    }
                })
            };
            percent.set(None);
            let run = Rc::new(RefCell::new(Run {
                simulation: None,
                since: now(),
                say,
            }));
            *under_way.borrow_mut() = Some(Rc::downgrade(&run));
            let (begun, asked) = (Rc::downgrade(&run), asked.clone());
            after_paint(move || begin(&begun, &asked, &sampler));
            move || drop(run)
        }
    });
    let stop = Callback::from(move |()| {
        let run = under_way.borrow().as_ref().and_then(Weak::upgrade);
        if let Some(run) = run
            && let Some(simulation) = &mut run.borrow_mut().simulation
        {
            simulation.stop();
        }
    });
    Progress {
        trials: result.as_ref().map(|(_, trials)| trials.clone()),
        current: result.as_ref().is_some_and(|(of, _)| *of == asked),
        percent: *percent,
        stop,
    }
}

/// The first slice; the tables of the run before are used again.
fn begin(run: &Weak<RefCell<Run>>, asked: &Asked, before: &RefCell<Option<Sampler>>) {
    let Some(strong) = run.upgrade() else { return };
    let calculator = asked.desk.calculator();
    let sampler = calculator.sampler(&asked.case, before.borrow().as_ref());
    let Some(sampler) = sampler else { return };
    *before.borrow_mut() = Some(sampler.clone());
    let cases = (asked.count, SEED);
    let simulation = Simulation::new(calculator, &asked.case, &asked.price, sampler, cases);
    strong.borrow_mut().simulation = Some(simulation);
    drop(strong);
    Run::slice(run);
}
