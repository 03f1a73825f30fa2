package ferry.bench;

import ferry.bench.report.Numbers;
import ferry.bench.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The measurements as tables in Markdown.
final class Report {

    private final Map<String, List<Measurement>> cells;

    Report(List<Measurement> measurements) {
        cells = measurements.stream()
                .collect(Collectors.groupingBy(Measurement::cell, LinkedHashMap::new, Collectors.toList()));
    }

    String markdown() {
        return table("Million messages per second", Cells.THROUGHPUT, Order.MORE_IS_BETTER)
                + table("Million messages per second through a select", Selecting.TABLE, Order.MORE_IS_BETTER)
                + table("Microseconds until an idle receiver has the message, p50", Latency.P50, Order.LESS_IS_BETTER)
                + table("The same, p99", Latency.P99, Order.LESS_IS_BETTER)
                + table("Bytes allocated per message", Cells.ALLOCATION, Order.LESS_IS_BETTER);
    }

    private enum Order {
        MORE_IS_BETTER,
        LESS_IS_BETTER;

        Comparator<Measurement> bestLast() {
            Comparator<Measurement> ascending = Comparator.comparingDouble(Measurement::median);
            return switch (this) {
                case MORE_IS_BETTER -> ascending;
                case LESS_IS_BETTER -> ascending.reversed();
            };
        }

        /// How many times better it is; above 1 it is better.
        double ratio(double subject, double best) {
            return switch (this) {
                case MORE_IS_BETTER -> subject / best;
                case LESS_IS_BETTER -> best / subject;
            };
        }
    }

    /// A table for each capacity, because they have different peers.
    private String table(String title, String table, Order order) {
        StringBuilder text = new StringBuilder("### " + title + "\n\n");
        for (Capacity capacity : Capacity.values()) {
            List<List<Measurement>> rows = cells.values().stream()
                    .filter(cell -> cell.getFirst().table().equals(table)
                            && cell.getFirst().capacity().equals(capacity.toString()))
                    .toList();
            if (!rows.isEmpty()) {
                text.append(rows(rows, capacity, order)).append('\n');
            }
        }
        return text.toString();
    }

    private static String rows(List<List<Measurement>> rows, Capacity capacity, Order order) {
        Set<String> peers = rows.stream()
                .flatMap(List::stream)
                .map(Measurement::peer)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> columns = new ArrayList<>(peers);
        columns.add("ratio");
        Table table = new Table(capacity == Capacity.RENDEZVOUS ? "rendezvous" : capacity.toString(), columns);
        for (List<Measurement> row : rows) {
            Measurement first = row.getFirst();
            table.row(first.load() + ", " + first.threads(), cells(row, peers, order));
        }
        return table.toString();
    }

    private static List<String> cells(List<Measurement> row, Set<String> peers, Order order) {
        List<String> cells = new ArrayList<>();
        for (String peer : peers) {
            cells.add(row.stream()
                    .filter(measurement -> measurement.peer().equals(peer))
                    .findFirst()
                    .map(measurement -> Numbers.text(measurement.median()))
                    .orElse("-"));
        }
        cells.add(ratio(row, order));
        return cells;
    }

    /// Ferry's to the best of those that are compared.
    private static String ratio(List<Measurement> row, Order order) {
        Optional<Measurement> best =
                row.stream().filter(Measurement::isCompared).max(order.bestLast());
        Optional<Measurement> ferry = row.stream().filter(Measurement::isFerry).findFirst();
        if (best.isEmpty() || ferry.isEmpty()) {
            return "-";
        }
        return "**%.2f**".formatted(order.ratio(ferry.get().median(), best.get().median()));
    }
}
