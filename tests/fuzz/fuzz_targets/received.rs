#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| statusquo_tests::fuzz::received(data));
