//! What must hold across the crates: see `tests/`, and `ui/` for what the compiler says.
