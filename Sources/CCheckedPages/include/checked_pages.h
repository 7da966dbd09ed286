#ifndef CHECKED_PAGES_H
#define CHECKED_PAGES_H

/* Bytes of a page of a checked database, and those at its end that SQLite must leave free for the checksum. */
#define CHECKED_PAGE_SIZE 16384
#define CHECKED_PAGE_RESERVED 8

/* What a database is opened with: `file:PATH?vfs=checked-pages`. */
#define CHECKED_PAGES_NAME "checked-pages"

/* Makes the name known to SQLite. Pages of the main file are written with a checksum of their bytes and their place, and a
   page that is read and has another is SQLITE_CORRUPT. Databases with pages of another size are read and written as they
   are. Returns an SQLite result code. */
int checked_pages_register(void);

#endif
