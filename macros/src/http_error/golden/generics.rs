#[automatically_derived]
impl<'a, T: Send, S, const N: usize> shop::statusquo::HttpError for Generic<'a, T, S, N>
where
    T: Clone,
    Generic<'a, T, S, N>: ::core::error::Error,
    T: shop::statusquo::__private::Delegate,
    Option<S>: shop::statusquo::__private::StatusField,
{
    fn status(&self) -> shop::statusquo::StatusCode {
        match self {
            #[allow(unused_variables)]
            Self::Inner { 0: _0 } => {
                <T as shop::statusquo::__private::Delegate>::inner(_0).status()
            }
            #[allow(unused_variables)]
            Self::Same { 0: _0 } => {
                <T as shop::statusquo::__private::Delegate>::inner(_0).status()
            }
            #[allow(unused_variables)]
            Self::Boxed { 0: _0 } => {
                <Box<
                    Generic<'a, T, S, N>,
                > as shop::statusquo::__private::Delegate>::inner(_0)
                    .status()
            }
            #[allow(unused_variables)]
            Self::Fixed { 0: _0 } => {
                <io::Error as shop::statusquo::__private::Delegate>::inner(_0).status()
            }
            #[allow(unused_variables)]
            Self::Held { status } => {
                <Option<S> as shop::statusquo::__private::StatusField>::of(status)
                    .status()
            }
            Self::Text { .. } => shop::statusquo::StatusCode::NotFound,
        }
    }
    fn reason(&self) -> &'static ::core::primitive::str {
        match self {
            #[allow(unused_variables)]
            Self::Inner { 0: _0 } => {
                <T as shop::statusquo::__private::Delegate>::inner(_0).reason()
            }
            #[allow(unused_variables)]
            Self::Same { 0: _0 } => {
                <T as shop::statusquo::__private::Delegate>::inner(_0).reason()
            }
            #[allow(unused_variables)]
            Self::Boxed { 0: _0 } => {
                <Box<
                    Generic<'a, T, S, N>,
                > as shop::statusquo::__private::Delegate>::inner(_0)
                    .reason()
            }
            #[allow(unused_variables)]
            Self::Fixed { 0: _0 } => {
                <io::Error as shop::statusquo::__private::Delegate>::inner(_0).reason()
            }
            #[allow(unused_variables)]
            Self::Held { status } => {
                <Option<S> as shop::statusquo::__private::StatusField>::of(status)
                    .reason()
            }
            Self::Text { .. } => {
                const {
                    shop::statusquo::__private::checks::reason(
                        shop::statusquo::StatusCode::NotFound.__facts(),
                    )
                }
            }
        }
    }
    fn headers(
        &self,
        set: &mut dyn ::core::ops::FnMut(
            &'static ::core::primitive::str,
            ::core::fmt::Arguments<'_>,
        ),
    ) {
        match self {
            #[allow(unused_variables)]
            Self::Inner { 0: _0 } => {
                <T as shop::statusquo::__private::Delegate>::inner(_0).headers(set)
            }
            #[allow(unused_variables)]
            Self::Same { 0: _0 } => {
                <T as shop::statusquo::__private::Delegate>::inner(_0).headers(set)
            }
            #[allow(unused_variables)]
            Self::Boxed { 0: _0 } => {
                <Box<
                    Generic<'a, T, S, N>,
                > as shop::statusquo::__private::Delegate>::inner(_0)
                    .headers(set)
            }
            #[allow(unused_variables)]
            Self::Fixed { 0: _0 } => {
                <io::Error as shop::statusquo::__private::Delegate>::inner(_0)
                    .headers(set)
            }
            Self::Held { .. } => {}
            #[allow(unused_variables)]
            Self::Text { text, numbers } => {
                #[allow(unused_imports)]
                use shop::statusquo::__private::{
                    GivenDelay as _, GivenDisplay as _, GivenOption as _,
                    GivenRefused as _,
                };
                let field = shop::statusquo::__private::fields::retry_after;
                if let ::core::option::Option::Some(value) = (&&&&shop::statusquo::__given!(
                    text
                ))
                    .__delay()
                {
                    set(field, ::core::format_args!("{}", value));
                }
            }
        }
    }
    fn case(&self) -> &'static ::core::primitive::str {
        match self {
            #[allow(unused_variables)]
            Self::Inner { 0: _0 } => {
                <T as shop::statusquo::__private::Delegate>::inner(_0).case()
            }
            #[allow(unused_variables)]
            Self::Same { 0: _0 } => {
                <T as shop::statusquo::__private::Delegate>::inner(_0).case()
            }
            #[allow(unused_variables)]
            Self::Boxed { 0: _0 } => {
                <Box<
                    Generic<'a, T, S, N>,
                > as shop::statusquo::__private::Delegate>::inner(_0)
                    .case()
            }
            #[allow(unused_variables)]
            Self::Fixed { 0: _0 } => {
                <io::Error as shop::statusquo::__private::Delegate>::inner(_0).case()
            }
            Self::Held { .. } => "Held",
            Self::Text { .. } => "Text",
        }
    }
    fn level(&self) -> shop::statusquo::Level {
        match self {
            #[allow(unused_variables)]
            Self::Inner { 0: _0 } => {
                <T as shop::statusquo::__private::Delegate>::inner(_0).level()
            }
            #[allow(unused_variables)]
            Self::Same { 0: _0 } => {
                <T as shop::statusquo::__private::Delegate>::inner(_0).level()
            }
            #[allow(unused_variables)]
            Self::Boxed { 0: _0 } => {
                <Box<
                    Generic<'a, T, S, N>,
                > as shop::statusquo::__private::Delegate>::inner(_0)
                    .level()
            }
            #[allow(unused_variables)]
            Self::Fixed { 0: _0 } => {
                <io::Error as shop::statusquo::__private::Delegate>::inner(_0).level()
            }
            Self::Held { .. } => {
                shop::statusquo::Level::of(shop::statusquo::HttpError::status(self))
            }
            Self::Text { .. } => {
                shop::statusquo::Level::of(shop::statusquo::HttpError::status(self))
            }
        }
    }
    fn __inner(&self) -> ::core::option::Option<&dyn shop::statusquo::HttpError> {
        match self {
            #[allow(unused_variables)]
            Self::Inner { 0: _0 } => {
                ::core::option::Option::Some(
                    <T as shop::statusquo::__private::Delegate>::inner(_0),
                )
            }
            #[allow(unused_variables)]
            Self::Same { 0: _0 } => {
                ::core::option::Option::Some(
                    <T as shop::statusquo::__private::Delegate>::inner(_0),
                )
            }
            #[allow(unused_variables)]
            Self::Boxed { 0: _0 } => {
                ::core::option::Option::Some(
                    <Box<
                        Generic<'a, T, S, N>,
                    > as shop::statusquo::__private::Delegate>::inner(_0),
                )
            }
            #[allow(unused_variables)]
            Self::Fixed { 0: _0 } => {
                ::core::option::Option::Some(
                    <io::Error as shop::statusquo::__private::Delegate>::inner(_0),
                )
            }
            Self::Held { .. } => ::core::option::Option::None,
            Self::Text { .. } => ::core::option::Option::None,
        }
    }
    shop::statusquo::__if_problem! {
        fn problem(& self) -> shop::statusquo::Problem < '_ > { match self {
        #[allow(unused_variables)] Self::Inner { 0 : _0, } => < T as
        shop::statusquo::__private::Delegate > ::inner(_0).problem(),
        #[allow(unused_variables)] Self::Same { 0 : _0, } => < T as
        shop::statusquo::__private::Delegate > ::inner(_0).problem(),
        #[allow(unused_variables)] Self::Boxed { 0 : _0, } => < Box < Generic < 'a, T, S,
        N > > as shop::statusquo::__private::Delegate > ::inner(_0).problem(),
        #[allow(unused_variables)] Self::Fixed { 0 : _0, } => < io::Error as
        shop::statusquo::__private::Delegate > ::inner(_0).problem(), Self::Held { .. }
        => { let problem = shop::statusquo::__private::ProblemBuilder::new(self, "", "",
        shop::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }, Self::Text { .. } => { let problem =
        shop::statusquo::__private::ProblemBuilder::new(self, "", "",
        shop::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }, } }
    }
    shop::statusquo::__if_problem! {
        fn __ready(& self) -> ::core::option::Option <
        shop::statusquo::__private::BoxedAnswer < '_ >> { match self {
        #[allow(unused_variables)] Self::Inner { 0 : _0, } => < T as
        shop::statusquo::__private::Delegate > ::inner(_0).__ready(),
        #[allow(unused_variables)] Self::Same { 0 : _0, } => < T as
        shop::statusquo::__private::Delegate > ::inner(_0).__ready(),
        #[allow(unused_variables)] Self::Boxed { 0 : _0, } => < Box < Generic < 'a, T, S,
        N > > as shop::statusquo::__private::Delegate > ::inner(_0).__ready(),
        #[allow(unused_variables)] Self::Fixed { 0 : _0, } => < io::Error as
        shop::statusquo::__private::Delegate > ::inner(_0).__ready(), _ =>
        ::core::option::Option::None, } }
    }
    fn cases() -> &'static [shop::statusquo::Case] {
        const {
            &[
                shop::statusquo::Case::__new("Inner", "")
                    .__inner(<T as shop::statusquo::__private::Delegate>::inner_cases),
                shop::statusquo::Case::__new("Same", "")
                    .__inner(<T as shop::statusquo::__private::Delegate>::inner_cases),
                shop::statusquo::Case::__new("Boxed", "")
                    .__inner(
                        <Box<
                            Generic<'a, T, S, N>,
                        > as shop::statusquo::__private::Delegate>::inner_cases,
                    ),
                shop::statusquo::Case::__new("Fixed", "")
                    .__inner(
                        <io::Error as shop::statusquo::__private::Delegate>::inner_cases,
                    ),
                shop::statusquo::Case::__new("Held", ""),
                shop::statusquo::Case::__standard(
                        "Text",
                        "",
                        shop::statusquo::StatusCode::NotFound,
                    )
                    .__headers(&["retry-after"]),
            ]
        }
    }
}
shop::statusquo::__adapters! {
    Borrowed['a, T : Send, S, const N : usize] [Generic < 'a, T, S, N >] [T : Clone,
    Generic < 'a, T, S, N > : ::core::error::Error, T :
    shop::statusquo::__private::Delegate, Option < S > :
    shop::statusquo::__private::StatusField, T : 'static, S : 'static,]
}
#[automatically_derived]
impl<T> ::renamed::HttpError for Owned<T>
where
    Owned<T>: ::core::error::Error,
{
    fn status(&self) -> ::renamed::StatusCode {
        match self {
            Self { .. } => ::renamed::StatusCode::BadRequest,
        }
    }
    fn cases() -> &'static [::renamed::Case] {
        const {
            &::renamed::__private::cases(
                ["Owned"],
                &[],
                [::renamed::StatusCode::BadRequest],
            )
        }
    }
}
::renamed::__adapters! {
    Owned[T] [Owned < T >] [Owned < T > : ::core::error::Error, T : 'static,]
}
#[automatically_derived]
impl<T> ::statusquo::HttpError for Holder<T>
where
    Holder<T>: ::core::error::Error,
{
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self::Gone { .. } => ::statusquo::StatusCode::Gone,
        }
    }
    fn case(&self) -> &'static ::core::primitive::str {
        match self {
            Self::Gone { .. } => "Gone",
        }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &::statusquo::__private::cases(
                ["Gone"],
                &[],
                [::statusquo::StatusCode::Gone],
            )
        }
    }
}
::statusquo::__adapters! {
    Owned[T] [Holder < T >] [Holder < T > : ::core::error::Error, T : 'static,]
}
#[automatically_derived]
impl ::statusquo::HttpError for Bounded
where
    Self: Sized,
{
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self::Gone => ::statusquo::StatusCode::Gone,
        }
    }
    fn case(&self) -> &'static ::core::primitive::str {
        match self {
            Self::Gone => "Gone",
        }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &::statusquo::__private::cases(
                ["Gone"],
                &[],
                [::statusquo::StatusCode::Gone],
            )
        }
    }
}
::statusquo::__adapters! {
    Owned[] [Bounded] [Self : Sized,]
}
