#pragma once
#include <stddef.h>
#include <stdint.h>

/* Of compiler-rt (lib/fuzzer/FuzzerInterface.h): runs `callback` on inputs until the limits of the arguments. */
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
