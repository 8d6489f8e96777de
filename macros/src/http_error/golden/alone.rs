#[automatically_derived]
impl ::statusquo::HttpError for Detail {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self => ::statusquo::StatusCode::Gone,
        }
    }
    ::statusquo::__if_problem! {
        fn problem(& self) -> ::statusquo::Problem < '_ > { match self {
        #[allow(unused_variables)] Self {} => { let problem =
        ::statusquo::__private::ProblemBuilder::new(self, "", "",
        ::statusquo::__private::DetailVisibility::Always)
        .detail(::core::format_args!("sold out")); problem.finish() }, } }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &[
                ::statusquo::Case::__standard(
                        "Detail",
                        "",
                        ::statusquo::StatusCode::Gone,
                    )
                    .__shown(::statusquo::__private::DetailVisibility::Always),
            ]
        }
    }
}
::statusquo::__adapters! {
    Owned[] [Detail] []
}
#[automatically_derived]
impl ::statusquo::HttpError for Title {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self => ::statusquo::StatusCode::Gone,
        }
    }
    ::statusquo::__if_problem! {
        fn problem(& self) -> ::statusquo::Problem < '_ > { match self { Self => { let
        problem = ::statusquo::__private::ProblemBuilder::new(self, "", "Sold out",
        ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }, } }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &[
                ::statusquo::Case::__standard("Title", "", ::statusquo::StatusCode::Gone)
                    .__problem("", "Sold out"),
            ]
        }
    }
}
::statusquo::__adapters! {
    Owned[] [Title] []
}
#[automatically_derived]
impl ::statusquo::HttpError for Type {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self => ::statusquo::StatusCode::Gone,
        }
    }
    ::statusquo::__if_problem! {
        fn problem(& self) -> ::statusquo::Problem < '_ > { match self { Self => { let
        problem = ::statusquo::__private::ProblemBuilder::new(self,
        "https://api.example/sold%20out", "",
        ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }, } }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &[
                ::statusquo::Case::__standard("Type", "", ::statusquo::StatusCode::Gone)
                    .__problem("https://api.example/sold%20out", ""),
            ]
        }
    }
}
::statusquo::__adapters! {
    Owned[] [Type] []
}
#[automatically_derived]
impl ::statusquo::HttpError for Expose {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self => ::statusquo::StatusCode::BadGateway,
        }
    }
    ::statusquo::__if_problem! {
        fn problem(& self) -> ::statusquo::Problem < '_ > { match self { Self => { let
        problem = ::statusquo::__private::ProblemBuilder::new(self, "", "",
        ::statusquo::__private::DetailVisibility::Always).display(self); problem.finish()
        }, } }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &[
                ::statusquo::Case::__standard(
                        "Expose",
                        "",
                        ::statusquo::StatusCode::BadGateway,
                    )
                    .__shown(::statusquo::__private::DetailVisibility::Always),
            ]
        }
    }
}
::statusquo::__adapters! {
    Owned[] [Expose] []
}
#[automatically_derived]
impl ::statusquo::HttpError for Redact {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self => ::statusquo::StatusCode::Gone,
        }
    }
    ::statusquo::__if_problem! {
        fn problem(& self) -> ::statusquo::Problem < '_ > { match self { Self => { let
        problem = ::statusquo::__private::ProblemBuilder::new(self, "", "",
        ::statusquo::__private::DetailVisibility::Never).display(self); problem.finish()
        }, } }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &[
                ::statusquo::Case::__standard(
                        "Redact",
                        "",
                        ::statusquo::StatusCode::Gone,
                    )
                    .__shown(::statusquo::__private::DetailVisibility::Never),
            ]
        }
    }
}
::statusquo::__adapters! {
    Owned[] [Redact] []
}
const _: () = {
    #[allow(unused_imports)]
    use ::statusquo::__private::checks::NotAStatus as _;
    #[automatically_derived]
    impl ::statusquo::HttpError for Vendor {
        fn status(&self) -> ::statusquo::StatusCode {
            match self {
                Self => {
                    const {
                        ::statusquo::__private::checks::standard(
                            crate::partner::Status::Declined.__facts(),
                        )
                    }
                }
            }
        }
        fn reason(&self) -> &'static ::core::primitive::str {
            match self {
                Self => {
                    const {
                        ::statusquo::__private::checks::reason(
                            crate::partner::Status::Declined.__facts(),
                        )
                    }
                }
            }
        }
        fn cases() -> &'static [::statusquo::Case] {
            const {
                &[
                    ::statusquo::Case::__new("Vendor", "")
                        .__status(
                            const {
                                ::statusquo::__private::checks::standard(
                                    crate::partner::Status::Declined.__facts(),
                                )
                            },
                            crate::partner::Status::Declined.__facts().phrase,
                        ),
                ]
            }
        }
    }
    ::statusquo::__adapters! {
        Owned[] [Vendor] []
    }
    const _: () = (::statusquo::__private::checks::check)(
        crate::partner::Status::Declined.__facts(),
        &[],
    );
};
#[allow(deprecated)]
const _: () = {
    #[automatically_derived]
    impl ::statusquo::HttpError for Documented {
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
        Owned[] [Documented] []
    }
};
#[automatically_derived]
impl ::statusquo::HttpError for Dropped {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self => ::statusquo::StatusCode::Gone,
        }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &::statusquo::__private::cases(
                ["Dropped"],
                &[],
                [::statusquo::StatusCode::Gone],
            )
        }
    }
}
::statusquo::__adapters! {
    Borrowed[] [Dropped] []
}
#[automatically_derived]
impl ::statusquo::HttpError for Silent {
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
#[automatically_derived]
impl ::statusquo::HttpError for Loud {
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
    fn level(&self) -> ::statusquo::Level {
        match self {
            Self::Gone => ::statusquo::Level::Warn,
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
    Owned[] [Loud] []
}
#[automatically_derived]
impl ::statusquo::HttpError for Guarded {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            #[allow(unused_variables)]
            Self::Gone { count } if ::statusquo::__condition!(* count > 0) => {
                ::statusquo::StatusCode::Conflict
            }
            Self::Gone { .. } => ::statusquo::StatusCode::Gone,
        }
    }
    fn case(&self) -> &'static ::core::primitive::str {
        match self {
            Self::Gone { .. } => "Gone",
        }
    }
    ::statusquo::__if_problem! {
        fn problem(& self) -> ::statusquo::Problem < '_ > { match self {
        #[allow(unused_variables)] Self::Gone { count, } if ::statusquo::__condition!(*
        count > 0) => { let problem = ::statusquo::__private::ProblemBuilder::of(&
        ::statusquo::__private::Parts::new(::statusquo::StatusCode::Conflict, "Gone"),
        "", "", ::statusquo::__private::DetailVisibility::ByStatus).display(self);
        problem.finish() }, Self::Gone { .. } => { let problem =
        ::statusquo::__private::ProblemBuilder::of(&
        ::statusquo::__private::Parts::new(::statusquo::StatusCode::Gone, "Gone"), "",
        "", ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }, } }
    }
    ::statusquo::__if_problem! {
        fn __ready(& self) -> ::core::option::Option <
        ::statusquo::__private::BoxedAnswer < '_ >> { match self {
        #[allow(unused_variables)] Self::Gone { count, } if ::statusquo::__condition!(*
        count > 0) =>
        ::statusquo::__private::Parts::new(::statusquo::StatusCode::Conflict, "Gone")
        .ready(& | _ | {}, & mut | parts | { let problem =
        ::statusquo::__private::ProblemBuilder::of(parts, "", "",
        ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }), #[allow(unused_variables)] Self::Gone { count, } =>
        ::statusquo::__private::Parts::new(::statusquo::StatusCode::Gone, "Gone").ready(&
        | _ | {}, & mut | parts | { let problem =
        ::statusquo::__private::ProblemBuilder::of(parts, "", "",
        ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }), } }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &::statusquo::__private::cases(
                ["Gone", "Gone"],
                &[],
                [::statusquo::StatusCode::Conflict, ::statusquo::StatusCode::Gone],
            )
        }
    }
}
::statusquo::__adapters! {
    Owned[] [Guarded] []
}
