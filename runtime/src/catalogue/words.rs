//! What the pages say themselves, in English and in Chinese.

use crate::{Case, Lang, Retry, RetryIf};

/// The words of a page.
pub(super) struct Words {
    pub(super) contents: &'static str,
    pub(super) code: &'static str,
    pub(super) any_status: &'static str,
    pub(super) problem_type: &'static str,
    pub(super) status: &'static str,
    pub(super) fields: &'static str,
    pub(super) members: &'static str,
    pub(super) detail: &'static str,
    pub(super) hidden: &'static str,
    pub(super) repeat: &'static str,
    pub(super) example: &'static str,
    pub(super) origin: &'static str,
    pub(super) empty: &'static str,
    pub(super) colon: &'static str,
    pub(super) comma: &'static str,
}

static EN: Words = Words {
    contents: "Contents",
    code: "Code",
    any_status: "Any status",
    problem_type: "Type",
    status: "Status",
    fields: "Header fields",
    members: "Members",
    detail: "Detail",
    hidden: "not shown to clients",
    repeat: "Sending it again",
    example: "Example",
    origin: "In the code",
    empty: "There are no errors.",
    colon: ": ",
    comma: ", ",
};

static ZH: Words = Words {
    contents: "目录",
    code: "错误码",
    any_status: "任意状态码",
    problem_type: "类型",
    status: "状态码",
    fields: "响应头",
    members: "扩展成员",
    detail: "详情",
    hidden: "不向客户端展示",
    repeat: "能否重试",
    example: "示例",
    origin: "代码位置",
    empty: "没有任何错误。",
    colon: "：",
    comma: "、",
};

impl Words {
    pub(super) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &EN,
            Lang::Zh => &ZH,
        }
    }
}

/// Whether a client sends the request again; `None` if the status does not say.
pub(super) fn advice(case: &Case, lang: Lang) -> Option<&'static str> {
    let status = case.status?;
    let (en, zh) = match (status.retry()?, status.retry_if()) {
        (Retry::Unchanged, None) => ("yes, as it is", "可以，原样重发"),
        (Retry::Unchanged, _) => ("as it is, if the method is idempotent", "幂等方法可以原样重发"),
        (Retry::AfterDelay, None) => {
            ("after a delay, as long as Retry-After says", "等待之后重发，时间以 Retry-After 为准")
        }
        (Retry::AfterDelay, Some(RetryIf::Idempotent)) => {
            ("after a delay, if the method is idempotent", "幂等方法可以等待之后重发")
        }
        (Retry::AfterDelay, Some(RetryIf::RetryAfter)) => {
            ("only if Retry-After says when", "只有响应带 Retry-After 才重发")
        }
        (Retry::AfterDelay, Some(RetryIf::IdempotentOrRetryAfter)) => (
            "after a delay, if the method is idempotent or Retry-After says when",
            "幂等方法或响应带 Retry-After 时，等待之后重发",
        ),
        (Retry::NewConnection, _) => ("over a new connection", "换一条连接重发"),
        (Retry::AfterChange, _) => ("only after a change", "修改之后才能重发"),
        (Retry::Elsewhere, _) => ("at the address in Location", "改向 Location 的地址请求"),
        (Retry::Never, _) => ("no", "不要重发"),
    };
    Some(match lang {
        Lang::En => en,
        Lang::Zh => zh,
    })
}
