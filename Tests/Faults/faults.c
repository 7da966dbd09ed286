/* Loaded before the C library (LD_PRELOAD) by the tests of faults: the n-th call that changes a file fails, or ends the
   program as a power cut would. The program itself knows nothing of it.

   FAULT_AT     which call, from 1; 0 counts them only
   FAULT_KIND   kill: the program ends before the call; short: half of a write is done, then the program ends;
                a number: the call fails with this errno, and so do all that follow
   FAULT_PATH   only calls on files whose path contains this
   FAULT_COUNT  a file to which the calls are written when the program ends, a letter each: open, write, sync, truncate,
                rename, unlink, mkdir; capitals for files of the index */
#define _GNU_SOURCE
#include <ctype.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int calls;
static char letters[65536];
/* Whether the file of the present call is the index's. */
static __thread int index_file;

static int matches(const char *path) {
  const char *wanted = getenv("FAULT_PATH");
  if (!path) return 0;
  index_file = strstr(path, "/.strand") != NULL;
  return !wanted || strstr(path, wanted);
}

static int matches_descriptor(int descriptor) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  /* Not what is printed. */
  return descriptor > 2 && path[0] == '/' && strncmp(path, "/dev/", 5) && strncmp(path, "/proc/", 6) && matches(path);
}

enum action { GO_ON, FAIL, KILL, HALF };

static enum action next(char letter) {
  const char *at = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND");
  int number = atomic_fetch_add(&calls, 1) + 1;
  if (number < (int)sizeof letters) letters[number - 1] = index_file ? toupper(letter) : letter;
  int wanted = at ? atoi(at) : 0;
  if (!kind || wanted == 0 || number < wanted) return GO_ON;
  if (!strcmp(kind, "kill")) return KILL;
  if (!strcmp(kind, "short")) return HALF;
  errno = atoi(kind);
  return FAIL;
}

static void end(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
/* For a call that is either done or not. */
#define GUARD(letter, condition) \
  if (condition) switch (next(letter)) { case FAIL: return -1; case KILL: case HALF: end(); default: break; }

__attribute__((destructor)) static void tell(void) {
  const char *file = getenv("FAULT_COUNT");
  FILE *out = file ? fopen(file, "w") : NULL;
  if (!out) return;
  fprintf(out, "%s\n", letters);
  fclose(out);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  REAL(write);
  if (matches_descriptor(descriptor)) switch (next('w')) {
    case FAIL: return -1;
    case HALF: real(descriptor, bytes, count / 2); /* then as KILL */
    case KILL: end();
    default: break;
  }
  return real(descriptor, bytes, count);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  REAL(pwrite64);
  if (matches_descriptor(descriptor)) switch (next('w')) {
    case FAIL: return -1;
    case HALF: real(descriptor, bytes, count / 2, offset);
    case KILL: end();
    default: break;
  }
  return real(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return pwrite64(descriptor, bytes, count, offset);
}

int fsync(int descriptor) { REAL(fsync); GUARD('s', matches_descriptor(descriptor)) return real(descriptor); }
int fdatasync(int descriptor) { REAL(fdatasync); GUARD('s', matches_descriptor(descriptor)) return real(descriptor); }
int ftruncate(int descriptor, off_t length) { REAL(ftruncate); GUARD('t', matches_descriptor(descriptor)) return real(descriptor, length); }
int ftruncate64(int descriptor, off64_t length) { REAL(ftruncate64); GUARD('t', matches_descriptor(descriptor)) return real(descriptor, length); }
int rename(const char *from, const char *to) { REAL(rename); GUARD('r', matches(to)) return real(from, to); }
int unlink(const char *path) { REAL(unlink); GUARD('u', matches(path)) return real(path); }
int rmdir(const char *path) { REAL(rmdir); GUARD('u', matches(path)) return real(path); }
int remove(const char *path) { REAL(remove); GUARD('u', matches(path)) return real(path); }
int unlinkat(int folder, const char *path, int flags) {
  REAL(unlinkat);
  GUARD('u', path[0] == '/' ? matches(path) : folder == AT_FDCWD || matches_descriptor(folder))
  return real(folder, path, flags);
}
int mkdir(const char *path, mode_t mode) { REAL(mkdir); GUARD('m', matches(path)) return real(path, mode); }

/* Opening counts where it may change a file. */
static int writes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)); }
#define OPEN(name, ...) \
  mode_t mode = 0; \
  if (flags & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
  REAL(name); \
  GUARD('o', writes(flags) && strncmp(path, "/dev/", 5) && matches(path)) \
  return real(__VA_ARGS__, flags, mode);

int open(const char *path, int flags, ...) { OPEN(open, path) }
int open64(const char *path, int flags, ...) { OPEN(open64, path) }
int openat(int folder, const char *path, int flags, ...) { OPEN(openat, folder, path) }
