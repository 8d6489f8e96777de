//! Conversions from and to the types of frameworks that have one of their own. Those of the crate `http` are among the
//! methods, for users' registries have them as well.

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

    /// Fails outside 100–999, where actix-web's type has no value.
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

    /// Total: rocket's type holds any number.
    impl From<StatusCode> for Status {
        #[inline]
        fn from(status: StatusCode) -> Self {
            Self::new(status.as_u16())
        }
    }
}
