package ferry.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The throughput as a picture: a panel for each capacity and kind of thread, in it a column for each load, with a dot
/// for each peer, on a logarithmic scale.
final class Plot {

    private static final int PANEL_WIDTH = 260;
    private static final int PANEL_HEIGHT = 260;
    private static final int GAP = 50;
    private static final int LEGEND = 70;
    private static final double LEAST = 0.01;
    private static final double MOST = 100;
    private static final List<String> COLOURS = List.of(
            "#d62728", "#1f77b4", "#17a2b8", "#9467bd", "#8c564b", "#2ca02c", "#e377c2", "#7f7f7f", "#bcbd22",
            "#ff7f0e");

    private final List<Measurement> measurements;
    private final Map<String, String> colours = new LinkedHashMap<>();

    Plot(List<Measurement> measurements) {
        this.measurements = measurements.stream()
                .filter(measurement -> measurement.table().equals(Cells.THROUGHPUT))
                .toList();
        for (Measurement measurement : this.measurements) {
            colours.putIfAbsent(measurement.peer(), COLOURS.get(colours.size() % COLOURS.size()));
        }
    }

    String svg() {
        int width = Capacity.values().length * (PANEL_WIDTH + GAP) + GAP;
        int height = Threads.values().length * (PANEL_HEIGHT + GAP) + GAP + LEGEND;
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n"
                                .formatted(width, height)
                        + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        int x = GAP;
        for (Capacity capacity : Capacity.values()) {
            int y = GAP;
            for (Threads threads : Threads.values()) {
                svg.append("<g transform=\"translate(%d %d)\">\n%s</g>\n".formatted(x, y, panel(capacity, threads)));
                y += PANEL_HEIGHT + GAP;
            }
            x += PANEL_WIDTH + GAP;
        }
        return svg.append(legend(height - LEGEND)).append("</svg>\n").toString();
    }

    private String panel(Capacity capacity, Threads threads) {
        StringBuilder panel = new StringBuilder("<text y=\"-8\" font-weight=\"bold\">%s, %s threads</text>\n"
                .formatted(capacity == Capacity.RENDEZVOUS ? "rendezvous" : capacity, threads));
        for (double rate = LEAST; rate <= MOST; rate *= 10) {
            panel.append(
                    "<path d=\"M0 %.0fH%d\" stroke=\"#ddd\"/><text x=\"-4\" y=\"%.0f\" text-anchor=\"end\">%s</text>\n"
                            .formatted(
                                    y(rate),
                                    PANEL_WIDTH,
                                    y(rate) + 4,
                                    rate < 1 ? "%.2f".formatted(rate) : "%.0f".formatted(rate)));
        }
        for (int i = 0; i < Load.ALL.size(); i++) {
            panel.append("<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                    .formatted(x(i), PANEL_HEIGHT + 16, Load.ALL.get(i)));
        }
        return panel + dots(capacity.toString(), threads.toString());
    }

    private String dots(String capacity, String threads) {
        return measurements.stream()
                .filter(measurement -> measurement.capacity().equals(capacity)
                        && measurement.threads().equals(threads))
                .map(this::dot)
                .collect(Collectors.joining());
    }

    private String dot(Measurement measurement) {
        int column = Load.ALL.stream().map(Load::toString).toList().indexOf(measurement.load());
        // Side by side, or they would hide each other.
        int place = List.copyOf(colours.keySet()).indexOf(measurement.peer());
        double aside = (place - colours.size() / 2.0) * 4;
        return circle(x(column) + aside, y(measurement.median()), measurement.peer());
    }

    private String circle(double x, double y, String peer) {
        return "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\"><title>%s</title></circle>\n"
                .formatted(x, y, peer.equals(Peer.FERRY) ? 6 : 4, colours.get(peer), peer);
    }

    private static double x(int column) {
        return (column + 0.5) * PANEL_WIDTH / Load.ALL.size();
    }

    private static double y(double rate) {
        double share = Math.log(Math.clamp(rate, LEAST, MOST) / LEAST) / Math.log(MOST / LEAST);
        return PANEL_HEIGHT * (1 - share);
    }

    private String legend(int top) {
        StringBuilder legend = new StringBuilder(
                "<text x=\"%d\" y=\"%d\">million messages per second, median</text>\n".formatted(GAP, top));
        int i = 0;
        for (String peer : colours.keySet()) {
            int x = GAP + i % 5 * 230;
            int y = top + 22 + i / 5 * 22;
            legend.append(circle(x + 6, y - 4, peer))
                    .append("<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(x + 18, y, peer));
            i++;
        }
        return legend.toString();
    }
}
