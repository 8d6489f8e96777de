//! HTTP/1.1 by hand, so that every byte of the response is seen.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A response, taken apart.
#[derive(Debug)]
pub struct Reply {
    /// The status line.
    pub line: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The content.
    pub body: Vec<u8>,
    /// All bytes, as they came.
    pub raw: Vec<u8>,
}

impl Reply {
    /// The value of the first field with this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The content as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// A connection that is kept alive: bytes that do not belong to one response would break the next. After a response that
/// closes it there is another one.
pub struct Client(BufReader<TcpStream>);

impl Client {
    /// Connects.
    pub fn new(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        Self(BufReader::new(stream))
    }

    /// The answer to a request without content.
    pub fn get(&mut self, path: &str) -> Reply {
        self.send("GET", path, &[], "")
    }

    /// The answer to this request.
    pub fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n");
        for (name, value) in headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        if !body.is_empty() {
            request.extend(["content-length: ", &body.len().to_string(), "\r\n"]);
        }
        request += "\r\n";
        request += body;
        self.0.get_mut().write_all(request.as_bytes()).unwrap();
        let reply = self.read(method);
        if reply.header("connection") == Some("close") {
            let mut rest = Vec::new();
            self.0.read_to_end(&mut rest).expect("the server closes the connection, as it has said");
            assert!(rest.is_empty(), "{rest:?}");
            *self = Self::new(self.0.get_ref().peer_addr().unwrap());
        }
        reply
    }

    /// The answer to a request of these bytes; `None` if the connection ends before there is a whole one.
    pub fn send_bytes(&mut self, request: &str) -> Option<Reply> {
        let peer = self.0.get_ref().peer_addr().ok()?;
        self.0.get_mut().write_all(request.as_bytes()).ok()?;
        let mut raw = Vec::new();
        // The server may close the connection before it has read everything.
        let _ = self.0.read_to_end(&mut raw);
        *self = Self::new(peer);
        let end = raw.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
        let head = String::from_utf8(raw[..end].to_vec()).unwrap();
        let (line, fields) = head.split_once("\r\n").unwrap_or((&head, ""));
        let fields = fields.split("\r\n").filter_map(|field| field.split_once(':'));
        let headers =
            fields.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
        Some(Reply { line: line.to_owned(), headers, body: raw[end + 4..].to_vec(), raw })
    }

    fn read(&mut self, method: &str) -> Reply {
        let mut raw = Vec::new();
        let line = self.line(&mut raw);
        let mut headers = Vec::new();
        loop {
            let line = self.line(&mut raw);
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').expect(&line);
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut reply = Reply { line, headers, body: Vec::new(), raw };
        // RFC 9112 section 6.3.
        if method == "HEAD" || reply.line.contains(" 304 ") {
            return reply;
        }
        if reply.header("transfer-encoding") == Some("chunked") {
            loop {
                let size = self.line(&mut reply.raw);
                let size = usize::from_str_radix(&size, 16).unwrap();
                let chunk = self.bytes(size, &mut reply.raw);
                reply.body.extend(chunk);
                assert_eq!(self.line(&mut reply.raw), "");
                if size == 0 {
                    break;
                }
            }
        } else {
            let size = reply.header("content-length").expect("a length").parse().unwrap();
            reply.body = self.bytes(size, &mut reply.raw);
        }
        reply
    }

    fn line(&mut self, raw: &mut Vec<u8>) -> String {
        let mut line = Vec::new();
        self.0.read_until(b'\n', &mut line).unwrap();
        raw.extend_from_slice(&line);
        let line = String::from_utf8(line).unwrap();
        line.strip_suffix("\r\n").unwrap_or_else(|| panic!("no end of line: {line:?}")).to_owned()
    }

    fn bytes(&mut self, size: usize, raw: &mut Vec<u8>) -> Vec<u8> {
        let mut bytes = vec![0; size];
        self.0.read_exact(&mut bytes).unwrap();
        raw.extend_from_slice(&bytes);
        bytes
    }
}
