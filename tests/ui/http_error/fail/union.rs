use statusquo::HttpError;

#[derive(HttpError)]
#[http(NotFound)]
pub union Bits {
    int: u32,
    float: f32,
}

fn main() {}
