#[automatically_derived]
impl ::statusquo::HttpError for ShopError {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self::NoSuchBook { .. } => ::statusquo::StatusCode::NotFound,
            Self::SoldOut { .. } => ::statusquo::StatusCode::GONE,
            Self::Closed => ::statusquo::StatusCode::new(503),
            #[allow(unused_variables)]
            Self::r#Else {} if ::statusquo::__condition!(true) => {
                ::statusquo::StatusCode::new(429)
            }
            Self::r#Else => ::statusquo::StatusCode::InternalServerError,
        }
    }
    fn case(&self) -> &'static ::core::primitive::str {
        match self {
            Self::NoSuchBook { .. } => "NoSuchBook",
            Self::SoldOut { .. } => "SoldOut",
            Self::Closed => "Closed",
            Self::r#Else => "Else",
        }
    }
    ::statusquo::__if_problem! {
        fn problem(& self) -> ::statusquo::Problem < '_ > { match self { Self::NoSuchBook
        { .. } => { let problem = ::statusquo::__private::ProblemBuilder::new(self, "",
        "", ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }, Self::SoldOut { .. } => { let problem =
        ::statusquo::__private::ProblemBuilder::new(self, "", "",
        ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }, Self::Closed => { let problem =
        ::statusquo::__private::ProblemBuilder::new(self, "", "",
        ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }, #[allow(unused_variables)] Self::r#Else {} if
        ::statusquo::__condition!(true) => { let problem =
        ::statusquo::__private::ProblemBuilder::of(&
        ::statusquo::__private::Parts::new(::statusquo::StatusCode::new(429), "Else"),
        "", "", ::statusquo::__private::DetailVisibility::ByStatus).display(self);
        problem.finish() }, Self::r#Else => { let problem =
        ::statusquo::__private::ProblemBuilder::of(&
        ::statusquo::__private::Parts::new(::statusquo::StatusCode::InternalServerError,
        "Else"), "", "", ::statusquo::__private::DetailVisibility::ByStatus)
        .display(self); problem.finish() }, } }
    }
    ::statusquo::__if_problem! {
        fn __ready(& self) -> ::core::option::Option <
        ::statusquo::__private::BoxedAnswer < '_ >> { match self {
        #[allow(unused_variables)] Self::r#Else {} if ::statusquo::__condition!(true) =>
        ::statusquo::__private::Parts::new(::statusquo::StatusCode::new(429), "Else")
        .ready(& | _ | {}, & mut | parts | { let problem =
        ::statusquo::__private::ProblemBuilder::of(parts, "", "",
        ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }), #[allow(unused_variables)] Self::r#Else {} =>
        ::statusquo::__private::Parts::new(::statusquo::StatusCode::InternalServerError,
        "Else").ready(& | _ | {}, & mut | parts | { let problem =
        ::statusquo::__private::ProblemBuilder::of(parts, "", "",
        ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
        .finish() }), _ => ::core::option::Option::None, } }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &::statusquo::__private::cases(
                ["NoSuchBook", "SoldOut", "Closed", "Else", "Else"],
                &["There is no book\nwith this number.", "", "", "", ""],
                [
                    ::statusquo::StatusCode::NotFound,
                    ::statusquo::StatusCode::GONE,
                    ::statusquo::StatusCode::new(503),
                    ::statusquo::StatusCode::new(429),
                    ::statusquo::StatusCode::InternalServerError,
                ],
            )
        }
    }
}
::statusquo::__adapters! {
    Owned[] [ShopError] []
}
const _: () = {
    #[allow(unused_imports)]
    use ::statusquo::__private::checks::NotAStatus as _;
    const _: () = (::statusquo::__private::checks::check)(
        ::statusquo::StatusCode::GONE.__facts(),
        &[],
    );
};
#[automatically_derived]
impl ::statusquo::HttpError for Stale {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self => ::statusquo::StatusCode::Conflict,
        }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &::statusquo::__private::cases(
                ["Stale"],
                &[],
                [::statusquo::StatusCode::Conflict],
            )
        }
    }
}
::statusquo::__adapters! {
    Owned[] [Stale] []
}
#[automatically_derived]
impl ::statusquo::HttpError for Never {
    fn status(&self) -> ::statusquo::StatusCode {
        match *self {}
    }
    fn case(&self) -> &'static ::core::primitive::str {
        match *self {}
    }
    fn cases() -> &'static [::statusquo::Case] {
        const { &::statusquo::__private::cases([], &[], []) }
    }
}
::statusquo::__adapters! {
    Owned[] [Never] []
}
::statusquo::__table! {
    Borrowed Bare["Nobody has it." ""] Missing "Missing"(NotFound) r#Else
    "Else"(Conflict)
}
