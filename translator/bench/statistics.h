// What the times of several runs say. Nothing here is random: the same times give the same numbers.
//
// Runs of two systems come in pairs, one right after the other, so that a machine that becomes slower for a
// while is slower for both. So each pair has a ratio, and the logarithms of these are what is averaged: their
// mean is a geometric mean of ratios, which is as far from 1 if the systems change places. The interval is
// Student's.
#pragma once

#include <llvm/ADT/ArrayRef.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace lasti::bench {

double median(llvm::ArrayRef<double> values);
double mean(llvm::ArrayRef<double> values);
double standard_deviation(llvm::ArrayRef<double> values);

/// Returns the indexes of the values that are farther from the median than `farthest_deviations` times the
/// median distance from it (scaled, so that it is the standard deviation of normal values). None of fewer
/// than five.
std::vector<size_t> outliers(llvm::ArrayRef<double> values);
inline constexpr double farthest_deviations = 5;

/// A ratio, and how sure it is.
struct Ratio {
  double logarithm = 0;
  double error = 0;   ///< standard error of the logarithm
  double freedom = 0; ///< degrees of freedom; 0: nothing is known of the error

  double value() const;
  bool has_interval() const { return freedom > 0; }
  /// The ends of the interval that holds the true ratio in 95 of 100 cases; without one, the ratio itself.
  double low() const;
  double high() const;
  /// Whether the interval has 1 in it: the noise is larger than the difference.
  bool is_noise() const { return has_interval() && low() <= 1 && high() >= 1; }
};

/// Takes the times of two systems, run by run. Returns first / second; nothing where one has none.
std::optional<Ratio> ratio_of(llvm::ArrayRef<double> first, llvm::ArrayRef<double> second);

/// Returns first / second of two counts, which have no error.
Ratio exact_ratio(double first, double second);

/// Returns the geometric mean of ratios of different programs. There must be one.
Ratio geometric_mean(llvm::ArrayRef<Ratio> ratios);

/// Returns first / second of two independent ratios.
Ratio quotient(const Ratio &first, const Ratio &second);

} // namespace lasti::bench
