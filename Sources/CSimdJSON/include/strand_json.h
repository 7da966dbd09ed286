// A thin door to simdjson: one JSON object a call, the fields that are asked for out of it.
#ifndef STRAND_JSON_H
#define STRAND_JSON_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that must be readable behind the end of every record.
enum { STRAND_JSON_PADDING = 64 };

/// A parser with its memory. One thread at a time.
typedef struct strand_json_parser strand_json_parser;

strand_json_parser *strand_json_open(void);
void strand_json_close(strand_json_parser *parser);

enum {
  STRAND_JSON_READ = 0,
  /// Not JSON (RFC 8259), or more than one value.
  STRAND_JSON_INVALID = 1,
  /// Bytes that are no UTF-8.
  STRAND_JSON_NOT_UTF8 = 2,
  STRAND_JSON_TOO_DEEP = 3,
  /// A number that JSON does not allow, or one of more than 4,096 characters.
  STRAND_JSON_NUMBER = 4,
  STRAND_JSON_NO_MEMORY = 5,
  STRAND_JSON_NOT_AN_OBJECT = 6,
  /// A string with a character or an escape that JSON has not: a control character, half of a surrogate pair.
  STRAND_JSON_BAD_STRING = 7,
  /// The field `names[status - STRAND_JSON_REPEATED]` is there more than once.
  STRAND_JSON_REPEATED = 100,
};

enum {
  STRAND_JSON_ABSENT = 0,
  STRAND_JSON_STRING = 1,
  STRAND_JSON_NULL = 2,
  STRAND_JSON_OTHER = 3,
};

/// A field of a record: for a string, its bytes with escapes resolved, borrowed until the next call.
typedef struct {
  int32_t kind;
  const uint8_t *bytes;
  size_t length;
} strand_json_field;

/// Reads the fields with these names (each zero-terminated UTF-8) of one object into `fields`.
/// `bytes` needs STRAND_JSON_PADDING readable bytes behind it.
int32_t strand_json_read(strand_json_parser *parser, const uint8_t *bytes, size_t length, const char *const *names,
                         int32_t count, strand_json_field *fields);

/// The value of a field as it is written in the record, borrowed from `bytes`; false when there is none. Only after
/// strand_json_read of the same bytes gave STRAND_JSON_READ.
bool strand_json_written(strand_json_parser *parser, const uint8_t *bytes, size_t length, const char *name,
                         const uint8_t **value, size_t *value_length);

#ifdef __cplusplus
}
#endif

#endif
