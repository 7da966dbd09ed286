// Hyperscan (x86-64) or Vectorscan (arm64; the same interface): many patterns in one pass.
#include <hs/hs.h>
