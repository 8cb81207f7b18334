//! Stops the build of a public calculator that could leak.

compile_error!("the public calculator is built without the feature `vendor`: nothing may leak");
