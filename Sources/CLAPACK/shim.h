#pragma once
#include <lapacke.h>

// OpenBLAS's own call; it stands in none of LAPACKE's headers.
void openblas_set_num_threads(int threads);
