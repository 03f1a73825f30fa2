package ferry.bench.report;

import java.util.stream.DoubleStream;

/// Places on a logarithmic axis. Immutable.
///
/// @param least the value at 0
/// @param most the value at the end
/// @param length how long the axis is
public record LogScale(double least, double most, double length) {

    /// From the power of ten below all of them to the one above.
    public static LogScale around(DoubleStream values, double length) {
        var range = values.filter(value -> value > 0).summaryStatistics();
        if (range.getCount() == 0) {
            return new LogScale(1, 10, length);
        }
        double least = Math.pow(10, Math.floor(Math.log10(range.getMin())));
        double most = Math.pow(10, Math.ceil(Math.log10(range.getMax())));
        return new LogScale(least, Math.max(most, least * 10), length);
    }

    /// Of what is beyond an end, the end.
    public double at(double value) {
        return length * Math.log(Math.clamp(value, least, most) / least) / Math.log(most / least);
    }

    /// The powers of ten.
    public double[] ticks() {
        return DoubleStream.iterate(least, tick -> tick <= most * 1.001, tick -> tick * 10)
                .toArray();
    }
}
