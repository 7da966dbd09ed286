#include "checked_pages.h"

#include <sqlite3.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/* SQLite does not notice that a disk, or somebody, has changed bytes of a value. This is a virtual file system of SQLite that
   hands on everything to the system's own; only what is read from and written to a database's main file passes by here.
   Journals go to the system's file system directly. */

typedef struct {
  sqlite3_file base;
} checked_file;

/* The system's file lies behind ours. */
static sqlite3_file *inner(sqlite3_file *file) { return (sqlite3_file *)((checked_file *)file + 1); }

static const int content = CHECKED_PAGE_SIZE - CHECKED_PAGE_RESERVED;

/* A page that stands in the place of another is as wrong as one with other bytes; one of zeros alone has a checksum too. */
static XXH64_hash_t checksum(const void *page, sqlite3_int64 offset) {
  return XXH3_64bits_withSeed(page, content, (XXH64_hash_t)(offset / CHECKED_PAGE_SIZE + 1));
}

static int is_page(int amount, sqlite3_int64 offset) {
  return amount == CHECKED_PAGE_SIZE && offset % CHECKED_PAGE_SIZE == 0;
}

static int checked_read(sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset) {
  int code = inner(file)->pMethods->xRead(inner(file), buffer, amount, offset);
  if (code != SQLITE_OK || !is_page(amount, offset)) return code;
  XXH64_hash_t expected = checksum(buffer, offset);
  return memcmp(&expected, (const char *)buffer + content, sizeof expected) == 0 ? SQLITE_OK : SQLITE_CORRUPT;
}

static int checked_write(sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset) {
  if (!is_page(amount, offset)) return inner(file)->pMethods->xWrite(inner(file), buffer, amount, offset);
  char page[CHECKED_PAGE_SIZE];
  XXH64_hash_t sum = checksum(buffer, offset);
  memcpy(page, buffer, content);
  memcpy(page + content, &sum, sizeof sum);
  return inner(file)->pMethods->xWrite(inner(file), page, amount, offset);
}

/* What is handed on as it is. */

static int checked_close(sqlite3_file *file) { return inner(file)->pMethods->xClose(inner(file)); }
static int checked_truncate(sqlite3_file *file, sqlite3_int64 size) {
  return inner(file)->pMethods->xTruncate(inner(file), size);
}
static int checked_sync(sqlite3_file *file, int flags) { return inner(file)->pMethods->xSync(inner(file), flags); }
static int checked_size(sqlite3_file *file, sqlite3_int64 *size) {
  return inner(file)->pMethods->xFileSize(inner(file), size);
}
static int checked_lock(sqlite3_file *file, int lock) { return inner(file)->pMethods->xLock(inner(file), lock); }
static int checked_unlock(sqlite3_file *file, int lock) { return inner(file)->pMethods->xUnlock(inner(file), lock); }
static int checked_reserved(sqlite3_file *file, int *result) {
  return inner(file)->pMethods->xCheckReservedLock(inner(file), result);
}
static int checked_control(sqlite3_file *file, int operation, void *argument) {
  return inner(file)->pMethods->xFileControl(inner(file), operation, argument);
}
static int checked_sector(sqlite3_file *file) { return inner(file)->pMethods->xSectorSize(inner(file)); }
static int checked_device(sqlite3_file *file) { return inner(file)->pMethods->xDeviceCharacteristics(inner(file)); }
static int checked_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
  return inner(file)->pMethods->xShmMap(inner(file), region, size, extend, memory);
}
static int checked_map_lock(sqlite3_file *file, int offset, int count, int flags) {
  return inner(file)->pMethods->xShmLock(inner(file), offset, count, flags);
}
static void checked_barrier(sqlite3_file *file) { inner(file)->pMethods->xShmBarrier(inner(file)); }
static int checked_unmap(sqlite3_file *file, int delete) { return inner(file)->pMethods->xShmUnmap(inner(file), delete); }

