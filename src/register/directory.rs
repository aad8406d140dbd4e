//! Who is who: the accounts that an authority deals with.
