//! The vocabulary of the output: labels and values, in both languages. For a new fact of the dataset, add its words here;
//! `card` shows it.

use statusquo::{
    Cacheability, Evidence, Fault, Lang, Lifecycle, Permanence, Redirect, Retry, RetryIf, Sender,
    StatusClass, StatusCode, Text,
};
use statusquo_data::Condition;

pub(crate) trait Localize {
    /// The text in this language, or in the other one if it exists only there, as vendors' texts may.
    fn localize(self, lang: Lang) -> &'static str;
}

impl Localize for Text {
    fn localize(self, lang: Lang) -> &'static str {
        self.get(lang).or(self.get(Lang::En)).or(self.get(Lang::Zh)).unwrap_or_default()
    }
}

const fn text(en: &'static str, zh: &'static str) -> Text {
    Text { en, zh }
}

pub(crate) const ERROR: Text = text("error: ", "错误：");

pub(crate) const CODE: Text = text("Code", "状态码");
pub(crate) const PHRASE: Text = text("Phrase", "原因短语");
pub(crate) const TITLE: Text = text("Title", "名称");
pub(crate) const REGISTRY: Text = text("Registry", "注册表");
pub(crate) const SUMMARY: Text = text("Summary", "含义");

pub(crate) const OWNER: Text = text("Owner", "所有者");
pub(crate) const CLASS: Text = text("Class", "类别");
pub(crate) const FALLBACK: Text = text("Fallback", "兜底处理");
pub(crate) const MUST: Text = text("Must carry", "必须携带");
pub(crate) const SHOULD: Text = text("Should carry", "应当携带");
pub(crate) const MAY: Text = text("May carry", "可以携带");
pub(crate) const CONTENT: Text = text("Content", "响应体");
pub(crate) const CACHING: Text = text("Caching", "缓存");
pub(crate) const RETRY: Text = text("Retry", "重试");
pub(crate) const RETRY_IF: Text = text("Only if", "重试条件");
pub(crate) const FAULT: Text = text("Fault", "责任方");
pub(crate) const REDIRECT: Text = text("Redirect", "重定向");
pub(crate) const PERMANENCE: Text = text("Condition", "持续性");
pub(crate) const SENDERS: Text = text("Sent by", "发送方");
pub(crate) const LIFECYCLE: Text = text("Assignment", "分配状态");
pub(crate) const EVIDENCE: Text = text("Evidence", "依据");
pub(crate) const USED_BY: Text = text("Used by", "使用者");
pub(crate) const RESEMBLES: Text = text("Resembles", "近似于");
pub(crate) const WIRE: Text = text("Sent", "是否发送");
pub(crate) const REQUEST: Text = text("Request fields", "相关请求头");
pub(crate) const METHODS: Text = text("Methods", "请求方法");
pub(crate) const MEDIA_TYPE: Text = text("Media type", "媒体类型");
pub(crate) const ALSO: Text = text("Also", "另见于");
pub(crate) const SINCE: Text = text("Since", "始于");
pub(crate) const ADVICE: Text = text(" (advice: its document does not say)", "（文档未规定，仅供参考）");
pub(crate) const FORMERLY: Text = text("Formerly", "曾用原因短语");
pub(crate) const RUST: Text = text("In Rust", "Rust 写法");
pub(crate) const LINKS: Text = text("Read more", "参考");
pub(crate) const NOBODY_KNOWS: Text = text("No registry knows this number.", "没有注册表收录这个状态码。");

/// Between the items of a list.
pub(crate) fn separator(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "、" } else { ", " }
}

/// `client-error`: the word for a class on the command line and in JSON.
pub(crate) fn class_word(class: StatusClass) -> String {
    class.info().name.to_lowercase().replace(' ', "-")
}

pub(crate) const fn content(allowed: bool) -> Text {
    if allowed { text("allowed", "允许携带") } else { text("forbidden", "不得携带") }
}

pub(crate) const fn caching(cacheability: Cacheability) -> Text {
    match cacheability {
        Cacheability::Heuristic => {
            text("cacheable, also without explicit freshness", "可缓存，未标明有效期时可按启发式规则缓存")
        }
        Cacheability::Explicit => text("cacheable with explicit freshness only", "仅在标明有效期时可缓存"),
        Cacheability::Never => text("never stored by a cache", "不得存入缓存"),
    }
}

pub(crate) const fn retry(retry: Retry) -> Text {
    match retry {
        Retry::Unchanged => text("the request may be repeated as it is", "可以原样重发请求"),
        Retry::AfterDelay => {
            text("the request may be repeated later (see Retry-After)", "可以稍后重发，以 Retry-After 为准")
        }
        Retry::AfterChange => text(
            "the request may be repeated after a change, of it or of what it depends on",
            "修改请求或相关条件之后，可以重发",
        ),
        Retry::Elsewhere => text("the request may be repeated at another place", "可以换一个地址重发"),
        Retry::NewConnection => {
            text("the request may be repeated as it is, over another connection", "可以换一条连接原样重发")
        }
        Retry::Never => text("repeating the request does not help", "重发没有用"),
    }
}

