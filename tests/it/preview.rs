//! The local page's server under attack: other names, other origins, no token, other paths, large bodies.
//!
//! Requests are written byte for byte, as no well-behaved client would.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

struct Server {
    child: Child,
    port: u16,
    token: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

fn serve(path: &Path) -> Server {
    let mut child = Command::new(env!("CARGO_BIN_EXE_saraban"))
        .args(["preview", "--lang", "en", "--port", "0"])
        .arg(path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let (start, token) = line.trim().split_once("/#").unwrap();
    let port = start.rsplit(':').next().unwrap().parse().unwrap();
    Server { child, port, token: token.to_owned() }
}

impl Server {
    fn send(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        // A server that refuses a large body closes before it has read all of it.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn get(&self, target: &str) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        self.send(format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes())
    }

    /// A post as the page sends it, but for the headers given: one of an empty value is left out.
    fn post(&self, route: &str, body: &str, changed: &[(&str, &str)]) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        let origin = format!("http://{host}");
        let mut headers = vec![
            ("Host", host.as_str()),
            ("Origin", &origin),
            ("Sec-Fetch-Site", "same-origin"),
            ("X-Saraban-Token", &self.token),
            ("Content-Type", "application/json"),
        ];
        headers.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
        headers.extend(changed.iter().filter(|(_, value)| !value.is_empty()));
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length = body.len();
        let request = format!(
            "POST {route} HTTP/1.1\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        self.send(request.as_bytes())
    }
}

fn desk() -> (tempfile::TempDir, Server) {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("desk");
    fs::create_dir(&inner).unwrap();
    fs::write(folder.path().join("secret.json"), "{ \"secret\": 1 }").unwrap();
    fs::copy("samples/draft.json", inner.join("draft.json")).unwrap();
    let server = serve(&inner);
    (folder, server)
}

const ROUTES: &[(&str, &str)] = &[
    ("/api/hello", "{}"),
    ("/api/open", r#"{ "name": "draft.json" }"#),
    ("/api/watch", r#"{ "file": { "name": "draft.json", "tag": "x" } }"#),
    ("/api/save", r#"{ "name": "new.json", "text": "{}", "base": null }"#),
    ("/api/render", r#"{ "client": "a", "text": "{}" }"#),
    ("/api/pdf", r#"{ "client": "a", "text": "{}" }"#),
    ("/api/docx", r#"{ "client": "a", "text": "{}" }"#),
    ("/api/sample", r#"{ "name": "draft" }"#),
    ("/api/thumbnail", r#"{ "name": "draft" }"#),
];

#[test]
fn the_page_itself_is_let_in() {
    let (folder, server) = desk();
    for (route, body) in ROUTES {
        let status = server.post(route, body, &[]).status;
        let expected = if ["/api/pdf", "/api/docx"].contains(route) { 422 } else { 200 };
        assert_eq!(status, expected, "{route}");
    }
    assert_eq!(fs::read(folder.path().join("desk/new.json")).unwrap(), b"{}");
}

#[test]
fn a_name_rebound_to_this_machine_is_refused() {
    let (folder, server) = desk();
    let port = server.port;
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "127.0.0.1".to_owned(),
        format!("127.0.0.1:{}", port ^ 1),
        format!("127.0.0.1.evil.example:{port}"),
        format!("localhost.:{port}"),
        format!("[::1]:{port}"),
    ] {
        let origin = format!("http://{host}");
        for (route, body) in ROUTES {
            let answer = server.post(route, body, &[("Host", &host), ("Origin", &origin)]);
            assert_eq!(answer.status, 421, "{host} {route}");
        }
        let page = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assert_eq!(server.send(page.as_bytes()).status, 421, "{host}");
    }
    assert_eq!(server.send(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status, 400);
    let twice =
        format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil\r\nConnection: close\r\n\r\n");
    assert_eq!(server.send(twice.as_bytes()).status, 400);
    assert!(!folder.path().join("desk/new.json").exists());
}

#[test]
fn another_site_is_refused() {
    let (folder, server) = desk();
    let near = format!("http://localhost:{}", server.port);
    let secure = format!("https://127.0.0.1:{}", server.port);
    for (route, body) in ROUTES {
        for origin in ["http://evil.example", "null", "", &near, &secure] {
            assert_eq!(server.post(route, body, &[("Origin", origin)]).status, 403, "{origin} {route}");
        }
        for site in ["cross-site", "same-site", "none"] {
            assert_eq!(server.post(route, body, &[("Sec-Fetch-Site", site)]).status, 403, "{site} {route}");
        }
        // A form of another site can send these without asking first.
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""] {
            assert_eq!(server.post(route, body, &[("Content-Type", kind)]).status, 415, "{kind} {route}");
        }
        assert_eq!(server.get(route).status, 403, "{route}");
    }
    assert!(!folder.path().join("desk/new.json").exists());
}

#[test]
fn without_the_token_nothing_is_read_or_written() {
    let (folder, server) = desk();
    let cut = &server.token[..31];
    let longer = format!("{}0", server.token);
    for (route, body) in ROUTES {
        for token in ["", "0", "00000000000000000000000000000000", cut, &longer] {
            let answer = server.post(route, body, &[("X-Saraban-Token", token)]);
            assert_eq!((answer.status, answer.body.as_str()), (401, ""), "{token} {route}");
        }
    }
    assert!(!folder.path().join("desk/new.json").exists());
    let page = server.get("/");
    assert!(!page.head.contains(&server.token) && !page.body.contains(&server.token));
}

#[test]
fn no_path_of_a_url_and_no_name_leads_to_the_disk() {
    let (folder, server) = desk();
    for target in [
        "/draft.json",
        "/../secret.json",
        "/..%2fsecret.json",
        "/%2e%2e/secret.json",
        "//secret.json",
        "/app.js/../../secret.json",
        "/dist/index.html",
        "/etc/passwd",
        "/.git/config",
        "/api/open/../../secret.json",
    ] {
        let answer = server.get(target);
        assert!([403, 404].contains(&answer.status), "{target}: {}", answer.status);
        assert!(!answer.body.contains("secret\": 1"), "{target}");
    }
    for name in ["../secret.json", "..\\\\secret.json", "/etc/passwd", "desk/draft.json", "./draft.json", ""]
    {
        let answer = server.post("/api/open", &format!(r#"{{ "name": "{name}" }}"#), &[]);
        assert_eq!(answer.status, 404, "{name}");
        let save = format!(r#"{{ "name": "{name}", "text": "x", "base": null }}"#);
        assert_eq!(server.post("/api/save", &save, &[]).status, 422, "{name}");
    }
    let mut left: Vec<_> =
        fs::read_dir(folder.path().join("desk")).unwrap().map(|e| e.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["draft.json"]);
    assert_eq!(fs::read(folder.path().join("secret.json")).unwrap(), b"{ \"secret\": 1 }");
}

#[test]
fn what_is_no_question_is_refused_and_the_server_lives() {
    let (_folder, server) = desk();
    let huge = "x".repeat(2 * saraban::MAX_INPUT_BYTES + (64 << 10));
    let body = format!(r#"{{ "client": "a", "text": "{huge}" }}"#);
    assert_eq!(server.post("/api/render", &body, &[]).status, 413);
    let large = format!(
        r#"{{ "name": "big.json", "text": "{}", "base": null }}"#,
        &huge[..saraban::MAX_INPUT_BYTES + 1]
    );
    assert_eq!(server.post("/api/save", &large, &[]).status, 413);
    let deep = "[".repeat(100_000);
    let deep_text = format!(r#"{{ "client": "a", "text": "{deep}" }}"#);
    assert_eq!(server.post("/api/render", &deep_text, &[]).status, 200);
    for body in ["", "{", "[]", "null", &deep, r#"{ "name": 1 }"#, r#"{ "name": "a", "extra": 1 }"#] {
        let status = server.post("/api/open", body, &[]).status;
        assert!([400, 422].contains(&status), "{}: {status}", &body[..body.len().min(20)]);
    }
    server.send(b"\0\0\0\0\r\n\r\n");
    server.send(b"POST /api/render HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
    assert_eq!(server.post("/api/hello", "{}", &[]).status, 200);
}

#[test]
fn every_answer_carries_its_headers_and_the_page_a_strict_policy() {
    let (_folder, server) = desk();
    let page = server.get("/");
    let policy = page.head.lines().find(|line| line.starts_with("content-security-policy")).unwrap();
    for part in [
        "default-src 'none'",
        "script-src 'self';",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'), "{policy}");
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert_eq!(nonce.len(), 32);
    assert!(page.body.contains(nonce) && !server.get("/").body.contains(nonce), "a nonce is used once");
    for answer in [page, server.get("/app.js"), server.get("/none"), server.post("/api/hello", "{}", &[])] {
        for header in [
            "x-content-type-options: nosniff",
            "x-frame-options: deny",
            "referrer-policy: no-referrer",
            "cross-origin-resource-policy: same-origin",
            "content-security-policy: ",
        ] {
            assert!(answer.head.contains(header), "{header}: {}", answer.head);
        }
        assert!(!answer.head.contains("access-control-allow"), "{}", answer.head);
    }
}

#[test]
fn it_listens_on_this_machine_only() {
    let (_folder, server) = desk();
    // The other loopback addresses and every other interface of Linux have no listener.
    let other = std::net::SocketAddr::from((Ipv4Addr::new(127, 0, 0, 2), server.port));
    assert!(TcpStream::connect_timeout(&other, Duration::from_secs(2)).is_err());
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten() {
    let (folder, server) = desk();
    let file = folder.path().join("desk/draft.json");
    let opened = server.post("/api/open", r#"{ "name": "draft.json" }"#, &[]);
    let opened: serde_json::Value = serde_json::from_str(&opened.body).unwrap();
    fs::write(&file, "{ \"theirs\": 1 }").unwrap();
    let save = serde_json::json!({ "name": "draft.json", "text": "mine", "base": opened["tag"] }).to_string();
    let answer = server.post("/api/save", &save, &[]);
    assert_eq!((answer.status, answer.body.as_str()), (409, r#"{"error":"changed"}"#));
    assert_eq!(fs::read(&file).unwrap(), b"{ \"theirs\": 1 }");
}

#[test]
fn a_picture_that_changes_is_told_and_none_outside_is_looked_at() {
    let (folder, server) = desk();
    let map = folder.path().join("desk/map.png");
    fs::copy("samples/integrity-report.png", &map).unwrap();
    let text = fs::read_to_string("samples/draft.json").unwrap();
    let mut memo: serde_json::Value = serde_json::from_str(&text).unwrap();
    let body = serde_json::json!([{ "picture": "map.png" }, { "picture": "../secret.json" }]);
    memo["body"] = body;
    let ask = serde_json::json!({ "client": "a", "text": memo.to_string() }).to_string();
    let sheet: serde_json::Value = serde_json::from_str(&server.post("/api/render", &ask, &[]).body).unwrap();
    let pictures = &sheet["pictures"];
    assert_eq!((&pictures[0]["name"], &pictures[1]["name"]), (&"map.png".into(), &"../secret.json".into()));
    assert_ne!(pictures[0]["pulse"], "");
    assert_eq!(pictures[1]["pulse"], "", "a file outside is not even measured");
    fs::copy("samples/README.md", &map).unwrap();
    let watch = serde_json::json!({ "file": null, "pictures": pictures }).to_string();
    let news: serde_json::Value = serde_json::from_str(&server.post("/api/watch", &watch, &[]).body).unwrap();
    assert_eq!(news, serde_json::json!({ "file": null, "pictures": true }));
}
