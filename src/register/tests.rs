//! The register by its library: who gets which number, and what stays whatever happens.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::thread;

use chrono::NaiveDate;
use tempfile::TempDir;

use super::*;

/// A folder with a register in it, opened in 2026 with its circulars counted on their own.
struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        Register::create(&office.path(), WAIT).unwrap().start(&start("พย 76101", 2026), &stamp(1)).unwrap();
        office
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("register.db")
    }

    fn register(&self) -> Register {
        Register::open(&self.path(), WAIT).unwrap()
    }
}

fn start(series: &str, year: i32) -> Start {
    Start { series: series.parse().unwrap(), circular: false, year, number: None, circulars: None }
}

fn stamp(minute: u32) -> Stamp {
    let at = format!("2026-03-02T09:{minute:02}:00+07:00").parse().unwrap();
    Stamp { at, who: "สมชาย".to_owned() }
}

/// A letter of a draft's ที่ (`พย 76101/`, `พย 76101/ว`).
fn request(reference: &str, date: &str, subject: &str) -> Request {
    let reference: crate::model::ReferenceNumber = reference.parse().unwrap();
    let letter = Letter {
        series: Series::of(&reference),
        circular: reference.circular,
        date: date.parse::<NaiveDate>().unwrap(),
        from: "สำนักปลัด".to_owned(),
        to: "นายก".to_owned(),
        subject: subject.to_owned(),
    };
    Request { letter, key: None }
}

fn keyed(key: &str, subject: &str) -> Request {
    Request { key: Some(key.to_owned()), ..request("พย 76101/", "2026-03-02", subject) }
}

fn reserve(register: &mut Register, request: Request) -> Entry {
    register.reserve(&[request], &stamp(2)).unwrap().remove(0)
}

fn taken(register: &mut Register, reference: &str, date: &str) -> String {
    reserve(register, request(reference, date, "เรื่อง")).reference().to_string()
}

fn document(file: &str) -> Document {
    Document { file: Some(file.to_owned()), hash: Some(format!("hash of {file}")) }
}

fn issued(file: &str) -> State {
    let Document { file, hash } = document(file);
    State::Issued { file, hash }
}

/// The numbers of the ordinary book of 2026, and its gaps.
fn ordinary(register: &Register) -> (Vec<u32>, Vec<(u32, u32, bool)>) {
    let books = register.books(&Filter { year: Some(2026), ..Filter::default() }).unwrap();
    let gaps = books[0].gaps().iter().map(|gap| (gap.first, gap.last, gap.leap.is_some())).collect();
    (books[0].entries.iter().map(|entry| entry.number).collect(), gaps)
}

#[test]
fn a_series_counts_from_1_in_every_calendar_year() {
    let office = Office::new();
    let mut register = office.register();
    for (date, wanted) in [
        ("2026-12-30", "พย 76101/1"),
        ("2026-12-31", "พย 76101/2"),
        ("2027-01-01", "พย 76101/1"),
        ("2026-12-31", "พย 76101/3"),
        ("2029-06-01", "พย 76101/1"),
        ("2027-02-01", "พย 76101/2"),
    ] {
        assert_eq!(taken(&mut register, "พย 76101/", date), wanted, "{date}");
    }
    let years: Vec<_> =
        register.books(&Filter::default()).unwrap().iter().map(|book| (book.year, book.circular)).collect();
    assert_eq!(years, [(2026, false), (2026, true), (2027, false), (2029, false)]);
    // Numbers of earlier years were given on paper.
    let error = register.reserve(&[request("พย 76101/", "2025-12-31", "")], &stamp(3)).unwrap_err();
    assert!(matches!(error, RegisterError::BeforeStart { year: 2025, first: 2026, .. }), "{error}");
}

