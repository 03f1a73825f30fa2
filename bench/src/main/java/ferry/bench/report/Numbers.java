package ferry.bench.report;

import java.util.Collection;

/// Numbers as the reports have them. Thread-safe: there is no state.
public final class Numbers {

    private Numbers() {}

    /// Of an even number of values, the mean of the two in the middle.
    public static double median(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// With three digits that count.
    public static String text(double value) {
        return value >= 10_000
                ? "%,.0f".formatted(value)
                : value >= 100
                        ? "%.0f".formatted(value)
                        : value >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }
}
