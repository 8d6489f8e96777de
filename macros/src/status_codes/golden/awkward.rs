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
    /// Every variant of the registry, in the order of the codes.
    pub const ALL: &'static [Self] = &[
        Self::NonAuthoritativeInformation,
        Self::Error,
        Self::Err,
        Self::None,
        Self::Some,
        Self::Ok,
        Self::H2,
        Self::X,
        Self::Everything,
    ];
    /// The code of a variant of this registry, 0 for any other: the discriminant as it is.
    #[inline(always)]
    const fn __own(self) -> ::core::primitive::u16 {
        match self {
            Self::NonAuthoritativeInformation => 203,
            Self::Error => 470,
            Self::Err => 471,
            Self::None => 472,
            Self::Some => 473,
            Self::Ok => 474,
            Self::H2 => 475,
            Self::X => 476,
            Self::Everything => 477,
            Self::Standard(_) => 0,
        }
    }
    /// The code as a number.
    #[inline(always)]
    const fn __code(self) -> ::core::primitive::u16 {
        let other = match self {
            Self::Standard(other) => other.as_u16(),
            _ => 0,
        };
        self.__own() | other
    }
    #[inline]
    const fn __other(code: ::core::primitive::u16) -> Self {
        Self::Standard(::statusquo::StatusCode::new(code))
    }
    /// The variant with this code.
    #[inline]
    const fn __of(code: ::core::primitive::u16) -> Self {
        static TABLE: [Awkward; 275usize] = {
            let mut table = [Awkward::__other(0); 275usize];
            let mut i = 0;
            while i < 275usize {
                table[i] = Awkward::__other(203u16 + i as ::core::primitive::u16);
                i += 1;
            }
            table[0] = Awkward::NonAuthoritativeInformation;
            table[267] = Awkward::Error;
            table[268] = Awkward::Err;
            table[269] = Awkward::None;
            table[270] = Awkward::Some;
            table[271] = Awkward::Ok;
            table[272] = Awkward::H2;
            table[273] = Awkward::X;
            table[274] = Awkward::Everything;
            table
        };
        let i = code.wrapping_sub(203u16) as ::core::primitive::usize;
        if i < 275usize { TABLE[i] } else { Self::__other(code) }
    }
    /// One more than the row of this code in the tables, or 0.
    #[inline]
    const fn __row(code: ::core::primitive::u16) -> ::core::primitive::usize {
        static ROWS: [::core::primitive::u8; 275usize] = {
            let mut rows = [0; 275usize];
            rows[0] = 1;
            rows[267] = 2;
            rows[268] = 3;
            rows[269] = 4;
            rows[270] = 5;
            rows[271] = 6;
            rows[272] = 7;
            rows[273] = 8;
            rows[274] = 9;
            rows
        };
        let i = code.wrapping_sub(203u16) as ::core::primitive::usize;
        if i < 275usize { ROWS[i] as ::core::primitive::usize } else { 0 }
    }
    #[inline]
    const fn __phrase(row: ::core::primitive::usize) -> &'static ::core::primitive::str {
        static PHRASES: [&::core::primitive::str; 9usize] = [
            "Non-Authoritative Information",
            "Error",
            "Err",
            "None",
            "Some",
            "Ok",
            "HTTP/2 only",
            "X",
            "All",
        ];
        PHRASES[row - 1]
    }
    #[inline]
    const fn __semantics(
        row: ::core::primitive::usize,
    ) -> &'static ::statusquo::Semantics {
        use ::statusquo::__private::tables;
        static SEMANTICS: [tables::Semantics; 9usize] = [
            tables::Semantics {
                allows_content: true,
                cacheability: tables::Cacheability::Explicit,
                retry: tables::None,
                redirect: tables::None,
                permanence: tables::None,
                lifecycle: tables::Lifecycle::Permanent,
                senders: &[],
                required_headers: &[],
                recommended_headers: &[],
                optional_headers: &[],
                __non_exhaustive: (),
            },
            tables::Semantics {
                allows_content: true,
                cacheability: tables::Cacheability::Explicit,
                retry: tables::None,
                redirect: tables::None,
                permanence: tables::None,
                lifecycle: tables::Lifecycle::Permanent,
                senders: &[],
                required_headers: &[],
                recommended_headers: &[],
                optional_headers: &[],
                __non_exhaustive: (),
            },
            tables::Semantics {
                allows_content: true,
                cacheability: tables::Cacheability::Explicit,
                retry: tables::None,
                redirect: tables::None,
                permanence: tables::None,
                lifecycle: tables::Lifecycle::Permanent,
                senders: &[],
                required_headers: &[],
                recommended_headers: &[],
                optional_headers: &[],
                __non_exhaustive: (),
            },
            tables::Semantics {
                allows_content: true,
                cacheability: tables::Cacheability::Explicit,
                retry: tables::None,
                redirect: tables::None,
                permanence: tables::None,
                lifecycle: tables::Lifecycle::Permanent,
                senders: &[],
                required_headers: &[],
                recommended_headers: &[],
                optional_headers: &[],
                __non_exhaustive: (),
            },
            tables::Semantics {
                allows_content: true,
                cacheability: tables::Cacheability::Explicit,
                retry: tables::None,
                redirect: tables::None,
                permanence: tables::None,
                lifecycle: tables::Lifecycle::Permanent,
                senders: &[],
                required_headers: &[],
                recommended_headers: &[],
                optional_headers: &[],
                __non_exhaustive: (),
            },
            tables::Semantics {
                allows_content: true,
                cacheability: tables::Cacheability::Explicit,
                retry: tables::None,
                redirect: tables::None,
                permanence: tables::None,
                lifecycle: tables::Lifecycle::Permanent,
                senders: &[],
                required_headers: &[],
                recommended_headers: &[],
                optional_headers: &[],
                __non_exhaustive: (),
            },
            tables::Semantics {
                allows_content: true,
                cacheability: tables::Cacheability::Explicit,
                retry: tables::None,
                redirect: tables::None,
                permanence: tables::None,
                lifecycle: tables::Lifecycle::Permanent,
                senders: &[],
                required_headers: &[],
                recommended_headers: &[],
                optional_headers: &[],
                __non_exhaustive: (),
            },
            tables::Semantics {
                allows_content: true,
                cacheability: tables::Cacheability::Explicit,
                retry: tables::None,
                redirect: tables::None,
                permanence: tables::None,
                lifecycle: tables::Lifecycle::Permanent,
                senders: &[],
                required_headers: &[],
                recommended_headers: &[],
                optional_headers: &[],
                __non_exhaustive: (),
            },
            tables::Semantics {
                allows_content: true,
                cacheability: tables::Cacheability::Explicit,
                retry: tables::None,
                redirect: tables::None,
                permanence: tables::None,
                lifecycle: tables::Lifecycle::Permanent,
                senders: &[],
                required_headers: &[],
                recommended_headers: &[],
                optional_headers: &[],
                __non_exhaustive: (),
            },
        ];
        &SEMANTICS[row - 1]
    }
    #[inline]
    const fn __info(row: ::core::primitive::usize) -> &'static ::statusquo::StatusInfo {
        use ::statusquo::__private::tables;
        static INFOS: [tables::StatusInfo; 9usize] = [
            tables::StatusInfo {
                code: 203u16,
                name: "NonAuthoritativeInformation",
                phrase: "Non-Authoritative Information",
                formerly: &["Hearsay"],
                title: tables::Text {
                    en: "Non-Authoritative Information",
                    zh: "",
                },
                summary: tables::Text {
                    en: "- no list",
                    zh: "",
                },
                description: tables::Text {
                    en: "1. no numbered list\n\n2) and none here\n\n+ nor here\n\n    no code block\n\n404, however, is only a number.",
                    zh: "",
                },
                specs: &[],
                semantics: Awkward::__semantics(1),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: Awkward::__registry(),
                __non_exhaustive: (),
            },
            tables::StatusInfo {
                code: 470u16,
                name: "Error",
                phrase: "Error",
                formerly: &[],
                title: tables::Text {
                    en: "Error",
                    zh: "",
                },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[],
                semantics: Awkward::__semantics(2),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: Awkward::__registry(),
                __non_exhaustive: (),
            },
            tables::StatusInfo {
                code: 471u16,
                name: "Err",
                phrase: "Err",
                formerly: &[],
                title: tables::Text { en: "Err", zh: "" },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[],
                semantics: Awkward::__semantics(3),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: Awkward::__registry(),
                __non_exhaustive: (),
            },
            tables::StatusInfo {
                code: 472u16,
                name: "None",
                phrase: "None",
                formerly: &[],
                title: tables::Text { en: "None", zh: "" },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[],
                semantics: Awkward::__semantics(4),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: Awkward::__registry(),
                __non_exhaustive: (),
            },
            tables::StatusInfo {
                code: 473u16,
                name: "Some",
                phrase: "Some",
                formerly: &[],
                title: tables::Text { en: "Some", zh: "" },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[],
                semantics: Awkward::__semantics(5),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: Awkward::__registry(),
                __non_exhaustive: (),
            },
            tables::StatusInfo {
                code: 474u16,
                name: "Ok",
                phrase: "Ok",
                formerly: &[],
                title: tables::Text { en: "Ok", zh: "" },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[],
                semantics: Awkward::__semantics(6),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: Awkward::__registry(),
                __non_exhaustive: (),
            },
            tables::StatusInfo {
                code: 475u16,
                name: "H2",
                phrase: "HTTP/2 only",
                formerly: &[],
                title: tables::Text {
                    en: "HTTP/2 only",
                    zh: "",
                },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[],
                semantics: Awkward::__semantics(7),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: Awkward::__registry(),
                __non_exhaustive: (),
            },
            tables::StatusInfo {
                code: 476u16,
                name: "X",
                phrase: "X",
                formerly: &["Y"],
                title: tables::Text { en: "X", zh: "" },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[],
                semantics: Awkward::__semantics(8),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: Awkward::__registry(),
                __non_exhaustive: (),
            },
            tables::StatusInfo {
                code: 477u16,
                name: "Everything",
                phrase: "All",
                formerly: &[],
                title: tables::Text { en: "All", zh: "" },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[],
                semantics: Awkward::__semantics(9),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: Awkward::__registry(),
                __non_exhaustive: (),
            },
        ];
        &INFOS[row - 1]
    }
    /// What this registry says about the code.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn __own_info(
        code: ::core::primitive::u16,
    ) -> ::core::option::Option<&'static ::statusquo::StatusInfo> {
        match Self::__row(code) {
            0 => ::core::option::Option::None,
            row => ::core::option::Option::Some(Self::__info(row)),
        }
    }
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn __registry() -> &'static ::statusquo::Registry {
        use ::statusquo::__private::tables;
        static REGISTRY: tables::Registry = tables::Registry {
            id: "awkward",
            title: tables::Text { en: "", zh: "" },
            owner: "",
            source: "",
            as_of: "",
            __non_exhaustive: (),
        };
        &REGISTRY
    }
}
::statusquo::__status_type! {
    vendor(all()) Awkward
}