/* Version 2: no pages are taken from the file by mapping it into memory, which would pass by the check. */
static const sqlite3_io_methods methods = {
    2,              checked_close,    checked_read,     checked_write,   checked_truncate, checked_sync,
    checked_size,   checked_lock,     checked_unlock,   checked_reserved, checked_control, checked_sector,
    checked_device, checked_map,      checked_map_lock, checked_barrier,  checked_unmap,   0, 0};

static sqlite3_vfs *system_of(sqlite3_vfs *vfs) { return (sqlite3_vfs *)vfs->pAppData; }

static int checked_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  sqlite3_vfs *system = system_of(vfs);
  if (!(flags & SQLITE_OPEN_MAIN_DB)) return system->xOpen(system, name, file, flags, out);
  file->pMethods = 0;
  inner(file)->pMethods = 0;
  int code = system->xOpen(system, name, inner(file), flags, out);
  if (inner(file)->pMethods) file->pMethods = &methods;
  return code;
}
static int checked_delete(sqlite3_vfs *vfs, const char *name, int sync) {
  return system_of(vfs)->xDelete(system_of(vfs), name, sync);
}
static int checked_access(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
  return system_of(vfs)->xAccess(system_of(vfs), name, flags, result);
}
static int checked_path(sqlite3_vfs *vfs, const char *name, int size, char *path) {
  return system_of(vfs)->xFullPathname(system_of(vfs), name, size, path);
}
static void *checked_library(sqlite3_vfs *vfs, const char *name) {
  return system_of(vfs)->xDlOpen(system_of(vfs), name);
}
static void checked_library_error(sqlite3_vfs *vfs, int size, char *message) {
  system_of(vfs)->xDlError(system_of(vfs), size, message);
}
static void (*checked_symbol(sqlite3_vfs *vfs, void *library, const char *name))(void) {
  return system_of(vfs)->xDlSym(system_of(vfs), library, name);
}
static void checked_library_close(sqlite3_vfs *vfs, void *library) {
  system_of(vfs)->xDlClose(system_of(vfs), library);
}
static int checked_randomness(sqlite3_vfs *vfs, int size, char *bytes) {
  return system_of(vfs)->xRandomness(system_of(vfs), size, bytes);
}
static int checked_sleep(sqlite3_vfs *vfs, int microseconds) {
  return system_of(vfs)->xSleep(system_of(vfs), microseconds);
}
static int checked_time(sqlite3_vfs *vfs, double *days) {
  return system_of(vfs)->xCurrentTime(system_of(vfs), days);
}
static int checked_error(sqlite3_vfs *vfs, int size, char *message) {
  return system_of(vfs)->xGetLastError(system_of(vfs), size, message);
}
static int checked_milliseconds(sqlite3_vfs *vfs, sqlite3_int64 *time) {
  return system_of(vfs)->xCurrentTimeInt64(system_of(vfs), time);
}

int checked_pages_register(void) {
  static sqlite3_vfs checked = {.iVersion = 2,
                                .zName = CHECKED_PAGES_NAME,
                                .xOpen = checked_open,
                                .xDelete = checked_delete,
                                .xAccess = checked_access,
                                .xFullPathname = checked_path,
                                .xDlOpen = checked_library,
                                .xDlError = checked_library_error,
                                .xDlSym = checked_symbol,
                                .xDlClose = checked_library_close,
                                .xRandomness = checked_randomness,
                                .xSleep = checked_sleep,
                                .xCurrentTime = checked_time,
                                .xGetLastError = checked_error,
                                .xCurrentTimeInt64 = checked_milliseconds};
  sqlite3_vfs *system = sqlite3_vfs_find(0);
  if (!system) return SQLITE_ERROR;
  checked.pAppData = system;
  checked.mxPathname = system->mxPathname;
  checked.szOsFile = (int)sizeof(checked_file) + system->szOsFile;
  return sqlite3_vfs_register(&checked, 0);
}
