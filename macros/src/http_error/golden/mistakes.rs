::statusquo::__table! {
    Owned Half[] Right "Right"(NotFound) Wrong "Wrong"(NotFound) Missing
    "Missing"(InternalServerError)
}
const _: () = {
    ::core::compile_error! {
        "unknown option `expand`; did you mean `extend`? a variant takes `cache`, `code`, `detail`, `empty`, `expose`, `extend`, `format`, `headers`, `instance`, `log`, `redact`, `server_only`, `status`, `title`, `transparent`, `type`, `unknown`, `when`, `without`"
    }
    ::core::compile_error! {
        "variant `Missing` has no status; add `#[http(...)]`, such as `#[http(NotFound)]`, or `#[http(default = InternalServerError)]` to the enum"
    }
};
#[automatically_derived]
impl<T> ::statusquo::HttpError for Bits<T>
where
    for<'__error> Bits<T>: ::core::error::Error,
{
    fn status(&self) -> ::statusquo::StatusCode {
        ::statusquo::StatusCode::InternalServerError
    }
}
::statusquo::__adapters! {
    Owned[T] [Bits < T >] [for < '__error > Bits < T > : ::core::error::Error, T :
    'static,]
}
const _: () = {
    ::core::compile_error! {
        "a union cannot derive `HttpError`, because it does not know which field it holds; use an enum"
    }
};
#[automatically_derived]
impl ::statusquo::HttpError for Nothing {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self => ::statusquo::StatusCode::InternalServerError,
        }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &::statusquo::__private::cases(
                ["Nothing"],
                &[],
                [::statusquo::StatusCode::InternalServerError],
            )
        }
    }
}
::statusquo::__adapters! {
    Owned[] [Nothing] []
}
const _: () = {
    ::core::compile_error! {
        "`Nothing` has no status; add `#[http(...)]`, such as `#[http(NotFound)]`"
    }
};
