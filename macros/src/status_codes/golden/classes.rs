/// The class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum StatusClass {
    #[doc = "**1xx Informational** (信息响应)\n\nMore will follow.\n\n还有后续。\n\nSend it first.\n\nRead on.\n\n先发送。\n\n继续读取。\n\nCodes 100–199. [RFC 9110 section 15.2](https://www.rfc-editor.org/rfc/rfc9110#section-15.2)"]
    Informational = 1,
    #[doc = "**2xx Successful**\n\nCodes 200–299. [RFC 9110 section 15.3](https://www.rfc-editor.org/rfc/rfc9110#section-15.3), [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110)"]
    Successful = 2,
}
impl StatusClass {
    /// The five classes, in the order of their digits.
    pub const ALL: &'static [Self] = &[Self::Informational, Self::Successful];
    const fn __info(self) -> &'static crate::ClassInfo {
        use crate::__private::tables;
        static INFOS: &[tables::ClassInfo] = &[
            tables::ClassInfo {
                digit: 1,
                name: "Informational",
                title: tables::Text {
                    en: "Informational",
                    zh: "信息响应",
                },
                summary: tables::Text {
                    en: "More will follow.",
                    zh: "还有后续。",
                },
                description: tables::Text {
                    en: "Send it first.\n\nRead on.",
                    zh: "先发送。\n\n继续读取。",
                },
                specs: &[
                    tables::Spec {
                        document: "RFC 9110",
                        section: "15.2",
                        url: "https://www.rfc-editor.org/rfc/rfc9110#section-15.2",
                        __non_exhaustive: (),
                    },
                ],
                __non_exhaustive: (),
            },
            tables::ClassInfo {
                digit: 2,
                name: "Successful",
                title: tables::Text {
                    en: "Successful",
                    zh: "",
                },
                summary: tables::Text { en: "", zh: "" },
                description: tables::Text { en: "", zh: "" },
                specs: &[
                    tables::Spec {
                        document: "RFC 9110",
                        section: "15.3",
                        url: "https://www.rfc-editor.org/rfc/rfc9110#section-15.3",
                        __non_exhaustive: (),
                    },
                    tables::Spec {
                        document: "RFC 9110",
                        section: "",
                        url: "https://www.rfc-editor.org/rfc/rfc9110",
                        __non_exhaustive: (),
                    },
                ],
                __non_exhaustive: (),
            },
        ];
        &INFOS[self as ::core::primitive::usize - 1]
    }
}