#[test]
fn circulars_count_on_their_own_or_with_the_others() {
    let office = Office::new();
    let mut register = office.register();
    let shared = Start { circulars: Some(Circulars::Shared), ..start("กค 0405", 2026) };
    register.start(&shared, &stamp(1)).unwrap();
    let mut take = |reference| taken(&mut register, reference, "2026-03-02");
    assert_eq!(take("พย 76101/"), "พย 76101/1");
    assert_eq!(take("พย 76101/ว"), "พย 76101/ว 1");
    assert_eq!(take("พย ๗๖๑๐๑/ว"), "พย 76101/ว 2");
    assert_eq!(take("พย 76101/"), "พย 76101/2");
    assert_eq!(take("กค 0405/"), "กค 0405/1");
    assert_eq!(take("กค 0405/ว"), "กค 0405/ว 2");
    assert_eq!(take("กค 0405/"), "กค 0405/3");
    // The way of counting stays.
    let error = register.start(&Start { circulars: Some(Circulars::Own), ..shared }, &stamp(2)).unwrap_err();
    assert!(matches!(error, RegisterError::CircularsFixed { counted: Circulars::Shared, .. }));
    // Where they share, the ว is not needed to find one; else it is.
    let find = |number: &str| register.find(&number.parse().unwrap(), 2026).map(|entry| entry.number);
    assert_eq!(find("กค 0405/2"), Ok(2));
    assert_eq!(find("กค 0405/ว 2"), Ok(2));
    assert_eq!(find("พย 76101/ว 002"), Ok(2));
    assert!(matches!(find("พย 76101/ว 3"), Err(RegisterError::UnknownNumber { .. })));
    assert!(matches!(find("พย 76101/-"), Err(RegisterError::UnknownNumber { .. })));
}

#[test]
fn an_unknown_series_or_file_gives_no_number() {
    let office = Office::new();
    let mut register = office.register();
    let some = [request("พย 76101/", "2026-03-02", "ก"), request("พย 76102/", "2026-03-02", "ข")];
    let error = register.reserve(&some, &stamp(2)).unwrap_err();
    let known = vec!["พย 76101".parse().unwrap()];
    assert_eq!(error, RegisterError::UnknownSeries { series: "พย 76102".parse().unwrap(), known });
    let unknown = Filter { series: Some("พย 76102".parse().unwrap()), year: None };
    assert_eq!(register.books(&unknown).unwrap_err(), error);
    // All or none: the good one took no number either.
    assert_eq!(ordinary(&register), (vec![], vec![]));
    let missing = office.folder.path().join("registre.db");
    assert_eq!(Register::open(&missing, WAIT).unwrap_err(), RegisterError::Missing);
    assert!(!missing.exists());
}

#[test]
fn the_first_number_is_chosen_and_only_goes_forward() {
    let office = Office::new();
    let mut register = office.register();
    let at = |number| Start { number: Some(number), ..start("พย 76101", 2026) };
    register.start(&at(57), &stamp(2)).unwrap();
    assert_eq!(taken(&mut register, "พย 76101/", "2026-03-02"), "พย 76101/57");
    register.start(&at(61), &stamp(3)).unwrap();
    let books = register.start(&at(61), &stamp(4)).unwrap();
    assert_eq!(books.iter().map(|book| book.next).collect::<Vec<_>>(), [61, 1]);
    assert_eq!(books[0].leaps[1], Leap { first: 58, last: 60, stamp: stamp(3) });
    let error = register.start(&at(60), &stamp(5)).unwrap_err();
    assert_eq!(error, RegisterError::Backwards { number: 60, next: 61 });
    assert_eq!(taken(&mut register, "พย 76101/", "2026-03-02"), "พย 76101/61");
    assert_eq!(ordinary(&register), (vec![57, 61], vec![(1, 56, true), (58, 60, true)]));
    // The book of the circulars goes forward by its own name.
    let circulars = Start { circular: true, number: Some(12), ..start("พย 76101", 2026) };
    register.start(&circulars, &stamp(6)).unwrap();
    assert_eq!(taken(&mut register, "พย 76101/ว", "2026-03-02"), "พย 76101/ว 12");
    // A series opened at a number has no gap before it.
    register.start(&Start { number: Some(200), ..start("กค 0405", 2026) }, &stamp(6)).unwrap();
    assert!(register.books(&Filter::default()).unwrap()[0].gaps().is_empty());
}

