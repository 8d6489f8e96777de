//! The catalogue of an application's errors: its pages, and the contract.

mod contract;
mod served;

use statusquo::catalogue::Catalogue;
use statusquo::{HttpError, Lang};

#[derive(Debug, thiserror::Error, HttpError)]
#[http(problem_base = "https://shop.example/errors#", codes = "snake_case")]
#[allow(dead_code)]
enum ShopError {
    /// No order has this number.
    ///
    /// Numbers of `test` orders end after a day.
    #[error("no order {order}")]
    #[http(NotFound)]
    NoSuchOrder {
        #[http(extend)]
        order: u64,
    },

    #[error("slow down")]
    #[http(TooManyRequests, headers(retry_after = 30), title = "Not so <fast> & \"furious\"")]
    Slow,

    #[error(transparent)]
    #[http(transparent)]
    Login(LoginError),

    #[error("database")]
    #[http(ServiceUnavailable, when = *soon)]
    #[http(InternalServerError)]
    Database { soon: bool },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[allow(dead_code)]
enum LoginError {
    #[error("log in")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer"))]
    LogIn,

    #[error("elsewhere")]
    #[http(SeeOther, headers(location = "/login"), empty)]
    Elsewhere,

    #[error("upstream said {0}")]
    Upstream(#[http(status)] u16),
}

fn catalogue() -> Catalogue {
    Catalogue::new("Errors of <the shop>").with::<ShopError>().with::<LoginError>()
}

#[test]
fn every_error_has_a_section_where_its_type_leads() {
    let catalogue = catalogue();
    assert_eq!(catalogue.len(), 7, "{catalogue:#?}");
    let page = catalogue.html(Lang::En);
    for anchor in ["no-such-order", "slow", "log-in", "elsewhere", "upstream", "database", "database-2"] {
        assert_eq!(page.matches(&format!("<section id=\"{anchor}\">")).count(), 1, "{anchor}\n{page}");
        assert!(page.contains(&format!("href=\"#{anchor}\"")), "{anchor}");
    }
    for case in ShopError::cases().iter().filter(|case| case.inner.is_none()) {
        let (_, fragment) = case.problem_type.split_once('#').unwrap();
        assert!(page.contains(&format!("id=\"{fragment}\"")), "{fragment}");
    }
}

/// Every element is closed where it must be, and no text becomes an element.
#[test]
fn the_page_is_well_formed_and_its_texts_are_escaped() {
    for page in [catalogue().html(Lang::En), catalogue().html(Lang::Zh), Catalogue::new("x").html(Lang::En)] {
        let mut open = Vec::new();
        for tag in page.split('<').skip(1) {
            let name = tag.split(['>', ' ']).next().unwrap();
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{page}"),
                None if ["!DOCTYPE", "meta"].contains(&name) => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{open:?}");
        assert!(!page.contains("<script") && !page.contains("<the shop>") && !page.contains("<fast>"));
    }
    assert!(catalogue().html(Lang::En).contains("Not so &lt;fast&gt; &amp; \"furious\""));
}

#[test]
fn a_section_has_what_a_client_has_to_know() {
    let page = catalogue().only("no_such_order").expect("by code").html(Lang::En);
    for part in [
        "<p>No order has this number.</p>",
        "<p>Numbers of <code>test</code> orders end after a day.</p>",
        "<dt>Status</dt><dd>404 Not Found</dd>",
        "<a href=\"https://shop.example/errors#no-such-order\">",
        "<dt>Code</dt><dd><code>no_such_order</code></dd>",
        "<dt>Members</dt><dd><code>order</code></dd>",
        "<dt>Sending it again</dt><dd>only after a change</dd>",
        "<dt>In the code</dt><dd><code>ShopError::NoSuchOrder</code></dd>",
        "HTTP/1.1 404 Not Found",
        "\"code\": \"no_such_order\"",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("<nav"));
    let page = catalogue().html(Lang::En);
    assert!(page.contains("<dt>Detail</dt><dd>not shown to clients</dd>"));
    assert!(page.contains("<code>ShopError::Login::LogIn</code>"));
    assert!(page.contains("<dd>Any status</dd>"));
}

#[test]
fn both_languages_say_the_same() {
    let (en, zh) = (catalogue().markdown(Lang::En), catalogue().markdown(Lang::Zh));
    assert_eq!(en.lines().count(), zh.lines().count());
    assert!(zh.contains("* 能否重试：修改之后才能重发") && zh.contains("状态码：404 Not Found"), "{zh}");
    // The standard's summary, in the language.
    assert!(zh.contains("服务器因过载或维护，暂时无法处理请求。"), "{zh}");
    assert!(catalogue().html(Lang::Zh).starts_with("<!DOCTYPE html>\n<html lang=\"zh-Hans\">"));
}

#[test]
fn one_error_is_found_by_what_a_client_has_of_it() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("gone")]
    #[http(Gone, type = "https://shop.example/errors/sold-out/")]
    struct SoldOut;

    let catalogue = catalogue().with::<SoldOut>();
    for name in ["https://shop.example/errors/sold-out/", "/errors/sold-out/", "sold-out"] {
        assert_eq!(catalogue.only(name).map(|one| one.len()), Some(1), "{name}");
    }
    for name in ["", "/", "about:blank", "sold", "/errors/"] {
        assert!(catalogue.only(name).is_none(), "{name}");
    }
}

#[test]
fn an_address_that_is_no_web_address_is_no_link() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("odd")]
    #[http(Gone, type = "urn:example:odd")]
    struct Odd;

    let page = Catalogue::new("").with::<Odd>().html(Lang::En);
    assert!(page.contains("<dd><code>urn:example:odd</code></dd>"), "{page}");
}
