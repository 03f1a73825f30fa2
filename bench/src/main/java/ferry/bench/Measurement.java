package ferry.bench;

import ferry.bench.report.Json;
import ferry.bench.report.Numbers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What came out for one peer in one cell, round by round. Immutable.
///
/// @param table what was measured
/// @param load what the threads did
record Measurement(
        String table, String capacity, String threads, String load, String peer, String rank, List<Double> values) {

    private static final Pattern JSON =
            Pattern.compile("\\{\"table\":\"(.*)\",\"capacity\":\"(.*)\",\"threads\":\"(.*)\","
                    + "\"load\":\"(.*)\",\"peer\":\"(.*)\",\"rank\":\"(.*)\",\"values\":\\[(.*)]}");

    double median() {
        return Numbers.median(values);
    }

    String cell() {
        return String.join(" ", table, capacity, threads, load);
    }

    boolean isFerry() {
        return peer.equals(Peer.FERRY);
    }

    boolean isCompared() {
        return rank.equals(Peer.Rank.BLOCKING.name());
    }

    String toJson() {
        return Json.text(Json.object(
                "table",
                table,
                "capacity",
                capacity,
                "threads",
                threads,
                "load",
                load,
                "peer",
                peer,
                "rank",
                rank,
                "values",
                values));
    }

    static Measurement fromJson(String line) {
        Matcher json = JSON.matcher(line);
        if (!json.matches()) {
            throw new IllegalArgumentException("not a measurement: " + line);
        }
        List<Double> values = Pattern.compile(",")
                .splitAsStream(json.group(7))
                .map(Double::valueOf)
                .toList();
        return new Measurement(
                json.group(1), json.group(2), json.group(3), json.group(4), json.group(5), json.group(6), values);
    }
}
