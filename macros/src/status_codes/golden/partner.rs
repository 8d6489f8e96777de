/// Codes that our payment partner answers with.
#[allow(dead_code)]
///
///Owner: Example Pay. Source: <https://pay.example/docs/status>, as of 2026-01-31.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
)]
#[repr(u16)]
pub enum PartnerStatus {
    #[doc = "**299 Fine Print**\n\n* Cacheable with explicit freshness only"]
    #[doc(alias = "299")]
    #[doc(alias = "FINE_PRINT")]
    FinePrint = 299,
    #[doc = "**321 Pay Elsewhere** (另行支付)\n\nAnother till takes the money.  \n**Server:** Name another till; use 299 if none is needed.  \n**Client:** Go there, with the same money.\n\n请到别处付款。  \n**服务器：** 给出另一处收银台；无需时用 299。  \n**客户端：** 带着同一笔钱前往。\n\n```http\nHTTP/1.1 321 Pay Elsewhere\nLocation: https://pay.example/till/2\nPay-Till: 2\n```\n\n* Must carry `Location`, `Pay-Till`\n* Should carry `Date`\n* May carry `Retry-After`\n* Never has content\n* Never stored by a cache\n* Following it uses GET (or HEAD)\n* The request may be repeated elsewhere\n* Reports a temporary condition\n* Sent by an origin server or a gateway or a proxy only\n* [RFC 9110 section 15.4](https://www.rfc-editor.org/rfc/rfc9110#section-15.4), [RFC 8297](https://www.rfc-editor.org/rfc/rfc8297), [draft-example-pay-02](https://datatracker.ietf.org/doc/html/draft-example-pay-02), <https://pay.example/docs/elsewhere>"]
    #[cfg_attr(
        doc,
        doc = "\n<details><summary>More · 更多</summary>\n\nName the other till in Location.\n\nGo there.\n\n用 Location 指明地点。\n\n前往该处。\n\n</details>"
    )]
    #[doc(alias = "321")]
    #[doc(alias = "PAY_ELSEWHERE")]
    PayElsewhere = 321,
    #[doc = "**460 \\<Card\\> \\& \\[token\\] \\*refused\\***\n\n* Cacheable, also without explicit freshness\n* The request may be repeated after a change\n* Reports a permanent condition\n* Formerly \"Card Declined\", \"I'm broke\""]
    #[doc(alias = "460")]
    #[doc(alias = "CARD_REFUSED")]
    CardRefused = 460,
    #[doc = "**799 Vault Asleep**\n\n* Cacheable with explicit freshness only\n* The request may be repeated later if the method is idempotent or `Retry-After` is present (仅限幂等方法，或响应带有 `Retry-After`)\n* Nobody made a mistake (不算任何一方的错误)\n* Registered temporarily, to be renewed by 2027-06-30\n* Documented by its owner\n* Used by Example Vault, Example Safe\n* The registered code that comes closest is 503"]
    #[doc(alias = "799")]
    #[doc(alias = "VAULT_ASLEEP")]
    VaultAsleep = 799,
    ///Any other code, with the meaning that the IANA registry gives it.
    Standard(::statusquo::StatusCode) = 0,
}
#[allow(dead_code)]
impl PartnerStatus {
    #[doc = "**299 Fine Print**\n\n* Cacheable with explicit freshness only\n\nThe same as [`PartnerStatus::FinePrint`]."]
    pub const FINE_PRINT: Self = Self::FinePrint;
    #[doc = "**321 Pay Elsewhere** (另行支付)\n\nAnother till takes the money.  \n**Server:** Name another till; use 299 if none is needed.  \n**Client:** Go there, with the same money.\n\n请到别处付款。  \n**服务器：** 给出另一处收银台；无需时用 299。  \n**客户端：** 带着同一笔钱前往。\n\n```http\nHTTP/1.1 321 Pay Elsewhere\nLocation: https://pay.example/till/2\nPay-Till: 2\n```\n\n* Must carry `Location`, `Pay-Till`\n* Should carry `Date`\n* May carry `Retry-After`\n* Never has content\n* Never stored by a cache\n* Following it uses GET (or HEAD)\n* The request may be repeated elsewhere\n* Reports a temporary condition\n* Sent by an origin server or a gateway or a proxy only\n* [RFC 9110 section 15.4](https://www.rfc-editor.org/rfc/rfc9110#section-15.4), [RFC 8297](https://www.rfc-editor.org/rfc/rfc8297), [draft-example-pay-02](https://datatracker.ietf.org/doc/html/draft-example-pay-02), <https://pay.example/docs/elsewhere>\n\nThe same as [`PartnerStatus::PayElsewhere`]."]
    pub const PAY_ELSEWHERE: Self = Self::PayElsewhere;
    #[doc = "**460 \\<Card\\> \\& \\[token\\] \\*refused\\***\n\n* Cacheable, also without explicit freshness\n* The request may be repeated after a change\n* Reports a permanent condition\n* Formerly \"Card Declined\", \"I'm broke\"\n\nThe same as [`PartnerStatus::CardRefused`]."]
    pub const CARD_REFUSED: Self = Self::CardRefused;
    ///"Card Declined" is the former phrase of 460 \<Card\> \& \[token\] \*refused\*: use [`PartnerStatus::CardRefused`].
    #[deprecated(note = "renamed to `CARD_REFUSED`")]
    pub const CARD_DECLINED: Self = Self::CardRefused;
    ///"Card Declined" is the former phrase of 460 \<Card\> \& \[token\] \*refused\*: use [`PartnerStatus::CardRefused`].
    #[deprecated(note = "renamed to `CardRefused`")]
    #[allow(non_upper_case_globals)]
    pub const CardDeclined: Self = Self::CardRefused;
    ///"I'm broke" is the former phrase of 460 \<Card\> \& \[token\] \*refused\*: use [`PartnerStatus::CardRefused`].
    #[deprecated(note = "renamed to `CARD_REFUSED`")]
    pub const IM_BROKE: Self = Self::CardRefused;
    ///"I'm broke" is the former phrase of 460 \<Card\> \& \[token\] \*refused\*: use [`PartnerStatus::CardRefused`].
    #[deprecated(note = "renamed to `CardRefused`")]
    #[allow(non_upper_case_globals)]
    pub const ImBroke: Self = Self::CardRefused;
    #[doc = "**799 Vault Asleep**\n\n* Cacheable with explicit freshness only\n* The request may be repeated later if the method is idempotent or `Retry-After` is present (仅限幂等方法，或响应带有 `Retry-After`)\n* Nobody made a mistake (不算任何一方的错误)\n* Registered temporarily, to be renewed by 2027-06-30\n* Documented by its owner\n* Used by Example Vault, Example Safe\n* The registered code that comes closest is 503\n\nThe same as [`PartnerStatus::VaultAsleep`]."]
    pub const VAULT_ASLEEP: Self = Self::VaultAsleep;
}
::statusquo::__status_type! {
    vendor(all()) PartnerStatus[Self::FinePrint, Self::PayElsewhere, Self::CardRefused,
    Self::VaultAsleep,] { Self::FinePrint => 299, Self::PayElsewhere => 321,
    Self::CardRefused => 460, Self::VaultAsleep => 799, } 4 u8["Fine Print",
    "Pay Elsewhere", "<Card> & [token] *refused*", "Vault Asleep",] [tables::Semantics {
    cacheability : tables::Cacheability::Explicit, lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS }, tables::Semantics { cacheability
    : tables::Cacheability::Never, allows_content : false, retry :
    tables::Some(tables::Retry::Elsewhere), redirect :
    tables::Some(tables::Redirect::BecomesGet), permanence :
    tables::Some(tables::Permanence::Temporary), lifecycle :
    tables::Lifecycle::Permanent, senders : & [tables::Sender::Origin,
    tables::Sender::Gateway, tables::Sender::Proxy,], required_headers : & ["Location",
    "Pay-Till"], recommended_headers : & ["Date"], optional_headers : & ["Retry-After"],
    ..tables::SEMANTICS }, tables::Semantics { cacheability :
    tables::Cacheability::Heuristic, retry : tables::Some(tables::Retry::AfterChange),
    fault : tables::Fault::Client, permanence :
    tables::Some(tables::Permanence::Permanent), lifecycle :
    tables::Lifecycle::Permanent, ..tables::SEMANTICS }, tables::Semantics { cacheability
    : tables::Cacheability::Explicit, retry : tables::Some(tables::Retry::AfterDelay),
    retry_if : tables::Some(tables::RetryIf::IdempotentOrRetryAfter), lifecycle :
    tables::Lifecycle::Temporary { expires : "2027-06-30" }, ..tables::SEMANTICS },]
    [tables::StatusInfo { code : 299, name : "FinePrint", phrase : "Fine Print",
    semantics : PartnerStatus::__semantics_row(1), registry :
    PartnerStatus::__registry(), title : tables::Text { en : "Fine Print", zh : "" },
    summary : tables::Text { en : "", zh : "" }, description : tables::Text { en : "", zh
    : "" }, specs : & [], ..tables::INFO }, tables::StatusInfo { code : 321, name :
    "PayElsewhere", phrase : "Pay Elsewhere", semantics :
    PartnerStatus::__semantics_row(2), registry : PartnerStatus::__registry(), title :
    tables::Text { en : "Pay Elsewhere", zh : "另行支付" }, summary : tables::Text {
    en : "Another till takes the money.", zh : "请到别处付款。" }, description :
    tables::Text { en : "Name the other till in Location.\n\nGo there.", zh :
    "用 Location 指明地点。\n\n前往该处。" }, specs : & [tables::Spec {
    document : "RFC 9110", section : "15.4", url :
    "https://www.rfc-editor.org/rfc/rfc9110#section-15.4", __non_exhaustive : () },
    tables::Spec { document : "RFC 8297", section : "", url :
    "https://www.rfc-editor.org/rfc/rfc8297", __non_exhaustive : () }, tables::Spec {
    document : "draft-example-pay-02", section : "", url :
    "https://datatracker.ietf.org/doc/html/draft-example-pay-02", __non_exhaustive : ()
    }, tables::Spec { document : "https://pay.example/docs/elsewhere", section : "", url
    : "https://pay.example/docs/elsewhere", __non_exhaustive : () },], ..tables::INFO },
    tables::StatusInfo { code : 460, name : "CardRefused", phrase :
    "<Card> & [token] *refused*", semantics : PartnerStatus::__semantics_row(3), registry
    : PartnerStatus::__registry(), title : tables::Text { en : "Card refused", zh : "" },
    summary : tables::Text { en : "", zh : "" }, description : tables::Text { en : "", zh
    : "" }, specs : & [], formerly : & ["Card Declined", "I'm broke"], ..tables::INFO },
    tables::StatusInfo { code : 799, name : "VaultAsleep", phrase : "Vault Asleep",
    semantics : PartnerStatus::__semantics_row(4), registry :
    PartnerStatus::__registry(), title : tables::Text { en : "Vault Asleep", zh : "" },
    summary : tables::Text { en : "", zh : "" }, description : tables::Text { en : "", zh
    : "" }, specs : & [], used_by : & ["Example Vault", "Example Safe"], evidence :
    tables::Some(tables::Evidence::Documented), resembles : tables::Some(503),
    ..tables::INFO },] { id : "partner", title : tables::Text { en :
    "Status codes of Example Pay", zh : "示例支付状态码" }, owner : "Example Pay",
    source : "https://pay.example/docs/status", as_of : "2026-01-31", __non_exhaustive :
    () }
}
