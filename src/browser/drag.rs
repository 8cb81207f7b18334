//! Dragging across a picture.

use web_sys::{Element, PointerEvent};
use yew::{Callback, NodeRef};

/// What a picture listens to while it can be dragged.
#[derive(Clone)]
pub struct Drag {
    /// For `onpointerdown`.
    pub down: Callback<PointerEvent>,
    /// For `onpointermove`.
    pub along: Callback<PointerEvent>,
    /// For `onlostpointercapture`: the end of the drag, however it comes about.
    pub end: Callback<PointerEvent>,
}

impl Drag {
    /// Tells `to` where the pointer is across the picture at `node`, in pixels from its left
    /// edge, from the moment it is pressed until it is released, wherever it goes meanwhile.
    #[must_use]
    pub fn across(node: &NodeRef, to: &Callback<f64>) -> Self {
        let (pressed, moved) = ((node.clone(), to.clone()), (node.clone(), to.clone()));
        Self {
            down: Callback::from(move |event: PointerEvent| {
                let (node, to) = &pressed;
                let Some(element) = node.cast::<Element>() else {
                    return;
                };
                // A pointer that is gone already cannot be captured, and needs not be.
                let _ = element.set_pointer_capture(event.pointer_id());
                to.emit(place(&element, &event));
            }),
            end: Callback::noop(),
            along: Callback::from(move |event: PointerEvent| {
                let (node, to) = &moved;
                if let Some(element) = node.cast::<Element>().filter(|_| event.buttons() & 1 == 1) {
                    to.emit(place(&element, &event));
                }
            }),
        }
    }

    /// The same, which also tells `to` when it begins and ends.
    #[must_use]
    pub fn telling(self, to: &Callback<bool>) -> Self {
        let (begun, ended, down) = (to.clone(), to.clone(), self.down);
        Self {
            down: Callback::from(move |event| {
                begun.emit(true);
                down.emit(event);
            }),
            end: Callback::from(move |_| ended.emit(false)),
            along: self.along,
        }
    }
}

fn place(element: &Element, event: &PointerEvent) -> f64 {
    f64::from(event.client_x()) - element.get_bounding_client_rect().left()
}
