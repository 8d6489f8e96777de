#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
)]
#[repr(u16)]
pub(crate) enum Awkward {
    #[doc = "**203 Non-Authoritative Information**\n\n\\- no list\n\n1\\. no numbered list\n\n2\\) and none here\n\n\\+ nor here\n\nno code block\n\n404, however, is only a number.\n\n* Cacheable with explicit freshness only\n* Formerly \"Hearsay\""]
    #[doc(alias = "203")]
    #[doc(alias = "NON_AUTHORITATIVE_INFORMATION")]
    NonAuthoritativeInformation = 203,
    #[doc = "**470 Error**\n\n* Cacheable with explicit freshness only"]
    #[doc(alias = "470")]
    #[doc(alias = "ERROR")]
    Error = 470,
    #[doc = "**471 Err**\n\n* Cacheable with explicit freshness only"]
    #[doc(alias = "471")]
    #[doc(alias = "ERR")]
    Err = 471,
    #[doc = "**472 None**\n\n* Cacheable with explicit freshness only"]
    #[doc(alias = "472")]
    #[doc(alias = "NONE")]
    None = 472,
    #[doc = "**473 Some**\n\n* Cacheable with explicit freshness only"]
    #[doc(alias = "473")]
    #[doc(alias = "SOME")]
    Some = 473,
    #[doc = "**474 Ok**\n\n* Cacheable with explicit freshness only"]
    #[doc(alias = "474")]
    #[doc(alias = "OK")]
    Ok = 474,
    #[doc = "**475 HTTP/2 only**\n\n* Cacheable with explicit freshness only"]
    #[doc(alias = "475")]
    H2 = 475,
    #[doc = "**476 X**\n\n* Cacheable with explicit freshness only\n* Formerly \"Y\""]
    #[doc(alias = "476")]
    X = 476,
    #[doc = "**477 All**\n\n* Cacheable with explicit freshness only"]
    #[doc(alias = "477")]
    #[doc(alias = "EVERYTHING")]
    Everything = 477,
    ///Any other code, with the meaning that the IANA registry gives it.
    Standard(::statusquo::StatusCode) = 0,
}
#[allow(dead_code)]
impl Awkward {
    #[doc = "**203 Non-Authoritative Information**\n\n\\- no list\n\n* Cacheable with explicit freshness only\n* Formerly \"Hearsay\"\n\nThe same as [`Awkward::NonAuthoritativeInformation`]."]
    pub const NON_AUTHORITATIVE_INFORMATION: Self = Self::NonAuthoritativeInformation;
    ///"Hearsay" is the former phrase of 203 Non-Authoritative Information: use [`Awkward::NonAuthoritativeInformation`].
    #[deprecated(note = "renamed to `NON_AUTHORITATIVE_INFORMATION`")]
    pub const HEARSAY: Self = Self::NonAuthoritativeInformation;
    ///"Hearsay" is the former phrase of 203 Non-Authoritative Information: use [`Awkward::NonAuthoritativeInformation`].
    #[deprecated(note = "renamed to `NonAuthoritativeInformation`")]
    #[allow(non_upper_case_globals)]
    pub const Hearsay: Self = Self::NonAuthoritativeInformation;
    #[doc = "**470 Error**\n\n* Cacheable with explicit freshness only\n\nThe same as [`Awkward::Error`]."]
    pub const ERROR: Self = Self::Error;
    #[doc = "**471 Err**\n\n* Cacheable with explicit freshness only\n\nThe same as [`Awkward::Err`]."]
    pub const ERR: Self = Self::Err;
    #[doc = "**472 None**\n\n* Cacheable with explicit freshness only\n\nThe same as [`Awkward::None`]."]
    pub const NONE: Self = Self::None;
    #[doc = "**473 Some**\n\n* Cacheable with explicit freshness only\n\nThe same as [`Awkward::Some`]."]
    pub const SOME: Self = Self::Some;
    #[doc = "**474 Ok**\n\n* Cacheable with explicit freshness only\n\nThe same as [`Awkward::Ok`]."]
    pub const OK: Self = Self::Ok;
    ///"Y" is the former phrase of 476 X: use [`Awkward::X`].
    #[deprecated(note = "renamed to `X`")]
    pub const Y: Self = Self::X;
    #[doc = "**477 All**\n\n* Cacheable with explicit freshness only\n\nThe same as [`Awkward::Everything`]."]
    pub const EVERYTHING: Self = Self::Everything;
}
::statusquo::__status_type! {
    vendor(all()) Awkward[Self::NonAuthoritativeInformation, Self::Error, Self::Err,
    Self::None, Self::Some, Self::Ok, Self::H2, Self::X, Self::Everything,] {
    Self::NonAuthoritativeInformation => 203, Self::Error => 470, Self::Err => 471,
    Self::None => 472, Self::Some => 473, Self::Ok => 474, Self::H2 => 475, Self::X =>
    476, Self::Everything => 477, } 9 u8["Non-Authoritative Information", "Error", "Err",
    "None", "Some", "Ok", "HTTP/2 only", "X", "All",] [tables::Semantics { cacheability :
    tables::Cacheability::Explicit, lifecycle : tables::Lifecycle::Permanent,
    ..tables::SEMANTICS }, tables::Semantics { cacheability :
    tables::Cacheability::Explicit, fault : tables::Fault::Client, lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS }, tables::Semantics { cacheability
    : tables::Cacheability::Explicit, fault : tables::Fault::Client, lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS }, tables::Semantics { cacheability
    : tables::Cacheability::Explicit, fault : tables::Fault::Client, lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS }, tables::Semantics { cacheability
    : tables::Cacheability::Explicit, fault : tables::Fault::Client, lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS }, tables::Semantics { cacheability
    : tables::Cacheability::Explicit, fault : tables::Fault::Client, lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS }, tables::Semantics { cacheability
    : tables::Cacheability::Explicit, fault : tables::Fault::Client, lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS }, tables::Semantics { cacheability
    : tables::Cacheability::Explicit, fault : tables::Fault::Client, lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS }, tables::Semantics { cacheability
    : tables::Cacheability::Explicit, fault : tables::Fault::Client, lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS },] [tables::StatusInfo { code :
    203, name : "NonAuthoritativeInformation", phrase : "Non-Authoritative Information",
    semantics : Awkward::__semantics_row(1), registry : Awkward::__registry(), title :
    tables::Text { en : "Non-Authoritative Information", zh : "" }, summary :
    tables::Text { en : "- no list", zh : "" }, description : tables::Text { en :
    "1. no numbered list\n\n2) and none here\n\n+ nor here\n\n    no code block\n\n404, however, is only a number.",
    zh : "" }, specs : & [], formerly : & ["Hearsay"], ..tables::INFO },
    tables::StatusInfo { code : 470, name : "Error", phrase : "Error", semantics :
    Awkward::__semantics_row(2), registry : Awkward::__registry(), title : tables::Text {
    en : "Error", zh : "" }, summary : tables::Text { en : "", zh : "" }, description :
    tables::Text { en : "", zh : "" }, specs : & [], ..tables::INFO }, tables::StatusInfo
    { code : 471, name : "Err", phrase : "Err", semantics : Awkward::__semantics_row(3),
    registry : Awkward::__registry(), title : tables::Text { en : "Err", zh : "" },
    summary : tables::Text { en : "", zh : "" }, description : tables::Text { en : "", zh
    : "" }, specs : & [], ..tables::INFO }, tables::StatusInfo { code : 472, name :
    "None", phrase : "None", semantics : Awkward::__semantics_row(4), registry :
    Awkward::__registry(), title : tables::Text { en : "None", zh : "" }, summary :
    tables::Text { en : "", zh : "" }, description : tables::Text { en : "", zh : "" },
    specs : & [], ..tables::INFO }, tables::StatusInfo { code : 473, name : "Some",
    phrase : "Some", semantics : Awkward::__semantics_row(5), registry :
    Awkward::__registry(), title : tables::Text { en : "Some", zh : "" }, summary :
    tables::Text { en : "", zh : "" }, description : tables::Text { en : "", zh : "" },
    specs : & [], ..tables::INFO }, tables::StatusInfo { code : 474, name : "Ok", phrase
    : "Ok", semantics : Awkward::__semantics_row(6), registry : Awkward::__registry(),
    title : tables::Text { en : "Ok", zh : "" }, summary : tables::Text { en : "", zh :
    "" }, description : tables::Text { en : "", zh : "" }, specs : & [], ..tables::INFO
    }, tables::StatusInfo { code : 475, name : "H2", phrase : "HTTP/2 only", semantics :
    Awkward::__semantics_row(7), registry : Awkward::__registry(), title : tables::Text {
    en : "HTTP/2 only", zh : "" }, summary : tables::Text { en : "", zh : "" },
    description : tables::Text { en : "", zh : "" }, specs : & [], ..tables::INFO },
    tables::StatusInfo { code : 476, name : "X", phrase : "X", semantics :
    Awkward::__semantics_row(8), registry : Awkward::__registry(), title : tables::Text {
    en : "X", zh : "" }, summary : tables::Text { en : "", zh : "" }, description :
    tables::Text { en : "", zh : "" }, specs : & [], formerly : & ["Y"], ..tables::INFO
    }, tables::StatusInfo { code : 477, name : "Everything", phrase : "All", semantics :
    Awkward::__semantics_row(9), registry : Awkward::__registry(), title : tables::Text {
    en : "All", zh : "" }, summary : tables::Text { en : "", zh : "" }, description :
    tables::Text { en : "", zh : "" }, specs : & [], ..tables::INFO },] { id : "awkward",
    title : tables::Text { en : "", zh : "" }, owner : "", source : "", as_of : "",
    __non_exhaustive : () }
}
