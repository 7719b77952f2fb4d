-- A code and owner's number, `พย 76101`, and how its circulars count.
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  owner TEXT NOT NULL,
  circulars TEXT NOT NULL CHECK (circulars IN ('own', 'shared')),
  UNIQUE (code, owner)
) STRICT;

-- A year (C.E.) of a series: `next` is the number that comes next. `circular`: the book of the circulars.
CREATE TABLE book (
  id INTEGER PRIMARY KEY,
  series INTEGER NOT NULL REFERENCES series (id),
  year INTEGER NOT NULL,
  circular INTEGER NOT NULL CHECK (circular IN (0, 1)),
  first INTEGER NOT NULL CHECK (first >= 1),
  next INTEGER NOT NULL CHECK (next >= first),
  UNIQUE (series, year, circular)
) STRICT;

-- Numbers passed over because somebody set a book forward.
CREATE TABLE leap (
  book INTEGER NOT NULL REFERENCES book (id),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= first),
  at TEXT NOT NULL,
  who TEXT NOT NULL
) STRICT;

-- A number given. `at` and `who` are of the present state.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  book INTEGER NOT NULL REFERENCES book (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  circular INTEGER NOT NULL CHECK (circular IN (0, 1)),
  work TEXT,
  date TEXT NOT NULL,
  subject TEXT NOT NULL,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reserved', 'issued', 'void')),
  file TEXT,
  hash TEXT,
  reason TEXT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  UNIQUE (book, number)
) STRICT;

-- A piece of work has one number that counts.
CREATE UNIQUE INDEX work_once ON entry (book, work) WHERE work IS NOT NULL AND state <> 'void';

-- What an entry said before each change.
CREATE TABLE past (
  entry INTEGER NOT NULL REFERENCES entry (id),
  date TEXT NOT NULL,
  subject TEXT NOT NULL,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  state TEXT NOT NULL,
  file TEXT,
  hash TEXT,
  at TEXT NOT NULL,
  who TEXT NOT NULL
) STRICT;

-- `INSERT OR REPLACE` would take the old row out without asking the triggers below.
CREATE TRIGGER entry_is_next BEFORE INSERT ON entry
WHEN new.number <> (SELECT next - 1 FROM book WHERE id = new.book)
  OR EXISTS (SELECT 1 FROM entry WHERE id = new.id OR (book = new.book AND number = new.number)) BEGIN
  SELECT RAISE(ABORT, 'a number is the next of its book');
END;
CREATE TRIGGER book_is_new BEFORE INSERT ON book
WHEN EXISTS (SELECT 1 FROM book WHERE id = new.id
  OR (series = new.series AND year = new.year AND circular = new.circular)) BEGIN
  SELECT RAISE(ABORT, 'a year has one book');
END;
CREATE TRIGGER series_is_new BEFORE INSERT ON series
WHEN EXISTS (SELECT 1 FROM series WHERE id = new.id OR (code = new.code AND owner = new.owner)) BEGIN
  SELECT RAISE(ABORT, 'a series is opened once');
END;

CREATE TRIGGER entry_remembers AFTER UPDATE ON entry BEGIN
  INSERT INTO past VALUES (
    old.id, old.date, old.subject, old.sender, old.recipient, old.state, old.file, old.hash, old.at, old.who
  );
END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'a number is never taken out of the register');
END;
CREATE TRIGGER entry_keeps_its_number BEFORE UPDATE OF id, book, number, circular, work ON entry BEGIN
  SELECT RAISE(ABORT, 'an entry keeps its number');
END;
CREATE TRIGGER void_is_final BEFORE UPDATE ON entry WHEN old.state = 'void' BEGIN
  SELECT RAISE(ABORT, 'a void number stays void');
END;
CREATE TRIGGER book_goes_forward BEFORE UPDATE ON book
WHEN new.next < old.next OR new.first <> old.first OR new.id <> old.id
  OR new.series <> old.series OR new.year <> old.year OR new.circular <> old.circular BEGIN
  SELECT RAISE(ABORT, 'a book only goes forward');
END;
CREATE TRIGGER book_stays BEFORE DELETE ON book BEGIN
  SELECT RAISE(ABORT, 'a book is never taken out of the register');
END;
CREATE TRIGGER series_stays BEFORE DELETE ON series BEGIN
  SELECT RAISE(ABORT, 'a series is never taken out of the register');
END;
CREATE TRIGGER series_keeps_its_name BEFORE UPDATE ON series BEGIN
  SELECT RAISE(ABORT, 'a series keeps its name and its way of counting');
END;
CREATE TRIGGER leap_stays BEFORE DELETE ON leap BEGIN SELECT RAISE(ABORT, 'a trace stays'); END;
CREATE TRIGGER leap_is_fixed BEFORE UPDATE ON leap BEGIN SELECT RAISE(ABORT, 'a trace stays'); END;
CREATE TRIGGER past_stays BEFORE DELETE ON past BEGIN SELECT RAISE(ABORT, 'a trace stays'); END;
CREATE TRIGGER past_is_fixed BEFORE UPDATE ON past BEGIN SELECT RAISE(ABORT, 'a trace stays'); END;
