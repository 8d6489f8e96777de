//! Conversions between `StatusCode` and the status types of frameworks. The conversions of the crate `http` are in
//! `traits`, because users' registries have them as well.

#[cfg(feature = "actix-web")]
mod actix {
    use actix_web::http::StatusCode as Actix;

    use crate::StatusCode;

    impl From<Actix> for StatusCode {
        #[inline]
        fn from(status: Actix) -> Self {
            Self::new(status.as_u16())
        }
    }

    /// Fails outside 100–999, the range of actix-web's type.
    impl TryFrom<StatusCode> for Actix {
        type Error = <Actix as TryFrom<u16>>::Error;

        #[inline]
        fn try_from(status: StatusCode) -> Result<Self, Self::Error> {
            Self::from_u16(status.as_u16())
        }
    }
}

#[cfg(feature = "rocket")]
mod rocket {
    use rocket::http::Status;

    use crate::StatusCode;

    impl From<Status> for StatusCode {
        #[inline]
        fn from(status: Status) -> Self {
            Self::new(status.code)
        }
    }

    /// Never fails: rocket's type holds any number.
    impl From<StatusCode> for Status {
        #[inline]
        fn from(status: StatusCode) -> Self {
            Self::new(status.as_u16())
        }
    }
}
