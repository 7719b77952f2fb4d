//! Tests of the whole room: a real memo on its pages.