#[test]
fn the_last_number_is_the_end() {
    let office = Office::new();
    let mut register = office.register();
    let at = |number| Start { number: Some(number), ..start("พย 76101", 2026) };
    register.start(&at(u32::MAX - 1), &stamp(2)).unwrap();
    assert_eq!(taken(&mut register, "พย 76101/", "2026-03-02"), "พย 76101/4294967294");
    let error = register.reserve(&[request("พย 76101/", "2026-03-02", "")], &stamp(3)).unwrap_err();
    assert_eq!(error, RegisterError::Exhausted);
    assert_eq!(ordinary(&register), (vec![u32::MAX - 1], vec![(1, u32::MAX - 2, true)]));
}

#[test]
fn the_same_work_gets_the_same_number() {
    let office = Office::new();
    let first = reserve(&mut office.register(), keyed("row 1", "ก"));
    assert_eq!((first.number, &first.state), (1, &State::Reserved));
    // The process ended before the document was written; another goes on.
    let mut register = office.register();
    let both = register.reserve(&[keyed("row 2", "ข"), keyed("row 1", "ก")], &stamp(3)).unwrap();
    assert_eq!(both[1], first);
    assert_eq!(both[0].number, 2);
    register.issue(&[(first.id, document("1.pdf"))], &stamp(4)).unwrap();
    let again = reserve(&mut register, keyed("row 1", "ก"));
    assert_eq!((again.number, again.state), (1, issued("1.pdf")));
    // No key: every request is new work. In another year the key is another's.
    assert_eq!(taken(&mut register, "พย 76101/", "2026-03-02"), "พย 76101/3");
    let next_year = Request { key: Some("row 1".into()), ..request("พย 76101/", "2027-01-04", "ก") };
    assert_eq!(reserve(&mut register, next_year).year(), 2027);
    // A void number is out of use for good.
    register.void(first.id, "ซ้ำ", &stamp(5)).unwrap();
    assert_eq!(reserve(&mut register, keyed("row 1", "ก")).number, 4);
}

#[test]
fn mended_work_keeps_its_number_and_the_register_remembers() {
    let office = Office::new();
    let mut register = office.register();
    let entry = reserve(&mut register, keyed("row 1", "ก"));
    register.issue(&[(entry.id, document("1.pdf"))], &stamp(3)).unwrap();
    let mended = register.reserve(&[keyed("row 1", "ข")], &stamp(4)).unwrap().remove(0);
    assert_eq!((mended.number, mended.letter.subject.as_str()), (1, "ข"));
    assert_eq!(mended.state, State::Reserved);
    let done = register.issue(&[(entry.id, document("2.pdf"))], &stamp(5)).unwrap().remove(0);
    assert_eq!(done.state, issued("2.pdf"));
    assert_eq!(done.stamp, stamp(5));
    // The same document again is no change, nor is one of which nothing is told.
    for document in [document("2.pdf"), Document::default()] {
        assert_eq!(register.issue(&[(entry.id, document)], &stamp(6)).unwrap(), std::slice::from_ref(&done));
    }
    let taken = register.take(&keyed("row 1", "ข"), &Document::default(), &stamp(6)).unwrap();
    assert_eq!(taken, done);
    let sql = "SELECT state || ' ' || subject || ' ' || file || ' ' || at FROM past ORDER BY rowid";
    let mut past = register.connection.prepare(&sql.replace("file", "ifnull(file, '-')")).unwrap();
    let past: Vec<String> = past.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(
        past,
        [
            "reserved ก - 2026-03-02T09:02:00+07:00",
            "issued ก 1.pdf 2026-03-02T09:03:00+07:00",
            "reserved ข 1.pdf 2026-03-02T09:04:00+07:00",
        ]
    );
}