/// `None` for what a later version of the dataset adds.
pub(crate) const fn retry_if(condition: RetryIf) -> Option<Text> {
    match condition {
        RetryIf::Idempotent => Some(text("the method is idempotent", "请求方法是幂等的")),
        RetryIf::RetryAfter => Some(text("the response has Retry-After", "响应带有 Retry-After")),
        RetryIf::IdempotentOrRetryAfter => Some(text(
            "the method is idempotent or the response has Retry-After",
            "请求方法是幂等的，或响应带有 Retry-After",
        )),
        _ => None,
    }
}

pub(crate) const fn never_sent() -> Text {
    text("never: its owner writes it to logs only", "从不发送，所有者只记入日志")
}

/// In which case a header field is demanded.
pub(crate) const fn condition(condition: Condition) -> Text {
    match condition {
        Condition::In200 => text("if a 200 would have it", "若 200 响应会携带"),
        Condition::SinglePart => text("if its content is one part", "仅含一个部分时"),
        Condition::PreferredChoice => text("if the server prefers a choice", "服务器有首选项时"),
        Condition::Temporary => text("if the condition is temporary", "状况是暂时的"),
        Condition::Patch => text("if the method is PATCH", "方法为 PATCH 时"),
        Condition::ByteRange => text("if the range was one of bytes", "字节范围请求"),
        Condition::Announcement => text("if it announces the upload resource", "通告上传资源时"),
        Condition::WebDav => text("in WebDAV", "WebDAV 中"),
    }
}

/// `None` for what a later version of the dataset adds.
pub(crate) const fn fault(fault: Fault) -> Option<Text> {
    match fault {
        Fault::Client => Some(text("the client", "客户端")),
        Fault::Server => Some(text("the server", "服务器")),
        Fault::Nobody => Some(text("nobody", "无")),
        _ => None,
    }
}

pub(crate) const fn redirect(redirect: Redirect) -> Text {
    match redirect {
        Redirect::PreservesMethod => text("following it keeps the method", "跟随时保持请求方法不变"),
        Redirect::MayBecomeGet => text("following it may turn POST into GET", "跟随时 POST 可能变成 GET"),
        Redirect::BecomesGet => text("following it uses GET or HEAD", "跟随时改用 GET 或 HEAD"),
    }
}

pub(crate) const fn permanence(permanence: Permanence) -> Text {
    match permanence {
        Permanence::Permanent => text("permanent", "永久"),
        Permanence::Temporary => text("temporary", "暂时"),
    }
}

pub(crate) const fn sender(sender: Sender) -> Text {
    match sender {
        Sender::Origin => text("origin servers", "源服务器"),
        Sender::Gateway => text("gateways", "网关"),
        Sender::Proxy => text("proxies", "代理"),
    }
}

/// `None` for a state that this program does not know: `Lifecycle` is non-exhaustive.
pub(crate) const fn lifecycle(lifecycle: Lifecycle) -> Option<Text> {
    Some(match lifecycle {
        Lifecycle::Permanent => text("in force", "有效"),
        Lifecycle::Temporary { .. } => text("temporary, to be renewed by", "临时分配，续期期限"),
        Lifecycle::Deprecated => text("deprecated: not to be sent any more", "已弃用，不要再发送"),
        Lifecycle::Obsoleted => {
            text("obsoleted: its specification is historic", "已废弃，其规范已归入历史文档")
        }
        Lifecycle::Unused => {
            text("unused: reserved, without a meaning in HTTP", "未使用：仅保留，在 HTTP 中没有含义")
        }
        Lifecycle::Retired => text("retired by its owner", "所有者已停用"),
        _ => return None,
    })
}

pub(crate) const fn expires(lifecycle: Lifecycle) -> Option<&'static str> {
    match lifecycle {
        Lifecycle::Temporary { expires } => Some(expires),
        _ => None,
    }
}

pub(crate) const fn evidence(evidence: Evidence) -> Text {
    match evidence {
        Evidence::Documented => text("documented by its owner", "所有者的文档"),
        Evidence::Source => text("in the source code of its owner", "所有者的源代码"),
        Evidence::Reported => text("reported by others", "第三方报告"),
        Evidence::Disputed => text("disputed: it is doubtful that it is used", "存疑，不确定是否真有使用"),
    }
}

/// How a client that does not know the code must treat it (RFC 9110 section 15); `None` for a registered code.
pub(crate) fn fallback(code: u16, lang: Lang) -> Option<String> {
    let status = StatusCode::from(code);
    let like = status.treat_as();
    if like == status {
        return None;
    }
    Some(match (status.class(), lang) {
        (Some(_), Lang::Zh) => {
            format!("不认识它的客户端必须按 {like} 处理（RFC 9110 第 15 节）")
        }
        (Some(_), _) => {
            format!("a client that does not know it must treat it as {like} (RFC 9110 section 15)")
        }
        (None, Lang::Zh) => {
            format!("不在 100–599 范围内，不是有效的状态码，客户端应当按 {like} 处理（RFC 9110 第 15 节）")
        }
        (None, _) => {
            format!("invalid outside 100–599: a client should treat it as {like} (RFC 9110 section 15)")
        }
    })
}
