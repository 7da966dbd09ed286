#pragma once

#ifdef __cplusplus
extern "C" {
#endif

// Distribution functions by Boost.Math. No call throws: an argument outside its domain gives NaN, an overflow
// infinity. `lower` is P(X <= x), `upper` is P(X > x), each computed from its own tail.

double strand_normal_lower(double x);
double strand_normal_quantile(double lower);
double strand_normal_upper_quantile(double upper);

double strand_t_lower(double x, double degrees);
double strand_t_upper_quantile(double upper, double degrees);

double strand_chi_squared_lower(double x, double degrees);
double strand_chi_squared_upper(double x, double degrees);

double strand_f_lower(double x, double numerator, double denominator);
double strand_f_upper(double x, double numerator, double denominator);
double strand_f_quantile(double lower, double numerator, double denominator);
double strand_f_upper_quantile(double upper, double numerator, double denominator);

double strand_noncentral_t_lower(double x, double degrees, double noncentrality);
double strand_noncentral_t_upper(double x, double degrees, double noncentrality);
double strand_noncentral_chi_squared_upper(double x, double degrees, double noncentrality);
double strand_noncentral_f_lower(double x, double numerator, double denominator, double noncentrality);
double strand_noncentral_f_upper(double x, double numerator, double denominator, double noncentrality);

// Owen's T: the probability that X > h and 0 < Y < a X, both standard normal and independent.
double strand_owens_t(double h, double a);

// The ratio gamma(a) / gamma(b).
double strand_gamma_ratio(double a, double b);

#ifdef __cplusplus
}
#endif