#[test]
fn a_void_number_stays_and_is_final() {
    let office = Office::new();
    let mut register = office.register();
    let entry = register.take(&keyed("a", "ก"), &document("a.pdf"), &stamp(2)).unwrap();
    let void = register.void(entry.id, "พิมพ์ผิด", &stamp(3)).unwrap();
    assert_eq!(void.state, State::Void { reason: "พิมพ์ผิด".into(), file: Some("a.pdf".into()) });
    let already =
        RegisterError::Void { reference: "พย 76101/1".into(), reason: "พิมพ์ผิด".into() };
    assert_eq!(register.void(entry.id, "อีก", &stamp(4)).unwrap_err(), already);
    assert_eq!(register.issue(&[(entry.id, document("b.pdf"))], &stamp(4)).unwrap_err(), already);
    assert_eq!(taken(&mut register, "พย 76101/", "2026-03-02"), "พย 76101/2");
    assert_eq!(ordinary(&register), (vec![1, 2], vec![]));
}

#[test]
fn other_hands_cannot_take_numbers_out() {
    let office = Office::new();
    let mut register = office.register();
    for subject in ["ก", "ข", "ค"] {
        reserve(&mut register, request("พย 76101/", "2026-03-02", subject));
    }
    let entry = register.find(&"พย 76101/2".parse().unwrap(), 2026).unwrap();
    register.void(entry.id, "ซ้ำ", &stamp(3)).unwrap();
    register.start(&Start { number: Some(9), ..start("พย 76101", 2026) }, &stamp(4)).unwrap();
    for sql in [
        "DELETE FROM entry WHERE number = 2",
        "UPDATE entry SET number = 7 WHERE number = 1",
        "UPDATE entry SET state = 'issued' WHERE number = 2",
        "UPDATE entry SET state = 'lost' WHERE number = 1",
        "UPDATE book SET next = 1",
        "DELETE FROM book",
        "UPDATE series SET circulars = 'shared'",
        "DELETE FROM series",
        "DELETE FROM leap",
        "UPDATE leap SET who = 'x'",
        "DELETE FROM past",
        "UPDATE past SET who = 'x'",
        "INSERT INTO entry SELECT NULL, book, number, circular, work, date, subject, sender, recipient, state,
            file, hash, reason, at, who FROM entry WHERE number = 1",
        "INSERT OR REPLACE INTO entry SELECT NULL, book, number, circular, work, date, 'x', sender, recipient,
            state, file, hash, reason, at, who FROM entry WHERE number = 1",
        "INSERT INTO entry SELECT NULL, book, 12, circular, work, date, 'x', sender, recipient,
            state, file, hash, reason, at, who FROM entry WHERE number = 1",
        "INSERT OR REPLACE INTO book SELECT NULL, series, year, circular, 1, 1 FROM book",
        "INSERT OR REPLACE INTO series SELECT NULL, code, owner, 'shared' FROM series",
    ] {
        assert!(register.connection.execute(sql, []).is_err(), "{sql}");
    }
    // Who goes out of his way to do it leaves a gap that says so.
    register
        .connection
        .execute_batch("DROP TRIGGER entry_stays; DELETE FROM entry WHERE number = 3")
        .unwrap();
    assert_eq!(ordinary(&register), (vec![1, 2], vec![(3, 3, false), (4, 8, true)]));
}

#[test]
fn threads_get_every_number_once() {
    const THREADS: usize = 8;
    const EACH: usize = 40;
    let office = Office::new();
    let numbers: Vec<u32> = thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| {
                    let mut register = Register::open(&office.path(), Duration::from_secs(120)).unwrap();
                    let take = |_| reserve(&mut register, request("พย 76101/", "2026-03-02", "ก")).number;
                    (0..EACH).map(take).collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let mut sorted = numbers;
    sorted.sort_unstable();
    assert_eq!(sorted, (1..=(THREADS * EACH) as u32).collect::<Vec<_>>());
    assert_eq!(ordinary(&office.register()), (sorted, vec![]));
}

#[test]
fn many_may_open_a_new_register_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.db");
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let mut register = Register::create(&path, Duration::from_secs(120)).unwrap();
                register.start(&start("พย 76101", 2026), &stamp(1)).unwrap();
            });
        }
    });
    assert_eq!(Register::open(&path, WAIT).unwrap().books(&Filter::default()).unwrap().len(), 2);
}

