#include "bench/statistics.h"

#include <llvm/ADT/STLExtras.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lasti::bench {
namespace {

/// The quantile of Student's distribution that leaves 2.5 % above it.
double student(double freedom) {
  constexpr double table[] = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
                              2.201,  2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
                              2.080,  2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};
  size_t whole = static_cast<size_t>(std::max(freedom, 1.0));
  if (whole <= std::size(table))
    return table[whole - 1];
  return 1.96 + 2.4 / freedom; // right to three digits from here on
}

/// The degrees of freedom of a sum of independent errors, after Welch and Satterthwaite.
double joint_freedom(llvm::ArrayRef<Ratio> ratios) {
  double squares = 0, denominator = 0;
  for (const Ratio &ratio : ratios) {
    if (!ratio.has_interval())
      return 0;
    double square = ratio.error * ratio.error;
    squares += square;
    denominator += square * square / ratio.freedom;
  }
  if (denominator == 0)
    return ratios.front().freedom;
  return squares * squares / denominator;
}

} // namespace

double median(llvm::ArrayRef<double> values) {
  if (values.empty())
    return 0;
  std::vector<double> sorted(values.begin(), values.end());
  llvm::sort(sorted);
  size_t middle = sorted.size() / 2;
  return sorted.size() % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double mean(llvm::ArrayRef<double> values) {
  double sum = 0;
  for (double value : values)
    sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double standard_deviation(llvm::ArrayRef<double> values) {
  if (values.size() < 2)
    return 0;
  double middle = mean(values), sum = 0;
  for (double value : values)
    sum += (value - middle) * (value - middle);
  return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

std::vector<size_t> outliers(llvm::ArrayRef<double> values) {
  constexpr size_t fewest = 5;
  constexpr double normal = 1.4826; // standard deviation / median distance, of normal values
  std::vector<size_t> found;
  if (values.size() < fewest)
    return found;
  double middle = median(values);
  std::vector<double> distances;
  for (double value : values)
    distances.push_back(std::fabs(value - middle));
  double limit = farthest_deviations * normal * median(distances);
  for (size_t i = 0; i < values.size(); ++i)
    if (limit > 0 && distances[i] > limit)
      found.push_back(i);
  return found;
}

double Ratio::value() const {
  return std::exp(logarithm);
}

double Ratio::low() const {
  return std::exp(logarithm - (has_interval() ? student(freedom) * error : 0));
}

double Ratio::high() const {
  return std::exp(logarithm + (has_interval() ? student(freedom) * error : 0));
}

std::optional<Ratio> ratio_of(llvm::ArrayRef<double> first, llvm::ArrayRef<double> second) {
  std::vector<double> logarithms;
  for (size_t i = 0; i < std::min(first.size(), second.size()); ++i)
    if (first[i] > 0 && second[i] > 0)
      logarithms.push_back(std::log(first[i] / second[i]));
  if (logarithms.empty())
    return std::nullopt;
  double count = static_cast<double>(logarithms.size());
  return Ratio{mean(logarithms), standard_deviation(logarithms) / std::sqrt(count), count - 1};
}

Ratio exact_ratio(double first, double second) {
  return {std::log(std::max(first, 1.0) / std::max(second, 1.0)), 0, 0};
}

Ratio geometric_mean(llvm::ArrayRef<Ratio> ratios) {
  double count = static_cast<double>(ratios.size()), sum = 0, squares = 0;
  for (const Ratio &ratio : ratios) {
    sum += ratio.logarithm;
    squares += ratio.error * ratio.error;
  }
  return {sum / count, std::sqrt(squares) / count, joint_freedom(ratios)};
}

Ratio quotient(const Ratio &first, const Ratio &second) {
  return {first.logarithm - second.logarithm, std::hypot(first.error, second.error),
          joint_freedom({first, second})};
}

} // namespace lasti::bench
