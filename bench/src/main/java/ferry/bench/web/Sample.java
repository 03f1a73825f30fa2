package ferry.bench.web;

import ferry.bench.report.Json;
import java.util.Map;

/// What one server did in one round of a case. Immutable.
///
/// @param perSecond requests per second
/// @param cpuMicros of the server, for a request
/// @param p50 microseconds, as the other percentiles
/// @param megabytes received, per second
/// @param residentMegabytes of the server, at the end
/// @param errors requests that failed, or had another status than they should
/// @param more what else was seen, by name
record Sample(
        double perSecond,
        double cpuMicros,
        double p50,
        double p99,
        double p999,
        double megabytes,
        double residentMegabytes,
        double errors,
        Map<String, Double> more) {

    /// Of large files, wrk has many only in part when its time is over: these are counted by their bytes.
    static Sample of(Wrk wrk, Ask ask, double cpuMicros, double residentMegabytes, Map<String, Double> more) {
        double requests = ask.path().equals("/" + Site.HUGE) ? (double) wrk.bytes() / Site.HUGE_BYTES : wrk.requests();
        long wrong = ask instanceof Ask.Missing ? Math.abs(wrk.requests() - wrk.refusals()) : wrk.refusals();
        return new Sample(
                requests / wrk.seconds(),
                cpuMicros / Math.max(requests, 1),
                wrk.p50(),
                wrk.p99(),
                wrk.p999(),
                wrk.bytes() / wrk.seconds() / 1e6,
                residentMegabytes,
                wrk.failures() + wrong,
                more);
    }

    Map<String, Object> toJson() {
        Map<String, Object> object = Json.object(
                "perSecond", perSecond,
                "cpuMicros", cpuMicros,
                "p50", p50,
                "p99", p99,
                "p999", p999,
                "megabytes", megabytes,
                "residentMegabytes", residentMegabytes,
                "errors", errors);
        object.putAll(more);
        return object;
    }
}