#[test]
fn what_is_no_register_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::File::create(&path).unwrap().write_all(bytes).unwrap();
        path
    };
    let database = |name: &str, sql: &str| {
        let path = folder.path().join(name);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        path
    };
    let cases = [
        (
            put("memo.json", "{ \"agency\": \"สำนักปลัด\" } ".repeat(100).as_bytes()),
            RegisterError::NotARegister,
        ),
        (database("other.db", "CREATE TABLE t (x); PRAGMA user_version = 1"), RegisterError::NotARegister),
        (database("theirs.db", "PRAGMA application_id = 7"), RegisterError::NotARegister),
        (
            database("new.db", "PRAGMA application_id = 0x5352424e; PRAGMA user_version = 99"),
            RegisterError::TooNew { version: 99 },
        ),
    ];
    for (path, wanted) in cases {
        let before = fs::read(&path).unwrap();
        assert_eq!(Register::open(&path, WAIT).unwrap_err(), wanted, "{path:?}");
        assert_eq!(Register::create(&path, WAIT).unwrap_err(), wanted, "{path:?}");
        assert_eq!(fs::read(&path).unwrap(), before, "{path:?}");
    }
    // An empty file is what a crash in the first moment leaves.
    let empty = put("empty.db", b"");
    assert_eq!(Register::open(&empty, WAIT).unwrap_err(), RegisterError::NotARegister);
    assert!(Register::create(&empty, WAIT).is_ok());
    // A folder.
    assert!(Register::open(folder.path(), WAIT).unwrap_err().is_of_the_world());
}

#[test]
fn a_torn_file_is_an_error_and_no_panic() {
    let office = Office::new();
    let mut register = office.register();
    let requests: Vec<_> = (0..200).map(|_| request("พย 76101/", "2026-03-02", &"ยาว".repeat(50))).collect();
    register.reserve(&requests, &stamp(2)).unwrap();
    drop(register);
    let whole = fs::read(office.path()).unwrap();
    for cut in [100, 4096, 5000, whole.len() / 2, whole.len() - 4096] {
        let torn = office.folder.path().join("torn.db");
        fs::File::create(&torn).unwrap().write_all(&whole[..cut]).unwrap();
        let read = Register::open(&torn, WAIT).and_then(|register| register.books(&Filter::default()));
        assert!(read.is_err_and(|error| error.is_of_the_world()), "{cut}");
    }
}

