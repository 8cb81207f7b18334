//! Links: what goes in comes out, and nothing else does.

use crate::cases::cases;
use crate::{calculator, case, fragment, opened, packed, playbook, shared};
use proptest::prelude::*;
use std::time::{Duration, Instant};
use worthwhile::link::{
    Envelope, Headline, ITERATIONS, Lock, Origin, Packed, SHORT, Shared, address, fragment_in,
    is_link,
};

proptest! {
    #[test]
    fn any_case_comes_out_of_its_link_as_it_went_in(case in cases(), earlier in cases()) {
        let origin = Some(Origin { case: earlier, figures: None });
        // Some cases have no figures; they are sent all the same where a file is.
        let shared = Shared::of(calculator(), case.clone(), origin.clone());
        let shared = shared.unwrap_or(Shared { case, sent: None, origin, offer: None });
        let again = opened(&fragment(&shared));
        prop_assert_eq!(again.unwrap(), shared);
    }

    #[test]
    fn any_case_comes_out_of_its_file_as_it_went_in(case in cases()) {
        let shared = Shared { case, sent: None, origin: None, offer: None };
        prop_assert_eq!(Shared::read(&shared.for_file()).unwrap(), shared);
    }

    #[test]
    fn who_opens_a_link_sees_what_its_sender_saw(case in cases()) {
        if let Ok(shared) = Shared::of(calculator(), case, None) {
            let opened = opened(&fragment(&shared)).unwrap();
            let figures = Headline::of(calculator(), &opened.case).unwrap();
            prop_assert_eq!(figures, opened.sent.unwrap().figures);
        }
    }

    #[test]
    fn a_changed_letter_is_noticed(case in cases(), place in any::<prop::sample::Index>(), new in any::<char>()) {
        let link = fragment(&Shared { case, sent: None, origin: None, offer: None });
        let mut letters: Vec<char> = link.chars().collect();
        let place = place.index(letters.len());
        prop_assume!(letters[place] != new);
        letters[place] = new;
        refused(&letters.into_iter().collect::<String>())?;
    }

    #[test]
    fn letters_swapped_are_noticed(
        case in cases(), one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(),
    ) {
        let link = fragment(&Shared { case, sent: None, origin: None, offer: None });
        let mut letters: Vec<char> = link.chars().collect();
        let (one, other) = (one.index(letters.len()), other.index(letters.len()));
        prop_assume!(letters[one] != letters[other]);
        letters.swap(one, other);
        refused(&letters.into_iter().collect::<String>())?;
    }

    #[test]
    fn a_piece_that_is_missing_or_doubled_is_noticed(
        case in cases(), one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(),
    ) {
        let link = fragment(&Shared { case, sent: None, origin: None, offer: None });
        let (one, other) = (one.index(link.len()), other.index(link.len()));
        let (from, to) = (one.min(other), one.max(other) + 1);
        refused(&format!("{}{}", &link[..from], &link[to..]))?;
        refused(&format!("{}{}", &link[..to], &link[from..]))?;
    }

    #[test]
    fn nothing_breaks_the_reader(text in any::<String>(), letters in "[A-Za-z0-9_-]{0,400}") {
        prop_assert!(Envelope::read(&text).is_err());
        // A sum that fits by chance comes once in four billion.
        let made = Envelope::read(&format!("case=1.{letters}"));
        prop_assert!(made.is_err());
        let _ = (is_link(&text), fragment_in(&text));
    }

    #[test]
    fn no_content_breaks_the_reader(
        bytes in prop::collection::vec(any::<u8>(), 0..300), size in 0..2_000_u32,
    ) {
        // A link that somebody made with the right sum.
        let link = Envelope::Plain(Packed { size, bytes }).fragment();
        prop_assert!(Envelope::read(&link).is_ok());
        prop_assert!(opened(&link).is_err());
    }

    #[test]
    fn a_lock_comes_through(
        iterations in ITERATIONS..10_000_000, salt in any::<[u8; 16]>(), nonce in any::<[u8; 12]>(),
        size in 0..1_000_000_u32, bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let sealed = Envelope::Sealed(Lock { iterations, salt, nonce }, Packed { size, bytes });
        prop_assert_eq!(Envelope::read(&sealed.fragment()).unwrap(), sealed);
    }
}

fn refused(link: &str) -> Result<(), TestCaseError> {
    prop_assert!(Envelope::read(link).is_err(), "{}", link);
    Ok(())
}

#[test]
fn every_single_letter_counts() {
    let link = fragment(&shared());
    let others = (' '..='~').chain(['ä', '\u{200b}', '０']);
    for (place, letter) in link.char_indices() {
        for other in others.clone().filter(|other| *other != letter) {
            let (before, after) = (&link[..place], &link[place + 1..]);
            let changed = format!("{before}{other}{after}");
            assert!(Envelope::read(&changed).is_err(), "{changed}");
        }
        assert!(Envelope::read(&link[..place]).is_err());
        assert!(Envelope::read(&link[place + 1..]).is_err());
    }
}

