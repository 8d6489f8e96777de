//! The registries of the vendors, and what all registries together say about a number.

use super::const_message::Message;
use crate::{Registry, StatusCode, StatusInfo};

/// Declares a module with its enum for each registry, and the functions that ask all of them.
macro_rules! registries {
    ($(#[doc = $doc:literal] $id:ident)*) => {
        $(
            #[doc = $doc]
            ///
            #[doc = concat!(
                "[`Status`](self::", stringify!($id), "::Status) is its enum, which works like ",
                "[`StatusCode`](crate::StatusCode).",
            )]
            pub mod $id {
                crate::__private::status_codes_impl! {
                    (crate)
                    #[doc = $doc]
                    ///
                    /// Any other code is [`Standard`](Self::Standard), with the meaning that the IANA registry gives
                    /// it. Where this registry and IANA read a number differently, this one's reading wins in
                    /// conversions from numbers and from [`StatusCode`](crate::StatusCode).
                    ///
                    /// All methods are those of [`StatusCode`](crate::StatusCode), where they have examples.
                    pub enum Status = builtin($id);
                }
            }
        )*

        /// What each registry says about a code, the one of IANA first.
        static READINGS: &[fn(u16) -> Option<&'static StatusInfo>] =
            &[StatusCode::__own_info, $($id::Status::__own_info),*];

        /// Every registry of the dataset, the one of IANA first and the others by id.
        ///
        /// ```
        /// let owners: Vec<&str> = statusquo::registries().iter().map(|registry| registry.owner).collect();
        /// assert_eq!(owners[0], "IANA");
        /// assert!(owners.contains(&"Cloudflare"));
        /// ```
        #[must_use]
        pub fn registries() -> &'static [&'static Registry] {
            const { &[StatusCode::__registry(), $($id::Status::__registry()),*] }
        }

        /// Adds who uses a number that is not registered, and how to write it; or what else to do where nobody does.
        #[inline]
        pub(crate) const fn users_of(code: u16, mut message: Message) -> Message {
            let before = message.length();
            $(
                if let Some(info) = $id::Status::__own_info(code) {
                    let glue = if message.length() == before { "; name a vendor's: " } else { " or " };
                    message = message.text(glue).text("`statusquo::").text(stringify!($id)).text("::Status::");
                    message = message.text(info.name).text("`");
                }
            )*
            if message.length() == before {
                message = message.text("; name a registered one, or declare yours with `statusquo::status_codes!`");
            }
            message
        }
    };
}

registries! {
    /// Codes attributed to the Apache HTTP Server and to hosting panels.
    apache
    /// Codes of the Application Load Balancers of Amazon Web Services.
    aws
    /// Codes with which Cloudflare reports trouble with the origin.
    cloudflare
    /// Codes of Esri's ArcGIS Server.
    esri
    /// Codes of Microsoft: Internet Information Services, Exchange and Windows.
    iis
    /// Codes without an owner: conventions, and what has been passed on from list to list.
    informal
    /// The code of the Laravel framework.
    laravel
    /// Codes that nginx uses in its logs and between its modules.
    nginx
    /// The code of the Pantheon platform.
    pantheon
    /// Codes of Shopify.
    shopify
    /// Codes that the Spring Framework carried along from WebDAV drafts.
    spring
    /// The code of Twitter's first API.
    twitter
    /// Codes of WebDAV drafts that never made it into an RFC.
    webdav_drafts
}

impl StatusCode {
    /// What every registry says about this number: the one of IANA first, then the vendors', by id.
    ///
    /// ```
    /// use statusquo::StatusCode;
    ///
    /// let meanings = StatusCode::from(499).meanings().map(|info| (info.registry.id, info.phrase));
    /// assert!(meanings.eq([("esri", "Token Required"), ("nginx", "Client Closed Request")]));
    /// ```
    pub fn meanings(self) -> impl Iterator<Item = &'static StatusInfo> + Clone {
        READINGS.iter().filter_map(move |reading| reading(self.as_u16()))
    }
}
