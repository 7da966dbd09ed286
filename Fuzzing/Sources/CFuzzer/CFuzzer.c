#include "CFuzzer.h"

/* libFuzzer's library has a main of its own, which asks for this. Ours is the one that runs (main.swift). */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  (void)data;
  (void)size;
  return 0;
}
