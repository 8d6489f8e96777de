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
    /// Every variant of the registry, in the order of the codes.
    pub const ALL: &'static [Self] = &[Self::Continue, Self::Ok, Self::ImUsed];
    /// The code of a variant of this registry, 0 for any other: the discriminant as it is.
    #[inline(always)]
    const fn __own(self) -> ::core::primitive::u16 {
        match self {
            Self::Continue => 100,
            Self::Ok => 200,
            Self::ImUsed => 226,
            Self::Unregistered(_) => 0,
        }
    }
    /// The code as a number.
    #[inline(always)]
    const fn __code(self) -> ::core::primitive::u16 {
        let other = match self {
            Self::Unregistered(other) => other.get(),
            _ => 0,
        };
        self.__own() | other
    }
    #[inline]
    const fn __other(code: ::core::primitive::u16) -> Self {
        Self::Unregistered(crate::Unregistered::__unchecked(code))
    }
    /// The variant with this code.
    #[inline]
    const fn __of(code: ::core::primitive::u16) -> Self {
        static TABLE: [StatusCode; 900usize] = {
            let mut table = [StatusCode::__other(0); 900usize];
            let mut i = 0;
            while i < 900usize {
                table[i] = StatusCode::__other(100u16 + i as ::core::primitive::u16);
                i += 1;
            }
            table[0] = StatusCode::Continue;
            table[100] = StatusCode::Ok;
            table[126] = StatusCode::ImUsed;
            table
        };
        let i = code.wrapping_sub(100u16) as ::core::primitive::usize;
        if i < 900usize { TABLE[i] } else { Self::__other(code) }
    }
    /// One more than the row of this code in the tables, or 0.
    #[inline]
    const fn __row(code: ::core::primitive::u16) -> ::core::primitive::usize {
        static ROWS: [::core::primitive::u8; 900usize] = {
            let mut rows = [0; 900usize];
            rows[0] = 1;
            rows[100] = 2;
            rows[126] = 3;
            rows
        };
        let i = code.wrapping_sub(100u16) as ::core::primitive::usize;
        if i < 900usize { ROWS[i] as ::core::primitive::usize } else { 0 }
    }
    #[inline]
    const fn __phrase(row: ::core::primitive::usize) -> &'static ::core::primitive::str {
        static PHRASES: [&::core::primitive::str; 3usize] = [
            "Continue",
            "OK",
            "IM Used",
        ];
        PHRASES[row - 1]
    }
    #[inline]
    const fn __semantics(row: ::core::primitive::usize) -> &'static crate::Semantics {
        use crate::__private::tables;
        static SEMANTICS: [tables::Semantics; 3usize] = [
            tables::Semantics {
                allows_content: false,
                cacheability: tables::Cacheability::Never,
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
                cacheability: tables::Cacheability::Heuristic,
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
    const fn __info(row: ::core::primitive::usize) -> &'static crate::StatusInfo {
        use crate::__private::tables;
        static INFOS: [tables::StatusInfo; 3usize] = [
            tables::StatusInfo {
                code: 100u16,
                name: "Continue",
                phrase: "Continue",
                formerly: &[],
                title: tables::Text {
                    en: "Continue",
                    zh: "",
                },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[],
                semantics: StatusCode::__semantics(1),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: StatusCode::__registry(),
                __non_exhaustive: (),
            },
            tables::StatusInfo {
                code: 200u16,
                name: "Ok",
                phrase: "OK",
                formerly: &[],
                title: tables::Text { en: "OK", zh: "" },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[],
                semantics: StatusCode::__semantics(2),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: StatusCode::__registry(),
                __non_exhaustive: (),
            },
            tables::StatusInfo {
                code: 226u16,
                name: "ImUsed",
                phrase: "IM Used",
                formerly: &[],
                title: tables::Text {
                    en: "IM Used",
                    zh: "",
                },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[
                    tables::Spec {
                        document: "RFC 3229",
                        section: "10.4.1",
                        url: "https://www.rfc-editor.org/rfc/rfc3229#section-10.4.1",
                        __non_exhaustive: (),
                    },
                ],
                semantics: StatusCode::__semantics(3),
                evidence: tables::None,
                used_by: &[],
                resembles: tables::None,
                registry: StatusCode::__registry(),
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
    ) -> ::core::option::Option<&'static crate::StatusInfo> {
        match Self::__row(code) {
            0 => ::core::option::Option::None,
            row => ::core::option::Option::Some(Self::__info(row)),
        }
    }
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn __registry() -> &'static crate::Registry {
        use crate::__private::tables;
        static REGISTRY: tables::Registry = tables::Registry {
            id: "iana",
            title: tables::Text {
                en: "A small IANA registry",
                zh: "",
            },
            owner: "IANA",
            source: "https://www.iana.org/assignments/http-status-codes/",
            as_of: "2026-01-31",
            __non_exhaustive: (),
        };
        &REGISTRY
    }
}
crate::__status_type! {
    root StatusCode
}
