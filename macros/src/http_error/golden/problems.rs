const _: () = {
    #[allow(unused_imports)]
    use ::statusquo::__private::contract::NoStatus as _;
    #[automatically_derived]
    impl ::statusquo::HttpError for ApiError {
        fn status(&self) -> ::statusquo::StatusCode {
            match self {
                Self::NotLoggedIn { .. } => ::statusquo::StatusCode::Unauthorized,
                Self::Elsewhere => ::statusquo::StatusCode::new(401),
                Self::Stale { .. } => ::statusquo::StatusCode::Conflict,
                Self::Exposed { .. } => {
                    const {
                        ::statusquo::__private::contract::standard(
                            nginx::Status::NoResponse.__named(),
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
                        ::statusquo::__private::contract::reason(
                            ::statusquo::StatusCode::Unauthorized.__named(),
                        )
                    }
                }
                Self::Elsewhere => {
                    const {
                        ::statusquo::__private::contract::reason(
                            ::statusquo::StatusCode::new(401).__named(),
                        )
                    }
                }
                Self::Stale { .. } => {
                    const {
                        ::statusquo::__private::contract::reason(
                            ::statusquo::StatusCode::Conflict.__named(),
                        )
                    }
                }
                Self::Exposed { .. } => {
                    const {
                        ::statusquo::__private::contract::reason(
                            nginx::Status::NoResponse.__named(),
                        )
                    }
                }
                Self::Redacted { .. } => {
                    const {
                        ::statusquo::__private::contract::reason(
                            ::statusquo::StatusCode::NotFound.__named(),
                        )
                    }
                }
                Self::TooOld => {
                    const {
                        ::statusquo::__private::contract::reason(
                            ::statusquo::StatusCode::UpgradeRequired.__named(),
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
                        "www-authenticate",
                        ::core::format_args!("Bearer realm=\"{realm}\""),
                    );
                    set("x-tries", ::core::format_args!("{}", * tries));
                }
                Self::Elsewhere => {}
                Self::Stale { .. } => {}
                Self::Exposed { .. } => {}
                Self::Redacted { .. } => {}
                #[allow(unused_variables)]
                Self::TooOld {} => {
                    set("upgrade", ::core::format_args!("h2c"));
                    set("connection", ::core::format_args!("upgrade"));
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
            ::statusquo::__private::Draft::new(self,
            "https://api.example/problems/not-logged-in", "",
            ::statusquo::__private::Shown::ByStatus).display(self); problem.finish() },
            Self::Elsewhere => { let problem = ::statusquo::__private::Draft::new(self,
            "https://api.example/problems/elsewhere", "",
            ::statusquo::__private::Shown::ByStatus).display(self); problem.finish() },
            #[allow(unused_variables)] Self::Stale { 0 : _0, 1 : _1, } => { let mut
            problem = ::statusquo::__private::Draft::new(self,
            "https://api.example/problems/stale", "Stale copy",
            ::statusquo::__private::Shown::Always)
            .detail(::core::format_args!("version {0}, not {1}", _0, _1.number)); < u32
            as ::statusquo::__private::Member > ::add_to(_0, & mut problem, "version");
            problem.finish() }, #[allow(unused_variables)] Self::Exposed { 0 : _0, } => {
            let mut problem = ::statusquo::__private::Draft::new(self, "about:blank", "",
            ::statusquo::__private::Shown::Always).display(self); < u8 as
            ::statusquo::__private::Member > ::add_to(_0, & mut problem, "number");
            problem.finish() }, #[allow(unused_variables)] Self::Redacted { r#type_,
            other, } => { let mut problem = ::statusquo::__private::Draft::new(self,
            "https://api.example/problems/redacted", "",
            ::statusquo::__private::Shown::Never).display(self); < u8 as
            ::statusquo::__private::Member > ::add_to(r#type_, & mut problem, "type_");
            problem.finish() }, #[allow(unused_variables)] Self::TooOld {} => { let
            problem = ::statusquo::__private::Draft::new(self,
            "https://api.example/problems/too-old", "",
            ::statusquo::__private::Shown::Always).detail(::core::format_args!("{}",
            help())); problem.finish() }, } }
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
                    ::statusquo::Case::__standard(
                            "Stale",
                            "",
                            ::statusquo::StatusCode::Conflict,
                        )
                        .__problem("https://api.example/problems/stale", "Stale copy")
                        .__extensions(&["version"])
                        .__shown(::statusquo::__private::Shown::Always),
                    ::statusquo::Case::__new("Exposed", "")
                        .__status(
                            const {
                                ::statusquo::__private::contract::standard(
                                    nginx::Status::NoResponse.__named(),
                                )
                            },
                            nginx::Status::NoResponse.__named().phrase,
                        )
                        .__problem("about:blank", "")
                        .__extensions(&["number"])
                        .__shown(::statusquo::__private::Shown::Always),
                    ::statusquo::Case::__standard(
                            "Redacted",
                            "",
                            ::statusquo::StatusCode::NotFound,
                        )
                        .__problem("https://api.example/problems/redacted", "")
                        .__extensions(&["type_"])
                        .__shown(::statusquo::__private::Shown::Never),
                    ::statusquo::Case::__standard(
                            "TooOld",
                            "",
                            ::statusquo::StatusCode::UpgradeRequired,
                        )
                        .__problem("https://api.example/problems/too-old", "")
                        .__headers(&["upgrade", "connection"])
                        .__shown(::statusquo::__private::Shown::Always),
                ]
            }
        }
    }
    ::statusquo::__adapters! {
        Keeper[] [ApiError] []
    }
    const _: () = (::statusquo::__private::contract::check)(
        ::statusquo::StatusCode::Unauthorized.__named(),
        &["www-authenticate", "x-tries"],
    );
    const _: () = (::statusquo::__private::contract::check)(
        (::statusquo::__private::contract::registered)(401).__named(),
        &["www-authenticate"],
    );
    const _: () = (::statusquo::__private::contract::check)(
        nginx::Status::NoResponse.__named(),
        &[],
    );
    const _: () = (::statusquo::__private::contract::check)(
        ::statusquo::StatusCode::UpgradeRequired.__named(),
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
                set("allow", ::core::format_args!("{}", _0));
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
    Keeper[] [WrongMethod] []
}
const _: () = {
    #[allow(unused_imports)]
    use ::statusquo::__private::contract::NoStatus as _;
    const _: () = (::statusquo::__private::contract::check)(
        ::statusquo::StatusCode::MethodNotAllowed.__named(),
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
        ::statusquo::__private::Draft::new(self, "", "",
        ::statusquo::__private::Shown::ByStatus).display(self); < u64 as
        ::statusquo::__private::Member > ::add_to(id, & mut problem, "book"); problem
        .finish() }, } }
    }
    fn cases() -> &'static [::statusquo::Case] {
        const {
            &[
                ::statusquo::Case::__standard(
                        "Silent",
                        "",
                        ::statusquo::StatusCode::NotFound,
                    )
                    .__extensions(&["book"]),
            ]
        }
    }
}
