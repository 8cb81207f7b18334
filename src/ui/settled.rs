//! What stands still while figures move.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long figures must have stood still until what is read in words follows, milliseconds: less
/// than a pause that is noticed, more than lies between two events of a drag or between two keys
/// of somebody who types six a second, with a slow machine's own time for a key on top.
pub const CALM: u32 = 160;
/// The same for long tables, most of them further down: a task of its own, so that on a slow
/// machine the next key press does not wait for both.
pub const REST: u32 = 320;
/// How long documents must have stood still until they are kept, milliseconds: the frame that
/// shows them does not wait for the disk, and nobody types faster.
pub const TO_KEEP: u32 = 25;

/// The last `value` that has stood still for `calm` milliseconds. What is looked at while a price
/// or a deal is dragged is drawn from the value itself, in the same frame; what nobody can read
/// while it moves is drawn from this one, so that the frame does not wait for it.
#[hook]
pub fn use_settled<T: Clone + PartialEq + 'static>(value: &T, calm: u32) -> T {
    let settled = use_state_eq(|| value.clone());
    use_effect_with((value.clone(), calm), {
        let setter = settled.setter();
        move |(value, calm)| {
            let value = value.clone();
            let timer = Timeout::new(*calm, move || setter.set(value));
            move || drop(timer)
        }
    });
    (*settled).clone()
}

/// What has been `needed` of a measure since it last stood still for `calm` milliseconds, at most:
/// it grows at once and shrinks when the hand rests, so that what is below does not jump back and
/// forth at every key press.
#[hook]
pub fn use_grown<const N: usize>(needed: [u8; N], calm: u32) -> [u8; N] {
    let most = use_mut_ref(|| needed);
    let update = use_force_update();
    use_effect_with(needed, {
        let most = most.clone();
        move |needed| {
            let needed = *needed;
            let timer = Timeout::new(calm, move || {
                if most.replace(needed) != needed {
                    update.force_update();
                }
            });
            move || drop(timer)
        }
    });
    let mut most = most.borrow_mut();
    for (most, needed) in most.iter_mut().zip(needed) {
        *most = needed.max(*most);
    }
    *most
}
