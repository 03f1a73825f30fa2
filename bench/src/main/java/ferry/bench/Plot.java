package ferry.bench;

import ferry.bench.report.LogScale;
import ferry.bench.report.Svg;
import ferry.bench.report.Svg.Anchor;
import java.util.List;

/// The throughput as a picture: a panel for each capacity and kind of thread, in it a column for each load, with a dot
/// for each peer, on a logarithmic scale.
final class Plot {

    private static final int PANEL_WIDTH = 260;
    private static final int PANEL_HEIGHT = 260;
    private static final int GAP = 50;
    private static final int LEGEND = 70;
    private static final LogScale RATES = new LogScale(0.01, 100, PANEL_HEIGHT);

    private final List<Measurement> measurements;
    private final List<String> peers;

    Plot(List<Measurement> measurements) {
        this.measurements = measurements.stream()
                .filter(measurement -> measurement.table().equals(Cells.THROUGHPUT))
                .toList();
        this.peers =
                this.measurements.stream().map(Measurement::peer).distinct().toList();
    }

    String svg() {
        int width = Capacity.values().length * (PANEL_WIDTH + GAP) + GAP;
        int height = Threads.values().length * (PANEL_HEIGHT + GAP) + GAP + LEGEND;
        Svg svg = new Svg(width, height);
        int x = GAP;
        for (Capacity capacity : Capacity.values()) {
            int y = GAP;
            for (Threads threads : Threads.values()) {
                panel(svg.at(x, y), capacity, threads);
                y += PANEL_HEIGHT + GAP;
            }
            x += PANEL_WIDTH + GAP;
        }
        legend(svg.at(GAP, height - LEGEND));
        return svg.toString();
    }

    private void panel(Svg svg, Capacity capacity, Threads threads) {
        svg.title(
                0, -8, "%s, %s threads".formatted(capacity == Capacity.RENDEZVOUS ? "rendezvous" : capacity, threads));
        for (double rate : RATES.ticks()) {
            svg.rule(0, y(rate), PANEL_WIDTH, y(rate));
            svg.text(-4, y(rate) + 4, Anchor.END, rate < 1 ? "%.2f".formatted(rate) : "%.0f".formatted(rate));
        }
        for (int i = 0; i < Load.ALL.size(); i++) {
            svg.text(x(i), PANEL_HEIGHT + 16, Anchor.MIDDLE, Load.ALL.get(i).toString());
        }
        measurements.stream()
                .filter(measurement -> measurement.capacity().equals(capacity.toString())
                        && measurement.threads().equals(threads.toString()))
                .forEach(measurement -> dot(svg, measurement));
    }

    private void dot(Svg svg, Measurement measurement) {
        int column = Load.ALL.stream().map(Load::toString).toList().indexOf(measurement.load());
        // Side by side, or they would hide each other.
        double aside = (peers.indexOf(measurement.peer()) - peers.size() / 2.0) * 4;
        dot(svg, x(column) + aside, y(measurement.median()), measurement.peer());
    }

    private void dot(Svg svg, double x, double y, String peer) {
        svg.dot(x, y, peer.equals(Peer.FERRY) ? 6 : 4, Svg.colour(peers.indexOf(peer)), peer);
    }

    private static double x(int column) {
        return (column + 0.5) * PANEL_WIDTH / Load.ALL.size();
    }

    private static double y(double rate) {
        return PANEL_HEIGHT - RATES.at(rate);
    }

    private void legend(Svg svg) {
        svg.text(0, 0, Anchor.START, "million messages per second, median");
        for (int i = 0; i < peers.size(); i++) {
            Svg place = svg.at(i % 5 * 230, 22 + i / 5 * 22);
            dot(place, 6, -4, peers.get(i));
            place.text(18, 0, Anchor.START, peers.get(i));
        }
    }
}
