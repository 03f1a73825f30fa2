package ferry.bench.web;

import ferry.bench.report.LogScale;
import ferry.bench.report.Numbers;
import ferry.bench.report.Svg;
import ferry.bench.report.Svg.Anchor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a request costs, as pictures. Confined to its thread.
final class Pictures {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 280;
    private static final int LEFT = 170;
    private static final int BAR = 18;
    /// Longer bars are cut, or one slow server would leave nothing to see of the others.
    private static final double LONGEST = 8;

    private static final int MOST_LINES = 8;

    private static final List<String> CONNECTIONS = List.of("c1", "c8", "c64", "c1000", "c5000");

    /// @param x where on the axis
    private record Point(Peer peer, double x, double cpuMicros) {}

    private final Results results;

    Pictures(Results results) {
        this.results = results;
    }

    /// By file name; only those for which there is something to show.
    Map<String, String> svgs() {
        Map<String, String> svgs = new LinkedHashMap<>();
        List<Result> busy = Stream.of(Peer.values())
                .map(peer -> results.of("c64", peer))
                .flatMap(Optional::stream)
                .toList();
        if (!busy.isEmpty()) {
            svgs.put("compare-cpu.svg", bars(busy));
        }
        List<Point> connections = CONNECTIONS.stream().flatMap(this::points).toList();
        if (connections.stream().map(Point::x).distinct().count() > 1) {
            svgs.put("compare-connections.svg", curves("connections", connections));
        }
        List<Point> files = points("files").toList();
        if (!files.isEmpty()) {
            svgs.put("compare-files.svg", curves("files in the tree", files));
        }
        return svgs;
    }

    private Stream<Point> points(String scenario) {
        return results.scenarios().stream()
                .filter(each -> each.name().equals(scenario))
                .flatMap(each -> results.of(each).stream())
                .filter(result -> Peer.MAIN.contains(result.peer()))
                .map(result -> new Point(result.peer(), x(result.in()), result.median(Sample::cpuMicros)));
    }

    /// The same in all pictures.
    private static String colour(Peer peer) {
        return Svg.colour(List.of(Peer.values()).indexOf(peer));
    }

    private static double x(Scenario.Case in) {
        return in.ask() instanceof Ask.AnyOf(int files) ? files : in.connections();
    }

    private static String bars(List<Result> busy) {
        double least = busy.stream()
                .mapToDouble(result -> result.median(Sample::cpuMicros))
                .min()
                .orElseThrow();
        Svg svg = new Svg(WIDTH + LEFT, busy.size() * (BAR + 8) + 50);
        svg.title(10, 24, "CPU µs for a request of 182 bytes, 64 connections");
        for (int i = 0; i < busy.size(); i++) {
            Result result = busy.get(i);
            double cpu = result.median(Sample::cpuMicros);
            boolean isCut = cpu > LONGEST * least;
            double length = Math.min(cpu / least, LONGEST) / LONGEST * (WIDTH - 100);
            Svg row = svg.at(LEFT, 40 + i * (BAR + 8));
            row.text(-8, BAR - 5, Anchor.END, result.peer().title());
            row.bar(0, 0, length, BAR, colour(result.peer()));
            row.text(length + 6, BAR - 5, Anchor.START, Numbers.text(cpu) + (isCut ? " (cut)" : ""));
        }
        return svg.toString();
    }

    /// Between two lines, so that there are not more of them than the eye can use.
    private static double step(double most) {
        double step = 1;
        while (most / step > MOST_LINES) {
            step *= most / step > 2 * MOST_LINES ? 5 : 2;
        }
        return step;
    }

    private static String curves(String what, List<Point> points) {
        double most = points.stream().mapToDouble(Point::cpuMicros).max().orElseThrow();
        double step = step(most);
        LogScale across = LogScale.around(points.stream().mapToDouble(Point::x), WIDTH - 80);
        Axes axes = new Axes(across, step, Math.ceil(most / step) * step);
        Svg svg = new Svg(WIDTH + LEFT, HEIGHT + 100);
        svg.title(10, 24, "CPU µs for a request of 182 bytes, by " + what);
        Svg panel = svg.at(50, 50);
        axes.draw(panel);
        panel.text(across.length() / 2, HEIGHT + 38, Anchor.MIDDLE, what);
        List<Peer> peers = points.stream().map(Point::peer).distinct().sorted().toList();
        for (int i = 0; i < peers.size(); i++) {
            Peer peer = peers.get(i);
            curve(
                    panel,
                    peer,
                    points.stream()
                            .filter(point -> point.peer() == peer)
                            .map(axes::place)
                            .toList());
            Svg legend = panel.at(across.length() + 20, 10 + i * 20);
            legend.dot(0, -4, 5, colour(peer), peer.title());
            legend.text(12, 0, Anchor.START, peer.title());
        }
        return svg.toString();
    }

    private static void curve(Svg panel, Peer peer, List<double[]> places) {
        panel.curve(places, peer == Peer.FERRY ? 3 : 1.5, colour(peer));
        places.forEach(place -> panel.dot(place[0], place[1], 3, colour(peer), peer.title()));
    }

    /// @param step from one line to the next, upwards
    private record Axes(LogScale across, double step, double top) {

        void draw(Svg panel) {
            for (double value = 0; value <= top; value += step) {
                panel.rule(0, height(value), across.length(), height(value));
                panel.text(-6, height(value) + 4, Anchor.END, "%.0f".formatted(value));
            }
            for (double tick : across.ticks()) {
                panel.rule(across.at(tick), 0, across.at(tick), HEIGHT);
                panel.text(across.at(tick), HEIGHT + 18, Anchor.MIDDLE, "%,.0f".formatted(tick));
            }
        }

        double[] place(Point point) {
            return new double[] {across.at(point.x()), height(point.cpuMicros())};
        }

        private double height(double value) {
            return HEIGHT * (1 - value / top);
        }
    }
}
