package ferry.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What comes of switches over types, and of records that are compared.
public final class Outcomes implements Supplier<List<Object>> {
    sealed interface Shape {
        record Circle(String name) implements Shape {}

        record Square(int side) implements Shape {}

        enum Nothing implements Shape {
            AT_ALL
        }

        default String kind() {
            return switch (this) {
                case Circle(String name) when name.isEmpty() -> "a circle without a name";
                case Circle(String name) -> name;
                case Square(int side) -> "a square of " + side;
                case Nothing _ -> "nothing";
            };
        }
    }

    record Everything(
            boolean truth,
            byte small,
            char letter,
            short little,
            int number,
            long large,
            float broken,
            double real,
            @Nullable String text,
            List<Integer> list) {}

    private static final Everything ONE =
            new Everything(true, (byte) 1, 'a', (short) 2, 3, 4, Float.NaN, -0.0, "text", List.of(5));

    private static final Everything WITHOUT_TEXT =
            new Everything(true, (byte) 1, 'a', (short) 2, 3, 4, Float.NaN, -0.0, null, List.of(5));

    @Override
    public List<Object> get() {
        var outcomes = new ArrayList<Object>();
        List.of(new Shape.Circle(""), new Shape.Circle("round"), new Shape.Square(2), Shape.Nothing.AT_ALL)
                .forEach(shape -> outcomes.add(shape.kind()));
        outcomes.add(kind(null));
        outcomes.add(kind(7));
        outcomes.add(kind("word"));
        for (Object other : others()) {
            outcomes.add(ONE.equals(other));
            outcomes.add(other.hashCode());
        }
        outcomes.add(WITHOUT_TEXT.equals(others().get(others().indexOf(WITHOUT_TEXT))));
        outcomes.add(ONE.toString());
        return outcomes;
    }

    private static String kind(@Nullable Object any) {
        return switch (any) {
            case null -> "null";
            case String text -> text;
            case Integer number -> "number " + number;
            default -> "something else";
        };
    }

    private static List<Object> others() {
        return List.of(
                "no record",
                new Everything(true, (byte) 1, 'a', (short) 2, 3, 4, Float.NaN, -0.0, "text", List.of(5)),
                new Everything(false, (byte) 1, 'a', (short) 2, 3, 4, Float.NaN, -0.0, "text", List.of(5)),
                new Everything(true, (byte) 0, 'a', (short) 2, 3, 4, Float.NaN, -0.0, "text", List.of(5)),
                new Everything(true, (byte) 1, 'b', (short) 2, 3, 4, Float.NaN, -0.0, "text", List.of(5)),
                new Everything(true, (byte) 1, 'a', (short) 0, 3, 4, Float.NaN, -0.0, "text", List.of(5)),
                new Everything(true, (byte) 1, 'a', (short) 2, 0, 4, Float.NaN, -0.0, "text", List.of(5)),
                new Everything(true, (byte) 1, 'a', (short) 2, 3, 0, Float.NaN, -0.0, "text", List.of(5)),
                new Everything(true, (byte) 1, 'a', (short) 2, 3, 4, 0, -0.0, "text", List.of(5)),
                new Everything(true, (byte) 1, 'a', (short) 2, 3, 4, Float.NaN, 0.0, "text", List.of(5)),
                WITHOUT_TEXT,
                new Everything(true, (byte) 1, 'a', (short) 2, 3, 4, Float.NaN, -0.0, "text", List.of()));
    }
}
