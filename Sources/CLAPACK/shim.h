#pragma once
#include <lapacke.h>

// OpenBLAS's own call; it stands in none of LAPACKE's headers.
void openblas_set_num_threads(int threads);

// The one routine of CBLAS that is used; its header lies in different places. Column-major is 102, not transposed 111.
void cblas_dgemm(int order, int transposeA, int transposeB, int m, int n, int k, double alpha, const double *a, int lda,
                 const double *b, int ldb, double beta, double *c, int ldc);
