//! The vendors' registries, and the functions that ask all registries about a number. A new registry is one entry in
//! `for_each_vendor!`.

#[cfg(feature = "vendors")]
use crate::{Registry, StatusCode, StatusInfo};

/// Calls a macro with the vendors' registries: `modules`, at the root of the crate, and `lookups`, here.
macro_rules! for_each_vendor {
    ($($with:ident)::+) => {
        $($with)::+! {
            /// Codes of Alibaba Cloud's Application Load Balancers.
            aliyun
            /// Codes attributed to the Apache HTTP Server and to hosting panels.
            apache
            /// The code of ASP.NET Core.
            aspnet_core
            /// Codes of the Application Load Balancers of Amazon Web Services.
            aws
            /// Codes with which Cloudflare reports problems with the origin server.
            cloudflare
            /// Codes of Esri's ArcGIS Server.
            esri
            /// Codes of Huawei Cloud's Web Application Firewall.
            huawei_cloud
            /// Codes of Microsoft: Internet Information Services, Exchange and Windows.
            iis
            /// Codes without an owner: conventions, and codes copied from list to list.
            informal
            /// The code of the Laravel framework.
            laravel
            /// Codes that nginx uses in its logs and between its modules.
            nginx
            /// The code of the Pantheon platform.
            pantheon
            /// Codes of Qiniu's object storage and CDN.
            qiniu
            /// Codes of Shopify.
            shopify
            /// Codes that the Spring Framework kept from WebDAV drafts.
            spring
            /// Codes of Tencent Cloud's CDN, which are others than those of its EdgeOne.
            tencent_cdn
            /// Codes of Tencent Cloud's EdgeOne, most of them of the same meaning as Cloudflare's.
            tencent_edgeone
            /// The code of Twitter's first API.
            twitter
            /// Codes of WebDAV drafts that did not get into an RFC.
            webdav_drafts
        }
    };
}
pub(crate) use for_each_vendor;

/// Declares a module with an enum for each registry. They stand at the root of the crate, because the compiler names the
/// feature only for what was left out of the module where it was looked for.
macro_rules! modules {
    ($(#[doc = $doc:literal] $id:ident)*) => {$(
        #[cfg(feature = "vendors")]
        #[doc = $doc]
        ///
        #[doc = concat!(
            "The enum is [`Status`](self::", stringify!($id), "::Status), which works like ",
            "[`StatusCode`](crate::StatusCode).",
        )]
        pub mod $id {
            crate::__private::status_codes_impl! {
                (crate)
                #[doc = $doc]
                ///
                /// Any other code is [`Standard`](Self::Standard), with its meaning in the IANA registry. If both
                /// registries assign a number, conversions from numbers and from
                /// [`StatusCode`](crate::StatusCode) give the variant of this one.
                ///
                /// The methods are those of [`StatusCode`](crate::StatusCode); see there for examples.
                pub enum Status = builtin($id);
            }
        }
    )*};
}
pub(crate) use modules;

/// Declares the functions that ask all registries.
#[cfg(feature = "vendors")]
macro_rules! lookups {
    ($(#[doc = $doc:literal] $id:ident)*) => {
        /// The lookup functions of all registries, IANA's first.
        static READINGS: &[fn(u16) -> Option<&'static StatusInfo>] =
            &[StatusCode::__own_info, $(crate::$id::Status::__own_info),*];

        /// Every registry of the dataset: IANA's first, then the others by id.
        ///
        /// ```
        /// let owners: Vec<&str> = statusquo::registries().iter().map(|registry| registry.owner).collect();
        /// assert_eq!(owners[0], "IANA");
        /// assert!(owners.contains(&"Cloudflare"));
        /// ```
        #[must_use]
        pub fn registries() -> &'static [&'static Registry] {
            const { &[StatusCode::__registry(), $(crate::$id::Status::__registry()),*] }
        }
    };
}

#[cfg(feature = "vendors")]
for_each_vendor! { lookups }

#[cfg(feature = "vendors")]
impl StatusCode {
    /// What every registry says about this number: IANA's first, then the vendors' by id.
    ///
    /// ```
    /// use statusquo::StatusCode;
    ///
    /// let meanings = StatusCode::from(499).meanings().map(|info| (info.registry.id, info.phrase));
    /// assert!(meanings.eq([
    ///     ("aliyun", "Client Close Request"),
    ///     ("esri", "Token Required"),
    ///     ("nginx", "Client Closed Request"),
    /// ]));
    /// ```
    pub fn meanings(self) -> impl Iterator<Item = &'static StatusInfo> + Clone {
        READINGS.iter().filter_map(move |reading| reading(self.as_u16()))
    }
}
