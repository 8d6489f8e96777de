const _: () = {
    #[allow(unused_imports)]
    use ::statusquo::__private::checks::NotAStatus as _;
    #[automatically_derived]
    impl ::statusquo::HttpError for Statuses {
        fn status(&self) -> ::statusquo::StatusCode {
            match self {
                Self::Defaulted => {
                    const {
                        ::statusquo::__private::checks::standard(
                            nginx::Status::NoResponse.__facts(),
                        )
                    }
                }
                Self::OnlyALevel => {
                    const {
                        ::statusquo::__private::checks::standard(
                            nginx::Status::NoResponse.__facts(),
                        )
                    }
                }
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(source.kind() == ErrorKind::NotFound) => {
                    ::statusquo::StatusCode::NotFound
                }
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(retries.is_some_and(| (a, b) | a < b)) => {
                    ::statusquo::StatusCode::new(507)
                }
                Self::Guarded { .. } => {
                    const {
                        ::statusquo::__private::checks::standard(
                            partner::Status::Declined.__facts(),
                        )
                    }
                }
                #[allow(unused_variables)]
                Self::Held { 0: _0, 1: _1 } => {
                    <StatusCode as ::statusquo::__private::StatusField>::of(_1).status()
                }
                #[allow(unused_variables)]
                Self::Inner { 0: _0 } => {
                    <BookError as ::statusquo::__private::Delegate>::inner(_0).status()
                }
                #[allow(unused_variables)]
                Self::Sometimes { 0: _0 } if ::statusquo::__condition!(_0.is_some()) => {
                    <Option<Other> as ::statusquo::__private::Delegate>::inner(_0)
                        .status()
                }
                Self::Sometimes { .. } => ::statusquo::StatusCode::BadGateway,
            }
        }
        fn reason(&self) -> &'static ::core::primitive::str {
            match self {
                Self::Defaulted => {
                    const {
                        ::statusquo::__private::checks::reason(
                            nginx::Status::NoResponse.__facts(),
                        )
                    }
                }
                Self::OnlyALevel => {
                    const {
                        ::statusquo::__private::checks::reason(
                            nginx::Status::NoResponse.__facts(),
                        )
                    }
                }
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(source.kind() == ErrorKind::NotFound) => {
                    const {
                        ::statusquo::__private::checks::reason(
                            ::statusquo::StatusCode::NotFound.__facts(),
                        )
                    }
                }
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(retries.is_some_and(| (a, b) | a < b)) => {
                    const {
                        ::statusquo::__private::checks::reason(
                            ::statusquo::StatusCode::new(507).__facts(),
                        )
                    }
                }
                Self::Guarded { .. } => {
                    const {
                        ::statusquo::__private::checks::reason(
                            partner::Status::Declined.__facts(),
                        )
                    }
                }
                #[allow(unused_variables)]
                Self::Held { 0: _0, 1: _1 } => {
                    <StatusCode as ::statusquo::__private::StatusField>::of(_1).reason()
                }
                #[allow(unused_variables)]
                Self::Inner { 0: _0 } => {
                    <BookError as ::statusquo::__private::Delegate>::inner(_0).reason()
                }
                #[allow(unused_variables)]
                Self::Sometimes { 0: _0 } if ::statusquo::__condition!(_0.is_some()) => {
                    <Option<Other> as ::statusquo::__private::Delegate>::inner(_0)
                        .reason()
                }
                Self::Sometimes { .. } => {
                    const {
                        ::statusquo::__private::checks::reason(
                            ::statusquo::StatusCode::BadGateway.__facts(),
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
                Self::Defaulted => {}
                Self::OnlyALevel => {}
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(source.kind() == ErrorKind::NotFound) => {}
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(
                    retries.is_some_and(| (a, b) | a < b)
                ) => {}
                Self::Guarded { .. } => {}
                #[allow(unused_variables)]
                Self::Held { 0: _0, 1: _1 } => {
                    set(
                        ::statusquo::__private::fields::retry_after,
                        ::core::format_args!("7"),
                    );
                }
                #[allow(unused_variables)]
                Self::Inner { 0: _0 } => {
                    <BookError as ::statusquo::__private::Delegate>::inner(_0)
                        .headers(set)
                }
                #[allow(unused_variables)]
                Self::Sometimes { 0: _0 } if ::statusquo::__condition!(_0.is_some()) => {
                    <Option<Other> as ::statusquo::__private::Delegate>::inner(_0)
                        .headers(set)
                }
                Self::Sometimes { .. } => {}
            }
        }
        fn case(&self) -> &'static ::core::primitive::str {
            match self {
                Self::Defaulted => "Defaulted",
                Self::OnlyALevel => "OnlyALevel",
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(source.kind() == ErrorKind::NotFound) => {
                    "Guarded"
                }
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(retries.is_some_and(| (a, b) | a < b)) => {
                    "Guarded"
                }
                Self::Guarded { .. } => "Guarded",
                Self::Held { .. } => "Held",
                #[allow(unused_variables)]
                Self::Inner { 0: _0 } => {
                    <BookError as ::statusquo::__private::Delegate>::inner(_0).case()
                }
                #[allow(unused_variables)]
                Self::Sometimes { 0: _0 } if ::statusquo::__condition!(_0.is_some()) => {
                    <Option<Other> as ::statusquo::__private::Delegate>::inner(_0).case()
                }
                Self::Sometimes { .. } => "Sometimes",
            }
        }
        fn level(&self) -> ::statusquo::Level {
            match self {
                Self::Defaulted => {
                    ::statusquo::Level::of(::statusquo::HttpError::status(self))
                }
                Self::OnlyALevel => ::statusquo::Level::Warn,
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(source.kind() == ErrorKind::NotFound) => {
                    ::statusquo::Level::of(::statusquo::HttpError::status(self))
                }
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(retries.is_some_and(| (a, b) | a < b)) => {
                    ::statusquo::Level::Off
                }
                Self::Guarded { .. } => {
                    ::statusquo::Level::of(::statusquo::HttpError::status(self))
                }
                Self::Held { .. } => {
                    ::statusquo::Level::of(::statusquo::HttpError::status(self))
                }
                #[allow(unused_variables)]
                Self::Inner { 0: _0 } => {
                    <BookError as ::statusquo::__private::Delegate>::inner(_0).level()
                }
                #[allow(unused_variables)]
                Self::Sometimes { 0: _0 } if ::statusquo::__condition!(_0.is_some()) => {
                    <Option<Other> as ::statusquo::__private::Delegate>::inner(_0)
                        .level()
                }
                Self::Sometimes { .. } => {
                    ::statusquo::Level::of(::statusquo::HttpError::status(self))
                }
            }
        }
        fn __inner(&self) -> ::core::option::Option<&dyn ::statusquo::HttpError> {
            match self {
                Self::Defaulted => ::core::option::Option::None,
                Self::OnlyALevel => ::core::option::Option::None,
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(source.kind() == ErrorKind::NotFound) => {
                    ::core::option::Option::None
                }
                #[allow(unused_variables)]
                Self::Guarded {
                    source,
                    retries,
                } if ::statusquo::__condition!(retries.is_some_and(| (a, b) | a < b)) => {
                    ::core::option::Option::None
                }
                Self::Guarded { .. } => ::core::option::Option::None,
                Self::Held { .. } => ::core::option::Option::None,
                #[allow(unused_variables)]
                Self::Inner { 0: _0 } => {
                    ::core::option::Option::Some(
                        <BookError as ::statusquo::__private::Delegate>::inner(_0),
                    )
                }
                #[allow(unused_variables)]
                Self::Sometimes { 0: _0 } if ::statusquo::__condition!(_0.is_some()) => {
                    ::core::option::Option::Some(
                        <Option<Other> as ::statusquo::__private::Delegate>::inner(_0),
                    )
                }
                Self::Sometimes { .. } => ::core::option::Option::None,
            }
        }
        ::statusquo::__if_problem! {
            fn problem(& self) -> ::statusquo::Problem < '_ > { match self {
            Self::Defaulted => { let problem =
            ::statusquo::__private::ProblemBuilder::new(self, "", "",
            ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
            .finish() }, Self::OnlyALevel => { let problem =
            ::statusquo::__private::ProblemBuilder::new(self, "", "",
            ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
            .finish() }, #[allow(unused_variables)] Self::Guarded { source, retries, } if
            ::statusquo::__condition!(source.kind() == ErrorKind::NotFound) => { let
            problem = ::statusquo::__private::ProblemBuilder::of(&
            ::statusquo::__private::Parts::new(::statusquo::StatusCode::NotFound,
            "Guarded"), "", "", ::statusquo::__private::DetailVisibility::ByStatus)
            .display(self); problem.finish() }, #[allow(unused_variables)] Self::Guarded
            { source, retries, } if ::statusquo::__condition!(retries.is_some_and(| (a,
            b) | a < b)) => { let problem = ::statusquo::__private::ProblemBuilder::of(&
            ::statusquo::__private::Parts::new(::statusquo::StatusCode::new(507),
            "Guarded"), "", "", ::statusquo::__private::DetailVisibility::ByStatus)
            .display(self); problem.finish() }, Self::Guarded { .. } => { let problem =
            ::statusquo::__private::ProblemBuilder::of(&
            ::statusquo::__private::Parts::named(partner::Status::Declined.__facts(),
            "Guarded"), "", "", ::statusquo::__private::DetailVisibility::ByStatus)
            .display(self); problem.finish() }, Self::Held { .. } => { let problem =
            ::statusquo::__private::ProblemBuilder::new(self, "", "",
            ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
            .finish() }, #[allow(unused_variables)] Self::Inner { 0 : _0, } => <
            BookError as ::statusquo::__private::Delegate > ::inner(_0).problem(),
            #[allow(unused_variables)] Self::Sometimes { 0 : _0, } if
            ::statusquo::__condition!(_0.is_some()) => < Option < Other > as
            ::statusquo::__private::Delegate > ::inner(_0).problem(), Self::Sometimes {
            .. } => { let problem = ::statusquo::__private::ProblemBuilder::of(&
            ::statusquo::__private::Parts::new(::statusquo::StatusCode::BadGateway,
            "Sometimes"), "", "", ::statusquo::__private::DetailVisibility::ByStatus)
            .display(self); problem.finish() }, } }
        }
        ::statusquo::__if_problem! {
            fn __ready(& self) -> ::core::option::Option <
            ::statusquo::__private::BoxedAnswer < '_ >> { match self {
            #[allow(unused_variables)] Self::Guarded { source, retries, } if
            ::statusquo::__condition!(source.kind() == ErrorKind::NotFound) =>
            ::statusquo::__private::Parts::new(::statusquo::StatusCode::NotFound,
            "Guarded").ready(& | _ | {}, & mut | parts | { let problem =
            ::statusquo::__private::ProblemBuilder::of(parts, "", "",
            ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
            .finish() }), #[allow(unused_variables)] Self::Guarded { source, retries, }
            if ::statusquo::__condition!(retries.is_some_and(| (a, b) | a < b)) =>
            ::statusquo::__private::Parts::new(::statusquo::StatusCode::new(507),
            "Guarded").level(::statusquo::Level::Off).ready(& | _ | {}, & mut | parts | {
            let problem = ::statusquo::__private::ProblemBuilder::of(parts, "", "",
            ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
            .finish() }), #[allow(unused_variables)] Self::Guarded { source, retries, }
            => ::statusquo::__private::Parts::named(partner::Status::Declined.__facts(),
            "Guarded").ready(& | _ | {}, & mut | parts | { let problem =
            ::statusquo::__private::ProblemBuilder::of(parts, "", "",
            ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
            .finish() }), #[allow(unused_variables)] Self::Inner { 0 : _0, } => <
            BookError as ::statusquo::__private::Delegate > ::inner(_0).__ready(),
            #[allow(unused_variables)] Self::Sometimes { 0 : _0, } if
            ::statusquo::__condition!(_0.is_some()) =>
            ::core::option::Option::Some(::statusquo::__private::pass_on(< Option < Other
            > as ::statusquo::__private::Delegate > ::inner(_0))),
            #[allow(unused_variables)] Self::Sometimes { 0 : _0, } =>
            ::statusquo::__private::Parts::new(::statusquo::StatusCode::BadGateway,
            "Sometimes").ready(& | _ | {}, & mut | parts | { let problem =
            ::statusquo::__private::ProblemBuilder::of(parts, "", "",
            ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
            .finish() }), _ => ::core::option::Option::None, } }
        }
        fn cases() -> &'static [::statusquo::Case] {
            const {
                &[
                    ::statusquo::Case::__new("Defaulted", "")
                        .__status(
                            const {
                                ::statusquo::__private::checks::standard(
                                    nginx::Status::NoResponse.__facts(),
                                )
                            },
                            nginx::Status::NoResponse.__facts().phrase,
                        ),
                    ::statusquo::Case::__new("OnlyALevel", "")
                        .__status(
                            const {
                                ::statusquo::__private::checks::standard(
                                    nginx::Status::NoResponse.__facts(),
                                )
                            },
                            nginx::Status::NoResponse.__facts().phrase,
                        ),
                    ::statusquo::Case::__standard(
                        "Guarded",
                        "",
                        ::statusquo::StatusCode::NotFound,
                    ),
                    ::statusquo::Case::__standard(
                        "Guarded",
                        "",
                        ::statusquo::StatusCode::new(507),
                    ),
                    ::statusquo::Case::__new("Guarded", "")
                        .__status(
                            const {
                                ::statusquo::__private::checks::standard(
                                    partner::Status::Declined.__facts(),
                                )
                            },
                            partner::Status::Declined.__facts().phrase,
                        ),
                    ::statusquo::Case::__new("Held", "").__headers(&["retry-after"]),
                    ::statusquo::Case::__new("Inner", "")
                        .__inner(
                            <BookError as ::statusquo::__private::Delegate>::inner_cases,
                        ),
                    ::statusquo::Case::__new("Sometimes", "")
                        .__inner(
                            <Option<
                                Other,
                            > as ::statusquo::__private::Delegate>::inner_cases,
                        ),
                    ::statusquo::Case::__standard(
                        "Sometimes",
                        "",
                        ::statusquo::StatusCode::BadGateway,
                    ),
                ]
            }
        }
    }
    ::statusquo::__adapters! {
        Owned[] [Statuses] []
    }
    const _: () = (::statusquo::__private::checks::check)(
        nginx::Status::NoResponse.__facts(),
        &[],
    );
    const _: () = (::statusquo::__private::checks::check)(
        nginx::Status::NoResponse.__facts(),
        &[],
    );
    const _: () = (::statusquo::__private::checks::check)(
        partner::Status::Declined.__facts(),
        &[],
    );
};
#[automatically_derived]
impl ::statusquo::HttpError for Wrapper {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            #[allow(unused_variables)]
            Self { inner } => {
                <Box<
                    dyn HttpError + Send + Sync,
                > as ::statusquo::__private::Delegate>::inner(inner)
                    .status()
            }
        }
    }
    fn reason(&self) -> &'static ::core::primitive::str {
        match self {
            #[allow(unused_variables)]
            Self { inner } => {
                <Box<
                    dyn HttpError + Send + Sync,
                > as ::statusquo::__private::Delegate>::inner(inner)
                    .reason()
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
            Self { inner } => {
                <Box<
                    dyn HttpError + Send + Sync,
                > as ::statusquo::__private::Delegate>::inner(inner)
                    .headers(set)
            }
        }
    }
    fn case(&self) -> &'static ::core::primitive::str {
        match self {
            #[allow(unused_variables)]
            Self { inner } => {
                <Box<
                    dyn HttpError + Send + Sync,
                > as ::statusquo::__private::Delegate>::inner(inner)
                    .case()
            }
        }
    }
    fn level(&self) -> ::statusquo::Level {
        match self {
            #[allow(unused_variables)]
            Self { inner } => {
                <Box<
                    dyn HttpError + Send + Sync,
                > as ::statusquo::__private::Delegate>::inner(inner)
                    .level()
            }
        }
    }
    fn __inner(&self) -> ::core::option::Option<&dyn ::statusquo::HttpError> {
        match self {
            #[allow(unused_variables)]
            Self { inner } => {
                ::core::option::Option::Some(
                    <Box<
                        dyn HttpError + Send + Sync,
                    > as ::statusquo::__private::Delegate>::inner(inner),
                )
            }
        }
    }
    ::statusquo::__if_problem! {
        fn problem(& self) -> ::statusquo::Problem < '_ > { match self {
        #[allow(unused_variables)] Self { inner, } => < Box < dyn HttpError + Send + Sync
        > as ::statusquo::__private::Delegate > ::inner(inner).problem(), } }
    }
    ::statusquo::__if_problem! {
        fn __ready(& self) -> ::core::option::Option <
        ::statusquo::__private::BoxedAnswer < '_ >> { match self {
        #[allow(unused_variables)] Self { inner, } => < Box < dyn HttpError + Send + Sync
        > as ::statusquo::__private::Delegate > ::inner(inner).__ready(), } }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &[
                ::statusquo::Case::__new("Wrapper", "")
                    .__inner(
                        <Box<
                            dyn HttpError + Send + Sync,
                        > as ::statusquo::__private::Delegate>::inner_cases,
                    ),
            ]
        }
    }
}
::statusquo::__adapters! {
    Owned[] [Wrapper] []
}
::statusquo::__table! {
    Owned UnusedDefault[] Only "Only"(NotFound)
}
const _: () = {
    #[allow(unused_imports)]
    use ::statusquo::__private::checks::NotAStatus as _;
    const _: () = (::statusquo::__private::checks::check)(
        ::statusquo::StatusCode::Unauthorized.__facts(),
        &[],
    );
};