#[test]
fn a_locked_register_is_told_and_takes_no_number() {
    let office = Office::new();
    let mut register = Register::open(&office.path(), Duration::from_millis(50)).unwrap();
    let other = Connection::open(office.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = register.reserve(&[request("พย 76101/", "2026-03-02", "")], &stamp(2)).unwrap_err();
    assert_eq!(error, RegisterError::Busy);
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(taken(&mut register, "พย 76101/", "2026-03-02"), "พย 76101/1");
}

#[test]
fn a_full_disk_takes_no_number() {
    let office = Office::new();
    let mut register = office.register();
    assert_eq!(taken(&mut register, "พย 76101/", "2026-03-02"), "พย 76101/1");
    register.connection.pragma_update(None, "max_page_count", 1).unwrap();
    let long = request("พย 76101/", "2026-03-02", &"ยาว".repeat(10_000));
    let error = register.reserve(std::slice::from_ref(&long), &stamp(2)).unwrap_err();
    assert_eq!(error, RegisterError::Full);
    assert_eq!(ordinary(&register), (vec![1], vec![]));
    assert_eq!(reserve(&mut office.register(), long).number, 2);
}

/// The files as a crash leaves them in the middle of a transaction: pages half written, the journal there.
#[test]
fn a_crash_in_the_middle_is_rolled_back() {
    let office = Office::new();
    let mut register = office.register();
    register.reserve(&[keyed("a", "ก"), keyed("b", "ข")], &stamp(2)).unwrap();
    let whole = fs::read(office.path()).unwrap();
    // So small a cache that pages are written before the commit.
    register.connection.pragma_update(None, "cache_size", 1).unwrap();
    let crashed = tempfile::tempdir().unwrap();
    let copy = crashed.path().join("register.db");
    let stopped = register.change(|transaction| {
        let sql = "INSERT INTO leap SELECT 1, number, number, hex(randomblob(3000)), 'x' FROM entry, series";
        (0..300).try_for_each(|_| transaction.execute(sql, []).map(|_| ()))?;
        transaction.execute("UPDATE book SET next = 500 WHERE id = 1", [])?;
        transaction.execute("UPDATE entry SET state = 'void'", [])?;
        for ending in ["db", "db-journal"] {
            fs::copy(office.path().with_extension(ending), copy.with_extension(ending)).unwrap();
        }
        Err::<(), _>(RegisterError::Exhausted)
    });
    assert_eq!(stopped, Err(RegisterError::Exhausted));
    assert_ne!(fs::read(&copy).unwrap(), whole, "the crash must come after pages were written");
    let mut register = Register::open(&copy, WAIT).unwrap();
    assert_eq!(ordinary(&register), (vec![1, 2], vec![]));
    let check: String =
        register.connection.pragma_query_value(None, "integrity_check", |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    assert_eq!(reserve(&mut register, keyed("b", "ข")).number, 2);
    assert_eq!(taken(&mut register, "พย 76101/", "2026-03-02"), "พย 76101/3");
}

mod sheets {
    use super::*;
    use crate::thai::digits::Digits;

    fn books(subjects: &[&str]) -> Vec<Book> {
        let office = Office::new();
        let mut register = office.register();
        for subject in subjects {
            reserve(&mut register, request("พย 76101/", "2026-03-02", subject));
        }
        register.books(&Filter { year: Some(2026), ..Filter::default() }).unwrap()
    }

    #[test]
    fn no_cell_of_the_csv_is_a_formula() {
        for evil in [
            " =1+1",
            "\u{a0}@x",
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "=\"x\",\"=y",
        ] {
            let text = String::from_utf8(sheet::csv(&books(&[evil]), Digits::Arabic)).unwrap();
            let cell = format!(",\"'{}\",", evil.replace('"', "\"\""));
            assert!(text.contains(&cell), "{evil:?}: {text}");
        }
        let text = String::from_utf8(sheet::csv(&books(&["ก=1"]), Digits::Arabic)).unwrap();
        assert!(text.contains(",\"ก=1\","), "{text}");
    }

    #[test]
    fn thai_digits_are_a_choice() {
        let books = books(&["ขอซื้อ 5 รายการ"]);
        let csv = |digits| String::from_utf8(sheet::csv(&books, digits)).unwrap();
        assert!(csv(Digits::Thai).contains("\"๑\",\"พย ๗๖๑๐๑/๑\",\"๒ มี.ค. ๒๕๖๙\""));
        assert!(csv(Digits::Thai).contains("\"ขอซื้อ ๕ รายการ\""));
        assert!(csv(Digits::Arabic).contains("\"1\",\"พย 76101/1\",\"2 มี.ค. 2569\""));
    }

    #[test]
    fn the_workbook_is_the_same_every_time() {
        let books = books(&["ก", &"ยาว".repeat(20_000)]);
        let first = sheet::xlsx(&books, Digits::Arabic).unwrap();
        thread::sleep(Duration::from_millis(1100));
        assert_eq!(sheet::xlsx(&books, Digits::Arabic).unwrap(), first);
    }
}
