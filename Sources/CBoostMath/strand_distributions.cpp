#include "strand_distributions.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/non_central_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/owens_t.hpp>
#include <limits>

namespace {

using namespace boost::math::policies;

// Nothing throws; no promotion to long double, so that every machine computes the same.
using Quiet = policy<domain_error<ignore_error>, pole_error<ignore_error>, overflow_error<ignore_error>,
                     underflow_error<ignore_error>, denorm_error<ignore_error>, evaluation_error<ignore_error>,
                     rounding_error<ignore_error>, indeterminate_result_error<ignore_error>, promote_double<false>>;

using Normal = boost::math::normal_distribution<double, Quiet>;
using StudentT = boost::math::students_t_distribution<double, Quiet>;
using ChiSquared = boost::math::chi_squared_distribution<double, Quiet>;
using FisherF = boost::math::fisher_f_distribution<double, Quiet>;
using NoncentralT = boost::math::non_central_t_distribution<double, Quiet>;
using NoncentralChiSquared = boost::math::non_central_chi_squared_distribution<double, Quiet>;
using NoncentralF = boost::math::non_central_f_distribution<double, Quiet>;

// The border: whatever is thrown below (an iteration limit, no memory) becomes NaN.
template <class Call> double guarded(Call call) noexcept {
  try {
    return call();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

template <class D> double lower(const D &d, double x) {
  return guarded([&] { return boost::math::cdf(d, x); });
}
template <class D> double upper(const D &d, double x) {
  return guarded([&] { return boost::math::cdf(boost::math::complement(d, x)); });
}
template <class D> double at_lower(const D &d, double p) {
  return guarded([&] { return boost::math::quantile(d, p); });
}
template <class D> double at_upper(const D &d, double p) {
  return guarded([&] { return boost::math::quantile(boost::math::complement(d, p)); });
}

} // namespace

extern "C" {

double strand_normal_lower(double x) { return lower(Normal(), x); }
double strand_normal_quantile(double p) { return at_lower(Normal(), p); }
double strand_normal_upper_quantile(double p) { return at_upper(Normal(), p); }

double strand_t_lower(double x, double n) { return lower(StudentT(n), x); }
double strand_t_upper_quantile(double p, double n) { return at_upper(StudentT(n), p); }

double strand_chi_squared_lower(double x, double n) { return lower(ChiSquared(n), x); }
double strand_chi_squared_upper(double x, double n) { return upper(ChiSquared(n), x); }

double strand_f_lower(double x, double m, double n) { return lower(FisherF(m, n), x); }
double strand_f_upper(double x, double m, double n) { return upper(FisherF(m, n), x); }
double strand_f_quantile(double p, double m, double n) { return at_lower(FisherF(m, n), p); }
double strand_f_upper_quantile(double p, double m, double n) { return at_upper(FisherF(m, n), p); }

double strand_noncentral_t_lower(double x, double n, double d) { return lower(NoncentralT(n, d), x); }
double strand_noncentral_t_upper(double x, double n, double d) { return upper(NoncentralT(n, d), x); }
double strand_noncentral_chi_squared_upper(double x, double n, double d) {
  return upper(NoncentralChiSquared(n, d), x);
}
double strand_noncentral_f_lower(double x, double m, double n, double d) { return lower(NoncentralF(m, n, d), x); }
double strand_noncentral_f_upper(double x, double m, double n, double d) { return upper(NoncentralF(m, n, d), x); }

double strand_owens_t(double h, double a) {
  return guarded([&] { return boost::math::owens_t(h, a, Quiet()); });
}

double strand_gamma_ratio(double a, double b) {
  return guarded([&] { return boost::math::tgamma_ratio(a, b, Quiet()); });
}
}
