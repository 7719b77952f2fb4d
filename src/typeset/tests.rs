//! Tests of the whole room: a memo on its pages.
