package ferry.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/// A picture in SVG that is being drawn. Confined to the thread that makes it.
public final class Svg {

    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    private static final List<String> COLOURS = List.of(
            "#d62728", "#1f77b4", "#17a2b8", "#9467bd", "#8c564b", "#2ca02c", "#e377c2", "#7f7f7f", "#bcbd22",
            "#ff7f0e", "#393b79");

    private final StringBuilder elements;
    private final double left;
    private final double top;

    public Svg(int width, int height) {
        this(new StringBuilder(), 0, 0);
        elements.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n"
                        .formatted(width, height));
        elements.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    }

    private Svg(StringBuilder elements, double left, double top) {
        this.elements = elements;
        this.left = left;
        this.top = top;
    }

    public static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    /// The same picture, with its origin there.
    public Svg at(double x, double y) {
        return new Svg(elements, left + x, top + y);
    }

    public void title(double x, double y, String text) {
        text(x, y, Anchor.START, " font-weight=\"bold\"", text);
    }

    public void text(double x, double y, Anchor anchor, String text) {
        text(x, y, anchor, "", text);
    }

    private void text(double x, double y, Anchor anchor, String more, String text) {
        String place =
                anchor == Anchor.START ? "" : " text-anchor=\"%s\"".formatted(anchor == Anchor.END ? "end" : "middle");
        elements.append(
                "<text x=\"%.1f\" y=\"%.1f\"%s%s>%s</text>\n".formatted(left + x, top + y, place, more, escaped(text)));
    }

    /// A line behind what matters, for the eye to follow.
    public void rule(double x1, double y1, double x2, double y2) {
        elements.append("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#ddd\"/>\n"
                .formatted(left + x1, top + y1, left + x2, top + y2));
    }

    /// A line through these points, x and y of each.
    public void curve(List<double[]> points, double width, String colour) {
        String path = points.stream()
                .map(point -> "%.1f,%.1f".formatted(left + point[0], top + point[1]))
                .collect(Collectors.joining(" "));
        elements.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"/>\n"
                .formatted(path, colour, width));
    }

    public void bar(double x, double y, double width, double height, String colour) {
        elements.append("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n"
                .formatted(left + x, top + y, width, height, colour));
    }

    public void dot(double x, double y, double radius, String colour, String name) {
        elements.append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.0f\" fill=\"%s\"><title>%s</title></circle>\n"
                .formatted(left + x, top + y, radius, colour, escaped(name)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    @Override
    public String toString() {
        return elements + "</svg>\n";
    }
}