#[test]
fn the_sample_is_short_enough_for_mail_even_when_it_is_sent_back() {
    let mut back = case();
    back.customer.staff = 41;
    for figure in back
        .figures
        .values_mut()
        .flat_map(|figures| figures.values_mut())
    {
        *figure *= 1.05;
    }
    let back = Shared::of(calculator(), back, Some(shared().as_origin())).unwrap();
    for shared in [shared(), back] {
        let link = address("https://worthwhile.example/studio/", &fragment(&shared));
        assert!(link.len() < SHORT / 2, "{} characters", link.len());
    }
}

#[test]
fn a_file_brings_the_offer_along() {
    let whole = shared().with_offer(&playbook().public);
    assert_eq!(Shared::read(&whole.for_file()).unwrap(), whole);
}

#[test]
fn a_newer_version_says_so() {
    let newer = fragment(&shared()).replace("case=1.", "case=2.");
    assert_eq!(Envelope::read(&newer).unwrap_err().key, "link.newer");
    for odd in [
        "case=0.",
        "case=+2.",
        "case=01.",
        "case=.",
        "case=99999999999.",
        "case=x.",
    ] {
        let link = fragment(&shared()).replace("case=1.", odd);
        assert_eq!(
            Envelope::read(&link).unwrap_err().key,
            "link.damaged",
            "{odd}"
        );
    }
}

#[test]
fn what_would_grow_without_end_is_not_even_begun() {
    let zeros = "0".repeat(100_000_000);
    let mut bomb = packed(&zeros);
    assert!(bomb.bytes.len() < 200_000);
    let key = |packed: &Packed| Envelope::read(&Envelope::Plain(packed.clone()).fragment());
    assert_eq!(key(&bomb).unwrap_err().key, "link.too_large");
    // One that lies about its size is cut off where it said that it ends.
    bomb.size = 1_000;
    let started = Instant::now();
    assert_eq!(
        opened(&Envelope::Plain(bomb).fragment()).unwrap_err()[0]
            .message
            .key,
        "link.damaged"
    );
    assert!(started.elapsed() < Duration::from_secs(5));
    let longest = format!("case=1.{}", "A".repeat(50_000_000));
    assert_eq!(Envelope::read(&longest).unwrap_err().key, "link.too_long");
}

#[test]
fn a_key_that_is_too_weak_or_too_much_work_is_refused() {
    for (iterations, accepted) in [
        (0, false),
        (599_999, false),
        (600_000, true),
        (u32::MAX, false),
    ] {
        let lock = Lock {
            iterations,
            salt: [1; 16],
            nonce: [2; 12],
        };
        let sealed = Envelope::Sealed(lock, packed("{}"));
        let read = Envelope::read(&sealed.fragment());
        assert_eq!(read.is_ok(), accepted, "{iterations}");
    }
}

#[test]
fn a_link_is_found_in_what_was_pasted() {
    let link = fragment(&shared());
    let page = "https://worthwhile.example/#deal";
    assert_eq!(fragment_in(&address(page, &link)), Some(link.as_str()));
    assert_eq!(fragment_in(&format!(" {link}\n")), Some(link.as_str()));
    for other in [
        "",
        "#deal",
        "a case=1.x",
        "see #case=1.x y",
        "https://example.com/?case=1.x",
    ] {
        assert_eq!(fragment_in(other), None, "{other}");
    }
}

/// Figures that stand nowhere else, in every corner of the vendor's side.
#[test]
fn no_figure_of_the_vendors_is_sent() {
    let mut playbook = playbook();
    playbook.motions[0].win_rate = 0.271_828_18;
    playbook.motions[1].win_rate = 0.141_421_35;
    playbook.motions[1].retention = 0.577_215_66;
    playbook.team.roles[0].base_pay = 161_803.398;
    let internal = ["27182818", "14142135", "57721566", "161803"];
    let written = serde_json::to_string(&playbook).unwrap().replace('.', "");
    assert!(
        internal.iter().all(|canary| written.contains(canary)),
        "they do stand there"
    );
    let documents = worthwhile::session::Documents::new(playbook, case()).unwrap();
    let session = worthwhile::session::Session::new(documents, worthwhile::format::Locale::En);
    let shared = session.shared().unwrap();
    let public = &session.documents().playbook().public;
    let file = shared.clone().with_offer(public).for_file();
    for out in [shared.for_link(), file] {
        let out = out.replace('.', "");
        for canary in internal {
            assert!(!out.contains(canary), "{canary} in {out}");
        }
        for word in ["motions", "win_rate", "roles", "capacity", "retention"] {
            assert!(!out.contains(&format!("\"{word}\":")), "{word} in {out}");
        }
    }
}
