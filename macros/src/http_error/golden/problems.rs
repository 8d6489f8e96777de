const _: () = {
    #[allow(unused_imports)]
    use ::statusquo::__private::checks::NotAStatus as _;
    #[automatically_derived]
    impl ::statusquo::HttpError for ApiError {
        fn status(&self) -> ::statusquo::StatusCode {
            match self {
                Self::NotLoggedIn { .. } => ::statusquo::StatusCode::Unauthorized,
                Self::Elsewhere => ::statusquo::StatusCode::new(401),
                Self::Stale { .. } => ::statusquo::StatusCode::Conflict,
                Self::Exposed { .. } => {
                    const {
                        ::statusquo::__private::checks::standard(
                            nginx::Status::NoResponse.__facts(),
                        )
                    }
                }
                Self::Redacted { .. } => ::statusquo::StatusCode::NotFound,
                Self::TooOld => ::statusquo::StatusCode::UpgradeRequired,
            }
        }
        fn reason(&self) -> &'static ::core::primitive::str {
            match self {
                Self::NotLoggedIn { .. } => {
                    const {
                        ::statusquo::__private::checks::reason(
                            ::statusquo::StatusCode::Unauthorized.__facts(),
                        )
                    }
                }
                Self::Elsewhere => {
                    const {
                        ::statusquo::__private::checks::reason(
                            ::statusquo::StatusCode::new(401).__facts(),
                        )
                    }
                }
                Self::Stale { .. } => {
                    const {
                        ::statusquo::__private::checks::reason(
                            ::statusquo::StatusCode::Conflict.__facts(),
                        )
                    }
                }
                Self::Exposed { .. } => {
                    const {
                        ::statusquo::__private::checks::reason(
                            nginx::Status::NoResponse.__facts(),
                        )
                    }
                }
                Self::Redacted { .. } => {
                    const {
                        ::statusquo::__private::checks::reason(
                            ::statusquo::StatusCode::NotFound.__facts(),
                        )
                    }
                }
                Self::TooOld => {
                    const {
                        ::statusquo::__private::checks::reason(
                            ::statusquo::StatusCode::UpgradeRequired.__facts(),
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
                Self::NotLoggedIn { realm, tries } => {
                    set(
                        ::statusquo::__private::fields::www_authenticate,
                        ::core::format_args!(
                            "Bearer realm=\"{}\"",
                            ::statusquo::__private::Escaped::quoted(::core::format_args!("{realm}"))
                        ),
                    );
                    {
                        #[allow(unused_imports)]
                        use ::statusquo::__private::{
                            GivenTime as _, GivenDisplay as _, GivenOption as _,
                            GivenRefused as _,
                        };
                        let field = "x-tries";
                        if let ::core::option::Option::Some(value) = (&&&&::statusquo::__given!(
                            * tries
                        ))
                            .__value()
                        {
                            set(field, ::core::format_args!("{}", value));
                        }
                    }
                }
                Self::Elsewhere => {}
                Self::Stale { .. } => {}
                Self::Exposed { .. } => {}
                Self::Redacted { .. } => {}
                #[allow(unused_variables)]
                Self::TooOld {} => {
                    set(
                        ::statusquo::__private::fields::upgrade,
                        ::core::format_args!("h2c"),
                    );
                    set(
                        ::statusquo::__private::fields::connection,
                        ::core::format_args!("upgrade"),
                    );
                }
            }
        }
        fn case(&self) -> &'static ::core::primitive::str {
            match self {
                Self::NotLoggedIn { .. } => "NotLoggedIn",
                Self::Elsewhere => "Elsewhere",
                Self::Stale { .. } => "Stale",
                Self::Exposed { .. } => "Exposed",
                Self::Redacted { .. } => "Redacted",
                Self::TooOld => "TooOld",
            }
        }
        fn level(&self) -> ::statusquo::Level {
            match self {
                Self::NotLoggedIn { .. } => ::statusquo::Level::Info,
                Self::Elsewhere => {
                    ::statusquo::Level::of(::statusquo::HttpError::status(self))
                }
                Self::Stale { .. } => {
                    ::statusquo::Level::of(::statusquo::HttpError::status(self))
                }
                Self::Exposed { .. } => {
                    ::statusquo::Level::of(::statusquo::HttpError::status(self))
                }
                Self::Redacted { .. } => {
                    ::statusquo::Level::of(::statusquo::HttpError::status(self))
                }
                Self::TooOld => {
                    ::statusquo::Level::of(::statusquo::HttpError::status(self))
                }
            }
        }
        ::statusquo::__if_problem! {
            fn problem(& self) -> ::statusquo::Problem < '_ > { match self {
            Self::NotLoggedIn { .. } => { let problem =
            ::statusquo::__private::ProblemBuilder::new(self,
            "https://api.example/problems/not-logged-in", "",
            ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
            .finish() }, Self::Elsewhere => { let problem =
            ::statusquo::__private::ProblemBuilder::new(self,
            "https://api.example/problems/elsewhere", "",
            ::statusquo::__private::DetailVisibility::ByStatus).display(self); problem
            .finish() }, #[allow(unused_variables)] Self::Stale { 0 : _0, 1 : _1, } => {
            let mut problem = ::statusquo::__private::ProblemBuilder::new(self,
            "https://api.example/problems/stale", "Stale copy",
            ::statusquo::__private::DetailVisibility::Always)
            .detail(::core::format_args!("version {0}, not {1}", _0, _1.number)); < u32
            as ::statusquo::__private::Member > ::add_to(_0, & mut problem, "version");
            problem.finish() }, #[allow(unused_variables)] Self::Exposed { 0 : _0, } => {
            let mut problem = ::statusquo::__private::ProblemBuilder::new(self,
            "about:blank", "", ::statusquo::__private::DetailVisibility::Always)
            .display(self); < u8 as ::statusquo::__private::Member > ::add_to(_0, & mut
            problem, "number"); problem.finish() }, #[allow(unused_variables)]
            Self::Redacted { r#type_, other, } => { let mut problem =
            ::statusquo::__private::ProblemBuilder::new(self,
            "https://api.example/problems/redacted", "",
            ::statusquo::__private::DetailVisibility::Never).display(self); < u8 as
            ::statusquo::__private::Member > ::add_to(r#type_, & mut problem, "type_");
            problem.finish() }, #[allow(unused_variables)] Self::TooOld {} => { let
            problem = ::statusquo::__private::ProblemBuilder::new(self,
            "https://api.example/problems/too-old", "",
            ::statusquo::__private::DetailVisibility::Always)
            .detail(::core::format_args!("{}", help())); problem.finish() }, } }
        }
        fn cases() -> &'static [::statusquo::Case] {
            const {
                &[
                    ::statusquo::Case::__standard(
                            "NotLoggedIn",
                            "Log in first.",
                            ::statusquo::StatusCode::Unauthorized,
                        )
                        .__problem("https://api.example/problems/not-logged-in", "")
                        .__headers(&["www-authenticate", "x-tries"]),
                    ::statusquo::Case::__standard(
                            "Elsewhere",
                            "",
                            ::statusquo::StatusCode::new(401),
                        )
                        .__problem("https://api.example/problems/elsewhere", ""),
                    ::statusquo::__with_members!(
                        ::statusquo::Case::__standard("Stale", "",
                        ::statusquo::StatusCode::Conflict)
                        .__problem("https://api.example/problems/stale", "Stale copy")
                        .__extensions(& ["version"])
                        .__shown(::statusquo::__private::DetailVisibility::Always), [u32]
                    ),
                    ::statusquo::__with_members!(
                        ::statusquo::Case::__new("Exposed", "").__status(const {
                        ::statusquo::__private::checks::standard(nginx::Status::NoResponse
                        .__facts()) }, nginx::Status::NoResponse.__facts().phrase)
                        .__problem("about:blank", "").__extensions(& ["number"])
                        .__shown(::statusquo::__private::DetailVisibility::Always), [u8]
                    ),
                    ::statusquo::__with_members!(
                        ::statusquo::Case::__standard("Redacted", "",
                        ::statusquo::StatusCode::NotFound)
                        .__problem("https://api.example/problems/redacted", "")
                        .__extensions(& ["type_"])
                        .__shown(::statusquo::__private::DetailVisibility::Never), [u8]
                    ),
                    ::statusquo::Case::__standard(
                            "TooOld",
                            "",
                            ::statusquo::StatusCode::UpgradeRequired,
                        )
                        .__problem("https://api.example/problems/too-old", "")
                        .__headers(&["upgrade", "connection"])
                        .__shown(::statusquo::__private::DetailVisibility::Always),
                ]
            }
        }
    }
    ::statusquo::__adapters! {
        Owned[] [ApiError] []
    }
    const _: () = (::statusquo::__private::checks::check)(
        ::statusquo::StatusCode::Unauthorized.__facts(),
        &["www-authenticate", "x-tries"],
    );
    const _: () = (::statusquo::__private::checks::check)(
        (::statusquo::__private::checks::registered)(401).__facts(),
        &["www-authenticate"],
    );
    const _: () = (::statusquo::__private::checks::check)(
        nginx::Status::NoResponse.__facts(),
        &[],
    );
    const _: () = (::statusquo::__private::checks::check)(
        ::statusquo::StatusCode::UpgradeRequired.__facts(),
        &["upgrade", "connection"],
    );
};
#[automatically_derived]
impl ::statusquo::HttpError for WrongMethod {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self { .. } => ::statusquo::StatusCode::MethodNotAllowed,
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
            Self { 0: _0 } => {
                #[allow(unused_imports)]
                use ::statusquo::__private::{
                    GivenList as _, GivenDisplay as _, GivenOption as _,
                    GivenRefused as _,
                };
                let field = ::statusquo::__private::fields::allow;
                if let ::core::option::Option::Some(value) = (&&&&::statusquo::__given!(
                    _0
                ))
                    .__list()
                {
                    set(field, ::core::format_args!("{}", value));
                }
            }
        }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &[
                ::statusquo::Case::__standard(
                        "WrongMethod",
                        "",
                        ::statusquo::StatusCode::MethodNotAllowed,
                    )
                    .__headers(&["allow"]),
            ]
        }
    }
}
::statusquo::__adapters! {
    Owned[] [WrongMethod] []
}
const _: () = {
    #[allow(unused_imports)]
    use ::statusquo::__private::checks::NotAStatus as _;
    const _: () = (::statusquo::__private::checks::check)(
        ::statusquo::StatusCode::MethodNotAllowed.__facts(),
        &["allow"],
    );
};
#[automatically_derived]
impl ::statusquo::HttpError for Silent {
    fn status(&self) -> ::statusquo::StatusCode {
        match self {
            Self { .. } => ::statusquo::StatusCode::NotFound,
        }
    }
    ::statusquo::__if_problem! {
        fn problem(& self) -> ::statusquo::Problem < '_ > { match self {
        #[allow(unused_variables)] Self { id, } => { let mut problem =
        ::statusquo::__private::ProblemBuilder::new(self, "", "",
        ::statusquo::__private::DetailVisibility::ByStatus).display(self); < u64 as
        ::statusquo::__private::Member > ::add_to(id, & mut problem, "book"); problem
        .finish() }, } }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &[
                ::statusquo::__with_members!(
                    ::statusquo::Case::__standard("Silent", "",
                    ::statusquo::StatusCode::NotFound).__extensions(& ["book"]), [u64]
                ),
            ]
        }
    }
}
