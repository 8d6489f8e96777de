#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
)]
#[repr(u16)]
enum StatusCode {
    #[doc = "**100 Continue**\n\n* Never has content\n* Never stored by a cache"]
    #[doc(alias = "100")]
    #[doc(alias = "CONTINUE")]
    Continue = 100,
    #[doc = "**200 OK**\n\n* Cacheable, also without explicit freshness"]
    #[doc(alias = "200")]
    #[doc(alias = "OK")]
    Ok = 200,
    #[doc = "**226 IM Used**\n\n* Cacheable with explicit freshness only\n* [RFC 3229 section 10.4.1](https://www.rfc-editor.org/rfc/rfc3229#section-10.4.1)"]
    #[doc(alias = "226")]
    #[doc(alias = "IM_USED")]
    ImUsed = 226,
    ///Any other code: one that the IANA registry does not know.
    Unregistered(crate::Unregistered) = 0,
}
#[allow(dead_code)]
impl StatusCode {
    #[doc = "**100 Continue**\n\n* Never has content\n* Never stored by a cache\n\nThe same as [`StatusCode::Continue`]."]
    pub const CONTINUE: Self = Self::Continue;
    #[doc = "**200 OK**\n\n* Cacheable, also without explicit freshness\n\nThe same as [`StatusCode::Ok`]."]
    pub const OK: Self = Self::Ok;
    #[doc = "**226 IM Used**\n\n* Cacheable with explicit freshness only\n* [RFC 3229 section 10.4.1](https://www.rfc-editor.org/rfc/rfc3229#section-10.4.1)\n\nThe same as [`StatusCode::ImUsed`]."]
    pub const IM_USED: Self = Self::ImUsed;
}
crate::__status_type! {
    root StatusCode[Self::Continue, Self::Ok, Self::ImUsed,] { Self::Continue => 100,
    Self::Ok => 200, Self::ImUsed => 226, } 3 u8["Continue", "OK", "IM Used",]
    [tables::Semantics { cacheability : tables::Cacheability::Never, allows_content :
    false, lifecycle : tables::Lifecycle::Permanent, ..tables::SEMANTICS },
    tables::Semantics { cacheability : tables::Cacheability::Heuristic, lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS }, tables::Semantics { cacheability
    : tables::Cacheability::Explicit, lifecycle : tables::Lifecycle::Permanent,
    ..tables::SEMANTICS },] [tables::StatusInfo { code : 100, name : "Continue", phrase :
    "Continue", semantics : StatusCode::__semantics_row(1), registry :
    StatusCode::__registry(), title : tables::Text { en : "Continue", zh : "" }, summary
    : tables::Text { en : "", zh : "" }, description : tables::Text { en : "", zh : "" },
    specs : & [], ..tables::INFO }, tables::StatusInfo { code : 200, name : "Ok", phrase
    : "OK", semantics : StatusCode::__semantics_row(2), registry :
    StatusCode::__registry(), title : tables::Text { en : "OK", zh : "" }, summary :
    tables::Text { en : "", zh : "" }, description : tables::Text { en : "", zh : "" },
    specs : & [], ..tables::INFO }, tables::StatusInfo { code : 226, name : "ImUsed",
    phrase : "IM Used", semantics : StatusCode::__semantics_row(3), registry :
    StatusCode::__registry(), title : tables::Text { en : "IM Used", zh : "" }, summary :
    tables::Text { en : "", zh : "" }, description : tables::Text { en : "", zh : "" },
    specs : & [tables::Spec { document : "RFC 3229", section : "10.4.1", url :
    "https://www.rfc-editor.org/rfc/rfc3229#section-10.4.1", __non_exhaustive : () },],
    ..tables::INFO },] { id : "iana", title : tables::Text { en :
    "A small IANA registry", zh : "" }, owner : "IANA", source :
    "https://www.iana.org/assignments/http-status-codes/", as_of : "2026-01-31",
    __non_exhaustive : () }
}
