#![cfg(feature = "vendor")]
#[test]
fn show() {
    use worthwhile::{
        deal::Desk,
        document::read,
        playbook::{Playbook, sample},
        publishing::suggested,
    };
    let desk = Desk::new(read::<Playbook>(sample::PLAYBOOK).unwrap()).unwrap();
    let t = std::time::Instant::now();
    for r in suggested(&desk) {
        println!("{r:?}");
    }
    println!("{:?}", t.elapsed());
    for l in worthwhile::format::Locale::ALL {
        let p = worthwhile::publishing::Publication::new(&desk, None, l);
        println!("{}", p.report(l));
        println!("{:?}", t.elapsed());
    }
}
